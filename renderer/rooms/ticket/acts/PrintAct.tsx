/**
 * P: a slip on this desk's printer. Where the hub is out of reach the operator says whether it comes out now, alone, or when
 * the hub has ordered it. A slip whose outcome is not known asks for eyes: is the paper there? Nothing repeats by itself.
 */
import { useState } from "react";
import { timeToText } from "../../../app/civil.ts";
import { useSession } from "../../../app/session.ts";
import { useWords } from "../../../app/words.ts";
import { submit } from "../../../bridge/submit.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { SlipRow } from "../../../../shared/views.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listPlace } from "./crew-people.ts";
import { useSend } from "./use-send.ts";

type When = "now" | "later";

/** The printing of a slip, or of one more. */
export function PrintAct({ act, row, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const { hello } = useSession();
  const isIsland = useView("link").rows[0]?.state === "island";
  const printer = useView("devices").rows.find((device) => device.name === "printer");
  const slips = useView("slips", { ticketId: row.ticketId }).rows;
  const doubtful = slips.findLast((slip) => slip.step === "unknown" && slip.desk === hello.deskNumber);
  const [when, setWhen] = useState<When>("now");
  const sender = useSend(act.ticketIds, () => onEnd(t(isIsland && when === "later" ? "ticket.print.waits" : "ticket.print.sent")));
  if (printer?.enabled !== true) return <ActFrame act={act} problems={[]} onCancel={() => onEnd()}><p>{t("ticket.print.noPrinter")}</p></ActFrame>;
  const handleDo = () => sender.send((ticketId) => ({ command: "slip.print", body: { ticketId, alone: isIsland && when === "now" } }));
  const settle = (slip: SlipRow) => void submit("slip.end", { slipId: slip.slipId, outcome: "printed" }).then(() => onEnd(t("ticket.print.settled")));
  const ways: readonly When[] = ["now", "later"];
  const handleKey = (event: React.KeyboardEvent) => {
    if (doubtful !== undefined && event.code === "KeyY") {
      settle(doubtful);
      return true;
    }
    const found = isIsland ? ways[listPlace(event.code)] : undefined;
    if (found !== undefined) setWhen(found);
    return found !== undefined;
  };
  const doWord = t(slips.length === 0 ? "ticket.act.P" : "ticket.print.again");
  return (
    <ActFrame act={act} problems={sender.problems} doWord={doWord} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      {slips.length > 0 && <ul>{slips.map((slip) => <li key={slip.slipId}>{slipLine(slip, t)}</li>)}</ul>}
      {printer.state === "failing" && <p>{t(`device.state.${printer.code}`, { ...printer.params })}</p>}
      {doubtful !== undefined && <Choices label={t("ticket.print.doubtful")} columns={1} chosen={new Set()} onChoose={() => settle(doubtful)} choices={[{ id: "printed", keyCap: "Y", text: t("ticket.print.isThere"), detail: t("ticket.print.doubtful") }]} />}
      {isIsland && <Choices first label={t("ticket.print.when")} chosen={new Set([when])} onChoose={(id) => setWhen(id as When)} choices={ways.map((id, index) => ({ id, keyCap: String(index + 1), text: t(`ticket.print.${id}`) }))} />}
    </ActFrame>
  );
}

function slipLine(slip: SlipRow, t: (key: string, params?: Record<string, string | number>) => string): string {
  return t("ticket.print.line", { copy: slip.copy, desk: slip.desk, time: timeToText(slip.askedAtMs), step: t(`parts.slip.${slip.step}`) });
}
