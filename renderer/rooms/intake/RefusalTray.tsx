/**
 * What this desk wanted and did not get, kept until read: my act, who was first, the ways out with their keys. The oldest on
 * top, counted if there are more; survives a restart, since it stands in the log. Alt V lays both versions side by side.
 */
import { useState } from "react";
import { runAct } from "../../app/acts.ts";
import { timeToText } from "../../app/civil.ts";
import { useKeys } from "../../app/keyboard.ts";
import { goToRoom } from "../../app/rooms.ts";
import { selectionNow } from "../../app/selection.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { RefusedRow } from "../../../shared/views.ts";
import styles from "./Tray.module.css";
import { BothVersions } from "./BothVersions.tsx";
import { useRefusedAct } from "./use-refused-act.ts";

/** The tray; nothing when nothing was refused. */
export function RefusalTray() {
  const rows = useView("refused").rows.toSorted((one, other) => one.atMs - other.atMs);
  const [oldest] = rows;
  return oldest === undefined ? null : <TrayItem key={oldest.commandId} row={oldest} count={rows.length} />;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Choose again: the same act on the same ticket, in the drawer. */
function chooseAgain({ command, body, code }: RefusedRow): void {
  const ticketId = textOf(body["ticketId"]);
  if (ticketId === null) {
    goToRoom("intake");
    return;
  }
  selectionNow().select(ticketId);
  goToRoom("drawer");
  const letter = code === "ticket.dispatched-already" || command === "ticket.reassign" ? "Z" : "D";
  if (command === "ticket.dispatch" || command === "ticket.reassign") requestAnimationFrame(() => runAct(letter, ticketId));
}

function TrayItem({ row, count }: { readonly row: RefusedRow; readonly count: number }) {
  const { t } = useWords();
  const refusal = useRefusalText();
  const act = useRefusedAct(row);
  const [both, setBoth] = useState(false);
  const acts = {
    again: () => chooseAgain(row),
    both: () => { setBoth((open) => !open); const ticketId = textOf(row.body["ticketId"]); if (ticketId !== null) selectionNow().select(ticketId); },
    read: () => void desk.call("readRefused", { commandId: row.commandId }),
  };
  useKeys("everywhere", { "Alt+KeyR": acts.again, "Alt+KeyV": acts.both, "Alt+KeyX": acts.read });
  const sentence = refusal(row);
  const lead = t("tray.lead");
  return (
    <section className={styles["tray"]} role="alert" aria-label={t("tray.title")}>
      <p className={styles["line"]}>
        <b className={styles["mark"]}><span aria-hidden="true">✕ </span>{t("tray.title")}</b>
        <span className={styles["act"]}>{act}</span>
        {count > 1 && <b className={styles["count"]}>{t("tray.more", { count: count - 1 })}</b>}
        <span className={styles["time"]}>{timeToText(row.atMs)}</span>
      </p>
      <p className={styles["why"]}>{sentence.startsWith(lead) ? sentence.slice(lead.length) : sentence}</p>
      {both && <BothVersions row={row} act={act} />}
      <div className={styles["ways"]}>
        {(["again", "both", "read"] as const).map((way) => (
          <button key={way} type="button" className={styles["way"]} aria-keyshortcuts={`Alt+${wayKeys[way]}`} onClick={acts[way]}>
            <KeyCap keys={`Alt ${wayKeys[way]}`} /> {t(`tray.${way}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

const wayKeys = { again: "R", both: "V", read: "X" } as const;
