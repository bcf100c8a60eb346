import { describe, expect, it } from "vitest";
import { lessonsFrom } from "../../../renderer/rooms/intake/teaching.ts";
import type { Chosen } from "../../../renderer/rooms/intake/intake-form.ts";
import { lessonsOf } from "../../../shared/intake/learned.ts";
import { nowMs, proposer } from "../../shared/intake/sample.ts";

const taught = (line: string, chosen: Chosen, entries: Parameters<typeof lessonsOf>[0] = []) =>
  lessonsFrom(chosen, proposer.propose(line, { nowMs, lessons: lessonsOf(entries) }));

describe("a form that was logged", () => {
  it("teaches nothing that was not corrected, nor what was chosen as it was proposed", () => {
    expect(taught("b3 7c 12 空调漏水", {})).toEqual([]);
    expect(taught("b3 7c 12 空调漏水", { serviceId: "ac-leak", placeId: "b3-f7-bed12" })).toEqual([]);
  });

  it("teaches the matter without place and politeness", () => {
    expect(taught("b3 7c 12 麻烦 吊塔不动", { serviceId: "oxygen-gauge" })).toMatchObject([{ kind: "type", target: "oxygen-gauge", phrases: ["吊塔不动"] }]);
  });

  it("teaches what named the place where that was wrong", () => {
    expect(taught("呼吸科 灯不亮", { placeId: "b1-f1" })).toMatchObject([{ kind: "place", target: "b1-f1" }]);
  });

  it("teaches crew and urgency only where the type was right", () => {
    expect(taught("b3 7c 12 空调漏水", { priority: 4 })).toEqual([{ kind: "priority", target: "4", phrases: ["空调漏水"] }]);
    expect(taught("b3 7c 12 空调漏水", { serviceId: "lift-noise", priority: 2 }).map((one) => one.kind)).toEqual(["type"]);
  });

  it("counts against the dictionary where its own proposal was wrong", () => {
    const entries = [{ kind: "type", phrase: "空调漏水", counts: { "lift-noise": 2 } }] as const;
    expect(taught("b3 7c 12 空调漏水", { serviceId: "ac-leak" }, entries)).toMatchObject([{ kind: "type", target: "ac-leak" }]);
  });
});
