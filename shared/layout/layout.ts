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

/** Columns whose order one may choose, as delivered. Mark and time left always stand first: the worst is read at the top left. */
export const movableColumns = ["place", "matter", "state", "crew", "promise", "number"] as const;
export type MovableColumn = (typeof movableColumns)[number];

/** Columns that may be left out; mark, time, place and matter always stand. */
export const optionalColumns = ["state", "crew", "promise", "number"] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

export const boardLayout = z.strictObject({
  shape: z.enum(["rows", "crews"]),
  /** The list's heads: what is to be done, or the building. */
  groupBy: z.enum(["need", "building"]).default("need"),
  /** Null: all crews. */
  crewId: id.nullable(),
  /** Words that a row must hold, as typed. */
  filter: shortText,
  hidden: z.array(z.enum(optionalColumns)).max(optionalColumns.length),
  /** Movable columns from the left; those that are not named follow in their usual order. */
  order: z.array(z.enum(movableColumns)).max(movableColumns.length).default([]),
});
export type BoardLayout = z.infer<typeof boardLayout>;

export interface SavedLayout extends BoardLayout {
  readonly name: string;
}

export interface LayoutState {
  readonly layouts: readonly SavedLayout[];
}

/** Every movable column once, from the left. */
export function columnsInOrder(order: readonly MovableColumn[]): readonly MovableColumn[] {
  return [...new Set([...order, ...movableColumns])];
}

/** The order after one column went a place to the left (-1) or to the right (1); at the edge it stays. */
export function columnMoved(order: readonly MovableColumn[], column: MovableColumn, by: -1 | 1): MovableColumn[] {
  const columns = [...columnsInOrder(order)];
  const at = columns.indexOf(column);
  const other = columns[at + by];
  return other === undefined ? columns : columns.with(at, other).with(at + by, column);
}

/** Id: the person. */
export const layout = stream<LayoutState>("layout");

const savedBody = boardLayout.extend({ name });

/** Version 1 knew neither groups nor an order of columns: as delivered. */
export const layoutSaved = layout.begins("layout.saved@2", savedBody, (body, _meta, state) => {
  const known = state?.layouts ?? [];
  return { layouts: known.some((one) => one.name === body.name) ? known.map((one) => (one.name === body.name ? body : one)) : [...known, body] };
}, { "layout.saved@1": (body) => savedBody.parse(body) });

/** Saves a layout of one's own; the same name again replaces it. Refuses `layout.nobody` (nobody sits here), `layout.too-many`. */
export const saveLayout = verb({
  command: "layout.save",
  body: savedBody,
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
