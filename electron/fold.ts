/**
 * Deciding and folding, without storage: what a command gives in a given world, and what an event makes of a state.
 * `desk.ts` uses both for live commands, `store/rebuild.ts` the second for the whole log. Nothing interprets an event elsewhere.
 */
import { readEvent, verbs } from "../shared/house.ts";
import { isRefusal, refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { Meta, NewEvent, World } from "../shared/kernel/stream.ts";
import { refuseActor } from "../shared/person/authority.ts";
import { refusedType } from "../shared/wire.ts";
import type { WireCommand } from "../shared/wire.ts";

/** State after an event, of whatever version. Events of unknown types (from a newer desk) and recorded refusals leave it as it is. */
export function evolveEvent(before: unknown, type: string, body: unknown, meta: Meta): unknown {
  if (type === refusedType) return before;
  const event = readEvent(type, body);
  return event === undefined ? before : event.kind.evolve(before, event.body, meta);
}

/** State after these events, of which the program here reads those that `reads` answers for. */
export function foldOn(before: unknown, events: readonly (Meta & { readonly type: string; readonly body: string })[], reads: (type: string) => boolean): unknown {
  return events.reduce((state, event) => (reads(event.type) ? evolveEvent(state, event.type, JSON.parse(event.body), event) : state), before);
}

/**
 * Events or a refusal for a command whose body was parsed when it was made; parsed again here, since it may come from a wire
 * (`offered`). Whether the actor may want it is asked here and nowhere else.
 */
export function decideCommand(command: WireCommand, world: World, offered = false): readonly NewEvent[] | Refusal {
  const verb = verbs.get(command.command);
  if (verb === undefined) return refuse("input.unknown-command", { command: command.command });
  const body = readBody(command.command, command.body);
  if (isRefusal(body)) return body;
  const stranger = refuseActor(verb, command, world, offered);
  if (stranger !== undefined) return stranger;
  return verb.decide(body.value, command, world);
}

/** The body as its verb wants it, or which field is wrong and why. */
export function readBody(command: string, body: unknown): { readonly value: unknown } | Refusal {
  const verb = verbs.get(command);
  if (verb === undefined) return refuse("input.unknown-command", { command: command.slice(0, 60) });
  const parsed = verb.body.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return refuseIssue(issue?.path ?? [], issue?.code ?? "custom", issue?.message ?? "", issue as Readonly<Record<string, unknown>> | undefined);
}

/** A zod issue in our own codes: too long, control character, or simply not understood. */
export function refuseIssue(path: readonly PropertyKey[], code: string, message: string, issue: Readonly<Record<string, unknown>> = {}): Refusal {
  const field = path.map(String).join(".").slice(0, 80);
  const isLength = issue["origin"] === "string" || issue["origin"] === "array";
  if (code === "too_big" && isLength && typeof issue["maximum"] === "number") return refuse("input.too-long", { field, max: issue["maximum"] });
  if (message === "control-character") return refuse("input.control-character", { field });
  return refuse("input.invalid", { field, problem: code });
}
