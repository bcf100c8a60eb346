/** The crew board: who stands in which column, and where the arrows lead. */
import { describe, expect, it } from "vitest";
import { byNeed } from "../../../renderer/rooms/board/blocks.ts";
import { tallyBelow } from "../../../renderer/rooms/board/below.ts";
import { crewColumns, moveInColumns } from "../../../renderer/rooms/board/crew-columns.ts";
import { seatAll } from "../../../renderer/rooms/board/seating.ts";
import type { CrewRow } from "../../../shared/views.ts";
import { boardRow, nowMs } from "./board-row.ts";

function crew(crewId: string, seat: number): CrewRow {
  const name = { zh: crewId, en: crewId };
  return { crewId, name, short: name, letter: "a", seat, phone: "", outsourced: false, contractUntilMs: null, jobsPerPerson: 1, onCall: null, busy: 0, free: 0, off: 0, waiting: 0 };
}

const seating = seatAll([
  boardRow("open", { step: "logged" }), boardRow("l1", { crewId: "lift", finishByMs: nowMs - 1 }), boardRow("l2", { crewId: "lift" }),
  boardRow("g1", { crewId: "gas" }), boardRow("stray", { crewId: "unknown" }),
], { nowMs, blockOf: byNeed });
const columns = crewColumns(seating, [crew("gas", 3), crew("power", 2), crew("lift", 1)]);

describe("the crew board", () => {
  it("has a column for what waits, then the crews by seat, each worst first", () => {
    expect(columns.map((column) => [column.crew?.crewId ?? null, column.seats.map((seat) => seat.row.ticketId)])).toEqual([
      [null, ["open", "stray"]], ["lift", ["l1", "l2"]], ["power", []], ["gas", ["g1"]],
    ]);
  });
  it("walks past an empty column and stops at the ends", () => {
    expect(moveInColumns(columns, "l2", "right")).toBe("g1");
    expect(moveInColumns(columns, "g1", "right")).toBe("g1");
    expect(moveInColumns(columns, "l2", "left")).toBe("stray");
    expect(moveInColumns(columns, "l1", "down")).toBe("l2");
    expect(moveInColumns(columns, null, "down")).toBe("open");
  });
});

it("counts what lies below the fold by what is to be done, or by building", () => {
  const east = { id: "b9", name: { zh: "9号楼", en: "Building 9" } };
  const rows = [{ section: "underway", block: null }, { section: "underway", block: null }, { section: "suspended", block: null }] as const;
  expect(tallyBelow(rows).byGroup.map(({ section, count }) => [section, count])).toEqual([["underway", 2], ["suspended", 1]]);
  expect(tallyBelow(rows.map((row) => ({ ...row, block: east })))).toMatchObject({ total: 3, byGroup: [{ block: east, count: 3 }] });
});
