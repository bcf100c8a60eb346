/**
 * Folding (inhibition): an alarm whose feeder is in alarm is a consequence, not news. It stands under the feeder, makes no
 * sound and opens no ticket of its own, for as long as the feeder is in alarm. Life safety is never folded: a lift that
 * stopped because the power failed may still have people in it. The same rule for the hub's decision and for every screen.
 */
import { equipment } from "../equipment/equipment.ts";
import type { World } from "../kernel/stream.ts";
import { pointsOn } from "./monitored.ts";
import { alarm, isActive } from "./state.ts";
import type { AlarmState, Phase } from "./state.ts";

/** What the rule looks at. */
export interface Foldable {
  readonly pointId: string;
  readonly equipmentId: string | null;
  /** Points and equipment above it, nearest first. */
  readonly upstreamIds: readonly string[];
  readonly lifeSafety: boolean;
  readonly inhibits: boolean;
  readonly phase: Phase;
}

/** Longest chain that is followed. Assumed: grid → transformer → main → floor → bed is five. */
const chainMax = 30;

/** The nearest alarm above `one` that folds it, or null. `standing` gives what is known under an id above. */
export function foldedUnder(one: Foldable, standing: (id: string) => readonly Foldable[]): string | null {
  if (one.lifeSafety) return null;
  for (const id of one.upstreamIds) {
    const feeder = standing(id).find((other) => folds(other, one));
    if (feeder !== undefined) return feeder.pointId;
  }
  return null;
}

/** Two that feed each other (a ring, a mistake of the table) never fold each other both away. */
function folds(feeder: Foldable, one: Foldable): boolean {
  if (feeder.pointId === one.pointId || !feeder.inhibits || !isActive(feeder)) return false;
  return !feeder.upstreamIds.includes(one.pointId) && (one.equipmentId === null || !feeder.upstreamIds.includes(one.equipmentId));
}

/** For each of these alarms the one it is folded under, by point id; those that stand for themselves are not in it. */
export function foldAll(rows: readonly Foldable[]): ReadonlyMap<string, string> {
  const byId = new Map<string, Foldable[]>();
  const note = (id: string | null, row: Foldable) => {
    if (id === null) return;
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [row]);
    else known.push(row);
  };
  for (const row of rows.filter((each) => each.inhibits && isActive(each))) {
    note(row.pointId, row);
    note(row.equipmentId, row);
  }
  const folded = rows.map((row) => [row.pointId, foldedUnder(row, (id) => byId.get(id) ?? [])] as const);
  return new Map(folded.filter((each): each is readonly [string, string] => each[1] !== null));
}

/** The same question asked of the world while a command is decided. */
export function foldedInWorld(state: AlarmState, world: World): string | null {
  const foldable = (of: AlarmState): Foldable => ({ ...of.point, pointId: of.id, phase: of.phase, upstreamIds: chainOf(of, world) });
  const standing = (id: string) => [id, ...pointsOn(id, world)].flatMap((pointId) => world.get(alarm, pointId) ?? []).map(foldable);
  return foldedUnder(foldable(state), standing);
}

/** Ids above a point, nearest first: its own upstream, and what feeds its equipment, and so on up. */
function chainOf(state: AlarmState, world: World): string[] {
  const above = (equipmentId: string | null) => equipmentId === null ? null : world.get(equipment, equipmentId)?.upstreamId ?? null;
  const found = new Set<string>();
  let next = [state.point.upstreamId, above(state.point.equipmentId)];
  while (next.length > 0 && found.size < chainMax) {
    const fresh = [...new Set(next)].filter((id): id is string => id !== null && !found.has(id));
    for (const id of fresh) found.add(id);
    next = fresh.flatMap((id) => {
      const point = world.get(alarm, id)?.point;
      return [above(id), point?.upstreamId ?? null, above(point?.equipmentId ?? null)];
    });
  }
  return [...found];
}
