/** What the intake line understands, by example. */
import { describe, expect, it } from "vitest";
import { createProposer } from "../../../shared/intake/propose.ts";
import type { IntakeContext } from "../../../shared/intake/proposal.ts";
import { catalogue, nowMs, proposer } from "./sample.ts";

const propose = (line: string, context: Partial<IntakeContext> = {}) => proposer.propose(line, { nowMs, ...context });
const understood = (line: string, context: Partial<IntakeContext> = {}) => {
  const { place, service } = propose(line, context);
  return [place?.placeId, service?.serviceId];
};

describe("the line", () => {
  it.each([
    ["b3 7c 12 kt lsh"], ["3号楼7楼12床空调漏水"], ["三号楼七层十二床 空调滴水"], ["空调漏水 12床 7楼 3号楼"], ["hxnk 12c kt ls"],
    ["B3-7-12 空调漏水"], ["３号楼７层１２床　空调漏水"], ["huxineike 12chuang kongtiao loushui"], ["3#楼 7F 12床 空调漏水"], ["呼吸科十二床空调往下滴水"],
  ])("means the same in every way of typing: %s", (line) => {
    expect(understood(line)).toEqual(["b3-f7-bed12", "ac-leak"]);
  });
  it("takes an extension for the place where it rings, and a bed behind it for one of that ward", () => {
    expect(understood("5201 kt lsh")).toEqual(["b3-f7-d1-ns", "ac-leak"]);
    expect(understood("5201 12c kt lsh")).toEqual(["b3-f7-bed12", "ac-leak"]);
    expect(propose("5201 kt lsh").callerPhone).toBe("5201");
  });
  it("finds lifts, basements and rooms by number", () => {
    expect(understood("2h3dt kr")).toEqual(["b2-lift3", "lift-trapped"]);
    expect(understood("1号楼地下一层走廊灯不亮")[0]).toBe("b1-fb1-hall");
    expect(understood("手术室8号间插座没电")[0]).toBe("b2-f2-d1-r8");
  });
  it.each([
    ["神外值班室 门锁坏了", "door-lock"], ["神外值班室马桶堵了", "toilet-fault"], ["神外值班室 没热水", "no-hot-water"],
    ["神外值班室 宿舍门锁坏了", "dormitory"], ["神外值班室 床板塌了", "dormitory"], ["神外值班室 要修", "dormitory"],
  ])("hears of a duty room what is the matter, and only then what kind of room it is: %s", (line, serviceId) => {
    expect(understood(line)).toEqual(["b2-f4-d1-duty", serviceId]);
  });
  it("hears of a dormitory that it is one, whatever is the matter", () => {
    expect(understood("3号楼单身宿舍门锁坏了")[1]).toBe("dormitory");
    expect(understood("3号楼宿舍灯坏了")[1]).toBe("dormitory");
  });
  it("does not take a count for a bed, nor a quilt", () => {
    expect(understood("呼吸内科2台空调不制冷")[0]).toBe("b3-f7-d1");
    expect(understood("呼吸内科12床加一床被子")).toEqual(["b3-f7-bed12", "linen-supply"]);
  });
  it("stays where the caller is when the line names no place", () => {
    expect(understood("空调漏水", { callerPlaceId: "b3-f9-d1-ns" })[0]).toBe("b3-f9-d1-ns");
    expect(understood("12床空调漏水", { extension: "5201" })[0]).toBe("b3-f7-bed12");
  });
  it("is not sure where many places fit, and says which", () => {
    const { place, places } = propose("护士站灯不亮");
    expect(place?.sure).toBe(false);
    expect(places.length).toBeGreaterThan(1);
    expect(propose("b3 7c 12 kt lsh").place?.sure).toBe(true);
  });
  it("keeps to what the operator chose", () => {
    const { place, service, crew } = propose("b3 7c 12 kt lsh", { chosen: { placeId: "b2-f5-bed8", serviceId: "light-out" } });
    expect([place?.placeId, service?.serviceId, crew?.crewId]).toEqual(["b2-f5-bed8", "light-out", "power"]);
    expect(propose("b3 7c 12 kt lsh", { chosen: { serviceId: "light-out" } }).matter).toBe("灯不亮");
  });
  it("reads a mobile number as the caller's, not as a place", () => {
    const { callerPhone, place } = propose("13800132210 呼吸内科12床灯不亮");
    expect([callerPhone, place?.placeId]).toEqual(["13800132210", "b3-f7-bed12"]);
  });
  it.each(["", " ", "????", "💧".repeat(200), "9".repeat(400)])("has nothing to say to %j", (line) => {
    expect(propose(line).service).toBeNull();
  });
  it.each(["zzzzzz", "\u202Eabc", "'; DROP TABLE", "a".repeat(4_000), "空".repeat(4_000)])("is not sure of %j", (line) => {
    expect(propose(line).service?.sure ?? false).toBe(false);
  });
});

describe("what follows", () => {
  it("gives the board a Chinese text also for initials", () => {
    expect(propose("b3 7c 12 kt lsh").matter).toBe("空调漏水");
    expect(propose("2h3dt kr").matter).toBe("电梯困人");
    expect(propose("你好，骨科18床的病床摇把断了，麻烦派人来看看").matter).toContain("摇把断");
  });
  it("names equipment that stands there, crew, clock and promise", () => {
    const proposal = propose("b3 7c 12 kt lsh");
    expect(proposal.equipment?.code).toBe("FCU-3-0712");
    expect([proposal.crew?.crewId, proposal.priority?.priority, proposal.promiseMinutes]).toEqual(["hvac", 2, 20]);
  });
  it("is more urgent when people say so, and where nothing can wait", () => {
    expect(propose("呼吸内科3床插座没电").priority?.priority).toBe(3);
    expect(propose("呼吸内科3床插座没电 快").priority?.priority).toBe(2);
    expect(propose("ICU 3床插座没电").priority?.priority).toBe(2);
  });
  it("gives a reason as a key of the words with its parameters, never as text", () => {
    expect(propose("5201 kt lsh").place?.why).toEqual([{ key: "extension", params: { extension: "5201" } }]);
  });
  it("prepares places and services once", () => {
    const again = createProposer({ ...catalogue, people: [] });
    expect(again.propose("b3 7c 12 kt lsh", { nowMs }).worker).toBeNull();
  });
});
