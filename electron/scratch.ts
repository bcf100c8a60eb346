/**
 * The world while commands are decided: states as the tables have them plus what this transaction has made of them.
 * `desk.ts` decides against it, folds events into it, and writes it to the tables at the end.
 */
import type { Stream, World } from "../shared/kernel/stream.ts";
import type { Change } from "../shared/views.ts";
import { evolveEvent } from "./fold.ts";
import type { UnorderedEvent } from "./store/log.ts";
import type { StateTables } from "./store/state.ts";

export interface Scratch extends World {
  /** Folds the events of one command; a fault in one of them leaves everything as it was. */
  fold(events: readonly UnorderedEvent[]): void;
  /** Writes every changed state and notes it. */
  write(changes: Changes): void;
  /** Something was looked for that may only not be here yet. */
  isBlind(): boolean;
}

/** What a transaction changed, each thing once, however often it was touched: the first before, the last after. */
export interface Changes {
  note(stream: string, id: string, before: unknown, after: unknown): void;
  list(): Change[];
}

interface Held {
  readonly stream: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** `isComing`: states are still being taken over, so what is not in the tables may yet come with all its events. */
export function createScratch(state: StateTables, isComing = false): Scratch {
  const held = new Map<string, Held>();
  let isBlind = false;

  function hold(stream: string, id: string): Held {
    const key = `${stream}/${id}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const stored = readState(state, stream, id);
    if (isComing && stored === undefined) isBlind = true;
    const fresh = { stream, id, before: stored, after: stored };
    held.set(key, fresh);
    return fresh;
  }

  function evolve(before: unknown, event: UnorderedEvent): unknown {
    if (!state.reads(event.type)) return before;
    try {
      return evolveEvent(before, event.type, JSON.parse(event.body), event);
    } catch (fault) {
      if (!isComing) throw fault;
      return before; // its state comes later, and holds this event
    }
  }

  return {
    isBlind: () => isBlind,
    get: <S>(stream: Stream<S>, id: string) => hold(stream.name, id).after as S | undefined, // the stream's own events made it
    fold(events) {
      const next = new Map<string, Held>();
      for (const event of events) {
        const key = `${event.stream}/${event.id}`;
        const now = next.get(key) ?? hold(event.stream, event.id);
        next.set(key, { ...now, after: evolve(now.after, event) });
      }
      for (const [key, value] of next) held.set(key, value);
    },
    write(changes) {
      for (const { stream, id, before, after } of held.values()) {
        if (after === before) continue;
        state.put(stream, id, after === undefined ? undefined : JSON.stringify(after));
        changes.note(stream, id, before, after);
      }
    },
  };
}

export function createChanges(): Changes {
  const noted = new Map<string, Change>();
  return {
    note(stream, id, before, after) {
      const key = `${stream}/${id}`;
      noted.set(key, { stream, id, before: noted.has(key) ? noted.get(key)?.before : before, after });
    },
    list: () => [...noted.values()],
  };
}

/** A state as the table has it. */
export function readState(state: StateTables, stream: string, id: string): unknown {
  const body = state.get(stream, id);
  return body === undefined ? undefined : JSON.parse(body);
}
