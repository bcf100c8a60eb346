/** M: this ticket ends in favour of another open one; its callers go along. Type to find, ↑↓ to choose, Enter. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { mergeCandidates } from "./merge-candidates.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";
import styles from "./Acts.module.css";

/** Chooses the job that goes on. */
export function MergeAct({ act, row, onEnd }: ActPanelProps) {
  const { t, pick } = useWords();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = mergeCandidates(useView("board").rows, row.state, typed);
  const into = found[Math.min(at, found.length - 1)];
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.M", { number: into?.number ?? "" })));
  const handleDo = () => {
    if (into === undefined) sender.complain(t("ticket.merge.none"));
    else sender.send((ticketId) => ({ command: "ticket.merge", body: { ticketId, intoId: into.ticketId } }));
  };
  const handleArrow = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt(Math.min(found.length - 1, Math.max(0, Math.min(at, found.length - 1) + step)));
  };
  const change = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.M")} onDo={handleDo} onCancel={() => onEnd()}>
      <div onKeyDown={handleArrow}><TextLine first label={t("ticket.ask.M")} value={typed} onChange={change} /></div>
      <div role="listbox" aria-label={t("ticket.ask.M")} className={styles["choices"]}>
        {found.map((one) => (
          <div key={one.ticketId} role="option" tabIndex={-1} aria-selected={one === into} className={styles["choice"]} onClick={() => setAt(found.indexOf(one))}>
            <span className={styles["choiceText"]}>{pick(one.place)} {one.matter}</span>
            <span className={styles["choiceDetail"]}>{one.number}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p>{t(typed.trim() === "" ? "ticket.merge.type" : "ticket.merge.none")}</p>}
    </ActFrame>
  );
}
