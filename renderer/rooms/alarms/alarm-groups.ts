/**
 * The alarm list in its order: what stands for itself, worst first, with what is folded under it and what else is wrong with
 * the same equipment; then what is put aside or in doubt, each under its own head. Pure functions of the rows of view `alarms`.
 */
import { foldAll } from "../../../shared/alarm/fold.ts";
import { isActive, isUnanswered } from "../../../shared/alarm/state.ts";
import type { AlarmRow } from "../../../shared/views.ts";

export interface AlarmGroup {
  readonly head: AlarmRow;
  /** Under it: its consequences, and the other alarms of its equipment. Worst first. */
  readonly folded: readonly AlarmRow[];
}

export const sections = ["standing", "shelved", "stale", "chattering"] as const;
export type Section = (typeof sections)[number];

export interface AlarmSections {
  readonly standing: readonly AlarmGroup[];
  readonly shelved: readonly AlarmGroup[];
  /** Silent and not in alarm: what is in alarm stands above, marked. */
  readonly stale: readonly AlarmGroup[];
  readonly chattering: readonly AlarmGroup[];
  /** Not answered, by themselves. */
  readonly unanswered: number;
  /** In alarm, by themselves. */
  readonly active: number;
}

/** Unanswered before answered, life before the rest, worse before milder, older before newer. */
function byWorst(one: AlarmRow, other: AlarmRow): number {
  return Number(isUnanswered(other)) - Number(isUnanswered(one)) || Number(other.lifeSafety) - Number(one.lifeSafety) || one.severity - other.severity
    || (one.raisedAtMs ?? 0) - (other.raisedAtMs ?? 0) || (one.pointId < other.pointId ? -1 : 1);
}

/** All sections of the list. */
export function alarmSections(rows: readonly AlarmRow[]): AlarmSections {
  const folded = foldAll(rows);
  const loud = rows.filter((row) => row.shelf === null && row.phase !== "normal");
  const alone = (list: readonly AlarmRow[]) => list.toSorted(byWorst).map((head): AlarmGroup => ({ head, folded: [] }));
  const standing = grouped(loud, folded);
  return {
    standing,
    shelved: alone(rows.filter((row) => row.shelf !== null)),
    stale: alone(rows.filter((row) => row.shelf === null && row.phase === "normal" && row.staleSinceMs !== null)),
    chattering: alone(rows.filter((row) => row.shelf === null && row.phase === "normal" && row.staleSinceMs === null && row.chatter !== null)),
    unanswered: standing.filter(({ head }) => isUnanswered(head)).length,
    active: standing.filter(({ head }) => isActive(head)).length,
  };
}

/** Under the feeder at the end of its chain; else with the worst alarm of its equipment; else by itself. */
function grouped(loud: readonly AlarmRow[], folded: ReadonlyMap<string, string>): readonly AlarmGroup[] {
  const byId = new Map(loud.map((row) => [row.pointId, row]));
  const rootOf = (row: AlarmRow): AlarmRow => {
    let at = row;
    for (let steps = 0; steps < loud.length; steps++) {
      const above = byId.get(folded.get(at.pointId) ?? "");
      if (above === undefined) return at;
      at = above;
    }
    return at;
  };
  const groups = new Map<string, { head: AlarmRow; folded: AlarmRow[] }>();
  const headOfEquipment = new Map<string, string>();
  const inOrder = loud.toSorted(byWorst);
  for (const row of inOrder.filter((one) => rootOf(one) === one)) {
    const mate = row.equipmentId === null || row.lifeSafety ? undefined : groups.get(headOfEquipment.get(row.equipmentId) ?? "");
    if (mate !== undefined) mate.folded.push(row);
    else {
      groups.set(row.pointId, { head: row, folded: [] });
      if (row.equipmentId !== null && !headOfEquipment.has(row.equipmentId)) headOfEquipment.set(row.equipmentId, row.pointId);
    }
  }
  for (const row of inOrder) {
    const root = rootOf(row);
    if (root !== row) (groups.get(root.pointId) ?? groups.get(headOfEquipment.get(root.equipmentId ?? "") ?? ""))?.folded.push(row);
  }
  return [...groups.values()];
}

/** One line of the list as it is drawn. */
export type AlarmLine =
  | { readonly kind: "section"; readonly section: Section; readonly count: number; readonly isOpen: boolean }
  | { readonly kind: "alarm"; readonly row: AlarmRow; readonly depth: 0 | 1; readonly folded: number; readonly isOpen: boolean };

/** The lines that are seen: groups in `open` show what is under them, sections in `open` what is in them. */
export function alarmLines(found: AlarmSections, open: ReadonlySet<string>): readonly AlarmLine[] {
  const linesOf = ({ head, folded }: AlarmGroup): AlarmLine[] => [
    { kind: "alarm", row: head, depth: 0, folded: folded.length, isOpen: open.has(head.pointId) },
    ...(open.has(head.pointId) ? folded.map((row): AlarmLine => ({ kind: "alarm", row, depth: 1, folded: 0, isOpen: false })) : []),
  ];
  return [
    ...found.standing.flatMap(linesOf),
    ...sections.slice(1).flatMap((section): AlarmLine[] => {
      const groups = found[section];
      if (groups.length === 0) return [];
      return [{ kind: "section", section, count: groups.length, isOpen: open.has(section) }, ...(open.has(section) ? groups.flatMap(linesOf) : [])];
    }),
  ];
}

/** By this the cursor knows a line. */
export function lineKey(line: AlarmLine): string {
  return line.kind === "section" ? line.section : line.row.pointId;
}
