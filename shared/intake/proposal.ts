/**
 * What the intake line understands: the shapes of a proposal and of what it is made from. Nothing here is text for the
 * screen: every reason is a key of `resources/words` (`intake.why.<key>`) with its parameters.
 */
import type { Bilingual } from "../kernel/text.ts";
import type { Lessons, Phrases } from "./learned.ts";
import type { Certificate } from "../person/person.ts";
import type { PlaceKind } from "../place/place.ts";
import type { Priority, ServiceState } from "../service/service.ts";

/** Why a fact is what it is: words key below `intake.why` and its parameters. */
export interface Why {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Builds a reason. */
export function why(key: string, params: Why["params"] = {}): Why {
  return { key, params };
}

/** Under this confidence a guess is shown with `?` and unbold. Assumed: right guesses of the tuned set lie above it. */
export const sureFrom = 0.6;

export interface IntakePlace {
  readonly placeId: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  readonly name: Bilingual;
  readonly label: Bilingual;
  readonly extensions: readonly string[];
}

export type IntakeService = Omit<ServiceState, "id"> & { readonly serviceId: string };

export interface IntakeCrew {
  readonly crewId: string;
  readonly name: Bilingual;
  readonly jobsPerPerson: number;
}

export interface IntakePerson {
  readonly personId: string;
  readonly name: Bilingual;
  readonly crewId: string | null;
  readonly role: string;
  readonly duty: "on" | "off";
  readonly skills: readonly string[];
  readonly dutySinceMs: number | null;
  readonly freedAtMs: number | null;
  /** Where the last job was. */
  readonly placeId: string | null;
  readonly certificates: readonly Certificate[];
  /** Tickets the person is out on, of which only the number of them counts here. */
  readonly jobs: readonly { readonly ticketId: string }[];
}

export interface IntakeEquipment {
  readonly equipmentId: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly placeId: string;
  readonly upstreamId: string | null;
}

/** What proposals are made from; the rows of the views of the same names fit. */
export interface IntakeCatalogue {
  readonly places: readonly IntakePlace[];
  readonly services: readonly IntakeService[];
  readonly crews: readonly IntakeCrew[];
  readonly people: readonly IntakePerson[];
  readonly equipment: readonly IntakeEquipment[];
}

/** An open ticket, as far as "same fault?" asks; board rows fit. */
export interface IntakeTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly placeId: string | null;
  readonly place: Bilingual;
  readonly serviceId: string | null;
  readonly matter: string;
  readonly loggedAtMs: number;
  readonly promisedAtMs: number | null;
  readonly equipmentId?: string | null;
}

export interface IntakeContext {
  /** Number of the telephone that called. */
  readonly extension?: string;
  /** Where the caller is, when it is known otherwise. */
  readonly callerPlaceId?: string;
  readonly openTickets?: readonly IntakeTicket[];
  readonly nowMs: number;
  /** What was learned from corrections, prepared by `lessonsOf`. */
  readonly lessons?: Lessons;
  /** What the operator corrected; it holds, and all else follows from it. */
  readonly chosen?: {
    readonly placeId?: string;
    readonly serviceId?: string;
    readonly crewId?: string;
  };
}

export interface PlaceGuess {
  readonly placeId: string;
  readonly label: Bilingual;
  /** 0–1 */
  readonly confidence: number;
  readonly sure: boolean;
  readonly why: readonly Why[];
}

export interface ServiceGuess {
  readonly serviceId: string;
  readonly name: Bilingual;
  /** 0–1 */
  readonly confidence: number;
  readonly sure: boolean;
  readonly why: readonly Why[];
}

export interface Proposal {
  /** Best first; the rest are alternatives, at most three of them. */
  readonly places: readonly PlaceGuess[];
  readonly services: readonly ServiceGuess[];
  readonly place: PlaceGuess | null;
  readonly service: ServiceGuess | null;
  readonly crew: { readonly crewId: string; readonly name: Bilingual; readonly why: readonly Why[] } | null;
  readonly worker: { readonly personId: string; readonly name: Bilingual; readonly why: readonly Why[] } | null;
  /** The three best, `worker` first. */
  readonly workers: readonly { readonly personId: string; readonly name: Bilingual; readonly why: readonly Why[] }[];
  readonly priority: { readonly priority: Priority; readonly why: readonly Why[] } | null;
  readonly equipment: { readonly equipmentId: string; readonly code: string; readonly name: Bilingual; readonly why: readonly Why[] } | null;
  /** Short text for the board, Chinese also when initials were typed; empty while nothing is understood. */
  readonly matter: string;
  /** Minutes until somebody arrives, by the service level of the proposed priority. */
  readonly promiseMinutes: number | null;
  /** A mobile number in the line, else the extension that was typed. */
  readonly callerPhone: string | null;
  /** What a correction of this line would teach. */
  readonly phrases: Phrases;
  /** The open ticket that is probably the same fault. */
  readonly same: SameFault | null;
}

export interface SameFault {
  readonly ticket: IntakeTicket;
  readonly why: readonly Why[];
}
