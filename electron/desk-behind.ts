/**
 * The part of the write path that runs when this desk's log and the hub's part or come together again: taking over the
 * hub's position, the cut after a take-over, and deciding a long outbox again in slices, so that no key press waits for all
 * of it. Built by `desk.ts`, whose transactions it runs in.
 */
import type { Snapshot, WireEvent } from "../shared/wire.ts";
import type { CatchUpAsk, StatesAnswer, StatesAsk } from "../shared/wire-catch-up.ts";
import type { CatchUp } from "./catch-up.ts";
import type { Receiver } from "./receive.ts";
import type { Changes } from "./scratch.ts";
import type { Lasts, Store } from "./store/store.ts";

/** What the link of a joined desk calls, beside `receive` and `settle`. */
export interface DeskBehind {
  /** The hub accepted these commands without any event: they are done when what it had then, up to `headSeq`, is safe. */
  dropEmpty(commandIds: readonly string[], headSeq?: number): void;
  /** Takes back everything after `seq`, and offers it again. `hash`: of row `seq` at the hub. */
  cut(seq: number, hash?: string): void;
  /** The log here is the hub's up to `base`, its last: what another hub said of later numbers does not hold any more. */
  align(base: number): void;
  /** What to ask the hub next for a log that does not reach down to its beginning; undefined while everything is here. */
  wants(): CatchUpAsk | undefined;
  /** Goes on from the hub's position; what lies before comes by and by. */
  leap(snapshot: Snapshot): void;
  takeStates(ask: StatesAsk, answer: StatesAnswer): void;
  /** False where a row does not fit the log here. */
  takeHistory(events: readonly WireEvent[]): boolean;
  /** What a desk works with is here. */
  isUsable(): boolean;
}

/** How a transaction of the desk is run. */
export interface TransactHow {
  /** What changes is to be found after everything that is known already. */
  readonly isPast?: boolean;
  readonly lasts?: Lasts;
}

export interface BehindOptions {
  readonly store: Store;
  readonly receiver: Receiver;
  readonly catchUp: CatchUp;
  readonly transact: <T>(work: (changes: Changes) => T, how?: TransactHow) => T;
  /** How soon what came from the hub must stand on the disk. */
  readonly received: () => Lasts;
  readonly isHub: () => boolean;
  /** Runs work when the current turn is over; without it nothing is ever left for later. */
  readonly soon: ((work: () => void) => void) | undefined;
}

export interface Behind {
  readonly calls: DeskBehind;
  /** The next slice of an outbox that is being decided again; what a full disk kept out is tried again with the next pulse. */
  plan(): void;
  /** Before anything new is decided everything that waits has its effect again: a number is never given twice. */
  end(): void;
}

export function createBehind({ store, receiver, catchUp, transact, received, isHub, soon }: BehindOptions): Behind {
  let isPlanned = false;

  function plan(): void {
    if (soon === undefined || isPlanned || !receiver.isDecidingAgain()) return;
    isPlanned = true;
    soon(() => {
      isPlanned = false;
      if (!store.db.open || isHub() || !receiver.isDecidingAgain()) return; // `end` may have done all of it since (simulator, seed 680)
      try {
        transact((changes) => receiver.decideAgain(changes, false));
      } catch {
        return; // the store has told of it
      }
      plan();
    });
  }

  /** One transaction, after which the outbox may be left to be decided again. */
  function moved<T>(work: (changes: Changes) => T, how: TransactHow = {}): T {
    const result = transact(work, how);
    plan();
    return result;
  }

  return {
    plan,
    end() {
      if (!isHub() && receiver.isDecidingAgain()) transact((changes) => receiver.decideAgain(changes, true));
    },
    calls: {
      wants: catchUp.wants,
      isUsable: catchUp.isUsable,
      dropEmpty: (commandIds, headSeq = store.log.head().seq) => moved((changes) => receiver.underneath(changes, () => {
        for (const commandId of commandIds) store.pending.ordered(commandId, headSeq);
      })),
      cut: (seq, hash) => moved((changes) => receiver.cut(seq, hash, changes)),
      align(base) {
        if (store.pending.doneAfter(base).length > 0) moved((changes) => receiver.underneath(changes, () => store.pending.undo(base)));
      },
      leap: (snapshot) => transact(() => catchUp.leap(snapshot)),
      takeStates: (ask, answer) => moved((changes) => {
        if (catchUp.takeStates(ask, answer, changes)) receiver.underneath(changes, () => {});
      }, { isPast: true, lasts: received() }),
      takeHistory: (events) => moved((changes) => {
        const outcome = catchUp.takeHistory(events);
        if (outcome === "settles") receiver.underneath(changes, () => {});
        return outcome !== "misfit";
      }, { lasts: received() }),
    },
  };
}
