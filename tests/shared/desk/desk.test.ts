import { describe, expect, it } from "vitest";
import { desk } from "../../../shared/desk/desk.ts";
import { ask } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const take = (number: number, personId: string, atMinute = 0) => ask("desk.take", { number, personId }, { atMinute });
const leave = (number: number) => ask("desk.leave", { number });

describe("desk.take", () => {
  it("sits an operator down, with the name the others will read", () => {
    const after = given().when(take(3, "chen-jing", 5)).then([{ type: "desk.taken@1", id: "3", body: { number: 3, personId: "chen-jing", personName: { zh: "陈静", en: "Chen Jing" } } }]);
    expect(after.state(desk, "3")).toMatchObject({ personId: "chen-jing", sinceMs: nowMs + 300_000 });
  });

  it("relieves whoever sat there", () => {
    expect(given(take(1, "chen-jing")).state(desk, "1").personId).toBe("chen-jing");
  });

  it("refuses somebody nobody knows, and knows desks 1 to 99", () => {
    given().when(take(1, "nobody")).thenRefused("person.unknown", { person: "nobody" });
    for (const number of [0, 100, 1.5]) given().when(take(number, "chen-jing")).thenInvalid("number");
  });
});

describe("desk.leave", () => {
  it("leaves the seat empty", () => {
    const after = given().when(leave(1)).then([{ type: "desk.left@1", id: "1" }]);
    expect(after.state(desk, "1")).toEqual({ number: 1, personId: null, personName: null, sinceMs: nowMs });
  });

  it("says nothing where nobody sat", () => {
    given().when(leave(9)).then([]);
    given(leave(1)).when(leave(1)).then([]);
  });
});
