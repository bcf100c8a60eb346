import { describe, expect, it } from "vitest";
import { isWeakPin, refuseBadge, refusePin } from "../../../electron/seat/weak-pin.ts";
import { createWrongTries, waitAfterMs } from "../../../electron/seat/wrong-tries.ts";

describe("wrong tries", () => {
  let kept: string | undefined;
  let nowMs = 1_000_000;
  const open = () => createWrongTries({ read: () => kept, write: (text) => { kept = text; }, nowMs: () => nowMs });

  it("are free four times, then cost 15 s, 30 s, 60 s … and never more than five minutes", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map(waitAfterMs)).toEqual([0, 0, 0, 0, 15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it("are counted by person, kept over a restart, and forgotten after the right one", () => {
    for (let count = 1; count <= 5; count++) expect(open().add("li")).toBe(count);
    expect(open().waitMs("li")).toBe(15_000);
    expect(open().waitMs("chen")).toBe(0);
    nowMs += 14_999;
    expect(open().waitMs("li")).toBe(1);
    nowMs += 1;
    expect(open().waitMs("li")).toBe(0);
    expect(open().add("li")).toBe(6);
    expect(open().waitMs("li")).toBe(30_000);
    open().forget("li");
    expect(open().waitMs("li")).toBe(0);
    expect(open().add("li")).toBe(1);
  });

  it("cost one wait at most when the clock was set back by a day", () => {
    for (let count = 0; count < 5; count++) open().add("he");
    nowMs -= 86_400_000;
    expect(open().waitMs("he")).toBe(15_000);
  });

  it("begin anew where what was kept cannot be read", () => {
    kept = '{"li":{"count":-1}}';
    expect(open().waitMs("li")).toBe(0);
  });
});

describe("a PIN", () => {
  it.each(["0000", "99999999", "1234", "7890", "9876", "3210", "1212", "252525", "123123", "45674567"])("%s is too easy to guess", (pin) => {
    expect(isWeakPin(pin)).toBe(true);
    expect(refusePin(pin)).toMatchObject({ code: "person.pin-weak" });
  });

  it.each(["2580", "1357", "4096", "13579246", "5201", "1122"])("%s is taken", (pin) => expect(refusePin(pin)).toBeUndefined());

  it.each(["", "123", "123456789", "12a4", " 2580", "２５８０"])("is 4 to 8 digits, not %j", (pin) => expect(refusePin(pin)).toMatchObject({ code: "person.pin-form" }));
});

it("a badge is letters and digits, at least four", () => {
  expect(refuseBadge("0004711")).toBeUndefined();
  for (const badge of ["", "12", "a b c d", "4711\n"]) expect(refuseBadge(badge)).toMatchObject({ code: "person.badge-form" });
});
