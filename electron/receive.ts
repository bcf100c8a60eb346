/**
 * What comes from the hub: ordered events, how far they are safe, and the cut after a take-over. Each runs inside the
 * transaction of its caller (`desk.ts`). What this desk did provisionally is taken back first and done again after.
 */
import { verbs } from "../shared/house.ts";
import { isRefusal } from "../shared/kernel/refusal.ts";
import { siteId } from "../shared/site/site.ts";
import { hubOnly } from "../shared/site/trust.ts";
import { refusedBody, refusedType } from "../shared/wire.ts";
import type { WireCommand, WireEvent } from "../shared/wire.ts";
import type { CatchUp } from "./catch-up.ts";
import { foldOn } from "./fold.ts";
import type { Keeper } from "./keep.ts";
import { takeOwn } from "./own-ordered.ts";
import { readState } from "./scratch.ts";
import type { Changes } from "./scratch.ts";
import { commandOf } from "./store/log.ts";
import type { Thing } from "./store/pending.ts";
import type { Store } from "./store/store.ts";

export interface Receiver {
  /** Puts ordered events under what is provisional. They must follow the log's head. */
  take(events: readonly WireEvent[], changes: Changes): void;
  /** Commands ordered at or before `seq` are done: they leave the outbox, a refusal goes to its author's tray. */
  settle(seq: number, changes: Changes): void;
  /**
   * Takes away everything after `seq`; the commands it came from wait in the outbox again, before what was kept after them.
   * `hash`: of row `seq` at the hub.
   */
  cut(seq: number, hash: string | undefined, changes: Changes): void;
  /** Runs `work` with nothing provisional in the tables, then decides the outbox again. */
  underneath(changes: Changes, work: () => void): void;
  /** Some of the outbox is still to be decided again. */
  isDecidingAgain(): boolean;
  /** This desk becomes the hub, and orders what waits. */
  forgetAgain(): void;
  /** Decides the next of them again, or all. */
  decideAgain(changes: Changes, all: boolean): void;
}

export interface ReceiverOptions {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly catchUp: Pick<CatchUp, "askFor" | "isComing">;
  readonly deskNumber: () => number;
  readonly nowMs: () => number;
  /** Commands decided again in one transaction; the rest of a long outbox follows in the next ones. */
  readonly againAtOnce: number;
}

/**
 * Of a log that a cut has made whole, the state that was taken over may be of rows that are gone. The others come again; by
 * this one a desk votes, and may not wait for it.
 */
const theSite: Thing = { stream: "site", id: siteId };

/** Until which `n` the outbox was decided again; empty when it is done. In the tables, so that a crash forgets nothing. */
const againFact = "again-after";

export function createReceiver({ store, keeper, catchUp, deskNumber, nowMs, againAtOnce }: ReceiverOptions): Receiver {
  /** States of what was taken back, before; told when the outbox has been decided again, so that no page sees it go and come. */
  const hidden = new Map<string, { readonly thing: Thing; readonly before: unknown }>();

  function underneath(changes: Changes, work: () => void): void {
    const isShort = store.pending.count() < againAtOnce;
    for (const thing of store.pending.things()) {
      const before = hide(thing);
      if (isShort) changes.note(thing.stream, thing.id, before, undefined);
    }
    store.pending.takeBack(store.state);
    work();
    setAgain(isShort && again() === "" ? undefined : 0);
    if (isShort) decideAgain(changes, false); // else in the next slices: what just came in has held this desk long enough
  }

  function hide(thing: Thing): unknown {
    const key = `${thing.stream}/${thing.id}`;
    const known = hidden.get(key) ?? { thing, before: readState(store.state, thing.stream, thing.id) };
    hidden.set(key, known);
    return known.before;
  }

  function again(): string {
    return store.local.fact(againFact) ?? "";
  }

  function setAgain(after: number | undefined): void {
    const text = after === undefined ? "" : String(after);
    if (again() !== text) store.local.setFact(againFact, text);
  }

  /**
   * The hub's position was taken over, and what this command began stands here already, or later rows go on with it: only
   * this command can have begun it, so it was ordered in rows that are still to come. Decided again it would begin anew on
   * top of what came of it: a slip that was printed long ago would be asked for once more (simulator, seeds 5213 and 5963).
   */
  function isInMissingRows({ command, commandId }: WireCommand): boolean {
    if (store.log.isWhole()) return false;
    const streams = new Set(verbs.get(command)?.events.map(({ stream }) => stream));
    return [...streams].some((stream) => store.state.get(stream, commandId) !== undefined || store.log.readThing(stream, commandId).length > 0);
  }

  /** A command that no longer holds here leaves no trace but stays in the outbox: the hub has the last word. */
  function decideAgain(changes: Changes, all: boolean): void {
    const limit = all ? Number.MAX_SAFE_INTEGER : againAtOnce;
    const batch = store.pending.after(Number(again()), limit);
    keeper.scratched(changes, (scratch) => {
      for (const { command } of batch) {
        if (isInMissingRows(command)) continue;
        const kept = keeper.decide(command, scratch, []);
        if (!isRefusal(kept)) store.pending.addEvents(command.commandId, kept);
      }
    });
    const last = batch.at(-1)?.n;
    const isMore = last !== undefined && batch.length === limit;
    setAgain(isMore ? last : undefined);
    if (isMore) return;
    for (const { thing, before } of hidden.values()) changes.note(thing.stream, thing.id, before, readState(store.state, thing.stream, thing.id));
    hidden.clear();
  }

  function refold(stream: string, id: string, changes: Changes): void {
    const before = readState(store.state, stream, id);
    const after = foldOn(undefined, store.log.readThing(stream, id), store.state.reads);
    store.state.put(stream, id, after === undefined ? undefined : JSON.stringify(after));
    changes.note(stream, id, before, after);
  }

  /** What this log alone cannot tell, because its beginning is still to come, is asked for by name. */
  function takeAway(things: readonly Thing[], changes: Changes): void {
    for (const { stream, id } of things) {
      changes.note(stream, id, readState(store.state, stream, id), undefined);
      store.state.put(stream, id, undefined);
    }
    catchUp.askFor(things);
  }

  return {
    underneath, decideAgain,
    forgetAgain: () => setAgain(undefined),
    isDecidingAgain: () => again() !== "",
    take(events, changes) {
      if (again() === "" && !catchUp.isComing() && takeOwn(store, events, changes)) return;
      underneath(changes, () => {
        store.log.receive(events);
        store.unread.note(events.map((event) => event.type));
        keeper.scratched(changes, (scratch) => scratch.fold(events.filter((event) => event.type !== refusedType)));
        for (const event of events) if (store.pending.has(event.commandId)) store.pending.ordered(event.commandId, event.seq);
      });
    },
    settle(seq, changes) {
      for (const commandId of store.pending.orderedUpTo(seq)) {
        const refused = refusedRow(store, commandId);
        if (refused !== undefined && refused.command.desk === deskNumber()) keeper.toTray(refused.command, refused.refusal, changes);
        store.pending.drop(commandId);
      }
    },
    cut: (seq, hash, changes) => underneath(changes, () => {
      const waiting = store.pending.after(0, Number.MAX_SAFE_INTEGER);
      const done = store.pending.doneAfter(seq);
      const isGap = !store.log.isWhole();
      const removed = store.log.cut(seq, hash);
      const things = new Map(removed.filter((event) => event.type !== refusedType).map(({ stream, id }) => [`${stream}/${id}`, { stream, id }]));
      if (!store.log.isWhole()) takeAway([...things.values()], changes);
      else for (const { stream, id } of [...things.values(), ...(isGap ? [theSite] : [])]) refold(stream, id, changes);
      for (const { command } of waiting) store.pending.drop(command.commandId);
      const wishes = inOrder(removed, done).filter((command) => !hubOnly.has(command.command)); // a reign that was cut off is over, and whom it let in comes again
      for (const command of lineUp(wishes, done, waiting)) {
        store.pending.drop(command.commandId);
        store.pending.keep(command, nowMs());
      }
    }),
  };
}

/** The commands of cut off rows, and those that changed nothing at a number that was cut off, in the order in which they were done. */
function inOrder(removed: readonly WireEvent[], done: readonly { readonly seq: number; readonly command: WireCommand }[]): WireCommand[] {
  const rows = removed.flatMap((event) => {
    const command = commandOf(event);
    return command === undefined ? [] : [{ seq: event.seq, command }];
  });
  const known = new Set(rows.map(({ command }) => command.commandId));
  return [...rows, ...done.filter(({ command }) => !known.has(command.commandId))].sort((a, b) => a.seq - b.seq).map(({ command }) => command);
}

type Kept = { readonly n: number; readonly command: WireCommand };

/**
 * The commands that were done and those that wait, in one line. One that waits although what was kept after it is done was
 * ordered in rows that are still to come here (the hub's position was taken over meanwhile): it stays before that.
 */
function lineUp(wishes: readonly WireCommand[], done: readonly Kept[], waiting: readonly Kept[]): WireCommand[] {
  const keptAs = new Map(done.map(({ n, command }) => [command.commandId, n]));
  const left = [...waiting];
  const line = wishes.flatMap((wish) => {
    const later = left.findIndex(({ n }) => n > (keptAs.get(wish.commandId) ?? 0));
    return [...left.splice(0, later < 0 ? left.length : later).map(({ command }) => command), wish];
  });
  return [...line, ...left.map(({ command }) => command)];
}

function refusedRow(store: Store, commandId: string): { command: WireCommand; refusal: { code: string; params: Record<string, string | number | string[]> } } | undefined {
  const row = store.log.rowsOf(commandId)[0];
  const command = row === undefined || row.type !== refusedType ? undefined : commandOf(row);
  if (row === undefined || command === undefined) return undefined;
  const { code, params } = refusedBody.parse(JSON.parse(row.body));
  return { command, refusal: { code, params } };
}
