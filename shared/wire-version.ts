/**
 * Versions of the protocol, and what two programs agree on. A desk says in its hello from where to where it speaks; the hub
 * answers with the highest that both do, and from then on both send the messages of that version. A hub takes its own
 * version and the one before. Who does not overlap is told which side is too old, and stays an island: nothing of it is
 * ordered, nothing is taken from it.
 *
 *   1  the first: the desk says one number, the welcome none
 *   2  the desk says a range, the welcome what was agreed; a hub offers its position (`wire-catch-up.ts`) and its head
 *
 * A change that an older program would misread needs a new number here; the hello alone may carry fields that the other
 * side does not know. What the *events* mean has versions of its own (`upcast`, kernel/stream.ts).
 */
import { z } from "zod";
import { refuse } from "./kernel/refusal.ts";
import type { Refusal } from "./kernel/refusal.ts";

const version = z.number().int().min(1).max(10_000);

/** As a hello says it; version 1 was a single number. */
export const spokenRange = z.union([version, z.strictObject({ min: version, max: version })]);

export interface Spoken {
  readonly min: number;
  readonly max: number;
}

/** What this program speaks: its own version and the one before. */
export const spoken: Spoken = { min: 1, max: 2 };

/** Read before anything else of a hello. */
export const helloVersion = z.looseObject({ protocol: spokenRange });

/** How a program that speaks `range` says so: in the way that the oldest it knows understands. */
export function sayRange(range: Spoken): number | Spoken {
  return range.max === 1 ? 1 : range;
}

/** The range that a hello names. */
export function rangeOf(said: z.infer<typeof spokenRange>): Spoken {
  return typeof said === "number" ? { min: said, max: said } : said;
}

/** The version both speak, or which side is too old: `sync.desk-too-old`, `sync.desk-too-new`. */
export function agreeOn(desk: Spoken, hub: Spoken): number | Refusal {
  if (desk.max < hub.min) return refuse("sync.desk-too-old", { theirs: desk.max, ours: hub.min });
  if (desk.min > hub.max) return refuse("sync.desk-too-new", { theirs: desk.min, ours: hub.max });
  return Math.min(desk.max, hub.max);
}
