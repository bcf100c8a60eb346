/** What a crew's seat says, and who folds. */
import { describe, expect, it } from "vitest";
import { crewNeed, seatCrews, worstFirst } from "../../../renderer/parts/crew-face.ts";
import type { CrewRow } from "../../../shared/views.ts";

function crew(seat: number, busy: number, free: number, waiting = 0): CrewRow {
  const name = { zh: `组${seat}`, en: `crew ${seat}` };
  return { crewId: `c${seat}`, name, short: name, letter: "a", seat, phone: "", outsourced: false, contractUntilMs: null, jobsPerPerson: 1, onCall: null, busy, free, off: 1, waiting };
}

describe("a crew", () => {
  it("is short only when jobs wait and nobody is free", () => {
    expect(crewNeed(crew(1, 3, 0, 1))).toBe("short");
    expect(crewNeed(crew(1, 3, 1, 1))).toBe("free");
    expect(crewNeed(crew(1, 3, 0))).toBe("none-free");
    expect(crewNeed(crew(1, 0, 0))).toBe("nobody-on");
    expect(crewNeed(crew(1, 0, 0, 2))).toBe("short");
  });

  it("comes first when it is short by most; an absent crew without work comes last", () => {
    const rows = [crew(1, 0, 0), crew(2, 1, 1), crew(3, 2, 0, 1), crew(4, 2, 0, 5), crew(5, 2, 0)];
    expect(worstFirst(rows).map((row) => row.seat)).toEqual([4, 3, 5, 2, 1]);
  });

  it("keeps its seat whatever its state; only those beyond the seats fold, worst first", () => {
    const rows = [crew(4, 2, 0, 5), crew(2, 1, 1), crew(3, 0, 0, 9), crew(1, 0, 2)];
    const { seated, folded } = seatCrews(rows, 2);
    expect(seated.map((row) => row.seat)).toEqual([1, 2]);
    expect(folded.map((row) => row.seat)).toEqual([3, 4]);
  });
});
