/** Chooses the panel for an act's letter. Acts that the ticket does not allow now say so instead of asking for anything. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import { hasReached } from "../../../../shared/ticket/state.ts";
import type { ServiceRow, TicketRow } from "../../../../shared/views.ts";
import { useNotYours } from "../act-command.ts";
import { nextCommand } from "../available.ts";
import type { OpenAct } from "../use-current-act.ts";
import { AcceptAct } from "./AcceptAct.tsx";
import { ActFrame } from "./ActFrame.tsx";
import { CallBackAct } from "./CallBackAct.tsx";
import { MergeAct } from "./MergeAct.tsx";
import { NextAct } from "./NextAct.tsx";
import { OwnAct } from "./OwnAct.tsx";
import { PrintAct } from "./PrintAct.tsx";
import { PriorityAct } from "./PriorityAct.tsx";
import { RateAct } from "./RateAct.tsx";
import { isReasonLetter, ReasonAct } from "./ReasonAct.tsx";
import { ResumeAct, SuspendAct } from "./SuspendAct.tsx";
import { SendAct } from "./SendAct.tsx";
import { SignAct } from "./SignAct.tsx";

export interface ActPanelProps {
  readonly act: OpenAct;
  readonly row: TicketRow;
  readonly service: ServiceRow | undefined;
  /** Whether the ticket allows this act now. */
  readonly allowed: boolean;
  /** Ends the act; with a sentence where it was done. */
  onEnd(said?: string): void;
}

/** The panel. */
export function ActPanel(props: ActPanelProps) {
  const { act, row, allowed } = props;
  const { letter } = act;
  const notYours = useNotYours()(letter);
  if (notYours !== "") return <ActFrame act={act} problems={[notYours]} onCancel={() => props.onEnd()}>{null}</ActFrame>;
  if (letter === "P") return <PrintAct {...props} />;
  if (!allowed) return <NotNow {...props} />;
  if (isReasonLetter(letter)) return <ReasonAct {...props} letter={letter} />;
  switch (letter) {
    case "D":
    case "Z": return <SendAct {...props} />;
    case "G": return row.state.side.kind === "suspended" ? <ResumeAct {...props} /> : <SuspendAct {...props} />;
    case "N": return <Next {...props} />;
    case "Q": return <SignAct {...props} />;
    case "E": return <RateAct {...props} />;
    case "H": return <CallBackAct {...props} />;
    case "O": return <OwnAct {...props} />;
    case "Y": return <PriorityAct {...props} />;
    default: return <MergeAct {...props} />;
  }
}

/** A job sent to a whole crew asks who takes it; anything else is a single step. The step is the one that was next when the panel opened. */
function Next(props: ActPanelProps) {
  const { assignment } = props.row.state;
  const [command] = useState(() => nextCommand(props.row.state));
  const [asksWho] = useState(() => command === "ticket.accept" && assignment?.people.length === 0);
  const crew = useView("crews").byKey.get(assignment?.crewId ?? "");
  if (command === null) return <NotNow {...props} />;
  return asksWho && crew !== undefined ? <AcceptAct {...props} crew={crew} /> : <NextAct {...props} command={command} />;
}

/** Why not, as far as the ticket shows it: held, ended, not that far, or past it. */
function NotNow({ act, row: { state }, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const { side, step } = state;
  const now = side.kind === "none" ? t(`parts.step.${step}`) : t(`parts.status.${side.kind}`, { for: "" });
  const isMissing = act.letter === "O" || act.letter === "R";
  const waits = !isMissing && step === "logged" && !hasReached(state, "dispatched") && side.kind === "none";
  const sentence = isMissing ? t(`ticket.nothing.${act.letter}`) : t("ticket.notNow", { act: t(`ticket.act.${act.letter}`), now });
  return (
    <ActFrame act={act} problems={[sentence]} onCancel={() => onEnd()}>
      {waits && <p>{t("ticket.dispatchFirst")}</p>}
    </ActFrame>
  );
}
