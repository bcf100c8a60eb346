/**
 * Logs the form, then dispatches it; or joins the caller to an open ticket. Answers one sentence for the room. A refused
 * dispatch leaves the ticket logged and says so; a refused logging leaves the form as it is.
 */
import { useRef } from "react";
import type { Outcome } from "../../../shared/bridge.ts";
import type { SameFault } from "../../../shared/intake/proposal.ts";
import { timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { promisedAtMs } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { IntakeForm } from "./intake-form.ts";

export interface Said {
  readonly tone: "good" | "bad";
  readonly text: string;
}

export interface Logged {
  readonly said: Said;
  /** The form did its work and may be cleared. */
  readonly done: boolean;
}

export interface Logging {
  log(form: IntakeForm, facts: Facts, send: boolean): Promise<Logged | null>;
  join(same: SameFault, facts: Facts, callId: string | null): Promise<Logged | null>;
}

const bad = (text: string): Logged => ({ said: { tone: "bad", text }, done: false });

function whyNot(outcome: Exclude<Outcome<unknown>, { kind: "done" }>, { t }: Words): string {
  return outcome.kind === "refused" ? refusalText(outcome.refusal, t) : t("intake.fault", { code: outcome.code });
}

/** Logging acts; while one is under way a second press does nothing. */
export function useLogging(): Logging {
  const words = useWords();
  const busy = useRef(false);
  const once = async (act: () => Promise<Logged>): Promise<Logged | null> => {
    if (busy.current) return null;
    busy.current = true;
    try {
      return await act();
    } finally {
      busy.current = false;
    }
  };
  return {
    log: (form, facts, send) => once(() => logAndSend(form, facts, send, words)),
    join: (same, facts, callId) => once(() => joinCaller(same, facts, { callId, words })),
  };
}

async function logAndSend(form: IntakeForm, facts: Facts, send: boolean, words: Words): Promise<Logged> {
  const { t } = words;
  const { place, service, priority } = facts;
  if (place === null || service === null || priority === null) return bad(t(place === null ? "intake.missing.place" : "intake.missing.service"));
  const promiseMs = promisedAtMs(facts, deskNowMs());
  const outcome = await submit("ticket.log", {
    placeId: place.placeId, serviceId: service.serviceId, priority, matter: facts.matter, said: form.line,
    caller: { name: facts.callerName, phone: facts.callerPhone }, equipmentId: facts.equipment?.id ?? null,
    answers: given(form.answers, service), promisedAtMs: promiseMs, ...(form.callId !== null && { callId: form.callId }),
  });
  if (outcome.kind !== "done") return bad(whyNot(outcome, words));
  const number = outcome.value.numbers[0] ?? "";
  if (!send || facts.crew === null) return { said: { tone: "good", text: t("intake.said.logged", { number }) }, done: true };
  const sent = await submit("ticket.dispatch", {
    ticketId: outcome.value.commandId, crewId: facts.crew.id, personIds: facts.worker === null ? [] : [facts.worker.id],
  });
  if (sent.kind !== "done") return { said: { tone: "bad", text: t("intake.said.notSent", { number, why: whyNot(sent, words) }) }, done: true };
  return { said: { tone: "good", text: sentText(facts, number, promiseMs, words) }, done: true };
}

function sentText({ crew, worker }: Facts, number: string, promiseMs: number | null, { t, pick }: Words): string {
  const names = { number, crew: pick(crew?.name ?? null), worker: pick(worker?.name ?? null) };
  const key = `intake.said.${worker === null ? "sentCrew" : "sent"}${promiseMs === null ? "" : "By"}`;
  return t(key, promiseMs === null ? names : { ...names, time: timeToText(promiseMs) });
}

/** Answers that the service still asks for; those of a type that was corrected away stay in the draft only. */
function given(answers: IntakeForm["answers"], service: NonNullable<Facts["service"]>): Record<string, string> {
  const asked = new Set([...service.questions, ...service.fields].map((one) => one.id));
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => asked.has(id) && answer.trim() !== ""));
}

async function joinCaller({ ticket }: SameFault, facts: Facts, { callId, words }: { readonly callId: string | null; readonly words: Words }): Promise<Logged> {
  const outcome = await submit("ticket.join", { ticketId: ticket.ticketId, caller: { name: facts.callerName, phone: facts.callerPhone }, ...(callId !== null && { callId }) });
  if (outcome.kind !== "done") return bad(whyNot(outcome, words));
  const { number, promisedAtMs: promiseMs } = ticket;
  const text = promiseMs === null ? words.t("intake.said.joined", { number }) : words.t("intake.said.joinedBy", { number, time: timeToText(promiseMs) });
  return { said: { tone: "good", text }, done: true };
}
