/** Choosing people of a crew by number: who stands where, who is chosen, what a key or a click does. Used by D, Z and N. */
import { useState } from "react";
import { dayToText } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { useWords } from "../../../app/words.ts";
import type { Words } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { CrewRow, ServiceRow } from "../../../../shared/views.ts";
import type { Choice } from "./Choices.tsx";
import { crewPeople, listKeys, listPlace } from "./crew-people.ts";
import type { Candidate } from "./crew-people.ts";

export interface PeopleChoice {
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  toggle(personId: string): void;
  /** Takes a key of the list; answers whether it was one. */
  takeKey(event: React.KeyboardEvent): boolean;
}

export interface PeopleOf {
  readonly crew: Pick<CrewRow, "crewId" | "jobsPerPerson">;
  readonly ticketIds: readonly string[];
  readonly service: ServiceRow | undefined;
  /** Says why somebody cannot be chosen. */
  complain(sentence: string): void;
}

/** The choice; people who would be refused are listed with the reason and cannot be chosen. */
export function usePeopleChoice({ crew, ticketIds, service, complain }: PeopleOf): PeopleChoice {
  const words = useWords();
  const people = useView("people").rows;
  const candidates = crewPeople(people, crew, { ticketIds, certificate: service?.certificate ?? null, nowMs: deskNowMs() });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (personId: string) => {
    const one = candidates.find((each) => each.person.personId === personId);
    if (one === undefined) return;
    if (!one.choosable) return complain(words.t("ticket.send.cannot", { name: words.pick(one.person.name), why: whyText(one, words) }));
    setChosen((old) => (old.has(personId) ? new Set([...old].filter((id) => id !== personId)) : new Set([...old, personId])));
  };
  return {
    chosen, toggle,
    choices: candidates.map((one, index) => ({
      id: one.person.personId, keyCap: listKeys[index] ?? "", text: words.pick(one.person.name), detail: whyText(one, words), disabled: !one.choosable,
    })),
    takeKey(event) {
      const one = candidates[listPlace(event.code)];
      if (one !== undefined) toggle(one.person.personId);
      return one !== undefined;
    },
  };
}

/** What stands behind a name: the certificate's trouble first, then how busy. */
function whyText({ load, jobs, certificate, validUntilMs }: Candidate, { t, language }: Words): string {
  const busy = t(`ticket.load.${load}`, { count: jobs });
  if (certificate === "missing") return `${t("ticket.send.noCertificate")} · ${busy}`;
  if (certificate === "expired") return `${t("ticket.send.expired", { day: dayToText(validUntilMs ?? 0, language) })} · ${busy}`;
  return busy;
}
