/**
 * What every telephone device tells the desk, in the desk's words: a call of the exchange becomes commands on stream `call`.
 * The same call told twice, by one telephone or by two desks', is one: its id is made from the exchange's own and the day. An
 * event that comes before its ring is told after a ring made from it. Never throws for what an exchange sends.
 */
import { createHash } from "node:crypto";
import { readNumber } from "../../shared/call/number.ts";
import { call } from "../../shared/call/state.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { unprintableAt } from "../../shared/kernel/text.ts";
import type { DeviceTools } from "./device.ts";

export const callEvents = ["ringing", "claimed", "ended", "abandoned"] as const;
export type CallEvent = (typeof callEvents)[number];

/** One message of an exchange about one call. */
export interface CallMessage {
  /** The exchange's own name of the call; may come again on another day. */
  readonly exchangeId: string;
  readonly event: CallEvent;
  readonly number: string;
  readonly called: string;
  readonly line: string;
  /** As the exchange's clock said; taken as now where it is more than a day off. */
  readonly atMs: number;
}

export interface CallReporter {
  /** Null where the desk knows it now (also if it knew before), else why not. */
  report(message: CallMessage): Refusal | null;
}

/** Text of an exchange that a call keeps at most. */
const textMax = 80;
const dayMs = 86_400_000;
/** How often calls that nobody ended are looked for; the longest ring (exchanges give up after three minutes); the longest conversation that nobody claims. Assumed. */
const sweepMs = 60_000;
const ringMostMs = 5 * 60_000;
const talkMostMs = 15 * 60_000;
const commandOf = { claimed: "call.pick-up", ended: "call.end", abandoned: "call.abandon" } as const;

export interface Telephone {
  /** False where nobody hears that a conversation is over: the desk says it. */
  readonly tellsEnd: boolean;
}

/** `source` names the exchange's way of naming calls; the same at every desk. */
export function createCallReporter(tools: DeviceTools, source: string, { tellsEnd }: Telephone = { tellsEnd: true }): CallReporter {
  function ring({ number, called, line }: CallMessage, callId: string, observedAtMs: number): Refusal | null {
    return tools.submit({ command: "call.ring", commandId: callId, observedAtMs, body: { given: cleanText(number), called: readNumber(called), line: cleanText(line), tellsEnd } });
  }

  /** Today's call of that name; an event shortly after midnight may still mean yesterday's. */
  function callOf(exchangeId: string, atMs: number): string {
    const today = callIdOf(source, exchangeId, atMs);
    const yesterday = callIdOf(source, exchangeId, atMs - dayMs);
    if (tools.get(call, today) !== undefined) return today;
    const former = tools.get(call, yesterday);
    return former === undefined || former.phase === "ended" || former.phase === "missed" ? today : yesterday;
  }

  /** A ring that nobody ended (the exchange was restarted, this desk was off) and a conversation nobody claimed must not stay for ever. */
  function sweep(): void {
    for (const { callId, phase, rangAtMs } of tools.rows("calls")) {
      const ageMs = tools.nowMs() - rangAtMs;
      if (phase === "ringing" && ageMs > ringMostMs) tools.submit({ command: "call.abandon", commandId: `${callId}:silent`, body: { callId } });
      if (phase === "picked-up" && ageMs > talkMostMs) tools.submit({ command: "call.end", commandId: `${callId}:talked`, body: { callId } });
    }
    tools.after(sweepMs, sweep);
  }
  sweep();

  return {
    report(message) {
      const nowMs = tools.nowMs();
      const atMs = Math.abs(message.atMs - nowMs) > dayMs ? nowMs : Math.min(message.atMs, nowMs);
      const callId = callOf(message.exchangeId, atMs);
      if (tools.get(call, callId) === undefined) {
        const refused = ring(message, callId, atMs);
        if (refused !== null) return refused;
      }
      if (message.event === "ringing") return null;
      return tools.submit({ command: commandOf[message.event], commandId: `${callId}:${message.event}`, observedAtMs: atMs, body: { callId } });
    },
  };
}

/** Id of a call, for ever the same for the same call of the same day (UTC). */
export function callIdOf(source: string, exchangeId: string, atMs: number): string {
  const day = Math.floor(atMs / dayMs);
  return `call-${createHash("sha256").update(JSON.stringify([source, exchangeId, day])).digest("hex").slice(0, 24)}`;
}

/** What can be kept and shown of a text from outside. */
export function cleanText(text: string): string {
  const short = [...text.trim()].slice(0, textMax).join("");
  return unprintableAt(short) === 0 ? short : [...short].filter((character) => unprintableAt(character) === 0).join("");
}
