/**
 * What the phone page and its server say to each other: plain HTTP, JSON, one answer per request, so that it works on an old
 * phone over bad Wi-Fi. Every wish carries an id made by the phone: sent twice it happens once. Parsed on arrival.
 *
 *   GET  api/place?at=CODE            what one scanned                         → PhonePlace
 *   POST api/request                  a wish of a ward                         → PhoneTicket
 *   GET  api/request?id=REQUEST       how it stands; the id is the key         → PhoneTicket
 *   POST api/say                      urge, rate, or sign it                   → PhoneTicket
 *   POST api/file                     a photo or a signature, the bytes        → { sha256, bytes }
 *   POST api/sign-in                  a crew member with a PIN                 → PhoneSession
 *   GET  api/survey?at=CODE           the questions of a ward survey            → PhoneSurvey
 *   POST api/survey                   one phone's answer for one period        → { period }
 *   GET  api/jobs · POST api/act      their jobs; a step of one                → PhoneJobs
 */
import { z } from "zod";
import { fileBody } from "./file/file.ts";
import type { Bilingual } from "./kernel/text.ts";
import { id, longText, name, shortText } from "./kernel/text.ts";
import { suspendReasons } from "./ticket/state.ts";
import type { Step } from "./ticket/state.ts";
import type { Priority } from "./service/service.ts";

/** Largest photo that a phone sends. Assumed: the page shrinks pictures to 1,600 px, some 400 kB. */
export const phoneFileMaxBytes = 6_000_000;
/** Largest other message. */
export const phoneMessageMaxBytes = 32_768;

const files = z.array(fileBody).max(6).default([]);

export const phoneRequest = z.strictObject({
  requestId: id, placeId: id, equipmentId: id.nullable().default(null), serviceId: id, matter: name, said: longText, caller: z.strictObject({ name: shortText, phone: shortText }), files,
});
export type PhoneRequest = z.infer<typeof phoneRequest>;

/** `messageId` makes a repeated message harmless. */
export const phoneSay = z.strictObject({
  requestId: id, messageId: id,
  what: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("urge") }),
    z.strictObject({ kind: z.literal("rate"), stars: z.number().int().min(1).max(5), reasons: z.array(shortText).max(10), comment: longText }),
    z.strictObject({ kind: z.literal("sign"), signerName: name }),
  ]),
});

export const phoneSignIn = z.strictObject({ personId: id, pin: z.string().max(20) });

export const phoneAct = z.strictObject({
  messageId: id, ticketId: id, files,
  what: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["accept", "arrive", "work", "resume"]) }),
    z.strictObject({ kind: z.literal("suspend"), reason: z.enum(suspendReasons), note: longText }),
    z.strictObject({ kind: z.literal("finish"), result: longText }),
    z.strictObject({ kind: z.literal("return"), reason: name }),
    z.strictObject({ kind: z.literal("sign"), signerName: name }),
  ]),
});
export type PhoneAct = z.infer<typeof phoneAct>;

export interface PhoneService {
  readonly serviceId: string;
  readonly group: string;
  readonly name: Bilingual;
  readonly keywords: readonly string[];
  readonly lifeSafety: boolean;
}

export interface PhonePlace {
  readonly hospital: Bilingual;
  readonly placeId: string;
  readonly place: Bilingual;
  readonly equipmentId: string | null;
  readonly equipment: Bilingual | null;
  readonly services: readonly PhoneService[];
}

export interface PhoneTicket {
  readonly requestId: string;
  readonly number: string;
  readonly place: Bilingual;
  readonly matter: string;
  readonly step: Step;
  readonly side: "none" | "suspended" | "cancelled" | "merged";
  readonly crew: Bilingual | null;
  readonly promisedAtMs: number | null;
  readonly loggedAtMs: number;
  readonly urged: number;
  readonly rated: boolean;
}

export interface PhoneSession {
  readonly token: string;
  readonly person: Bilingual;
  readonly crew: Bilingual | null;
}

export interface PhoneJob {
  readonly ticketId: string;
  readonly number: string;
  readonly priority: Priority;
  readonly place: Bilingual;
  readonly service: Bilingual;
  readonly matter: string;
  readonly said: string;
  readonly phone: string;
  readonly step: Step;
  readonly suspended: boolean;
  readonly finishByMs: number | null;
  readonly steps: readonly Bilingual[];
  /** Sent to this person, or to the whole crew. */
  readonly mine: boolean;
}

export interface PhoneJobs {
  readonly jobs: readonly PhoneJob[];
  readonly nowMs: number;
}

/** A survey and the ward it is answered for: `s:q4-2026:b3-f7-resp`; the first group is the survey, the second the place. */
export const surveyCode = /^s:([a-z0-9][a-z0-9-]{0,39}):([\p{L}\p{N}][\p{L}\p{N}._:-]{0,99})$/u;

/** What else the page has in its address after `#`: a place, a piece of equipment, or nothing (a crew's phone). */
export const phoneCode = z.string().regex(/^[pe]:[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u);
