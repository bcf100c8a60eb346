/** What corrections teach: twice is enough, once is not, and what was sure stays sure. */
import { describe, expect, it } from "vitest";
import { createProposer } from "../../../shared/intake/propose.ts";
import { lessonOf, lessonsOf } from "../../../shared/intake/learned.ts";
import type { LearnedEntry } from "../../../shared/intake/learned.ts";
import { lexicon } from "../../../shared/lexicon/lexicon.ts";
import type { LearnedKind } from "../../../shared/lexicon/lexicon.ts";
import { ask } from "../asks.ts";
import { given } from "../given.ts";
import { catalogue, nowMs } from "./sample.ts";

const proposer = createProposer(catalogue);
const propose = (line: string, entries: readonly LearnedEntry[] = []) => proposer.propose(line, { nowMs, lessons: lessonsOf(entries) });
const entry = (kind: LearnedKind, phrase: string, counts: Readonly<Record<string, number>>): LearnedEntry => ({ kind, phrase, counts });

/** The dictionary after somebody corrected the type of these lines, as the intake room teaches it. */
function taught(kind: "type" | "place", target: string, lines: readonly string[]): readonly LearnedEntry[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const { whole, place } = propose(line).phrases;
    const phrase = kind === "place" && place !== "" ? place : whole;
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts].map(([phrase, count]) => entry(kind, phrase, { [target]: count }));
}

const hoist = ["b3 7c 12 吊塔不动", "3号楼8层 吊塔不动", "1号楼二楼 吊塔不动"];

describe("a type that was corrected", () => {
  const before = propose(hoist[2] ?? "").service?.serviceId;

  it("is right the third time, wherever it is, and says why", () => {
    expect(before).not.toBe("oxygen-gauge");
    const { service } = propose(hoist[2] ?? "", taught("type", "oxygen-gauge", hoist.slice(0, 2)));
    expect(service?.serviceId).toBe("oxygen-gauge");
    expect(service?.why).toEqual([{ key: "learned", params: { phrase: "吊塔不动", count: 2 } }]);
  });

  it("is not believed after one correction", () => {
    expect(propose(hoist[2] ?? "", taught("type", "oxygen-gauge", hoist.slice(0, 1))).service?.serviceId).toBe(before);
  });

  it("is known again inside of a longer sentence", () => {
    expect(propose("b3 7c 12 那个吊塔不动了", taught("type", "oxygen-gauge", hoist.slice(0, 2))).service?.serviceId).toBe("oxygen-gauge");
  });

  it("keeps the alternatives behind it", () => {
    expect(propose("b3 7c 12 空调漏水", [entry("type", "空调漏水", { "lift-fault": 2 })]).services.map((one) => one.serviceId)).toContain("ac-leak");
  });
});

describe("a strong rule", () => {
  it("is not turned by one wrong correction", () => {
    for (const line of ["b3 7c 12 空调漏水", "b3 7c 12 kt lsh"]) {
      expect(propose(line, taught("type", "lift-fault", [line])).service?.serviceId).toBe("ac-leak");
    }
  });

  it("is not touched by a phrase that is only a part of what was said", () => {
    expect(propose("b3 7c 12 空调漏水", [entry("type", "漏水", { "lift-fault": 5 })]).service?.serviceId).toBe("ac-leak");
  });

  it("comes back when the wrong habit is corrected as often", () => {
    expect(lessonOf(entry("type", "空调漏水", { "lift-fault": 2 }))).toEqual({ target: "lift-fault", count: 2 });
    expect(lessonOf(entry("type", "空调漏水", { "lift-fault": 2, "ac-leak": 2 }))).toBeNull();
    expect(lessonOf(entry("type", "空调漏水", { "lift-fault": 2, "ac-leak": 4 }))).toEqual({ target: "ac-leak", count: 4 });
  });
});

describe("a place that was corrected", () => {
  it("is found by the name that only this hospital uses", () => {
    const line = "老干部活动中心 灯不亮";
    const entries = taught("place", "b3-f7-d1-ns", [line, line]);
    expect(propose(line, entries).place?.placeId).toBe("b3-f7-d1-ns");
    expect(propose(line, taught("place", "b3-f7-d1-ns", [line])).place?.placeId).not.toBe("b3-f7-d1-ns");
  });

  it("does not outweigh a place that was said", () => {
    expect(propose("b3 7c 12 空调漏水", [entry("place", "空调漏水", { "b1-f1": 9 })]).place?.placeId).toBe("b3-f7-bed12");
  });
});

describe("crew and priority", () => {
  it("follow what this matter was given before", () => {
    const [own, other] = catalogue.crews;
    const line = "b3 7c 12 空调漏水";
    const usual = propose(line);
    const target = usual.crew?.crewId === own?.crewId ? other : own;
    const proposal = propose(line, [entry("crew", "空调漏水", { [target?.crewId ?? ""]: 2 }), entry("priority", "空调漏水", { 4: 2 })]);
    expect(proposal.crew?.crewId).toBe(target?.crewId);
    expect(proposal.priority?.priority).toBe(4);
  });

  it("never make life safety or an urgent call wait", () => {
    expect(propose("2h3dt 困人", [entry("priority", "困人", { 4: 9 })]).priority?.priority).toBe(1);
    const urgent = propose("b3 7c 12 空调漏水 抢救用");
    expect(propose("b3 7c 12 空调漏水 抢救用", [entry("priority", urgent.phrases.whole, { 4: 9 })]).priority).toEqual(urgent.priority);
  });
});

describe("lexicon.learn and lexicon.forget", () => {
  const learn = (target: string) => ask("lexicon.learn", { kind: "type", phrases: ["吊塔不动", "吊塔不动", "吊塔"], target });

  it("count each phrase once per correction", () => {
    const hospital = given(learn("aircon"), learn("aircon"), learn("power"));
    expect(hospital.state(lexicon, "type:吊塔").counts).toEqual({ aircon: 2, power: 1 });
    expect(hospital.state(lexicon, "type:吊塔不动").counts).toEqual({ aircon: 2, power: 1 });
  });

  it("take one line out and leave the others", () => {
    const forget = ask("lexicon.forget", { kind: "type", phrase: "吊塔", target: "aircon" });
    const hospital = given(learn("aircon"), learn("power"), forget);
    expect(hospital.state(lexicon, "type:吊塔").counts).toEqual({ power: 1 });
    hospital.when(forget).thenRefused("lexicon.not-learned", { phrase: "吊塔" });
  });

  it("take no spaces, no signs and no single character", () => {
    for (const phrase of ["吊 塔", "<b>", "吊"]) given().when({ type: "lexicon.learn", body: { kind: "type", phrases: [phrase], target: "aircon" } }).thenInvalid("phrases.0");
  });
});
