/**
 * Work for those that are behind, one piece in each turn of the event loop, first come first served: what is live always
 * gets in between, however many desks catch up at once. Used by `hub.ts` and `serve-catch-up.ts`.
 */
import type { Timers } from "./connection.ts";

export interface Turns {
  /** Runs `work` when its turn comes; what it throws rejects. */
  run<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createTurns(timers: Timers): Turns {
  const waiting: (() => void)[] = [];
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || waiting.length === 0) return;
    isPlanned = true;
    timers.soon(() => {
      isPlanned = false;
      waiting.shift()?.();
      plan();
    });
  }

  return {
    run: (work) => new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(work());
        } catch (fault) {
          reject(fault);
        }
      });
      plan();
    }),
  };
}
