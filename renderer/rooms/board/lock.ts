/**
 * The lock that keeps rows from moving under a hand: any key or pointer on the board closes it, `L` opens it, and so
 * does a minute without a hand (a board that stays locked would hide the order it is there for). Time is passed in.
 */
import { minuteMs } from "../../../shared/kernel/time.ts";

/** Assumed: nobody leaves a hand above a list for a minute without moving it. */
export const lockIdleMs = minuteMs;

export interface Lock {
  readonly isLocked: () => boolean;
  /** A key or pointer at `nowMs`. */
  readonly touch: (nowMs: number) => void;
  readonly release: () => void;
  /** Lets an idle lock go; call it with each tick. */
  readonly tick: (nowMs: number) => void;
  readonly listen: (changed: () => void) => () => void;
}

/** An open lock. Listeners hear only real changes. */
export function createLock(): Lock {
  const listeners = new Set<() => void>();
  let lastTouchMs: number | null = null;
  const set = (next: number | null) => {
    const changed = (next === null) !== (lastTouchMs === null);
    lastTouchMs = next;
    if (changed) for (const listener of listeners) listener();
  };
  return {
    isLocked: () => lastTouchMs !== null,
    touch: set,
    release: () => set(null),
    tick(nowMs) {
      if (lastTouchMs !== null && nowMs - lastTouchMs >= lockIdleMs) set(null);
    },
    listen(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}
