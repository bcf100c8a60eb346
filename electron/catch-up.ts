/**
 * Taking over the hub's position when this desk is empty or far behind: first where the log goes on, then the states of
 * things, then the history. Each runs inside the transaction of its caller (`desk.ts`), with how far it is. The order is what
 * a desk needs first: site, people, places …, the open tickets; from then on it works. Then the rest, newest first.
 *
 * At any time a thing is either not here, or it is the fold of all its events up to the head: a state comes as of a number
 * that this log has reached, and events that came meanwhile are folded on. What the hub does not have any more goes.
 */
import { streamNames } from "../shared/house.ts";
import type { Snapshot, WireEvent } from "../shared/wire.ts";
import { thingsMax } from "../shared/wire-catch-up.ts";
import type { CatchUpAsk, StatesAnswer, StatesAsk } from "../shared/wire-catch-up.ts";
import { foldOn } from "./fold.ts";
import { readState } from "./scratch.ts";
import type { Changes } from "./scratch.ts";
import { createFloor } from "./store/floor.ts";
import type { Thing } from "./store/pending.ts";
import type { Store } from "./store/store.ts";

export interface CatchUp {
  /** What to ask the hub next; undefined while everything is here. */
  wants(): CatchUpAsk | undefined;
  /** Some states are still to come. */
  isComing(): boolean;
  /** What a desk works with is here: all but closed tickets and other past things. */
  isUsable(): boolean;
  /** Goes on from the hub's position. */
  leap(snapshot: Snapshot): void;
  /** Puts states in; true where something provisional stands on one of them, so that the outbox must be decided again. */
  takeStates(ask: StatesAsk, answer: StatesAnswer, changes: Changes): boolean;
  /** `settles`: commands that waited here stand in it, so that the outbox must be decided again. `misfit`: nothing was taken. */
  takeHistory(events: readonly WireEvent[]): "taken" | "settles" | "misfit";
  /** These are asked for by name: what they are cannot be told from this log alone. */
  askFor(things: readonly Thing[]): void;
  /**
   * This desk becomes the hub on a log that is whole while states are still to come, as after a cut to where its position was
   * taken over: nobody will send them. What stands here may be of rows that are gone, so every state is made from the log.
   */
  foldAll(changes: Changes): void;
}

interface Step {
  readonly stream: string;
  readonly open: boolean;
}

/** Streams that grow with time; what is past in them can wait. */
const lateStreams = ["equipment", "call", "alarm", "slip", "file"];
const early: readonly Step[] = [...streamNames.filter((name) => name !== "ticket" && !lateStreams.includes(name)).map((stream) => ({ stream, open: false })), { stream: "ticket", open: true }];
const late: readonly Step[] = [...streamNames.filter((name) => lateStreams.includes(name)), "ticket"].map((stream) => ({ stream, open: false }));
const steps = [...early, ...late];

interface Cursor {
  readonly at: number;
  readonly before: string | null;
}

/** A cursor that another version of the program wrote begins anew where its step is not known. */
function readCursor(text: string): Cursor {
  if (text === "") return { at: 0, before: null };
  const { step, before } = JSON.parse(text) as { step: string; before: string | null };
  const at = steps.findIndex((one) => nameOf(one) === step);
  return at < 0 ? { at: 0, before: null } : { at, before };
}

function nameOf({ stream, open }: Step): string {
  return open ? `${stream}:open` : stream;
}

export function createCatchUp(store: Store): CatchUp {
  const floor = createFloor(store.db);
  const idsBetween = new Map(streamNames.map((stream) => [stream, store.db.prepare<[string, string], string>(`SELECT id FROM state_${stream} WHERE id < ? AND id >= ?`).pluck()]));
  const openBetween = store.db.prepare<[string, string], string>("SELECT id FROM state_ticket INDEXED BY state_ticket_open WHERE open = 1 AND id < ? AND id >= ?").pluck();

  const everything = store.db.prepare<[], Thing>(["SELECT stream, id FROM log", ...streamNames.map((stream) => `SELECT '${stream}' AS stream, id FROM state_${stream}`)].join(" UNION "));

  function wants(): CatchUpAsk | undefined {
    const missing = floor.read();
    if (missing === undefined) return undefined;
    const things = floor.coming(thingsMax);
    if (things.length > 0) return { name: "states", message: { things } };
    if (missing.cursor !== null) {
      const { at, before } = readCursor(missing.cursor);
      const { stream, open } = steps[at] as Step;
      return { name: "states", message: { stream, open, before, since: missing.sinceSeq } };
    }
    return missing.highSeq > missing.lowSeq ? { name: "history", message: { upTo: missing.highSeq } } : undefined;
  }

  function put(thing: Thing, body: string | undefined, changes: Changes): boolean {
    const { stream, id } = thing;
    if (store.pending.base(thing) !== undefined) {
      store.pending.setBase(thing, body);
      return true;
    }
    const before = readState(store.state, stream, id);
    if (before === undefined && body === undefined) return false;
    store.state.put(stream, id, body);
    changes.note(stream, id, before, body === undefined ? undefined : JSON.parse(body));
    return false;
  }

  /** The body as of the head here: what came after `asOf` is folded on. */
  function uptodate({ stream, id }: Thing, body: string, asOf: number): string {
    const later = store.log.head().seq > asOf ? store.log.readThing(stream, id).filter((event) => event.seq > asOf) : [];
    return later.length === 0 ? body : JSON.stringify(foldOn(JSON.parse(body), later, store.state.reads));
  }

  const { isComing } = floor;

  /** Things that stand here in the range of ids that was asked for, and that the hub did not name. */
  function unnamed({ stream, open, before }: Extract<StatesAsk, { stream: string }>, { rows, reached }: StatesAnswer): string[] {
    const named = new Set(rows.map(({ id }) => id));
    const range = [before ?? "\u{10FFFF}", reached ?? ""] as const;
    return ((open ? openBetween : idsBetween.get(stream))?.all(...range) ?? []).filter((id) => !named.has(id));
  }

  /** An open ticket that is not open at the hub is asked for by name; anything else that the hub lacks goes. */
  function clear(ask: Extract<StatesAsk, { stream: string }>, answer: StatesAnswer, changes: Changes): boolean {
    let isBeneath = false;
    if (!ask.open && ask.since > 0) return false;
    for (const id of unnamed(ask, answer)) {
      if (ask.open) floor.addComing({ stream: ask.stream, id });
      else if (wasThere({ stream: ask.stream, id }, answer.asOf)) isBeneath = put({ stream: ask.stream, id }, undefined, changes) || isBeneath;
    }
    return isBeneath;
  }

  /** False for a thing that was born here after the hub looked. */
  function wasThere({ stream, id }: Thing, asOf: number): boolean {
    return store.log.head().seq <= asOf || !store.log.readThing(stream, id).some((event) => event.seq > asOf);
  }

  function advance(ask: StatesAsk, { reached }: StatesAnswer): void {
    const missing = floor.read();
    if (missing === undefined || !("stream" in ask) || missing.cursor === null) return;
    const { at } = readCursor(missing.cursor);
    const next = reached === null ? at + 1 : at;
    const cursor = next === steps.length ? null : JSON.stringify({ step: nameOf(steps[next] as Step), before: reached });
    floor.write({ ...missing, cursor });
  }

  return {
    wants,
    isComing,
    isUsable() {
      const missing = floor.read();
      return missing === undefined || missing.cursor === null || missing.sinceSeq > 0 || readCursor(missing.cursor).at >= early.length;
    },
    leap: (snapshot) => store.log.leapTo(snapshot),
    takeStates(ask, answer, changes) {
      let isBeneath = false;
      const waiting = store.pending.traceless();
      for (const { stream, id, body } of answer.rows) {
        if (!streamNames.includes(stream)) continue;
        isBeneath ||= waiting.some((command) => command.includes(id)); // it can be decided now: a slip of which it says that it has begun
        isBeneath = put({ stream, id }, uptodate({ stream, id }, body, answer.asOf), changes) || isBeneath;
      }
      if ("stream" in ask) isBeneath = clear(ask, answer, changes) || isBeneath;
      else for (const thing of ask.things) {
        const isGone = !answer.rows.some((row) => row.stream === thing.stream && row.id === thing.id) && wasThere(thing, answer.asOf);
        if (isGone) isBeneath = put(thing, undefined, changes) || isBeneath;
        floor.dropComing(thing);
      }
      advance(ask, answer);
      floor.settle();
      return isBeneath;
    },
    takeHistory(events) {
      if (!store.log.takeHistory(events)) return "misfit";
      const own = events.filter((event) => store.pending.has(event.commandId));
      for (const event of own) store.pending.ordered(event.commandId, event.seq);
      return own.length > 0 ? "settles" : "taken";
    },
    askFor: (things) => { for (const thing of things) floor.addComing(thing); },
    foldAll(changes) {
      const missing = floor.read();
      if (!isComing() || !store.log.isWhole()) return;
      for (const thing of everything.all().filter(({ stream }) => streamNames.includes(stream))) {
        const state = foldOn(undefined, store.log.readThing(thing.stream, thing.id), store.state.reads);
        const body = state === undefined ? undefined : JSON.stringify(state);
        if (body !== store.state.get(thing.stream, thing.id)) put(thing, body, changes);
      }
      for (const thing of floor.coming(Number.MAX_SAFE_INTEGER)) floor.dropComing(thing);
      if (missing !== undefined) floor.write({ ...missing, cursor: null });
      floor.settle();
    },
  };
}
