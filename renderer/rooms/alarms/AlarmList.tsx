/**
 * The list itself: arrows move, K takes an alarm over, B puts it aside or takes it back, Enter opens its ticket, → and ← open
 * and close what is folded. Nothing moves under the hand: the cursor stays on its alarm when the order changes.
 */
import { useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import { AlarmLineRow } from "./AlarmLineRow.tsx";
import { alarmLines, lineKey } from "./alarm-groups.ts";
import type { AlarmSections } from "./alarm-groups.ts";
import { ShelveForm } from "./ShelveForm.tsx";
import styles from "./Alarms.module.css";

/** Lines that PgUp and PgDn jump. Assumed, as on the board. */
const pageLines = 12;

/** The list with its keys. */
export function AlarmList({ found }: { readonly found: AlarmSections }) {
  const { t } = useWords();
  const { select } = useSelection();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string | null>(null);
  const [shelving, setShelving] = useState<string | null>(null);
  const lines = alarmLines(found, open);
  const at = Math.max(0, lines.findIndex((line) => lineKey(line) === cursor));
  const line = lines[at];
  const row = line?.kind === "alarm" ? line.row : undefined;

  const move = (to: number) => {
    const target = lines[Math.min(Math.max(to, 0), lines.length - 1)];
    setCursor(target === undefined ? null : lineKey(target));
  };
  const unfold = (isOpen: boolean) => {
    if (line === undefined) return;
    const next = new Set(open);
    if (isOpen) next.add(lineKey(line));
    else next.delete(lineKey(line));
    setOpen(next);
  };
  const acknowledge = () => { if (row !== undefined && isUnanswered(row)) void submit("alarm.acknowledge", { pointId: row.pointId }); };
  const shelve = () => {
    if (row === undefined) return;
    if (row.shelf === null) setShelving(row.pointId);
    else void submit("alarm.unshelve", { pointId: row.pointId });
  };
  const enter = () => {
    if (line?.kind === "section") unfold(!line.isOpen);
    else if (row !== undefined && row.ticket !== null) select(row.ticket.id);
  };
  useKeys("alarms", {
    ArrowUp: () => move(at - 1), ArrowDown: () => move(at + 1), PageUp: () => move(at - pageLines), PageDown: () => move(at + pageLines), Home: () => move(0), End: () => move(lines.length - 1),
    ArrowRight: () => unfold(true), ArrowLeft: () => unfold(false), KeyK: acknowledge, KeyB: shelve, Enter: enter,
  });

  return (
    <>
      <div className={styles["list"]} role="listbox" tabIndex={0} data-first-focus="" aria-label={t("alarms.title")} aria-activedescendant={line === undefined ? undefined : `alarm-${lineKey(line)}`}>
        {lines.length === 0 && <EmptyLine>{t("alarms.none")}</EmptyLine>}
        {lines.map((one) => (
          <AlarmLineRow key={lineKey(one)} line={one} isAt={one === line} onPick={() => { setCursor(lineKey(one)); if (one.kind === "section") setOpen(toggled(open, one.section)); }} />
        ))}
      </div>
      {row !== undefined && shelving === row.pointId && <ShelveForm row={row} onDone={() => {
        setShelving(null);
        document.querySelector<HTMLElement>('[data-scope="alarms"] [data-first-focus]')?.focus();
      }} />}
      <footer className={styles["foot"]}>
        <button type="button" className={styles["act"]} aria-keyshortcuts="K" disabled={row === undefined || !isUnanswered(row)} onClick={acknowledge}>{t("alarms.acknowledge")} <KeyCap keys="K" /></button>
        <button type="button" className={styles["act"]} aria-keyshortcuts="B" disabled={row === undefined} onClick={shelve}>{t(row?.shelf == null ? "alarms.shelve" : "alarms.unshelve")} <KeyCap keys="B" /></button>
        <button type="button" className={styles["act"]} aria-keyshortcuts="Enter" disabled={row?.ticket == null} onClick={enter}>{t("alarms.openTicket")} <KeyCap keys="Enter" /></button>
        <span className={styles["hint"]}>{t("alarms.foldKeys")} <KeyCap keys="→ ←" /> {t("alarms.close")} <KeyCap keys="Esc" /></span>
      </footer>
    </>
  );
}

function toggled(open: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(key)) next.add(key);
  return next;
}
