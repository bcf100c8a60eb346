/**
 * The protocol between a desk and its hub, as a document. Websocket only; every message is parsed here on arrival.
 *
 *   desk → hub   hello   who I am, the last event I have           → welcome | refusal
 *   desk → hub   offer   commands of mine, oldest first, ≤ 100     → one verdict per command, after the hub's commit
 *   hub  → desk  events  ordered events, dense from `from`
 *   desk → hub   need    "give me everything after `since`"        → events follow until the head
 *   desk → hub   applied how far my log is, at most every 50 ms; a desk that falls far behind is fed at its own pace
 *   hub  → desk  pulse   head and hub time, every 2 s
 *
 * A verdict alone never empties the outbox: a command is done when its events, or its refusal, stand in the desk's own log.
 * A desk that sees a gap asks for what is missing before it shows anything. Design: research in ARCHITECTURE §1.
 */
import { z } from "zod";
import type { Refusal } from "./kernel/refusal.ts";
import { id, shortText, timeMs } from "./kernel/text.ts";

/** Version of this protocol; a hub takes its own and the one before. */
export const protocol = 1;
export const offerMax = 100;
export const eventsMax = 500;
/** Bytes of one frame on the desks' port. */
export const frameMaxBytes = 1024 * 1024;

/** A command on its way: what, and the Meta its desk fixed. */
export const wireCommand = z.strictObject({
  commandId: id, command: z.string().max(60), body: z.unknown(), actor: id, desk: z.number().int().min(0).max(99), observedAtMs: timeMs,
});
export type WireCommand = z.infer<typeof wireCommand>;

/** An ordered event as it stands in every log. */
export const wireEvent = z.strictObject({
  seq: z.number().int().min(1), epoch: z.number().int().min(1), commandId: id, part: z.number().int().min(0),
  stream: shortText, id, type: shortText, body: z.string(), actor: id, desk: z.number().int().min(0).max(99),
  observedAtMs: timeMs, recordedAtMs: timeMs, previousHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type WireEvent = z.infer<typeof wireEvent>;

export const hello = z.strictObject({
  protocol: z.number().int(), nodeId: id, name: shortText, key: z.string().max(200), head: z.number().int().min(0), headHash: z.string().max(64),
});
export type WireHello = z.infer<typeof hello>;

export const welcome = z.strictObject({
  epoch: z.number().int(), head: z.number().int(), deskNumber: z.number().int().min(1).max(99), hubTimeMs: timeMs,
});
export type Welcome = z.infer<typeof welcome>;

export const refusal = z.strictObject({
  code: z.string().max(80), params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const offer = z.strictObject({ commands: z.array(wireCommand).min(1).max(offerMax) });
/** `empty`: accepted, and it changed nothing; no event will follow. */
export const verdict = z.strictObject({ commandId: id, refusal: refusal.nullable(), empty: z.boolean() });
export interface Verdict {
  readonly commandId: string;
  readonly refusal: Refusal | null;
  readonly empty: boolean;
}
export const verdicts = z.strictObject({ verdicts: z.array(verdict) });

export const events = z.strictObject({ from: z.number().int().min(1), events: z.array(wireEvent).min(1).max(eventsMax) });
export const need = z.strictObject({ since: z.number().int().min(0) });
export const applied = z.strictObject({ head: z.number().int().min(0) });
export const pulse = z.strictObject({ head: z.number().int().min(0), hubTimeMs: timeMs });

/** Type of the row by which the hub records that it refused a command. */
export const refusedType = "command.refused@1";
export const refusedBody = z.strictObject({ command: z.string(), body: z.unknown(), code: z.string(), params: refusal.shape.params });
