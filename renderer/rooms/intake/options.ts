/**
 * What may be chosen for a fact, for the query typed in its picker: characters, pinyin or initials. Pure. Nine at most, so
 * that a digit chooses.
 */
import { matchesBySound } from "../../../shared/intake/by-sound.ts";
import type { Priority } from "../../../shared/service/service.ts";
import { rank } from "../../../shared/ticket/suggest.ts";
import { placeSteps } from "../../app/place-steps.ts";
import { deskNowMs } from "../../app/now.ts";
import { placeText } from "../../app/place-text.ts";
import type { Words } from "../../app/words.ts";
import type { Chosen } from "./intake-form.ts";
import { minutesToText } from "./minutes-text.ts";
import { whyText } from "../../app/why-text.ts";
import type { FactNumber, IntakeState } from "./use-intake.ts";

export interface Option {
  readonly key: string;
  readonly text: string;
  readonly detail: string;
  /** What choosing it corrects. */
  readonly patch: Partial<Chosen>;
}

const most = 9;

/** Options of a fact. */
export function optionsFor(fact: FactNumber, query: string, intake: IntakeState, words: Words): readonly Option[] {
  switch (fact) {
    case 1: return places(query, intake, words);
    case 2: return services(query, intake, words);
    case 3: return priorities(query, words);
    case 4: return crews(query, intake, words);
    case 5: return equipment(query, intake, words);
    case 6: return [];
    case 7: return promises(query, words);
  }
}

function places(query: string, { proposer, proposal }: IntakeState, words: Words): readonly Option[] {
  const guesses = query.trim() === "" ? proposal.places : proposer.propose(query, {
    nowMs: deskNowMs(), ...(proposal.place && { callerPlaceId: proposal.place.placeId }),
  }).places;
  return guesses.map((one) => ({ key: one.placeId, text: placeText(one.label, words), detail: "", patch: { placeId: one.placeId } }));
}

function services(query: string, { proposer, proposal, rows }: IntakeState, { pick }: Words): readonly Option[] {
  const typed = query.trim() !== "";
  const guesses = (typed ? proposer.propose(query, { nowMs: deskNowMs() }) : proposal).services.map((one) => one.serviceId);
  const named = typed ? [...rows.services.values()].filter((one) => matchesBySound(pick(one.name), query)).map((one) => one.serviceId) : [];
  return [...new Set([...named, ...guesses])].slice(0, most).flatMap((serviceId) => {
    const service = rows.services.get(serviceId);
    if (service === undefined) return [];
    const crew = rows.crews.get(service.crewId);
    return [{ key: serviceId, text: pick(service.name), detail: pick(crew?.name ?? null), patch: { serviceId, priority: undefined, crewId: undefined, personId: undefined, equipmentId: undefined, promiseMinutes: undefined } }];
  });
}

function priorities(query: string, { t }: Words): readonly Option[] {
  return ([1, 2, 3, 4] as const satisfies readonly Priority[])
    .map((priority) => ({ key: String(priority), text: t(`parts.priority.${priority}`), detail: "", patch: { priority, promiseMinutes: undefined } }))
    .filter((one) => matchesBySound(one.text, query));
}

function crews(query: string, { facts, rows }: IntakeState, { t, pick }: Words): readonly Option[] {
  const own = rows.crews.get(facts.crew?.id ?? "");
  const { certificate = null, skills = [] } = facts.service ?? {};
  const pathOf = (placeId: string) => placeSteps(rows.places, placeId);
  const need = { certificate, skills, path: pathOf(facts.place?.placeId ?? ""), pathOf, ticketIds: [], nowMs: deskNowMs() };
  const here = own === undefined ? [] : rank([...rows.people.values()], { ...need, crew: own });
  const people = here.map(({ person, reasons }): Option => ({
    key: person.personId, text: `${pick(own?.name ?? null)} ${pick(person.name)}`, detail: whyText(reasons, t), patch: { personId: person.personId },
  }));
  const whole = own === undefined ? [] : [{ key: "whole", text: `${pick(own.name)} ${t("intake.wholeCrew")}`, detail: "", patch: { personId: null } }];
  const others = [...rows.crews.values()].toSorted((one, other) => one.seat - other.seat).filter((one) => one !== own)
    .map((crew) => ({ key: crew.crewId, text: pick(crew.name), detail: t("intake.freeCount", { count: crew.free }), patch: { crewId: crew.crewId, personId: undefined } }));
  return [...people.slice(0, 4), ...whole, ...people.slice(4), ...others].filter((one) => matchesBySound(one.text, query)).slice(0, most);
}

function equipment(query: string, { facts, rows }: IntakeState, { t, pick }: Words): readonly Option[] {
  const here = facts.place?.placeId ?? "";
  const above = rows.places.get(here)?.parentId ?? null;
  const near = (placeId: string) => {
    if (placeId === here) return 0;
    const parent = rows.places.get(placeId)?.parentId ?? null;
    return placeId === above || parent === here || (above !== null && parent === above) ? 1 : 2;
  };
  const found = [...rows.equipment.values()]
    .filter((one) => (query.trim() === "" ? near(one.placeId) < 2 : matchesBySound(`${pick(one.name)} ${one.code} ${pick(one.place)}`, query)))
    .toSorted((one, other) => near(one.placeId) - near(other.placeId))
    .slice(0, most - 1)
    .map((one): Option => ({ key: one.equipmentId, text: `${pick(one.name)} ${one.code}`, detail: pick(one.place), patch: { equipmentId: one.equipmentId } }));
  return [...found, { key: "none", text: t("intake.noEquipment"), detail: "", patch: { equipmentId: null } }];
}

const promiseMinutes = [10, 15, 20, 30, 45, 60, 120] as const;

/** Usual promises; any number of minutes can be typed. */
function promises(query: string, { t }: Words): readonly Option[] {
  const typed = /^\d{1,4}$/.test(query.trim()) ? [Number(query.trim())] : [];
  const usual = typed.length > 0 ? typed : promiseMinutes;
  const timed = usual.map((minutes): Option => ({ key: String(minutes), text: t("intake.within", { time: minutesToText(minutes, t) }), detail: "", patch: { promiseMinutes: minutes } }));
  return [...timed, { key: "none", text: t("intake.noPromise"), detail: "", patch: { promiseMinutes: null } }];
}
