/**
 * Layouts of the board (版面): how an operator likes to see it, under a name. They belong to the person and not to a desk, so
 * they are events: whoever sits down at another desk finds them there. What a layout says is data for the page alone.
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import { id, name, shortText } from "../kernel/text.ts";
import { person } from "../person/person.ts";

/** As many as there are digits to choose one. */
export const layoutsMax = 9;

/** Columns that may be left out; mark, time, place and matter always stand. */
export const optionalColumns = ["state", "crew", "promise", "number"] as const;

export const boardLayout = z.strictObject({
  shape: z.enum(["rows", "crews"]),
  /** Null: all crews. */
  crewId: id.nullable(),
  /** Words that a row must hold, as typed. */
  filter: shortText,
  hidden: z.array(z.enum(optionalColumns)).max(optionalColumns.length),
});
export type BoardLayout = z.infer<typeof boardLayout>;

export interface SavedLayout extends BoardLayout {
  readonly name: string;
}

export interface LayoutState {
  readonly layouts: readonly SavedLayout[];
}

/** Id: the person. */
export const layout = stream<LayoutState>("layout");

export const layoutSaved = layout.begins("layout.saved@1", boardLayout.extend({ name }), (body, _meta, state) => {
  const known = state?.layouts ?? [];
  return { layouts: known.some((one) => one.name === body.name) ? known.map((one) => (one.name === body.name ? body : one)) : [...known, body] };
});

/** Saves a layout of one's own; the same name again replaces it. Refuses `layout.nobody` (nobody sits here), `layout.too-many`. */
export const saveLayout = verb({
  command: "layout.save",
  body: boardLayout.extend({ name }),
  events: [layoutSaved],
  refusals: ["layout.nobody", "layout.too-many"],
  decide(body, meta, world) {
    if (world.get(person, meta.actor) === undefined) return refuse("layout.nobody");
    const known = world.get(layout, meta.actor)?.layouts ?? [];
    const isNew = known.every((one) => one.name !== body.name);
    return isNew && known.length >= layoutsMax ? refuse("layout.too-many", { max: layoutsMax }) : [layoutSaved.of(meta.actor, body)];
  },
});

export const layoutDropped = layout.becomes("layout.dropped@1", z.strictObject({ name }), (state, body) => ({ layouts: state.layouts.filter((one) => one.name !== body.name) }));

/** Takes one of one's own away. Refuses `layout.unknown`. */
export const dropLayout = verb({
  command: "layout.drop",
  body: z.strictObject({ name }),
  events: [layoutDropped],
  refusals: ["layout.unknown"],
  decide(body, meta, world) {
    const known = world.get(layout, meta.actor)?.layouts ?? [];
    return known.some((one) => one.name === body.name) ? [layoutDropped.of(meta.actor, body)] : refuse("layout.unknown", { name: body.name });
  },
});
