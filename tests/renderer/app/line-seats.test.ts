/** Which call sits in which seat of the line strip, and what becomes of it when the desk turns to the next. */
import { describe, expect, it } from "vitest";
import { actsByKey } from "../../../renderer/app/line-keys.ts";
import { leaving, seatsOf } from "../../../renderer/app/line-seats.ts";
import type { LineActs } from "../../../renderer/app/use-line-acts.ts";
import type { CallRow } from "../../../shared/views.ts";

const row = (callId: string, change: Partial<CallRow> = {}): CallRow => ({
  callId, number: "8371", given: "8371", called: "8000", line: "1", tellsEnd: true, phase: "ringing", rangAtMs: 0, answeredAtMs: null, claim: null, heldSinceMs: null,
  pickedUpAtMs: null, lineEndedAtMs: null, endedAtMs: null, tickets: [], callBack: null, placeId: null, place: null, provisional: false, ...change,
});
const claimed = (callId: string, desk: number, atMs: number, change: Partial<CallRow> = {}) => row(callId, { phase: "claimed", claim: { by: "x", name: { zh: "x", en: "x" }, desk, atMs }, ...change });
const missed = (callId: string, tries: number, rangAtMs: number) => row(callId, { phase: "missed", rangAtMs, callBack: { state: tries === 0 ? "open" : "tried", tries, lastAtMs: 0, by: "", reason: "" } });
const ids = (rows: readonly CallRow[]) => rows.map((one) => one.callId);

describe("the seats", () => {
  it("hold nothing without calls", () => {
    expect(seatsOf([], 1, 0)).toEqual({ mine: undefined, held: [], rings: [], others: [], callBacks: [] });
  });

  it("my call is the newest that is not held; held ones wait behind it", () => {
    const rows = [claimed("old", 1, 1), claimed("held", 1, 3, { heldSinceMs: 4 }), claimed("new", 1, 2), claimed("hers", 2, 9)];
    const seats = seatsOf(rows, 1, 60_000);
    expect([seats.mine?.callId, ids(seats.held)]).toEqual(["new", ["held", "old"]]);
    expect(seatsOf(rows.slice(1, 2), 1, 0).mine?.callId).toBe("held");
  });

  it("what rings comes oldest first, what a telephone picked up after it", () => {
    const rows = [row("picked", { phase: "picked-up" }), row("later", { rangAtMs: 9 }), row("first", { rangAtMs: 3 })];
    expect(ids(seatsOf(rows, 1, 0).rings)).toEqual(["first", "later", "picked"]);
  });

  it("a colleague's call shows for the 20 s in which it can be taken over, and again when it hangs", () => {
    const rows = [claimed("hers", 2, 0)];
    expect([20_000, 20_001, 180_001].map((nowMs) => seatsOf(rows, 1, nowMs).others.length)).toEqual([1, 0, 1]);
  });

  it("calls to return come never tried first, then oldest first", () => {
    expect(ids(seatsOf([missed("tried", 1, 0), missed("b", 0, 2), missed("a", 0, 1)], 1, 0).callBacks)).toEqual(["a", "b", "tried"]);
  });
});

describe("turning to the next call", () => {
  const ticket = [{ id: "t", number: "1" }];
  it.each([
    ["holds a conversation", { pickedUpAtMs: 1 }, "hold"], ["holds one with a ticket that goes on", { pickedUpAtMs: 1, tickets: ticket }, "hold"],
    ["ends one whose line is free", { pickedUpAtMs: 1, lineEndedAtMs: 2 }, "end"], ["ends one with a ticket where nobody hears the end", { pickedUpAtMs: 1, tickets: ticket, tellsEnd: false }, "end"],
    ["holds a claim that is not talked to yet", {}, "hold"], ["leaves a held one alone", { heldSinceMs: 1 }, "nothing"],
  ])("%s", (_what, change, how) => expect(leaving(claimed("c", 1, 0, change))).toBe(how));
});

describe("the keys of the strip", () => {
  /** What a key does with these rows; nothing where the key is left to others. */
  function press(key: string, rows: readonly CallRow[], ringingBack?: CallRow): readonly string[] {
    const done: string[] = [];
    const note = (what: string) => (given: CallRow | string) => void done.push(`${what} ${typeof given === "string" ? given : given.callId}`);
    const acts: LineActs = {
      ringingBack, claim() {}, hold() {}, callBack() {}, ringBack() {}, take: note("take"), end: note("end"), miss: note("miss"), release: note("release"), closeCallBack: note("close"),
    };
    actsByKey(seatsOf(rows, 1, 1_000), acts, 1_000)[key]?.(undefined as never); // the handlers look at the seats, not at the event
    return done;
  }

  it("T gives back a call that nobody talks on and that has no ticket", () => {
    expect(press("KeyT", [claimed("mine", 1, 0)])).toEqual(["release mine"]);
    expect(press("KeyT", [claimed("mine", 1, 0, { pickedUpAtMs: 1 })])).toEqual([]);
    expect(press("KeyT", [claimed("mine", 1, 0, { tickets: [{ id: "t", number: "1" }] })])).toEqual([]);
  });

  it("V says that nobody was there once the line is free; W ends what the telephone will not end", () => {
    expect(press("KeyV", [claimed("mine", 1, 0, { lineEndedAtMs: 5 })])).toEqual(["miss mine"]);
    expect(press("KeyV", [claimed("mine", 1, 0, { lineEndedAtMs: 5, pickedUpAtMs: 1 })])).toEqual([]);
    expect(press("KeyW", [claimed("mine", 1, 0, { tellsEnd: false, lineEndedAtMs: null, pickedUpAtMs: 1 })])).toEqual(["end mine"]);
    expect(press("KeyW", [claimed("mine", 1, 0)])).toEqual([]);
  });

  it("Z takes over the colleague's call that is offered, and none that is hidden behind rings", () => {
    expect(press("KeyZ", [claimed("hers", 2, 0)])).toEqual(["take hers"]);
    expect(press("KeyZ", [claimed("hers", 2, 0), row("r1"), row("r2")])).toEqual([]);
  });

  it("1, 2, 3 say what became of calling back, and only while somebody is called back", () => {
    const back = missed("back", 0, 0);
    expect(["Digit1", "Numpad2", "Digit3"].flatMap((key) => press(key, [back], back))).toEqual(["close reached", "close tried", "close closed"]);
    expect(press("Digit1", [back])).toEqual([]);
    expect(press("Digit1", [back, claimed("mine", 1, 0)], back)).toEqual([]);
  });
});
