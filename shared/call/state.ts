/**
 * A call (来电): rings, is claimed by one desk, ends; or nobody takes it and it waits to be called back.
 *
 *   ringing ──claim──> claimed ──end──> ended
 *      │  └─pick-up──> picked-up (a telephone took it, no desk yet) ──claim / end──>
 *      │                 claimed ──release──> ringing / picked-up        claimed ──miss──> missed
 *      └──abandon──> missed, `callBack` open → tried … → reached | closed
 *
 * The hub decides who claims: one wins. What the telephone says and what the desk says are kept apart, so that a claim without
 * a conversation can be seen (`attention.ts`).
 */
import { stream } from "../kernel/stream.ts";
import type { Meta } from "../kernel/stream.ts";
import type { Bilingual } from "../kernel/text.ts";
import { isMachine } from "../kernel/may.ts";
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { person } from "../person/person.ts";

export type Phase = "ringing" | "picked-up" | "claimed" | "missed" | "ended";

export interface Claim {
  readonly by: string;
  readonly name: Bilingual;
  readonly desk: number;
  readonly atMs: number;
}

/** What became of calling back somebody who was missed. */
export interface CallBack {
  readonly state: "open" | "tried" | "reached" | "closed";
  readonly tries: number;
  readonly lastAtMs: number;
  /** Who did the last thing; empty while nobody did. */
  readonly by: string;
  readonly reason: string;
}

export interface CallTicket {
  readonly id: string;
  readonly number: string;
}

export interface CallState {
  readonly id: string;
  /** To ring back; empty where the caller hides it or the exchange sent no number. */
  readonly number: string;
  /** As the exchange sent it. */
  readonly given: string;
  readonly called: string;
  readonly line: string;
  /** The telephone will say when the conversation is over; else the desk does. */
  readonly tellsEnd: boolean;
  readonly phase: Phase;
  readonly rangAtMs: number;
  /** First claim or pick-up, whichever was earlier: what "answered within" counts. */
  readonly answeredAtMs: number | null;
  readonly claim: Claim | null;
  readonly heldSinceMs: number | null;
  /** The telephone said that somebody talks. */
  readonly pickedUpAtMs: number | null;
  /** The telephone said that the line is free again. */
  readonly lineEndedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly tickets: readonly CallTicket[];
  readonly callBack: CallBack | null;
}

export const call = stream<CallState>("call");

/** The call, or `call.unknown`. */
export function knownCall(callId: string, world: World): CallState | Refusal {
  return world.get(call, callId) ?? refuse("call.unknown", { call: callId });
}

/** Who wants it, with the name that others will read. */
export function claimOf({ actor, desk, observedAtMs }: Meta, world: World): Claim {
  return { by: actor, name: world.get(person, actor)?.name ?? { zh: actor, en: actor }, desk, atMs: observedAtMs };
}

/** Who has it, as a refusal tells the one who came later. */
export function refuseClaimed(code: string, { claim, number }: CallState): Refusal {
  const name = claim?.name ?? { zh: "", en: "" };
  return refuse(code, { call: number, desk: claim?.desk ?? 0, atMs: claim?.atMs ?? 0, ...inBoth("by", name) });
}

/** Nothing for the desk that has it, and for machines; else why not. */
export function refuseUnlessOwn(state: CallState, meta: Meta): Refusal | undefined {
  if (state.claim === null) return refuse("call.not-claimed", { call: state.number });
  if (isMachine(meta.actor) || state.claim.desk === meta.desk) return undefined;
  return refuseClaimed("call.not-yours", state);
}

/** Waits to be called back from now on, unless somebody called back already. */
export function missedBy(state: CallState, atMs: number): CallState {
  const callBack = state.callBack ?? { state: "open", tries: 0, lastAtMs: atMs, by: "", reason: "" };
  return { ...state, phase: "missed", claim: null, heldSinceMs: null, lineEndedAtMs: state.lineEndedAtMs ?? atMs, endedAtMs: atMs, callBack };
}

/** Over. */
export function endedAt(state: CallState, atMs: number): CallState {
  return { ...state, phase: "ended", heldSinceMs: null, lineEndedAtMs: state.lineEndedAtMs ?? atMs, endedAtMs: atMs };
}
