/** The same tickets by crew: one column for those that nobody was sent to, then one per crew by seat. Pure. */
import type { CrewRow } from "../../../shared/views.ts";
import { compareNeed } from "./seating.ts";
import type { Seat, Seating } from "./seating.ts";

export interface CrewColumn {
  /** Null for the column of those that wait for dispatch. */
  readonly crew: CrewRow | null;
  readonly seats: readonly Seat[];
}

/** Columns from the left; tickets of a crew that is not known stand in the first. */
export function crewColumns(seating: Seating, crews: readonly CrewRow[]): readonly CrewColumn[] {
  const known = new Set(crews.map((crew) => crew.crewId));
  const seats = [...seating.values()].filter((seat) => !seat.gone).sort(compareNeed);
  const ofCrew = (crewId: string | null) =>
    seats.filter(({ row }) => (row.crewId !== null && known.has(row.crewId) ? row.crewId : null) === crewId);
  const bySeat = crews.toSorted((one, other) => one.seat - other.seat);
  return [{ crew: null, seats: ofCrew(null) }, ...bySeat.map((crew) => ({ crew, seats: ofCrew(crew.crewId) }))];
}

export type ColumnMove = "up" | "down" | "left" | "right";

/** The ticket one move away; sideways to the nearest column that has any, at about the same height. */
export function moveInColumns(columns: readonly CrewColumn[], from: string | null, move: ColumnMove): string | null {
  const filled = columns.map((column) => column.seats.map((seat) => seat.row.ticketId)).filter((ids) => ids.length > 0);
  const column = filled.findIndex((ids) => from !== null && ids.includes(from));
  if (column < 0) return filled[0]?.[0] ?? null;
  const row = filled[column]?.indexOf(from ?? "") ?? 0;
  const sideways = move === "left" ? -1 : move === "right" ? 1 : 0;
  const target = filled[Math.min(filled.length - 1, Math.max(0, column + sideways))] ?? [];
  const downward = move === "up" ? -1 : move === "down" ? 1 : 0;
  return target[Math.min(target.length - 1, Math.max(0, row + downward))] ?? null;
}
