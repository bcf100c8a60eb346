/**
 * The house: every stream there is, in the order in which they may import each other. From this list come the types
 * `Command` and `CommandBody`, and the look-ups by which desk and hub find a verb or an event.
 */
import type { z } from "zod";
import { alarmStream } from "./alarm/index.ts";
import { monitoredStream } from "./alarm/monitored.ts";
import { callStream } from "./call/index.ts";
import { calendarStream } from "./calendar/index.ts";
import { crewStream } from "./crew/index.ts";
import { deskStream } from "./desk/index.ts";
import { equipmentStream } from "./equipment/index.ts";
import { fileStream } from "./file/index.ts";
import type { EventKind, StreamDefinition, Verb } from "./kernel/stream.ts";
import { personStream } from "./person/index.ts";
import { placeStream } from "./place/index.ts";
import { serviceStream } from "./service/index.ts";
import { siteStream } from "./site/index.ts";
import { opinionStream, surveyStream } from "./survey/index.ts";
import { slipStream, slipTallyStream } from "./slip/index.ts";
import { lexiconStream } from "./lexicon/index.ts";
import { layoutStream } from "./layout/index.ts";
import { numberingStream } from "./ticket/numbering.ts";
import { ticketStream } from "./ticket/index.ts";
import { refusedType } from "./wire.ts";

export const house = [
  siteStream, placeStream, serviceStream, calendarStream, personStream, crewStream, equipmentStream, deskStream, lexiconStream, layoutStream, fileStream, callStream, alarmStream, monitoredStream, numberingStream, ticketStream, surveyStream, opinionStream, slipStream, slipTallyStream,
] as const satisfies readonly StreamDefinition[];

type AnyVerb = (typeof house)[number]["verbs"][number];

/** What each command carries, by command name, as its sender writes it. */
export type CommandBodies = { readonly [V in AnyVerb as V["command"]]: z.input<V["body"]> };
export type CommandName = keyof CommandBodies;

export const streamNames: readonly string[] = house.map((one) => one.stream.name);

/** Verb by command name. */
export const verbs: ReadonlyMap<string, Verb> = new Map(
  house.flatMap((one): readonly Verb[] => one.verbs).map((one) => [one.command, one]),
);

/** Event kind by `type@version`. */
export const eventKinds: ReadonlyMap<string, EventKind> = new Map(
  (house as readonly StreamDefinition[])
    .flatMap((one) => [...one.verbs.flatMap((each) => each.events), ...(one.extraEvents ?? [])])
    .map((kind) => [kind.type, kind]),
);

interface OlderEvent {
  readonly kind: EventKind;
  readonly upcast: (body: unknown) => unknown;
}

const olderEvents: ReadonlyMap<string, OlderEvent> = new Map(
  [...eventKinds.values()].flatMap((kind) => Object.entries(kind.upcast).map(([type, upcast]): [string, OlderEvent] => [type, { kind, upcast }])),
);

/** Whether this program can read an event of this type, be it today's version or an older one; a recorded refusal changes no state. */
export function canRead(type: string): boolean {
  return eventKinds.has(type) || olderEvents.has(type) || type === refusedType;
}

/**
 * An event as today's program says it, in whatever version it was written; undefined for a type that this program does not
 * know. Whoever reads the body of a logged event reads it through this.
 */
export function readEvent(type: string, body: unknown): { readonly kind: EventKind; readonly body: unknown } | undefined {
  const kind = eventKinds.get(type);
  if (kind !== undefined) return { kind, body };
  const older = olderEvents.get(type);
  return older === undefined ? undefined : { kind: older.kind, body: older.upcast(body) };
}
