import { describe, expect, it } from "vitest";
import { readFilter } from "../../../renderer/rooms/board/board-filter.ts";
import { boardRow } from "./board-row.ts";

const row = boardRow("t1", {
  priority: 2, place: { zh: "3号楼 7层 呼吸内科 12床", en: "Bed 12, Respiratory, Building 3" }, matter: "空调漏水", number: "261122-2-0042",
  crew: { zh: "空调组", en: "HVAC" }, people: [{ id: "wu", name: { zh: "吴敏", en: "Wu Min" } }],
});

describe("the filter of the board", () => {
  it.each(["", "  ", "p2", "b3", "3号楼", "7层呼吸", "漏水", "0042", "吴敏", "hvac", "B3 P2 漏", "ｂ３", "wu min"])("lets through by %s", (typed) => expect(readFilter(typed)(row)).toBe(true));
  it.each(["p1", "b30", "b1", "1号楼", "灯", "b3 p1", "0043", "漏水 灯"])("keeps out by %s", (typed) => expect(readFilter(typed)(row)).toBe(false));
});
