/** One line: mark, how long, place, what, how it stands and whose it is, its ticket, how much is folded under it. */
import { timeToText } from "../../app/civil.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { durationToText } from "../../parts/duration.ts";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import type { AlarmRow } from "../../../shared/views.ts";
import { lineKey } from "./alarm-groups.ts";
import type { AlarmLine } from "./alarm-groups.ts";
import styles from "./Alarms.module.css";

export interface AlarmLineRowProps {
  readonly line: AlarmLine;
  readonly isAt: boolean;
  onPick(): void;
}

/** The line; a section's head is one, too. */
export function AlarmLineRow({ line, isAt, onPick }: AlarmLineRowProps) {
  const { t } = useWords();
  const scroll = (element: HTMLElement | null) => { if (isAt) element?.scrollIntoView({ block: "nearest" }); };
  const shared = { ref: scroll, id: `alarm-${lineKey(line)}`, role: "option", "aria-selected": isAt, onMouseDown: (event: React.MouseEvent) => event.preventDefault(), onClick: onPick } as const;
  if (line.kind === "section") {
    return (
      <div {...shared} className={`${styles["section"]} ${isAt ? styles["at"] : ""}`}>{line.isOpen ? "▾" : "▸"} {t(`alarms.section.${line.section}`)} {line.count}</div>
    );
  }
  const { row } = line;
  const tint = row.shelf !== null || !isUnanswered(row) ? "" : row.lifeSafety || row.severity === 1 ? "redRow" : row.severity === 2 ? "amberRow" : "";
  return (
    <div {...shared} className={`${styles["row"]} ${styles[tint] ?? ""} ${isAt ? styles["at"] : ""}`} data-depth={line.depth}><Cells line={line} /></div>
  );
}

function Cells({ line }: { readonly line: Extract<AlarmLine, { kind: "alarm" }> }) {
  const words = useWords();
  const { t, pick } = words;
  const { row, folded, isOpen } = line;
  const nowMs = useNow();
  const sinceMs = row.phase === "normal" ? row.staleSinceMs ?? row.shelf?.sinceMs ?? row.chatter?.sinceMs ?? nowMs : row.raisedAtMs ?? nowMs;
  return (
    <>
      <span className={styles["mark"]}><PriorityMark priority={row.severity} loud={isUnanswered(row)} calling={row.phase === "unacknowledged" && row.severity === 1 && row.shelf === null} /></span>
      <span className={styles["age"]}>{durationToText(nowMs - sinceMs, t)}</span>
      <span className={styles["what"]}><b>{pick(row.place)}</b> {pick(row.text)} <span className={styles["value"]}>{row.phase === "normal" || isSwitched(row.value) ? "" : row.value}</span></span>
      <span className={styles["state"]}>{stateText(row, words)}</span>
      <span className={styles["ticket"]}>{row.ticket !== null && row.ticket.occurrence === row.occurrence ? row.ticket.number.slice(7) : ""}</span>
      <span className={styles["folded"]}>{folded > 0 && `${isOpen ? "▾" : "▸"} ${t("alarms.folded", { count: folded })}`}</span>
    </>
  );
}

/** A point that only switches: its value says no more than that there is an alarm. */
function isSwitched(value: string): boolean {
  return /^(?:0|1|true|false|on|off)$/i.test(value);
}

function stateText(row: AlarmRow, { t, pick }: Words): string {
  const doubt = [row.staleSinceMs !== null && t("alarms.state.stale"), row.chatter !== null && t("alarms.state.chattering", { count: row.chatter.changes })];
  if (row.shelf !== null) return t("alarms.state.shelved", { until: timeToText(row.shelf.untilMs), reason: row.shelf.reason, who: pick(row.shelf.by) });
  const own = row.phase === "acknowledged" && row.owner !== null ? t("alarms.state.owned", { who: pick(row.owner.name), at: timeToText(row.owner.atMs) })
    : row.phase === "normal" ? "" : t(`alarms.state.${row.phase}`);
  return [own, ...doubt].filter((one) => one !== "" && one !== false).join(t("ticket.comma"));
}
