/** Choosing people of a crew by number: who is suggested, who stands where, who is chosen, what a key or a click does. Used by D, Z and N. */
import { useState } from "react";
import { dayToText } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { placeSteps } from "../../../app/place-steps.ts";
import { whyText } from "../../../app/why-text.ts";
import { useWords } from "../../../app/words.ts";
import type { Words } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { CrewRow, ServiceRow } from "../../../../shared/views.ts";
import type { Choice } from "./Choices.tsx";
import { crewPeople, listKeys, listPlace } from "./crew-people.ts";
import type { Candidate } from "./crew-people.ts";

export interface PeopleChoice {
  readonly choices: readonly Choice[];
  /** In the order in which they were chosen: the first leads the others. */
  readonly chosen: ReadonlySet<string>;
  /** Those of the chosen for whose missing certificate somebody has to answer. */
  readonly lacking: readonly Candidate[];
  toggle(personId: string): void;
  /** Takes a key of the list; answers whether it was one. */
  takeKey(event: React.KeyboardEvent): boolean;
}

export interface PeopleOf {
  readonly crew: Pick<CrewRow, "crewId" | "jobsPerPerson">;
  readonly ticketIds: readonly string[];
  readonly service: ServiceRow | undefined;
  readonly placeId: string | null;
  /** Whether people without the certificate may be chosen: a second person is asked for then. */
  readonly mayOverride?: boolean;
  /** Says why somebody cannot be chosen. */
  complain(sentence: string): void;
}

/** The choice; people who would be refused are listed with the reason and cannot be chosen. */
export function usePeopleChoice({ crew, ticketIds, service, placeId, mayOverride = false, complain }: PeopleOf): PeopleChoice {
  const words = useWords();
  const people = useView("people").rows;
  const places = useView("places").byKey;
  const pathOf = (id: string) => placeSteps(places, id);
  const candidates = crewPeople(people, {
    crew, ticketIds, certificate: service?.certificate ?? null, skills: service?.skills ?? [], path: pathOf(placeId ?? ""), pathOf, nowMs: deskNowMs(),
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isOffered = (one: Candidate) => one.choosable || (mayOverride && one.overridable);
  const toggle = (personId: string) => {
    const one = candidates.find((each) => each.person.personId === personId);
    if (one === undefined) return;
    if (!isOffered(one)) return complain(words.t("ticket.send.cannot", { name: words.pick(one.person.name), why: troubleText(one, words) }));
    setChosen((old) => (old.has(personId) ? new Set([...old].filter((id) => id !== personId)) : new Set([...old, personId])));
  };
  return {
    chosen, toggle,
    lacking: candidates.filter((one) => chosen.has(one.person.personId) && one.overridable),
    choices: candidates.map((one, index) => ({
      id: one.person.personId, keyCap: listKeys[index] ?? "", text: nameText(one, words), detail: detailText(one, words), disabled: !isOffered(one),
    })),
    takeKey(event) {
      const one = candidates[listPlace(event.code)];
      if (one !== undefined) toggle(one.person.personId);
      return one !== undefined;
    },
  };
}

function nameText({ person, suggested }: Candidate, { t, pick }: Words): string {
  return suggested ? `${pick(person.name)} ${t("ticket.send.suggested")}` : pick(person.name);
}

/** What stands behind a name: why they are suggested, or what keeps them. */
function detailText(one: Candidate, words: Words): string {
  if (one.suggested) return whyText(one.reasons, words.t);
  return one.overridable ? `${troubleText(one, words)} · ${words.t("ticket.send.needsSecond")}` : troubleText(one, words);
}

/** The certificate's trouble first, then how busy. */
function troubleText({ load, jobs, certificate, validUntilMs }: Candidate, { t, language }: Words): string {
  const busy = t(`ticket.load.${load}`, { count: jobs });
  if (certificate === "missing") return `${t("ticket.send.noCertificate")} · ${busy}`;
  if (certificate === "expired") return `${t("ticket.send.expired", { day: dayToText(validUntilMs ?? 0, language) })} · ${busy}`;
  return busy;
}
