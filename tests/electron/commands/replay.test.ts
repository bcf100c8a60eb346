/** `npm run replay`: a file's requests live through a hub and two desks, which end up with the same. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acts, scoreOf } from "../../../electron/commands/replay/score.ts";
import { removeScratch, scratchFolder } from "../desk/small-desk.ts";
import { fileWith, runTool } from "./tool-run.ts";
import { cells, planOf } from "./tickets/rows.ts";

let folder = "";
beforeEach(() => { folder = scratchFolder(); });
afterEach(() => removeScratch(folder));

describe("the score of a file", () => {
  it("plays each ticket in its own order, between its creation and its closing", () => {
    const { tickets } = planOf([cells(), cells({ No: "2", Closed: "2022-01-20" }), cells({ No: "3", Closed: "", State: "open" })]);
    const score = scoreOf(tickets);
    expect(score.map(({ atMs }) => atMs)).toEqual(score.map(({ atMs }) => atMs).toSorted((one, other) => one - other));
    const actsOf = (key: string) => score.filter(({ ticket }) => ticket.key === key).map(({ act }) => act);
    expect([actsOf("1"), actsOf("2"), actsOf("3")]).toEqual([acts, acts, ["log", "dispatch", "accept"]]);
    expect(score.filter(({ ticket }) => ticket.key === "1").at(-1)?.atMs).toBe(tickets[0]?.closedAtMs);
  });
});

describe("npm run replay", () => {
  it("plays it through real desks and sockets, and all hold the same at the end", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `${index + 1},2022-01-21 13:${10 + index}:00,2022-01-21 14:${10 + index}:00,灯不亮`);
    const file = fileWith(folder, "a.csv", `No,Created,Closed,Type\n${rows.join("\n")}\n`);
    const map = fileWith(folder, "map.json", JSON.stringify({
      about: "test", source: "city", zone: "Asia/Shanghai", columns: { key: "No", created: "Created", closed: "Closed", type: "Type" },
    }));
    const { code, out } = await runTool("replay", file, "--map", map, "--speed", "2000", "--desks", "2", "--seconds", "20", "--lang", "en");
    expect(out).toContain("12 tickets logged");
    expect(out).toMatch(/Submit to ordered at the hub: p50 \d+\.\d ms, p99 \d+\.\d ms\. To another desk's log: p50 \d+\.\d ms/u);
    expect(out).toContain("All desks hold the same");
    expect(code).toBe(0);
  }, 90_000);

  it("explains itself", async () => {
    expect((await runTool("replay")).code).toBe(2);
    expect((await runTool("replay", "x.csv", "--desks", "0")).code).toBe(2);
  });
});
