/** One table of text rows as the importer plans it, for tests of single rows. */
import { importMapOf } from "../../../../electron/commands/tickets/map.ts";
import { planImport } from "../../../../electron/commands/tickets/plan-import.ts";
import type { ImportPlan } from "../../../../electron/commands/tickets/plan-import.ts";
import { readColumns } from "../../../../electron/commands/tickets/column-reader.ts";
import { zoneClock } from "../../../../electron/commands/tickets/zone-time.ts";

const head = ["No", "Created", "Closed", "Due", "Type", "What", "Ward", "Said", "Who", "Tel", "Result", "State", "Grade"];
export const baseMap = {
  about: "test", source: "city", zone: "Asia/Shanghai", closedStatus: ["done"], placePattern: "[A-Z ]+", priorities: { high: 2 },
  columns: {
    key: "No", created: "Created", closed: "Closed", due: "Due", type: "Type", matter: "What", place: "Ward", text: "Said",
    callerName: "Who", callerPhone: "Tel", result: "Result", status: "State", priority: "Grade",
  },
};

/** A whole row, changed here and there. */
export function cells(change: Partial<Record<(typeof head)[number], string>> = {}): readonly string[] {
  const whole: Readonly<Record<string, string>> = {
    No: "1", Created: "2022-01-21 13:47:00", Closed: "2022-01-21 15:00:00", Due: "2022-01-22 08:00:00", Type: "Light", What: "Lamp flickers", Ward: "WARD A",
    Said: "since this morning", Who: "Nurse Li", Tel: "5201", Result: "new lamp", State: "done", Grade: "high", ...change,
  };
  return head.map((name) => whole[name] ?? "");
}

/** Plans rows; the first one is row 2, below the head. */
export function planOf(rows: readonly (readonly string[])[], change: object = {}): ImportPlan {
  const map = importMapOf({ ...baseMap, ...change });
  const table = { form: [], head, rows: rows.map((one, index) => ({ row: index + 2, cells: one })) };
  const columns = readColumns(table, map);
  if ("code" in columns) throw new Error(columns.code);
  return planImport(table, {
    map, columns, order: "mdy", clock: zoneClock(map.zone), nowMs: Date.UTC(2026, 10, 22), noPlace: { zh: "未写地点", en: "Place not stated" },
  });
}
