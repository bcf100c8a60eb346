/**
 * The seven facts that will be logged: the proposal, with the operator's corrections and answers laid over it. Pure.
 * An answer that raises (drips on the bed: yes) lifts the priority, and with it the clocks and the promise.
 */
import { why } from "../../../shared/intake/proposal.ts";
import type { Proposal, Why } from "../../../shared/intake/proposal.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import type { Priority } from "../../../shared/service/service.ts";
import type { CrewRow, EquipmentRow, PersonRow, PlaceRow, ServiceRow } from "../../../shared/views.ts";
import type { IntakeForm } from "./intake-form.ts";

/** The rows that corrections point into. */
export interface Rows {
  readonly services: ReadonlyMap<string, ServiceRow>;
  readonly crews: ReadonlyMap<string, CrewRow>;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly equipment: ReadonlyMap<string, EquipmentRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
}

export interface Named {
  readonly id: string;
  readonly name: Bilingual;
  readonly why: readonly Why[];
}

export interface Facts {
  readonly place: Proposal["place"];
  readonly guess: Proposal["service"];
  readonly service: ServiceRow | null;
  readonly matter: string;
  readonly priority: Priority | null;
  readonly priorityWhy: readonly Why[];
  readonly crew: Named | null;
  /** Null: the whole crew. */
  readonly worker: Named | null;
  readonly equipment: (Named & { readonly code: string }) | null;
  readonly callerName: string;
  readonly callerPhone: string;
  /** Null: nothing is promised. */
  readonly promiseMinutes: number | null;
}

const chosenWhy = [why("chosen")];

function raised(service: ServiceRow | null, answers: IntakeForm["answers"]): Priority | null {
  const lifts = (service?.questions ?? []).flatMap(({ id, raise }) => (raise !== undefined && answers[id] === raise.when ? [raise.to] : []));
  return lifts.toSorted()[0] ?? null;
}

function priorityOf(form: IntakeForm, proposal: Proposal, service: ServiceRow | null): { priority: Priority | null; why: readonly Why[] } {
  if (form.chosen.priority !== undefined) return { priority: form.chosen.priority, why: chosenWhy };
  const proposed = proposal.priority;
  const lift = raised(service, form.answers);
  if (proposed === null || lift === null || lift >= proposed.priority) return { priority: proposed?.priority ?? null, why: proposed?.why ?? [] };
  return { priority: lift, why: [why("answered")] };
}

function workerOf({ chosen }: IntakeForm, { worker }: Proposal, people: Rows["people"]): Named | null {
  if (chosen.personId === null) return null;
  const person = chosen.personId === undefined ? undefined : people.get(chosen.personId);
  if (person !== undefined) return { id: person.personId, name: person.name, why: chosenWhy };
  return worker === null ? null : { id: worker.personId, name: worker.name, why: worker.why };
}

function equipmentOf({ chosen }: IntakeForm, { equipment }: Proposal, known: Rows["equipment"]): Facts["equipment"] {
  if (chosen.equipmentId === null) return null;
  const one = chosen.equipmentId === undefined ? undefined : known.get(chosen.equipmentId);
  if (one !== undefined) return { id: one.equipmentId, name: one.name, code: one.code, why: chosenWhy };
  return equipment === null ? null : { id: equipment.equipmentId, name: equipment.name, code: equipment.code, why: equipment.why };
}

/** English names of crews are long; there the short one stands. */
function crewOf({ crew }: Proposal, known: Rows["crews"]): Named | null {
  return crew === null ? null : { id: crew.crewId, name: { zh: crew.name.zh, en: known.get(crew.crewId)?.short.en ?? crew.name.en }, why: crew.why };
}

/** The facts. */
export function factsOf(form: IntakeForm, proposal: Proposal, rows: Rows): Facts {
  const service = proposal.service === null ? null : rows.services.get(proposal.service.serviceId) ?? null;
  const { priority, why: priorityWhy } = priorityOf(form, proposal, service);
  const level = service === null || priority === null ? null : service.levels[priority];
  return {
    place: proposal.place, guess: proposal.service, service, matter: proposal.matter, priority, priorityWhy,
    crew: crewOf(proposal, rows.crews),
    worker: workerOf(form, proposal, rows.people), equipment: equipmentOf(form, proposal, rows.equipment),
    callerName: form.callerName, callerPhone: form.callerPhone === "" ? proposal.callerPhone ?? "" : form.callerPhone,
    promiseMinutes: form.chosen.promiseMinutes === undefined ? level?.arriveMinutes ?? null : form.chosen.promiseMinutes,
  };
}

/** Fields that the service asks for and that are still empty. */
export function missingFields({ service }: Facts, answers: IntakeForm["answers"]): ServiceRow["fields"] {
  return (service?.fields ?? []).filter((field) => field.required && (answers[field.id] ?? "").trim() === "");
}

/** The question that Alt Y and Alt N answer; null when all are answered. */
export function nextQuestion({ service }: Facts, answers: IntakeForm["answers"]): ServiceRow["questions"][number] | null {
  return service?.questions.find((one) => answers[one.id] === undefined) ?? null;
}

/** When the promise ends. */
export function promisedAtMs({ promiseMinutes }: Facts, nowMs: number): number | null {
  return promiseMinutes === null ? null : nowMs + promiseMinutes * minuteMs;
}
