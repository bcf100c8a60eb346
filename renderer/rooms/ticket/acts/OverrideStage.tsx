/**
 * Before somebody goes without the certificate: who answers for it (a supervisor, by number, with their PIN where they have
 * one), and why. At night the operator may answer alone. Nothing is sent until both stand there.
 */
import { useState } from "react";
import { hospitalZone } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { useSession } from "../../../app/session.ts";
import { useWords } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import { isNight } from "../../../../shared/ticket/override.ts";
import type { OverrideWish } from "../../../../shared/ticket/override.ts";
import type { PersonRow } from "../../../../shared/views.ts";
import type { OpenAct } from "../use-current-act.ts";
import { ActFrame } from "./ActFrame.tsx";
import { Choices } from "./Choices.tsx";
import type { Candidate } from "./crew-people.ts";
import { listKeys, listPlace } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
import styles from "./Acts.module.css";

export interface OverrideStageProps {
  readonly act: OpenAct;
  readonly lacking: readonly Candidate[];
  /** Kind of certificate the service asks for. */
  readonly certificate: string;
  readonly problems: readonly string[];
  onDo(override: OverrideWish, pin: string | undefined): void;
  onBack(): void;
  complain(sentence: string): void;
}

/** The choice "alone" beside the supervisors. */
const alone = "alone";

/** The stage. */
export function OverrideStage({ act, lacking, certificate, problems, onDo, onBack, complain }: OverrideStageProps) {
  const { t, pick } = useWords();
  const { personId } = useSession();
  const people = useView("people");
  const [byId, setById] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [pin, setPin] = useState("");
  const night = isNight(deskNowMs(), hospitalZone());
  const choices = seconds(people.rows, [personId, ...lacking.map((one) => one.person.personId)]).map((one) => ({ id: one.personId, text: pick(one.name), detail: one.phone }));
  const listed = [...choices, ...(night ? [{ id: alone, text: t("ticket.override.alone"), detail: t("ticket.override.aloneSays") }] : [])]
    .map((one, index) => ({ ...one, keyCap: listKeys[index] ?? "" }));
  const needsPin = people.byKey.get(byId ?? "")?.hasPin === true;
  const handleKey = (event: React.KeyboardEvent) => {
    const found = listed[listPlace(event.code)];
    if (event.key === "Backspace") onBack();
    else if (found !== undefined) setById(found.id);
    return event.key === "Backspace" || found !== undefined;
  };
  const handleDo = () => {
    if (byId === null) return complain(t("ticket.missing", { what: t("ticket.override.who") }));
    if (reason.trim() === "") return complain(t("ticket.missing", { what: t("ticket.override.reason") }));
    onDo({ byPersonId: byId === alone ? null : byId, reason: reason.trim() }, needsPin ? pin : undefined);
  };
  const names = lacking.map((one) => pick(one.person.name)).join(t("ticket.comma"));
  return (
    <ActFrame act={act} problems={problems} doWord={t("ticket.override.do")} onListKey={handleKey} onDo={handleDo} onCancel={onBack}>
      <p><b>▲ {t("ticket.override.title", { names, certificate: t(`parts.certificate.${certificate}`) })}</b></p>
      <p className={styles["explained"]}>{t(night ? "ticket.override.saysNight" : "ticket.override.says")}</p>
      <Choices first label={t("ticket.override.who")} choices={listed} chosen={new Set(byId === null ? [] : [byId])} onChoose={setById} />
      {listed.length === 0 && <p>{t("ticket.override.nobody")}</p>}
      <TextLine label={t("ticket.override.reason")} value={reason} onChange={setReason} />
      {needsPin && <TextLine secret label={t("ticket.override.pin", { name: pick(people.byKey.get(byId ?? "")?.name ?? null) })} value={pin} maxLength={20} onChange={setPin} />}
    </ActFrame>
  );
}

/** Supervisors other than who sends and who is sent, those on duty first. */
function seconds(people: readonly PersonRow[], without: readonly (string | null)[]): readonly PersonRow[] {
  return people
    .filter((one) => one.role === "supervisor" && !without.includes(one.personId))
    .toSorted((one, other) => Number(other.duty === "on") - Number(one.duty === "on") || (one.personId < other.personId ? -1 : 1));
}
