/**
 * How often the intake line is right, on lines as people talk and type them. The second half was written before any
 * tuning on it and is not looked at line by line; who tunes does it on the first half.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLabelled, scoreLines } from "../../../electron/commands/propose-score.ts";
import { labelledFile, nowMs, proposer } from "./sample.ts";

describe.each(["tuned", "held-out"] as const)("the %s half of the labelled lines", (half) => {
  const lines = readLabelled(readFileSync(labelledFile(half), "utf8"));
  const score = scoreLines(proposer, lines, nowMs);

  it("has at least 200 lines", () => expect(lines.length).toBeGreaterThanOrEqual(200));
  it("gets the place right in 97 of 100", () => expect(score.place).toBeGreaterThanOrEqual(0.97));
  it("gets the type right in 93 of 100", () => expect(score.type).toBeGreaterThanOrEqual(0.93));
  it("has both among the first three in 99 of 100", () => expect(score.topThree).toBeGreaterThanOrEqual(0.99));
});

describe("a file of labelled lines", () => {
  it("is read by its head, in any order of columns, with or without a byte order mark", () => {
    expect(readLabelled("\uFEFFserviceType\tline\tplaceId\r\nac-leak\tkt ls\tb3\r\n")).toEqual([{ line: "kt ls", placeId: "b3", serviceType: "ac-leak" }]);
  });
  it("is read in the usual order without a head", () => {
    expect(readLabelled("kt ls\tb3\tac-leak\n")).toEqual([{ line: "kt ls", placeId: "b3", serviceType: "ac-leak" }]);
  });
  it("scores nothing as nothing", () => expect(scoreLines(proposer, [], nowMs).place).toBe(0));
});
