/**
 * The shape of every stream of the house: its state, the events that make the state, the verbs that make the events.
 * `decide` says yes (events) or no (a refusal); `evolve` says what an event means. Both are deterministic:
 * no clock, no random, no locale; time, ids and actor come in `Meta`. (After the decider pattern: Chassaing, emmett.)
 *
 *   command ──decide(body, meta, world)──> events | refusal
 *   state   ──evolve(state, event)───────> state
 */
import type { z } from "zod";
import type { Who } from "./may.ts";
import type { Refusal } from "./refusal.ts";

/** Who wants it, where and when; fixed once by the desk that submits and carried unchanged to the hub and into the log. */
export interface Meta {
  readonly commandId: string;
  /** Person id, or one of `machines` in `may.ts`. */
  readonly actor: string;
  /** Number of the desk, 1–99; 0 before a desk has one. */
  readonly desk: number;
  /** When it happened in the world, UTC epoch milliseconds; the desk's clock, or the imported time. */
  readonly observedAtMs: number;
}

/** An event before it has a number: what is now true of stream `stream`, thing `id`. */
export interface NewEvent {
  readonly stream: string;
  readonly id: string;
  /** `stream.participle@version` */
  readonly type: string;
  readonly body: unknown;
  /** When it happened, if that differs from its command's time (imported history). */
  readonly observedAtMs?: number;
}

/** Reads the state of other things while deciding; sees the events of the same transaction. */
export interface World {
  get<S>(stream: Stream<S>, id: string): S | undefined;
}

export interface EventKind<S = unknown, B = unknown> {
  readonly type: string;
  readonly stream: string;
  readonly body: z.ZodType<B>;
  /** Older versions of this event by type, each turned into today's body. Such a row stays in the log as it was written. */
  readonly upcast: Upcasts<B>;
  evolve(state: S | undefined, body: B, meta: Meta): S;
  of(id: string, body: B): NewEvent;
}

/** By `type@version`: what an older version of an event means in today's words. Deterministic; throws for a body that never was one. */
export type Upcasts<B> = Readonly<Record<string, (body: unknown) => B>>;

export interface Verb<B = unknown> {
  /** `stream.verb` */
  readonly command: string;
  readonly body: z.ZodType<B>;
  /** Roles and machines that may want it; desk work (`deskWork`) where none is named. Checked before `decide`. */
  readonly may?: readonly Who[];
  /** Events this verb brings to the house; events of other streams it also returns are listed there. */
  readonly events: readonly EventKind[];
  /** Every refusal code `decide` can answer. */
  readonly refusals: readonly string[];
  /** Runs once, at the desk that submits: fixes what people will read out (a ticket number) so that the hub decides on the same. */
  prepare?(body: B, meta: Meta, world: World): B;
  decide(body: B, meta: Meta, world: World): readonly NewEvent[] | Refusal;
}

/** A stream's name together with the type of its state; also the maker of its event kinds. */
export interface Stream<S> {
  readonly name: string;
  /** An event that may be the first of its thing. */
  begins<B>(type: string, body: z.ZodType<B>, evolve: (body: B, meta: Meta, state: S | undefined) => S, upcast?: Upcasts<B>): EventKind<S, B>;
  /** An event that only an existing thing can have; a fault where there is none. */
  becomes<B>(type: string, body: z.ZodType<B>, evolve: (state: S, body: B, meta: Meta) => S, upcast?: Upcasts<B>): EventKind<S, B>;
  /** Holds the state type for inference; never read at run time. */
  readonly state?: S;
}

export function stream<S>(name: string): Stream<S> {
  function kind<B>(type: string, body: z.ZodType<B>, evolve: EventKind<S, B>["evolve"], upcast: Upcasts<B> = {}): EventKind<S, B> {
    return { type, stream: name, body, evolve, upcast, of: (id, value) => ({ stream: name, id, type, body: value }) };
  }
  return {
    name,
    begins: (type, body, evolve, upcast) => kind(type, body, (state, value, meta) => evolve(value, meta, state), upcast),
    becomes: (type, body, evolve, upcast) =>
      kind(type, body, (state, value, meta) => {
        if (state === undefined) throw new Error(`${type} has nothing to change`);
        return evolve(state, value, meta);
      }, upcast),
  };
}

/** Declares a verb; its name and the types of its body, before and after parsing, are kept for `CommandBodies`. */
export function verb<const C extends string, B, I>(
  definition: Omit<Verb<B>, "command" | "body"> & { readonly command: C; readonly body: z.ZodType<B, I> },
): Omit<Verb<B>, "command" | "body"> & { readonly command: C; readonly body: z.ZodType<B, I> } {
  return definition;
}

/** One stream with its verbs, as `house.ts` lists it. */
export interface StreamDefinition {
  readonly stream: Stream<unknown>;
  readonly verbs: readonly Verb[];
  /** Events that only other streams' verbs return. */
  readonly extraEvents?: readonly EventKind[];
}
