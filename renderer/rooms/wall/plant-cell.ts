/** What a cell of the wall's foot says of some kinds of plant. Pure; rows of view `plant`. */
import type { Category } from "../../../shared/alarm/point.ts";
import type { PlantRow } from "../../../shared/views.ts";

export interface PlantCell {
  /** `silent`: no source has ever spoken of it, or none does now. */
  readonly look: "silent" | "normal" | "doubt" | "alarm" | "critical";
  readonly count: number;
}

/** Worst first: in alarm, without signal, normal. */
export function plantCell(rows: readonly PlantRow[], categories: readonly Category[]): PlantCell {
  const mine = rows.filter((row) => categories.includes(row.category));
  const sum = (of: (row: PlantRow) => number) => mine.reduce((total, row) => total + of(row), 0);
  const [points, heard, active] = [sum((row) => row.points), sum((row) => row.heard), sum((row) => row.active)];
  const isCritical = mine.some((row) => row.active > 0 && row.worst === 1);
  if (active > 0) return { look: isCritical ? "critical" : "alarm", count: active };
  if (heard === 0) return { look: "silent", count: 0 };
  return points > heard ? { look: "doubt", count: points - heard } : { look: "normal", count: points };
}
