/**
 * The protocol between desks and their hub, as a document. Every message is parsed here on arrival. A position in the log
 * is (epoch, seq): only one hub ever writes an epoch, so equal positions mean equal logs up to there.
 *
 *   desk → hub     hello    who I am, what I have                     → welcome {base} | refusal {hub?}
 *   desk → hub     offer    commands the hub has not ordered, ≤ 100   → one verdict per command, after the hub's commit
 *   hub  → desk    events   ordered events, dense from `from`; `safe`: up to where a majority of keepers has them
 *   desk → hub     applied  how far my log is on my disk
 *   desk → hub     need     everything after `since`, please
 *   hub  → desk    pulse    head, safe, hub time, every 2 s
 *   desk ↔ hub     presence who looks at what; volatile, every 5 s and on change
 *   keeper ↔ node  who      which epoch are you in, who is the hub    → answer of the same shape
 *   keeper ↔ keeper  vote   may I be the hub of this epoch            → granted or not; `dry` promises nothing
 *
 * A desk that is empty or far behind goes on from the hub's position and fetches the rest by and by: `wire-catch-up.ts`.
 *
 * Who speaks is proved by the connection (TLS with both keys), never by what a message says: a node id must be the one that
 * is enrolled for the key, an offer carries the number of the desk that offers it, and a stranger gets a refusal and no more.
 *
 * A verdict never empties the outbox: a command leaves it when its events, or its refusal, stand in the desk's own log
 * and are safe. `base` is the last position that desk and hub share; what the desk has above it is taken back and offered
 * again as commands, its own and those of others. Terms: ordered = numbered and on the hub's disk; safe = on the disks of
 * a majority of the keepers. After Raft (Ongaro 2014) §5.4, §8, with commands decided again instead of entries kept.
 */
import { z } from "zod";
import type { Refusal } from "./kernel/refusal.ts";
import { id, shortText, timeMs } from "./kernel/text.ts";
import { spokenRange } from "./wire-version.ts";

export const offerMax = 100;
export const eventsMax = 500;
/** Bytes of one frame on the desks' port. */
export const frameMaxBytes = 1024 * 1024;

const seq = z.number().int().min(0);
const epoch = z.number().int().min(0);

/** A command on its way: what, and the Meta its desk fixed. */
export const wireCommand = z.strictObject({
  commandId: id, command: z.string().max(60), body: z.unknown(), actor: id, desk: z.number().int().min(0).max(99), observedAtMs: timeMs,
});
export type WireCommand = z.infer<typeof wireCommand>;

/** An ordered event as it stands in every log. `command`: on part 0, the command as JSON, so that anyone can offer it again. */
export const wireEvent = z.strictObject({
  seq: seq.min(1), epoch: epoch.min(1), commandId: id, part: z.number().int().min(0),
  stream: shortText, id, type: shortText, body: z.string(), command: z.string().nullable(), actor: id, desk: z.number().int().min(0).max(99),
  observedAtMs: timeMs, recordedAtMs: timeMs, previousHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type WireEvent = z.infer<typeof wireEvent>;

/** Last seq of each epoch in a log, oldest first. */
const runs = z.array(z.strictObject({ epoch, lastSeq: seq })).max(10_000);
export type Runs = readonly { readonly epoch: number; readonly lastSeq: number }[];

export const hello = z.strictObject({
  protocol: spokenRange, nodeId: id, name: shortText, address: z.string().max(200), deskNumber: z.number().int().min(0).max(99),
  /** Highest epoch seen or promised to a candidate; the hub of an earlier one must stand anew to count this desk. */
  seenEpoch: epoch, runs,
  /** Hash of the first row, which tells one hospital's log from another's; empty for an empty log. */
  firstHash: z.string().max(64),
  /** False while rows of the log are still to come: such a desk's disk does not count for what is safe. */
  whole: z.boolean().optional(),
  /** What this program makes of events; states are only taken from a hub that makes the same of them. */
  statesKind: z.string().max(64).optional(),
});
export type WireHello = z.infer<typeof hello>;

/** A position to go on from, for a desk that is empty or far behind (`wire-catch-up.ts`). */
export const snapshot = z.strictObject({ seq: seq.min(1), hash: z.string().regex(/^[0-9a-f]{64}$/), firstHash: z.string().max(64), runs });
export type Snapshot = z.infer<typeof snapshot>;

export const welcome = z.strictObject({
  epoch, base: seq, head: seq, safe: seq, deskNumber: z.number().int().min(1).max(99), hubTimeMs: timeMs,
  /** What both speak from now on; 1 where nothing is said (`wire-version.ts`). */
  protocol: z.number().int().min(1).optional(),
  /** Hash of row `base` at the hub. */
  baseHash: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  snapshot: snapshot.optional(),
});
export type Welcome = z.infer<typeof welcome>;

export const refusal = z.strictObject({
  code: z.string().max(80), params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
/** `hub`: where the hub is, if the one asked is not it. */
export const helloAnswer = z.union([z.strictObject({ welcome }), z.strictObject({ refusal, hub: z.string().max(200).optional() })]);

export const offer = z.strictObject({ commands: z.array(wireCommand).min(1).max(offerMax) });
/** `empty`: accepted, and it changed nothing; no event will follow. */
export const verdict = z.strictObject({ commandId: id, refusal: refusal.nullable(), empty: z.boolean() });
export interface Verdict {
  readonly commandId: string;
  readonly refusal: Refusal | null;
  readonly empty: boolean;
}
/** `head`: the hub's after these commands; what was `empty` is done when that is safe. */
export const offerAnswer = z.union([z.strictObject({ verdicts: z.array(verdict), head: seq.optional() }), z.strictObject({ refusal })]);

export const events = z.strictObject({ epoch, from: seq.min(1), events: z.array(wireEvent).min(1).max(eventsMax), safe: seq });
export const need = z.strictObject({ since: seq });
/** `whole`: no row before it is missing any more. */
export const applied = z.strictObject({ head: seq, whole: z.boolean().optional() });
export const pulse = z.strictObject({ epoch, head: seq, safe: seq, hubTimeMs: timeMs });

/** Volatile: what each desk looks at, as far as the sender knows. Never stored; repeated, and forgotten without repetition. */
const look = z.strictObject({ desk: z.number().int().min(1).max(99), personId: id.nullable(), ticketId: id.nullable(), placeId: id.nullable() });
export type Look = z.infer<typeof look>;
export const presence = z.strictObject({ looks: z.array(look).max(99) });

export const who = z.strictObject({ nodeId: id, epoch, isHub: z.boolean(), address: z.string().max(200) });
export type Who = z.infer<typeof who>;
export const vote = z.strictObject({ nodeId: id, epoch, last: z.strictObject({ epoch, seq }), dry: z.boolean() });
export type Vote = z.infer<typeof vote>;
export const voteAnswer = z.strictObject({ granted: z.boolean(), promised: epoch });

/** Type of the row by which the hub records that it refused a command. */
export const refusedType = "command.refused@1";
export const refusedBody = z.strictObject({ command: z.string(), body: z.unknown(), code: z.string(), params: refusal.shape.params });
