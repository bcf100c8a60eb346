/** Settings that every source of alarms has: when a point chatters, and when silence of the source makes its points stale. */
import { z } from "zod";

export const watchFields = {
  /** More changes than this within `chatterMinutes` are chattering. Assumed: EEMUA 191 takes three alarms in a minute; a change is half of one. */
  chatterChanges: z.number().int().min(3).max(200).default(20),
  chatterMinutes: z.number().int().min(1).max(60).default(5),
  /** Seconds without the source after which every point of it is stale. */
  awayStaleS: z.number().int().min(5).max(3600).default(60),
};

/** The same, as `watchAlarms` takes it. */
export function watchLimits({ chatterChanges, chatterMinutes, awayStaleS }: { readonly chatterChanges: number; readonly chatterMinutes: number; readonly awayStaleS: number }) {
  return { chatter: { changes: chatterChanges, minutes: chatterMinutes }, awayStaleMs: awayStaleS * 1000 };
}
