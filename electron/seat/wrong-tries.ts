/**
 * Wrong tries at this desk, by person: from the fifth on each costs a growing wait. Kept among the facts of the desk, so that
 * a restart forgets nothing; a clock that was set back costs one wait at most. Badges nobody has are counted together.
 */
import { z } from "zod";

/** Tries before the first wait. */
export const freeTries = 5;
const firstWaitMs = 15_000;
const longestWaitMs = 300_000;

const kept = z.record(z.string(), z.strictObject({ count: z.number().int().min(1), lastAtMs: z.number() }));
type Kept = z.infer<typeof kept>;

export interface WrongTries {
  /** How long nobody may try under this key. */
  waitMs(key: string): number;
  /** Counts one more; answers how many there are in a row. */
  add(key: string): number;
  /** It was the right one. */
  forget(key: string): void;
}

/** Wait after so many wrong tries in a row: 15 s, 30 s, 60 s … 5 minutes. */
export function waitAfterMs(count: number): number {
  return count < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeTries));
}

export interface WrongTriesOptions {
  read(): string | undefined;
  write(text: string): void;
  readonly nowMs: () => number;
}

export function createWrongTries({ read, write, nowMs }: WrongTriesOptions): WrongTries {
  const load = (): Kept => kept.safeParse(JSON.parse(read() || "{}")).data ?? {};
  return {
    waitMs(key) {
      const tries = load()[key];
      if (tries === undefined) return 0;
      const wholeMs = waitAfterMs(tries.count);
      return Math.max(0, Math.min(wholeMs, tries.lastAtMs + wholeMs - nowMs()));
    },
    add(key) {
      const tries = load();
      const count = (tries[key]?.count ?? 0) + 1;
      write(JSON.stringify({ ...tries, [key]: { count, lastAtMs: nowMs() } }));
      return count;
    },
    forget(key) {
      const { [key]: mine, ...others } = load();
      if (mine !== undefined) write(JSON.stringify(others));
    },
  };
}
