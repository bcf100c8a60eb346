/**
 * D and Z: first the crew by its letter (Enter takes the proposed one), then people by number, or nobody for the whole
 * crew. People who would be refused are shown with the reason and cannot be chosen. Z asks for a reason as well.
 */
import { useState } from "react";
import { shortDayToText } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { useWords } from "../../../app/words.ts";
import type { Words } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { CrewRow } from "../../../../shared/views.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { crewPeople, listKeys, listPlace } from "./crew-people.ts";
import type { Candidate } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
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
  const { t, pick } = useWords();
  const proposed = proposedCrew(props);
  const handleKey = (event: React.KeyboardEvent) => {
    const crew = crews.find((one) => event.code === `Key${one.letter.toUpperCase()}`);
    if (crew !== undefined) onCrew(crew.crewId);
    return crew !== undefined;
  };
  const choices = crews.map((crew) => ({ id: crew.crewId, keyCap: crew.letter.toUpperCase(), text: pick(crew.short), detail: t("ticket.send.free", { count: crew.free }) }));
  return (
    <ActFrame act={act} problems={[]} doWord={t("ticket.send.take")} onListKey={handleKey} onDo={() => proposed !== null && onCrew(proposed)} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.crew")} choices={choices} columns={3} chosen={new Set(proposed === null ? [] : [proposed])} onChoose={onCrew} />
    </ActFrame>
  );
}

interface PeopleStageProps extends ActPanelProps {
  readonly crew: CrewRow;
  onBack(): void;
}

function PeopleStage({ act, crew, service, onBack, onEnd }: PeopleStageProps) {
  const words = useWords();
  const { t, pick } = words;
  const people = useView("people").rows;
  const candidates = crewPeople(people, crew, { ticketIds: act.ticketIds, certificate: service?.certificate ?? null, nowMs: deskNowMs() });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const sender = useSend(act.ticketIds, () => onEnd(t(`ticket.done.${act.letter}`, { crew: pick(crew.name) })));

  const toggle = (personId: string) => {
    const one = candidates.find((each) => each.person.personId === personId);
    if (one === undefined) return;
    if (!one.choosable) return sender.complain(t("ticket.send.cannot", { name: pick(one.person.name), why: whyText(one, words) }));
    setChosen((old) => (old.has(personId) ? new Set([...old].filter((id) => id !== personId)) : new Set([...old, personId])));
  };
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.key === "Backspace") onBack();
    const one = candidates[listPlace(event.code)];
    if (one !== undefined) toggle(one.person.personId);
    return event.key === "Backspace" || one !== undefined;
  };
  const handleDo = () => {
    const body = { crewId: crew.crewId, personIds: [...chosen] };
    if (act.letter === "D") sender.send((ticketId) => ({ command: "ticket.dispatch", body: { ...body, ticketId } }));
    else sender.send((ticketId) => ({ command: "ticket.reassign", body: { ...body, ticketId, reason: reason.trim() } }));
  };
  const choices = candidates.map((one, index) => ({
    id: one.person.personId, keyCap: listKeys[index] ?? "", text: pick(one.person.name), detail: whyText(one, words), disabled: !one.choosable,
  }));
  const doWord = chosen.size === 0 ? t("ticket.send.wholeCrew") : t("ticket.send.people", { count: chosen.size });
  return (
    <ActFrame act={act} problems={sender.problems} doWord={doWord} onListKey={handleKey} onDo={handleDo} onCancel={onBack}>
      <p className={styles["crewName"]}><b>{pick(crew.name)}</b> {crew.phone} <span className={styles["choiceDetail"]}>{t("ticket.send.explained")}</span></p>
      <Choices first label={pick(crew.name)} choices={choices} chosen={chosen} onChoose={toggle} />
      {act.letter === "Z" && <TextLine label={t("ticket.ask.reason")} value={reason} onChange={setReason} />}
    </ActFrame>
  );
}

/** What stands behind a name: the certificate's trouble first, then how busy. */
function whyText({ load, jobs, certificate, validUntilMs }: Candidate, { t }: Words): string {
  const busy = t(`ticket.load.${load}`, { count: jobs });
  if (certificate === "missing") return `${t("ticket.send.noCertificate")} · ${busy}`;
  if (certificate === "expired") return `${t("ticket.send.expired", { day: shortDayToText(validUntilMs ?? 0) })} · ${busy}`;
  return busy;
}
