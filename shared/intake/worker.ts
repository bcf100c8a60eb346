/**
 * Whom the intake line suggests to send: the rules of `ticket/suggest.ts` over the rows that the line has. The same rules
 * refuse a wrong dispatch in `ticket/crew-gate.ts`.
 */
import { suggest } from "../ticket/suggest.ts";
import type { PlaceStep } from "../ticket/suggest.ts";
import type { IntakeCrew, IntakePerson, IntakeService, Proposal } from "./proposal.ts";

/** Where the job is, and when. */
export interface Scene {
  readonly path: readonly PlaceStep[];
  readonly pathOf: (placeId: string) => readonly PlaceStep[];
  readonly nowMs: number;
}

/** The three best of the crew, with why; none where nobody can go and the job waits for the crew. */
export function suggestWorkers(people: readonly IntakePerson[], crew: IntakeCrew, service: IntakeService, scene: Scene): Proposal["workers"] {
  const need = { ...scene, crew, certificate: service.certificate, skills: service.skills, ticketIds: [] };
  return suggest(people, need).map(({ person, reasons }) => ({ personId: person.personId, name: person.name, why: reasons }));
}
