/**
 * The location tree 院区 → 楼 → 层 → 科室/房间 → 床位, and which extension number rings where.
 * A place carries its whole label, so no reader walks the tree.
 */
import { z } from "zod";
import { administration, deskWork } from "../kernel/may.ts";
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import type { Bilingual } from "../kernel/text.ts";

export const placeKinds = ["campus", "building", "floor", "department", "room", "bed", "lift", "plant", "outdoor"] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface PlaceState {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  /** Own name: 呼吸内科, 12床. */
  readonly name: Bilingual;
  /** Name with the places above it, as read out: 3号楼 7层 呼吸内科 12床. Campus names are left out. */
  readonly label: Bilingual;
  /** Internal telephone numbers that ring here. */
  readonly extensions: readonly string[];
}

export const place = stream<PlaceState>("place");

/** Numbers that may ring in one place. Assumed: more is a mistake of the exchange's list. */
const extensionsMax = 20;

const placeBody = z.strictObject({
  id, kind: z.enum(placeKinds), parentId: id.nullable(), name: bilingual,
  extensions: z.array(z.string().regex(/^\d{2,8}$/)).max(extensionsMax),
});

export const defined = place.begins(
  "place.defined@1",
  placeBody.extend({ label: bilingual }),
  (body) => body,
);

/** Adds a place or changes it. Refuses `place.parent-unknown`, `place.parent-loop` (a place inside itself). */
export const definePlace = verb({
  command: "place.define",
  may: administration,
  body: placeBody,
  events: [defined],
  refusals: ["place.parent-unknown", "place.parent-loop"],
  decide(body, _meta, world) {
    if (body.parentId === null) return [defined.of(body.id, { ...body, label: body.name })];
    const parent = world.get(place, body.parentId);
    if (parent === undefined) return refuse("place.parent-unknown", { place: body.id, parent: body.parentId });
    if (isInside(parent, body.id, world)) return refuse("place.parent-loop", { place: body.id, parent: body.parentId });
    return [defined.of(body.id, { ...body, label: labelUnder(parent, body.name) })];
  },
});

function isInside(start: PlaceState, placeId: string, world: World): boolean {
  let at: PlaceState | undefined = start;
  while (at !== undefined) {
    if (at.id === placeId) return true;
    at = at.parentId === null ? undefined : world.get(place, at.parentId);
  }
  return false;
}

function labelUnder(parent: PlaceState, name: Bilingual): Bilingual {
  if (parent.kind === "campus") return name;
  return { zh: `${parent.label.zh} ${name.zh}`, en: `${name.en}, ${parent.label.en}` };
}

export const extensionMapped = place.becomes(
  "place.extension-mapped@1",
  z.strictObject({ extensions: z.array(shortText).max(extensionsMax) }),
  (state, body) => ({ ...state, extensions: body.extensions }),
);

/** Says where an extension number rings; takes it from the place that had it. Refuses `place.unknown`, `place.extensions-full`. */
export const mapExtension = verb({
  command: "place.map-extension",
  may: ["administrator", ...deskWork],
  body: z.strictObject({ placeId: id, formerPlaceId: id.nullable(), extension: z.string().regex(/^\d{2,8}$/) }),
  events: [extensionMapped],
  refusals: ["place.unknown", "place.extensions-full"],
  decide(body, _meta, world) {
    const target = world.get(place, body.placeId);
    if (target === undefined) return refuse("place.unknown", { place: body.placeId });
    const former = body.formerPlaceId === null ? undefined : world.get(place, body.formerPlaceId);
    const extensions = [...new Set([...target.extensions, body.extension])];
    if (extensions.length > extensionsMax) return refuse("place.extensions-full", { ...inBoth("place", target.label), max: extensionsMax });
    const given = extensionMapped.of(target.id, { extensions });
    if (former === undefined || former.id === target.id) return [given];
    return [extensionMapped.of(former.id, { extensions: former.extensions.filter((one) => one !== body.extension) }), given];
  },
});
