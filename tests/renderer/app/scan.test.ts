import { describe, expect, it } from "vitest";
import { createScanReader, readCode, scanGapMs } from "../../../renderer/app/scan.ts";
import type { Stroke } from "../../../renderer/app/scan.ts";

/** Strokes of a text at a pace, ended with Enter. */
function strokes(text: string, gapMs: number, fromMs = 1_000): Stroke[] {
  return [...text, "Enter"].map((key, at) => ({ key, code: "", shift: false, atMs: fromMs + at * gapMs }));
}

const readAll = (all: readonly Stroke[], reader = createScanReader()) => all.map((one) => reader.take(one)).filter((one) => one !== null);

describe("a scan", () => {
  it.each([
    ["YZ:T:261122-2-0042", "ticket", "261122-2-0042"], ["YZ:E:FCU-3-0712", "equipment", "FCU-3-0712"], ["YZ:P:b3-f7-bed12", "place", "b3-f7-bed12"],
    ["yz:t:261122-2-0042", "ticket", "261122-2-0042"], ["YZ：B：A99", "badge", "A99"],
  ])("%s is read at any speed of a scanner", (text, kind, code) => {
    for (const gapMs of [1, 5, 20, scanGapMs]) expect(readAll(strokes(text, gapMs))).toEqual([{ kind, code, length: text.length }]);
  });

  it("is told from what a hand typed just before", () => {
    const reader = createScanReader();
    const hand: Stroke[] = [..."漏水kt"].map((key, at) => ({ key, code: "", shift: false, atMs: at * 130 }));
    expect(readAll([...hand, ...strokes("YZ:E:AC-7", 4, 545)], reader)).toEqual([{ kind: "equipment", code: "AC-7", length: 9 }]);
  });

  it("stays one on a busy machine that hands a key on late", () => {
    const all = strokes("YZ:T:261122-2-0042", 4).map((one, at) => (at > 9 ? { ...one, atMs: one.atMs + 80 } : one));
    expect(readAll(all)).toMatchObject([{ kind: "ticket" }]);
  });

  it("whose first letter follows a stroke at once leaves that stroke alone", () => {
    expect(readAll(strokes("sYZ:E:AC-7", 4))).toEqual([{ kind: "equipment", code: "AC-7", length: 9 }]);
  });

  it("is read by its keys while an input method hides the letters", () => {
    const keys: readonly [string, boolean][] = [["KeyY", true], ["KeyZ", true], ["Semicolon", true], ["KeyT", true], ["Semicolon", true], ["Digit2", false], ["Digit6", false], ["Minus", false], ["Digit1", false]];
    const hidden = keys.map(([code, shift], at): Stroke => ({ key: "Process", code, shift, atMs: at * 3 }));
    expect(readAll([...hidden, { key: "Enter", code: "Enter", shift: false, atMs: 30 }])).toEqual([{ kind: "ticket", code: "26-1", length: 9 }]);
  });

  it("with Shift keys of its own between the letters is the same scan", () => {
    const all = strokes("YZ:P:b3", 4).flatMap((one) => [{ key: "Shift", code: "ShiftLeft", shift: true, atMs: one.atMs - 1 }, one]);
    expect(readAll(all)).toMatchObject([{ kind: "place", code: "b3" }]);
  });
});

describe("no scan", () => {
  it.each([40, 60, 90, 130, 250])("is a person who types our own code with %i ms between the keys", (gapMs) => {
    expect(readAll(strokes("YZ:T:261122-2-0042", gapMs))).toEqual([]);
  });

  it.each(["b3 7c 12 kt lsh", "13800138000", "6901234567892", "https://example.org/x", "YZ:X:1", "YZ:T:", "YZ", ""])("is the burst %s, which is no code of ours", (text) => {
    expect(readAll(strokes(text, 2))).toEqual([]);
  });

  it("is a burst whose Enter a hand gives", () => {
    const all = strokes("YZ:T:261122-2-0042", 3);
    expect(readAll(all.map((one) => (one.key === "Enter" ? { ...one, atMs: one.atMs + 400 } : one)))).toEqual([]);
  });

  it("is a burst with a pause of a hand in it", () => {
    const all = strokes("YZ:T:261122-2-0042", 3).map((one, at) => (at > 9 ? { ...one, atMs: one.atMs + 150 } : one));
    expect(readAll(all)).toEqual([]);
  });
});

it("a code is read without its Enter, too, and nothing but a code is", () => {
  expect(readCode("YZ:E:AC-7")).toEqual({ kind: "equipment", code: "AC-7" });
  expect(readCode(" YZ:E:AC-7")).toBeNull();
  expect(readCode("YZ:E:<b>")).toBeNull();
});
