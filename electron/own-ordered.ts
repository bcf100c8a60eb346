/**
 * The usual case of `receive.ts`: the hub has ordered the oldest of what waits here, and nothing else. Where it made the very
 * events that stand here provisionally, every state is already what it has to be, so nothing is taken back and nothing
 * decided again: the events go beneath what is left. Without this a burst at one desk would be decided anew with each answer.
 */
import type { WireEvent } from "../shared/wire.ts";
import { evolveEvent } from "./fold.ts";
import { readState } from "./scratch.ts";
import type { Changes } from "./scratch.ts";
import type { ProvisionalEvent, Thing } from "./store/pending.ts";
import type { Store } from "./store/store.ts";

/** Puts the events under what is provisional; false, and nothing written, where they are anything but the oldest of it. */
export function takeOwn({ log, pending, state, unread }: Store, events: readonly WireEvent[], changes: Changes): boolean {
  const commandIds = [...new Set(events.map((event) => event.commandId))];
  const made = pending.oldestEvents(commandIds.length);
  if (made.length !== events.length || !events.every((event, index) => isSame(event, made[index]))) return false;
  log.receive(events);
  unread.note(events.map((event) => event.type));
  for (const event of events) pending.ordered(event.commandId, event.seq);
  for (const commandId of commandIds) pending.dropEvents(commandId);
  for (const thing of thingsOf(events)) {
    const now = readState(state, thing.stream, thing.id);
    pending.raiseBase(thing, (before) => events.reduce((body, event) => fold(body, thing, event), before));
    changes.note(thing.stream, thing.id, now, now); // it is provisional no more
  }
  return true;
}

function isSame(event: WireEvent, made: ProvisionalEvent | undefined): boolean {
  return made !== undefined && event.commandId === made.commandId && event.part === made.part && event.stream === made.stream && event.id === made.id
    && event.type === made.type && event.body === made.body && event.actor === made.actor && event.desk === made.desk && event.observedAtMs === made.observedAtMs;
}

function thingsOf(events: readonly WireEvent[]): Thing[] {
  return [...new Map(events.map(({ stream, id }) => [`${stream}/${id}`, { stream, id }])).values()];
}

function fold(before: unknown, { stream, id }: Thing, event: WireEvent): unknown {
  return event.stream === stream && event.id === id ? evolveEvent(before, event.type, JSON.parse(event.body), event) : before;
}
