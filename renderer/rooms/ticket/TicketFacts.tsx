/** Who: the crew and its people with numbers and certificates, the callers; then what is out of the ordinary. */
import { hospitalZone, shortDayToText, timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { durationToRough } from "../../parts/duration.ts";
import type { Caller, TicketState } from "../../../shared/ticket/state.ts";
import { lasted } from "../../../shared/ticket/times.ts";
import type { Lasted } from "../../../shared/ticket/times.ts";
import type { PersonRow } from "../../../shared/views.ts";
import { certificateStanding } from "./acts/crew-people.ts";
import styles from "./Ticket.module.css";

export interface TicketFactsProps {
  readonly state: TicketState;
  /** Kind of certificate that the service asks for. */
  readonly certificate: string | null;
}

/** Label and value, line by line. */
export function TicketFacts({ state, certificate }: TicketFactsProps) {
  const words = useWords();
  const { t, pick } = words;
  const people = useView("people").byKey;
  const equipment = useView("equipment").byKey;
  const sent = state.assignment?.people ?? [];
  const crew = state.assignment === null ? t("ticket.noCrew") : pick(state.assignment.crewName);
  const device = state.equipmentId === null ? undefined : equipment.get(state.equipmentId);
  return (
    <dl className={styles["facts"]}>
      <dt>{t("ticket.fact.crew")}</dt>
      <dd>
        {sent.length === 0 && <b>{crew}</b>}
        {sent.map((worker, index) => <p key={worker.id}><b>{crew} {pick(worker.name)}</b> <span className={styles["phone"]}>{people.get(worker.id)?.phone}</span>{index === 0 && sent.length > 1 && ` ${t("ticket.leads")}`}</p>)}
      </dd>
      {certificate !== null && sent.length > 0 && (
        <>
          <dt>{t("ticket.fact.certificate")}</dt>
          <dd>{sent.map((worker) => <p key={worker.id}>{certificateText(people.get(worker.id), certificate, words)}</p>)}</dd>
        </>
      )}
      <dt>{t("ticket.fact.caller")}</dt>
      <dd>{state.callers.map((caller) => <p key={`${caller.joinedAtMs}${caller.phone}${caller.name}`}>{callerText(caller, words)}</p>)}</dd>
      {device !== undefined && <><dt>{t("ticket.fact.equipment")}</dt><dd>{pick(device.name)} {device.code}</dd></>}
      <Times state={state} />
      <Unusual state={state} />
    </dl>
  );
}

function callerText({ name, phone, joinedAtMs, calledBackAtMs }: Caller, { t }: Words): string {
  const told = calledBackAtMs === undefined ? "" : `✓ ${t("ticket.callBack.told", { time: timeToText(calledBackAtMs) })}`;
  const who = [[name, phone].filter((part) => part !== "").join(" ") || t("ticket.callerUnknown"), told].filter(Boolean).join(" ");
  return joinedAtMs === null ? who : t("ticket.joinedCaller", { who, time: timeToText(joinedAtMs) });
}

function certificateText(person: PersonRow | undefined, kind: string, { t }: Words): string {
  const name = t(`parts.certificate.${kind}`);
  const { standing, validUntilMs } = certificateStanding(person?.certificates ?? [], kind, deskNowMs());
  const day = validUntilMs === null ? "" : `${new Date(validUntilMs).getFullYear()}-${shortDayToText(validUntilMs)}`;
  return t(`ticket.certificate.${standing}`, { name, day });
}

/** Who went without the certificate, and who answers for it. */
function overrideText({ override }: TicketState, { t, pick }: Pick<Words, "t" | "pick">): string {
  if (override === null) return "";
  const by = override.by === null ? t("ticket.story.overrideAlone") : pick(override.by.name);
  return t("ticket.overriddenBy", { names: override.people.map((one) => pick(one.name)).join(t("ticket.comma")), by, reason: override.reason });
}

/** How long it took so far: by the clock, and without pauses and closed hours where that differs. */
function Times({ state }: { readonly state: TicketState }) {
  const { t } = useWords();
  const level = useView("services").byKey.get(state.service.id ?? "")?.levels[state.priority];
  const calendar = useView("calendars").byKey.get(level?.calendarId ?? "");
  const times = lasted(state, calendar === undefined ? null : { calendar, zone: hospitalZone() });
  if (times.length === 0) return null;
  const text = ({ name, grossMs, netMs }: Lasted) => {
    const gross = `${t(`parts.clock.${name}`)} ${durationToRough(grossMs, t)}`;
    return grossMs === netMs ? gross : `${gross}${t("ticket.net", { time: durationToRough(netMs, t) })}`;
  };
  return <div className={styles["factLine"]}><dt>{t("ticket.fact.times")}</dt><dd>{times.map(text).join(" · ")}</dd></div>;
}

/** Escalated, returned, urged, repaired again, signed, rated: only where it happened. */
function Unusual({ state }: { readonly state: TicketState }) {
  const { t, pick } = useWords();
  const { returned, signature, rating, complaint, followUp } = state;
  const lines: readonly (readonly [key: string, text: string, tone: string])[] = [
    ["complaint", complaint === undefined ? "" : `${complaint.ownerName === null ? t("ticket.own.none") : pick(complaint.ownerName)}${complaint.handed > 0 ? ` · ${t("ticket.own.handed", { count: complaint.handed })}` : ""}`, "plain"],
    ["followUp", followUp === undefined ? "" : `${followUp.ownerName === null ? "" : pick(followUp.ownerName)} ${followUp.open ? t("ticket.own.open") : followUp.note}`.trim(), followUp?.open === true ? "warn" : "plain"],
    ["escalation", state.escalation > 0 ? t("ticket.escalatedTo", { level: state.escalation, who: t(`ticket.level.${state.escalation}`) }) : "", "alarm"],
    ["override", overrideText(state, { t, pick }), "warn"],
    ["returned", returned === null ? "" : t("ticket.returnedBy", { crew: pick(returned.crewName), reason: returned.reason }), "warn"],
    ["urged", state.urged > 0 ? t("ticket.times", { count: state.urged }) : "", "warn"],
    ["reopened", state.reopened > 0 ? t("ticket.times", { count: state.reopened }) : "", "warn"],
    ["signature", signature === null ? "" : t(`ticket.signedBy.${signature.how}`, { name: signature.signerName }), "plain"],
    ["rating", rating === null ? "" : t("ticket.stars", { stars: rating.stars, why: [...rating.reasons, rating.comment].filter(Boolean).join(t("ticket.comma")) }), "plain"],
    ["anomaly", state.anomalies.map((one) => t(`ticket.anomaly.${one}`)).join(t("ticket.comma")), "warn"],
  ];
  return lines.filter(([, text]) => text !== "").map(([key, text, tone]) => (
    <div key={key} className={styles["factLine"]}><dt>{t(`ticket.fact.${key}`)}</dt><dd className={styles[tone]}>{text}</dd></div>
  ));
}
