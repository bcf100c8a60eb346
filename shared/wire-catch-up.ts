/**
 * How a desk that is empty or far behind takes over the hub's position at once and fetches the rest by and by; continues
 * the protocol of `wire.ts`. The welcome says so by `snapshot`: the hub's head, and what a log that begins there must know.
 *
 *   desk → hub   states    things by name, or the next of a stream in falling order of ids   → bodies as of the hub's head
 *   desk → hub   history   rows up to `upTo`, the newest of them                             → rows in rising order
 *
 * Live events follow the welcome at once. A state comes as of `asOf`; the connection keeps order, so the desk has every
 * event up to there: each thing on its own is either not here yet or the fold of everything the desk has. Nothing is read
 * inside a long transaction, and nothing is asked twice after a cut: the desk keeps how far it is with the rows themselves.
 * Each row of the history must have the hash that the row after it names, so a wrong one never gets in.
 */
import { z } from "zod";
import { id, shortText } from "./kernel/text.ts";
import { wireEvent } from "./wire.ts";

/** Bytes of states, or of rows, in one answer: what either side reads, encodes and writes in a few milliseconds. */
export const sliceMaxBytes = 128 * 1024;
/** Rows of history in one answer. */
export const historyMax = 150;
/** Things asked for by name at once. */
export const thingsMax = 60;

const seq = z.number().int().min(0);
const thing = z.strictObject({ stream: shortText, id });

/** `open`: only tickets that are open. `since`: only what an event after it touched. `before`: below this id; null begins. */
export const statesAsk = z.union([
  z.strictObject({ stream: shortText, open: z.boolean(), before: id.nullable(), since: seq }),
  z.strictObject({ things: z.array(thing).min(1).max(thingsMax) }),
]);
export type StatesAsk = z.infer<typeof statesAsk>;

/** `reached`: last id looked at; null where the stream ends. */
export const statesAnswer = z.strictObject({ asOf: seq, rows: z.array(thing.extend({ body: z.string() })).max(1_000), reached: id.nullable() });
export type StatesAnswer = z.infer<typeof statesAnswer>;

export const historyAsk = z.strictObject({ upTo: seq.min(1) });
export type HistoryAsk = z.infer<typeof historyAsk>;
export const historyAnswer = z.strictObject({ events: z.array(wireEvent).max(historyMax) });

/** What a desk asks next; undefined while it has everything. */
export type CatchUpAsk = { readonly name: "states"; readonly message: StatesAsk } | { readonly name: "history"; readonly message: HistoryAsk };
