/**
 * D and Z: first the crew by its letter (Enter takes the proposed one), then people by number, or nobody for the whole
 * crew. The three best come first, with why. People who would be refused are shown with the reason and cannot be chosen,
 * but for a missing certificate: for that a second person is asked. Z asks for a reason as well.
 */
import { useState } from "react";
import { dayToText } from "../../../app/civil.ts";
import { useWords } from "../../../app/words.ts";
import type { Words } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { CrewRow } from "../../../../shared/views.ts";
import type { OverrideWish } from "../../../../shared/ticket/override.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { OverrideStage } from "./OverrideStage.tsx";
import { TextLine } from "./TextLine.tsx";
import { usePeopleChoice } from "./use-people-choice.ts";
import { useSend } from "./use-send.ts";
import styles from "./Acts.module.css";

/** Where the job goes. */
export function SendAct(props: ActPanelProps) {
  const crews = useView("crews").rows.toSorted((one, other) => one.seat - other.seat);
  const [crewId, setCrewId] = useState<string | null>(null);
  const crew = crews.find((one) => one.crewId === crewId);
  if (crew === undefined) return <CrewStage {...props} crews={crews} onCrew={setCrewId} />;
  return <PeopleStage key={crew.crewId} {...props} crew={crew} onBack={() => setCrewId(null)} />;
}

/** The crew to propose: the service's own for a dispatch, the present one for a reassignment. */
function proposedCrew({ act, row, service }: ActPanelProps): string | null {
  return (act.letter === "Z" ? row.state.assignment?.crewId : undefined) ?? service?.crewId ?? null;
}

function CrewStage(props: ActPanelProps & { readonly crews: readonly CrewRow[]; onCrew(crewId: string): void }) {
  const { act, crews, onCrew, onEnd } = props;
  const { t, pick, language } = useWords();
  const proposed = proposedCrew(props);
  const handleKey = (event: React.KeyboardEvent) => {
    const crew = crews.find((one) => event.code === `Key${one.letter.toUpperCase()}`);
    if (crew !== undefined) onCrew(crew.crewId);
    return crew !== undefined;
  };
  const choices = crews.map((crew) => ({ id: crew.crewId, keyCap: crew.letter.toUpperCase(), text: pick(crew.short), detail: t("ticket.send.free", { count: crew.free }) }));
  return (
    <ActFrame act={act} problems={[]} doWord={t("ticket.send.take")} onListKey={handleKey} onDo={() => proposed !== null && onCrew(proposed)} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.crew")} choices={choices} columns={language === "en" ? 2 : 3} chosen={new Set(proposed === null ? [] : [proposed])} onChoose={onCrew} />
    </ActFrame>
  );
}

interface PeopleStageProps extends ActPanelProps {
  readonly crew: CrewRow;
  onBack(): void;
}

/** An outsourcer: until when the contract runs; names are not needed. */
function contractText({ contractUntilMs }: CrewRow, { t, language }: Words): string {
  return contractUntilMs === null ? t("ticket.send.outsourced") : t("ticket.send.contract", { day: dayToText(contractUntilMs, language) });
}

function PeopleStage({ act, row, crew, service, onBack, onEnd }: PeopleStageProps) {
  const words = useWords();
  const { t, pick } = words;
  const [reason, setReason] = useState("");
  const [isOverriding, setOverriding] = useState(false);
  const { letter, ticketIds } = act;
  const sender = useSend(ticketIds, () => onEnd(t(`ticket.done.${letter}`, { crew: pick(crew.name) })));
  const people = usePeopleChoice({ crew, ticketIds, service, placeId: row.state.place.id, mayOverride: true, complain: sender.complain });
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.key === "Backspace") onBack();
    return event.key === "Backspace" || people.takeKey(event);
  };
  const send = (override?: OverrideWish, pin?: string) => {
    const body = { crewId: crew.crewId, personIds: [...people.chosen], ...(override === undefined ? {} : { override }) };
    const second = pin === undefined ? {} : { second: { pin } };
    if (letter === "D") sender.send((ticketId) => ({ command: "ticket.dispatch", body: { ...body, ticketId }, ...second }));
    else sender.send((ticketId) => ({ command: "ticket.reassign", body: { ...body, ticketId, reason: reason.trim() }, ...second }));
  };
  const handleDo = () => (people.lacking.length > 0 ? setOverriding(true) : send());
  if (isOverriding) {
    return (
      <OverrideStage act={act} lacking={people.lacking} certificate={service?.certificate ?? ""} problems={sender.problems} onDo={send} complain={sender.complain} onBack={() => setOverriding(false)} />
    );
  }
  const doWord = people.chosen.size === 0 ? t("ticket.send.wholeCrew") : t("ticket.send.people", { count: people.chosen.size });
  return (
    <ActFrame act={act} problems={sender.problems} doWord={doWord} onListKey={handleKey} onDo={handleDo} onCancel={onBack}>
      <p className={styles["crewName"]}><b>{pick(crew.name)}</b> {crew.phone}{crew.outsourced && <span className={styles["choiceDetail"]}>{contractText(crew, words)}</span>}</p>
      <Choices first label={pick(crew.name)} choices={people.choices} chosen={people.chosen} onChoose={people.toggle} />
      <p className={styles["explained"]}>{t("ticket.send.explained")}</p>
      {letter === "Z" && <TextLine label={t("ticket.ask.reason")} value={reason} onChange={setReason} />}
    </ActFrame>
  );
}
