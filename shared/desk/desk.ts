/** Who sits at which desk. The wall and the other desks show it; every command carries the person. */
import { z } from "zod";
import { everybody } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id } from "../kernel/text.ts";
import type { Bilingual } from "../kernel/text.ts";
import { person } from "../person/person.ts";

const deskNumber = z.number().int().min(1).max(99);

export interface DeskState {
  readonly number: number;
  readonly personId: string | null;
  readonly personName: Bilingual | null;
  readonly sinceMs: number;
}

export const desk = stream<DeskState>("desk");

export const deskTaken = desk.begins(
  "desk.taken@1",
  z.strictObject({ number: deskNumber, personId: id, personName: bilingual }),
  (body, meta) => ({ ...body, sinceMs: meta.observedAtMs }),
);

/** An operator sits down at a desk. Refuses `person.unknown`. */
export const takeDesk = verb({
  command: "desk.take",
  may: everybody,
  body: z.strictObject({ number: deskNumber, personId: id }),
  events: [deskTaken],
  refusals: ["person.unknown"],
  decide(body, _meta, world) {
    const found = world.get(person, body.personId);
    if (found === undefined) return refuse("person.unknown", { person: body.personId });
    return [deskTaken.of(String(body.number), { number: body.number, personId: found.id, personName: found.name })];
  },
});

export const deskLeft = desk.becomes("desk.left@1", z.strictObject({}), (state, _body, meta) => ({
  ...state, personId: null, personName: null, sinceMs: meta.observedAtMs,
}));

/** The operator leaves; nothing happens where nobody sat. */
export const leaveDesk = verb({
  command: "desk.leave",
  may: everybody,
  body: z.strictObject({ number: deskNumber }),
  events: [deskLeft],
  refusals: [],
  decide(body, _meta, world) {
    const found = world.get(desk, String(body.number));
    return found === undefined || found.personId === null ? [] : [deskLeft.of(String(body.number), {})];
  },
});
