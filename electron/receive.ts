/**
 * What comes from the hub: ordered events, how far they are safe, and the cut after a take-over. Each runs inside the
 * transaction of its caller (`desk.ts`). What this desk did provisionally is taken back first and done again after.
 */
import { isRefusal } from "../shared/kernel/refusal.ts";
import { openEpoch } from "../shared/site/keepers.ts";
import { refusedBody, refusedType } from "../shared/wire.ts";
import type { WireCommand, WireEvent } from "../shared/wire.ts";
import { evolveEvent } from "./fold.ts";
import type { Keeper } from "./keep.ts";
import { readState } from "./scratch.ts";
import type { Changes, Scratch } from "./scratch.ts";
import { commandOf } from "./store/log.ts";
import type { Store } from "./store/store.ts";

export interface Receiver {
  /** Puts ordered events under what is provisional. They must follow the log's head. */
  take(events: readonly WireEvent[], changes: Changes): void;
  /** Commands ordered at or before `seq` are done: they leave the outbox, a refusal goes to its author's tray. */
  settle(seq: number, changes: Changes): void;
  /** Takes away everything after `seq`; the commands it came from wait in the outbox again, before those that wait already. */
  cut(seq: number, changes: Changes): void;
}

export function createReceiver(store: Store, keeper: Keeper, deskNumber: () => number, nowMs: () => number): Receiver {
  /** Runs `work` with nothing provisional in the tables, then decides the outbox again. */
  function underneath(changes: Changes, work: () => void): void {
    for (const { stream, id } of store.pending.things()) changes.note(stream, id, readState(store.state, stream, id), undefined);
    const touched = store.pending.takeBack(store.state);
    work();
    keeper.scratched(changes, replayOutbox);
    for (const { stream, id } of touched) changes.note(stream, id, undefined, readState(store.state, stream, id));
  }

  /** A command that no longer holds here leaves no trace but stays in the outbox: the hub has the last word. */
  function replayOutbox(scratch: Scratch): void {
    for (const command of store.pending.commands(Number.MAX_SAFE_INTEGER)) {
      const kept = keeper.decide(command, scratch, []);
      if (!isRefusal(kept)) store.pending.addEvents(command.commandId, kept);
    }
  }

  function refold(stream: string, id: string, changes: Changes): void {
    const before = readState(store.state, stream, id);
    let after: unknown;
    for (const event of store.log.readThing(stream, id)) after = evolveEvent(after, event.type, JSON.parse(event.body), event);
    store.state.put(stream, id, after === undefined ? undefined : JSON.stringify(after));
    changes.note(stream, id, before, after);
  }

  return {
    take: (events, changes) => underneath(changes, () => {
      store.log.receive(events);
      keeper.scratched(changes, (scratch) => scratch.fold(events.filter((event) => event.type !== refusedType)));
      for (const event of events) if (store.pending.has(event.commandId)) store.pending.ordered(event.commandId, event.seq);
    }),
    settle(seq, changes) {
      for (const commandId of store.pending.orderedUpTo(seq)) {
        const refused = refusedRow(store, commandId);
        if (refused !== undefined && refused.command.desk === deskNumber()) keeper.toTray(refused.command, refused.refusal, changes);
        store.pending.drop(commandId);
      }
    },
    cut: (seq, changes) => underneath(changes, () => {
      const waiting = store.pending.commands(Number.MAX_SAFE_INTEGER);
      const removed = store.log.cut(seq);
      const things = new Map(removed.filter((event) => event.type !== refusedType).map((event) => [`${event.stream}/${event.id}`, event]));
      for (const { stream, id } of things.values()) refold(stream, id, changes);
      for (const { commandId } of waiting) store.pending.drop(commandId);
      const wishes = removed.flatMap((event) => commandOf(event) ?? []).filter((command) => command.command !== openEpoch.command); // a reign that was cut off is over
      for (const command of [...wishes, ...waiting]) {
        store.pending.drop(command.commandId);
        store.pending.keep(command, nowMs());
      }
    }),
  };
}

function refusedRow(store: Store, commandId: string): { command: WireCommand; refusal: { code: string; params: Record<string, string | number | string[]> } } | undefined {
  const row = store.log.rowsOf(commandId)[0];
  const command = row === undefined || row.type !== refusedType ? undefined : commandOf(row);
  if (row === undefined || command === undefined) return undefined;
  const { code, params } = refusedBody.parse(JSON.parse(row.body));
  return { command, refusal: { code, params } };
}
