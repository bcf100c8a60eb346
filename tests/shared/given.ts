/**
 * Given / when / then for the rules of the trade: commands go in, events or a refusal come out. The world is held in
 * memory and built only by the house's own verbs and event kinds, as a desk does it: parse, prepare, decide, fold.
 *
 *   given(log()).when(dispatch("c1", "hvac", "wu-min")).then([{ type: "ticket.dispatched@1", id: "c1" }, …])
 *
 * Every given stands on the small hospital. Its own commands get the ids c1, c2, …; desk 1, 14:31 and 李建国, or who has the role, unless said.
 * Roles are asked as a desk asks them. On the way it checks what holds for every verb: see `invariants.ts`.
 */
import { expect } from "vitest";
import { eventKinds, verbs } from "../../shared/house.ts";
import type { CommandName } from "../../shared/house.ts";
import { isRefusal } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Meta, NewEvent, Stream, World } from "../../shared/kernel/stream.ts";
import { refuseActor } from "../../shared/person/authority.ts";
import { smallHospital, smallHospitalNowMs } from "../stories/small-hospital.ts";
import type { StoryCommand } from "../stories/story.ts";
import { usualActor, usualMachine } from "../stories/usual-actor.ts";
import { checkDecision, checkEvent, frozen } from "./invariants.ts";

export const nowMs = smallHospitalNowMs;

/** How a command is sent, where it differs from desk 1, 李建国, at the time of the one before. */
export interface Manner {
  /** Minutes after 14:31; the clock stands still unless told. */
  readonly atMinute?: number;
  readonly desk?: number;
  readonly actor?: string;
  readonly commandId?: string;
  /** True: the hub decides on the command as it came, without `prepare`. */
  readonly onHub?: boolean;
}

/** A command as a test writes it: any body may be tried, also a wrong one. */
export type Ask = { readonly type: CommandName; readonly body: unknown } & Manner;

export type Answer =
  | { readonly kind: "events"; readonly events: readonly NewEvent[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "invalid"; readonly fields: readonly string[] };

/** An event as a test expects it; what is left out may be anything. */
export interface ExpectedEvent {
  readonly type: string;
  readonly id?: string;
  readonly body?: object;
}

type States = ReadonlyMap<string, object>;

const setupMeta: Meta = { commandId: "setup", actor: "system", desk: 1, observedAtMs: nowMs - 3_600_000 };

function worldOver(states: States): World {
  // The caller names the stream, and the stream's name is part of the key: the state is of its type.
  return { get: <S>(stream: Stream<S>, id: string) => states.get(`${stream.name} ${id}`) as S | undefined };
}

function folded(states: States, events: readonly NewEvent[], meta: Meta): States {
  const next = new Map(states);
  for (const event of events) {
    const kind = eventKinds.get(event.type);
    if (kind === undefined) throw new Error(`the house does not know ${event.type}`);
    checkEvent(kind, event);
    const key = `${event.stream} ${event.id}`;
    const state = kind.evolve(next.get(key), event.body, { ...meta, observedAtMs: event.observedAtMs ?? meta.observedAtMs });
    next.set(key, frozen(state));
  }
  return next;
}

function answer(states: States, ask: Ask, meta: Meta): Answer {
  const verb = verbs.get(ask.type);
  if (verb === undefined) throw new Error(`the house does not know ${ask.type}`);
  const parsed = verb.body.safeParse(ask.body);
  if (!parsed.success) return { kind: "invalid", fields: parsed.error.issues.map((issue) => issue.path.join(".")) };
  const world = worldOver(states);
  const stranger = refuseActor(verb, meta, world);
  if (stranger !== undefined) return { kind: "refused", refusal: stranger };
  const body = frozen(verb.prepare === undefined || ask.onHub === true ? parsed.data : verb.prepare(parsed.data, meta, world));
  const decision = verb.decide(body, meta, world);
  checkDecision(verb, decision, verb.decide(body, meta, world));
  return isRefusal(decision) ? { kind: "refused", refusal: decision } : { kind: "events", events: decision };
}

/** One moment of the hospital. Never changes: each command gives a new one. */
export class Hospital {
  readonly #states: States;
  readonly #count: number;
  readonly #atMs: number;

  constructor(states: States, count: number, atMs: number) {
    this.#states = states;
    this.#count = count;
    this.#atMs = atMs;
  }

  #metaFor(ask: Ask): Meta {
    const observedAtMs = ask.atMinute === undefined ? this.#atMs : nowMs + ask.atMinute * 60_000;
    const desk = ask.desk ?? 1;
    return { commandId: ask.commandId ?? `c${this.#count + 1}`, actor: ask.actor ?? this.#usualActor(ask.type, desk), desk, observedAtMs };
  }

  /** Whoever of the small hospital does such things; a machine where nobody is there yet. */
  #usualActor(command: string, desk: number): string {
    const usual = usualActor(command, desk);
    return this.#states.has(`person ${usual}`) ? usual : usualMachine(command) ?? usual;
  }

  /** What the house answers, without going on. */
  ask(ask: Ask): Answer {
    return answer(this.#states, ask, this.#metaFor(ask));
  }

  /** Goes on after a command that must be accepted. */
  after(ask: Ask): Hospital {
    const meta = this.#metaFor(ask);
    const given = answer(this.#states, ask, meta);
    if (given.kind !== "events") throw new Error(`${ask.type} was to be accepted: ${JSON.stringify(given)}`);
    return new Hospital(folded(this.#states, given.events, meta), this.#count + 1, meta.observedAtMs);
  }

  /** Tries a command whose answer the test looks at. */
  when(ask: Ask): Outcome {
    const given = this.ask(ask);
    return new Outcome(given, given.kind === "events" ? this.after(ask) : this);
  }

  /** State of one thing, by the stream that knows its type. */
  state<S>(stream: Stream<S>, id: string): S {
    const found = worldOver(this.#states).get(stream, id);
    if (found === undefined) throw new Error(`there is no ${stream.name} ${id}`);
    return found;
  }
}

/** What came of a command. */
export class Outcome {
  readonly answer: Answer;
  readonly #hospital: Hospital;

  constructor(answer: Answer, hospital: Hospital) {
    this.answer = answer;
    this.#hospital = hospital;
  }

  /** Expects these events in this order, and no others. */
  // biome-ignore lint/suspicious/noThenProperty: given, when, then; nobody awaits it
  then(events: readonly ExpectedEvent[]): Hospital {
    expect(this.answer).toMatchObject({ kind: "events", events });
    return this.#hospital;
  }

  /** Expects a "no" with this code, and with at least these parameters. */
  thenRefused(code: string, params: object = {}): Hospital {
    expect(this.answer).toMatchObject({ kind: "refused", refusal: { code, params } });
    return this.#hospital;
  }

  /** Expects that the door lets it not in, because of this field. */
  thenInvalid(field: string): Hospital {
    expect(this.answer).toMatchObject({ kind: "invalid" });
    expect(this.answer.kind === "invalid" && this.answer.fields).toContain(field);
    return this.#hospital;
  }

  /** State after the command. */
  state<S>(stream: Stream<S>, id: string): S {
    return this.#hospital.state(stream, id);
  }
}

/** An empty log: no site, no people. */
export const emptyHospital = new Hospital(new Map(), 0, nowMs);

function opened(commands: readonly StoryCommand[]): Hospital {
  let states: States = new Map();
  for (const command of commands) {
    const given = answer(states, command, setupMeta);
    if (given.kind !== "events") throw new Error(`${command.type} of the story was to be accepted: ${JSON.stringify(given)}`);
    states = folded(states, given.events, setupMeta);
  }
  return new Hospital(states, 0, nowMs);
}

const small = opened(smallHospital);

/** The small hospital after these commands, each of which must be accepted. */
export function given(...asks: readonly Ask[]): Hospital {
  return asks.reduce((hospital, ask) => hospital.after(ask), small);
}
