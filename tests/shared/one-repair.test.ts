import { expect, it } from "vitest";
import { person } from "../../shared/person/person.ts";
import { ticket } from "../../shared/ticket/state.ts";
import { oneRepair } from "../stories/one-repair.ts";
import { given, nowMs } from "./given.ts";

it("one repair goes through the whole loop, and leaves everybody free", () => {
  const after = given(...oneRepair);
  const state = after.state(ticket, "one-repair");
  expect(state).toMatchObject({
    number: "261122-1-0001", step: "closed", side: { kind: "none" }, notes: 1, pausedMs: 20 * 60_000,
    callers: [{ name: "护士王芳" }, { name: "11 床家属" }], signature: { signerName: "王芳" }, rating: { stars: 5 },
    due: { finishByMs: nowMs + 260 * 60_000 },
  });
  expect(Object.keys(state.marks)).toEqual(["logged", "dispatched", "accepted", "arrived", "working", "finished", "signed", "evaluated", "closed"]);
  expect(after.state(person, "zhou-zhiqiang").jobs).toEqual([]);
});

it("what one desk notes, the story tells with that desk and person", () => {
  const { marks } = given(...oneRepair).state(ticket, "one-repair");
  expect(marks.dispatched).toEqual({ atMs: nowMs + 60_000, desk: 1, by: "li-jianguo" });
  expect(marks.arrived).toEqual({ atMs: nowMs + 16 * 60_000, desk: 2, by: "chen-jing" });
});
