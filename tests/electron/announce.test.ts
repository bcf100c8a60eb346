/** What open views get in a burst of changes: rows at once, sums now and then, and in the end everything as it is. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createAnnouncer } from "../../electron/announce.ts";
import type { Delta } from "../../electron/announce.ts";
import type { Change } from "../../shared/views.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));
/** A job is sent to a crew: a row of the board, and a count of every crew. */
const sent = (id: string): Change => ({ stream: "ticket", id, before: { step: "logged" }, after: { step: "dispatched" } });

/** Running the crews takes 2 ms on a clock that stands still otherwise; each run counts one job more. */
function openViews() {
  let nowMs = 1_000;
  let runs = 0;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  const announcer = createAnnouncer({
    row: (_view, _params, key) => ({ ticketId: key }),
    snapshot(view) {
      if (view !== "crews") return [];
      nowMs += 2;
      return [{ crewId: "hvac", waiting: runs++ }];
    },
  });
  const got: Record<"board" | "crews", Delta[]> = { board: [], crews: [] };
  announcer.open("board", {}, (delta) => got.board.push(delta));
  announcer.open("crews", {}, (delta) => got.crews.push(delta));
  return { announcer, got, pass: (ms: number) => { nowMs += ms; } };
}

afterEach(() => void vi.restoreAllMocks());

describe("a burst of changes", () => {
  it("pushes every row in its turn, and counts once", async () => {
    const { announcer, got } = openViews();
    for (const id of ["t-1", "t-2", "t-3"]) {
      announcer.changed([sent(id)]);
      await turn();
    }
    expect(got.board.map(({ upserts }) => upserts[0]?.["ticketId"])).toEqual(["t-1", "t-2", "t-3"]);
    expect(got.crews.map(({ upserts }) => upserts[0]?.["waiting"])).toEqual([1]);
    announcer.flush();
  });

  it("counts again when the view has rested a hundred times as long as it took", async () => {
    const { announcer, got, pass } = openViews();
    announcer.changed([sent("t-1")]);
    await turn();
    announcer.changed([sent("t-2")]);
    pass(201);
    await turn();
    expect(got.crews.map(({ upserts }) => upserts[0]?.["waiting"])).toEqual([1, 2]);
  });

  it("counts what is still due by itself, without another change", async () => {
    const { announcer, got, pass } = openViews();
    for (const id of ["t-1", "t-2"]) {
      announcer.changed([sent(id)]);
      await turn();
    }
    expect(got.crews).toHaveLength(1);
    pass(201);
    await vi.waitFor(() => expect(got.crews).toHaveLength(2), 5_000);
  });

  it("leaves nothing due when everything is asked for now", async () => {
    const { announcer, got } = openViews();
    for (const id of ["t-1", "t-2"]) {
      announcer.changed([sent(id)]);
      await turn();
    }
    announcer.flush();
    expect(got.crews.map(({ upserts }) => upserts[0]?.["waiting"])).toEqual([1, 2]);
  });

  it("asks nothing for a view that nobody watches any more", async () => {
    const { announcer, got } = openViews();
    const other = announcer.open("today", { fromMs: 0 }, () => { throw new Error("nobody watches"); });
    announcer.changed([sent("t-1")]);
    other.close();
    await turn();
    expect(got.crews).toHaveLength(1);
  });
});
