/** What sayings add to a catalogue's keywords: words that no keyword has, in any catalogue, and never louder than danger. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLabelled, scoreLines } from "../../../electron/commands/propose-score.ts";
import { createMatterModel } from "../../../shared/intake/matter-model.ts";
import { createProposer } from "../../../shared/intake/propose.ts";
import type { IntakeService } from "../../../shared/intake/proposal.ts";
import { readMatters } from "../../../shared/intake/sayings.ts";
import { spell } from "../../../shared/intake/saying-features.ts";
import { catalogue, labelledFile, nowMs, proposer } from "./sample.ts";

const matters = readMatters();
const typeOf = (line: string, by = proposer) => by.propose(line, { nowMs }).service?.serviceId;
const lines = readLabelled(readFileSync(labelledFile("blind-a"), "utf8"));

describe("the sayings", () => {
  it("are many for each matter, and none stands under two", () => {
    expect(matters.filter(({ sayings }) => sayings.length < 40).map(({ matter }) => matter)).toEqual([]);
    const all = matters.flatMap(({ sayings }) => sayings);
    expect(all.filter((saying, at) => all.indexOf(saying) !== at)).toEqual([]);
  });
  it("recognise one of themselves that was left out, mostly", () => {
    const isAsked = (at: number) => at % 8 === 0;
    const model = createMatterModel(matters.map((one) => ({ ...one, sayings: one.sayings.filter((_saying, at) => !isAsked(at)) })));
    while (model.countNext());
    const asked = matters.flatMap(({ sayings }, matter) => sayings.filter((_saying, at) => isAsked(at)).map((saying) => ({ saying, matter })));
    const right = asked.filter(({ saying, matter }) => {
      const shares = model.sharesOf(saying) ?? [];
      return shares.indexOf(Math.max(...shares)) === matter;
    });
    expect(right.length / asked.length).toBeGreaterThan(0.75); // of 136 matters, many of them neighbours
  });
});

describe("a matter in words that no keyword has", () => {
  it.each([
    ["骨科3床 冰箱结了厚厚一层霜 门合不严", "fridge-door"], ["骨科 菜是馊的", "meal-quality"], ["食堂看见耗子了", "pest-control"],
    ["骨科3床 挂机往下淌水", "ac-leak"], ["骨科 屋里跟蒸笼似的 冷风不凉", "ac-not-cooling"],
  ])("is known: %s", (line, serviceId) => expect(typeOf(line)).toBe(serviceId));
  it("is known by its sound: a wrong character, and syllables without a space", () => {
    expect(typeOf("骨科3床 空掉漏水")).toBe("ac-leak");
    expect(spell("kongtiaoloushui")).toEqual(["kong", "tiao", "lou", "shui"]);
    expect(spell("ktlsh")).toBeNull();
  });
  it.each([["骨科9床 cdzl", "linen-change"], ["骨科 ddbl", "light-out"]])("is known by initials of what people say: %s", (line, serviceId) => expect(typeOf(line)).toBe(serviceId));
  it("says which words spoke for it", () => {
    expect(proposer.propose("骨科 插座冒火花了", { nowMs }).service?.why).toEqual([{ key: "words", params: { words: expect.stringContaining("火花") as string } }]);
  });
  it("is not disturbed by the names of places, also of one that something goes to", () => {
    expect(typeOf("骨科12床 送一管血到检验科")).toBe("specimen");
    expect(typeOf("检验科隔壁厕所堵了")).toBe("toilet-fault");
  });
});

describe("a sign of danger", () => {
  it.each([
    ["骨科 插座冒火花了", "electric-smoke"], ["1号楼3号梯卡在5楼6楼中间 里面两个人", "lift-trapped"], ["骨科灯在冒烟", "electric-smoke"], ["骨科 氧气一点压力都没了 几张床都是", "oxygen-out"],
  ])("stands before the thing that shows it: %s", (line, serviceId) => expect(typeOf(line)).toBe(serviceId));
});

describe("what says nothing", () => {
  it.each(["你好我们这里", "坏了", "b3 7c 那个东西坏了", "空"])("is no sure type: %s", (line) => {
    expect(proposer.propose(line, { nowMs }).service?.sure ?? false).toBe(false);
  });
});

describe("another hospital's catalogue", () => {
  const typesRight = (services: readonly IntakeService[], renamed: (serviceId: string) => string = (id) => id) =>
    scoreLines(createProposer({ ...catalogue, services }), lines.map((line) => ({ ...line, serviceType: renamed(line.serviceType) })), nowMs).type;

  it("may know its types by other ids, and have one type where others have three", () => {
    const cooling = ["ac-leak", "ac-noise", "ac-not-cooling"];
    const one = (id: string) => (cooling.includes(id) ? "k1" : `k-${id}`);
    const all = catalogue.services.filter(({ serviceId }) => cooling.includes(serviceId));
    const coarse = catalogue.services.filter(({ serviceId }) => !cooling.slice(1).includes(serviceId)).map((service) => ({
      ...service, serviceId: one(service.serviceId),
      ...(service.serviceId === "ac-leak" && { name: { zh: "空调故障", en: "Air conditioning" }, keywords: all.flatMap(({ keywords }) => keywords) }),
    }));
    expect(typesRight(coarse, one)).toBeGreaterThan(0.97);
  });
  it("may have three keywords to a type, or none but the name", () => {
    expect(typesRight(catalogue.services.map((service) => ({ ...service, keywords: service.keywords.slice(0, 3) })))).toBeGreaterThan(0.95);
    expect(typesRight(catalogue.services.map((service) => ({ ...service, keywords: [] })))).toBeGreaterThan(0.92);
  });
  it.each([["goods", "借平车"], ["oxygen-gauge", "吊塔不动"], ["dormitory", "门锁坏"]])("has the last word with a keyword of its own: %s %s", (serviceId, keyword) => {
    const services = catalogue.services.map((service) => (service.serviceId === serviceId ? { ...service, keywords: [...service.keywords, keyword] } : service));
    expect(typeOf(`骨科9床${keyword}`)).not.toBe(serviceId);
    expect(typeOf(`骨科9床${keyword}`, createProposer({ ...catalogue, services }))).toBe(serviceId);
  });
  it("may have a type that is like no saying: its own keywords find it", () => {
    const [first] = catalogue.services;
    if (first === undefined) throw new Error("the sample has no services");
    const own = { ...first, serviceId: "helicopter", name: { zh: "直升机保障", en: "Helicopter" }, keywords: ["直升机", "停机坪清场", "直升机降落"] };
    const by = createProposer({ ...catalogue, services: [...catalogue.services, own] });
    expect(typeOf("直升机十分钟后降落 停机坪清场", by)).toBe("helicopter");
    expect(typeOf("骨科3床 空调漏水", by)).toBe("ac-leak");
  });
});
