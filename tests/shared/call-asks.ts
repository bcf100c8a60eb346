/** Short ways to write what the telephone and the desks say of a call, for the tests of calls. The call is "ring-1" unless said. */
import { ask } from "./asks.ts";
import type { Ask, Manner } from "./given.ts";

/** 8371 of 呼吸内科 rings; the command's id is the call's. */
export const ring = (given = "8371", manner: Manner = {}): Ask =>
  ask("call.ring", { given, called: "8000", line: "1" }, { actor: "device", commandId: "ring-1", ...manner });

const telephone: Manner = { actor: "device" };

export const pickUp = (callId = "ring-1", manner: Manner = {}): Ask => ask("call.pick-up", { callId }, { ...telephone, ...manner });
export const lineEnds = (callId = "ring-1", manner: Manner = {}): Ask => ask("call.end", { callId }, { ...telephone, ...manner });
export const abandon = (callId = "ring-1", manner: Manner = {}): Ask => ask("call.abandon", { callId }, { ...telephone, ...manner });
export const claim = (manner: Manner = {}, callId = "ring-1"): Ask => ask("call.claim", { callId }, manner);
export const take = (manner: Manner = {}, reason = "", callId = "ring-1"): Ask => ask("call.take", { callId, reason }, { desk: 2, ...manner });
export const release = (manner: Manner = {}, callId = "ring-1"): Ask => ask("call.release", { callId }, manner);
export const hold = (on: boolean, manner: Manner = {}, callId = "ring-1"): Ask => ask("call.hold", { callId, on }, manner);
export const hangUp = (manner: Manner = {}, callId = "ring-1"): Ask => ask("call.end", { callId }, manner);
export const miss = (manner: Manner = {}, callId = "ring-1"): Ask => ask("call.miss", { callId }, manner);
export const callBack = (outcome: "tried" | "reached" | "closed", reason = "", manner: Manner = {}, callId = "ring-1"): Ask =>
  ask("call.call-back", { callId, outcome, reason }, manner);
export const link = (ticketId = "one-repair", callId = "ring-1"): Ask => ask("call.link", { callId, ticketId });

/** Claimed at desk 1; then talked to; missed; over. */
export const claimedCall: readonly Ask[] = [ring(), claim()];
export const talkedCall: readonly Ask[] = [...claimedCall, pickUp()];
export const missedCall: readonly Ask[] = [ring(), abandon()];
export const endedCall: readonly Ask[] = [...talkedCall, lineEnds()];
