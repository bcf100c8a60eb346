import { describe, expect, it } from "vitest";
import { findPeople, looksLikeBadge } from "../../../renderer/app/seat/find-people.ts";
import type { PersonRow } from "../../../shared/views.ts";

function person(personId: string, zh: string, en: string, patch: Partial<PersonRow> = {}): PersonRow {
  return {
    personId, name: { zh, en }, initials: "", role: "operator", crewId: null, phone: "", skills: [], certificates: [], duty: "on", jobs: [],
    hasPin: false, hasBadge: false, failures: null, dutySinceMs: null, freedAtMs: null, placeId: null, ...patch,
  };
}

const people = [
  person("zhou", "周志强", "Zhou Zhiqiang", { initials: "zzq", role: "worker" }), person("li", "李建国", "Li Jianguo", { initials: "ljg" }),
  person("liu", "刘建国", "Liu Jianguo", { initials: "ljg", role: "supervisor" }), person("zhao", "赵明", "Zhao Ming", { initials: "zm", role: "supervisor" }),
  person("zhang", "张敏华", "Zhang Minhua", { initials: "zmh" }), person("fang", "方志远", "Fang Zhiyuan", { initials: "fzy", role: "administrator" }),
];
const found = (text: string) => findPeople(people, text).map((one) => one.personId);

describe("who is meant", () => {
  it("with nothing typed: those who usually sit at a desk, operators first", () => expect(found("")).toEqual(["li", "zhang", "liu", "zhao", "fang"]));
  it("on a locked screen: who sits here stands first, whatever their role", () => {
    expect(findPeople(people, "", "zhou").map((one) => one.personId)).toEqual(["zhou", "li", "zhang", "liu", "zhao", "fang"]);
    expect(findPeople(people, "zm", "li").map((one) => one.personId)).toEqual(["zhao", "zhang"]);
  });
  it("by initials, the exact ones first", () => {
    expect(found("zm")).toEqual(["zhao", "zhang"]);
    expect(found("LJG ")).toEqual(["li", "liu"]);
  });
  it("by a part of the name in either language, also people who seldom sit", () => {
    expect(found("志")).toEqual(["fang", "zhou"]);
    expect(found("zhouzhi")).toEqual(["zhou"]);
    expect(found("ming")).toEqual(["zhao"]);
    expect(found("xyz")).toEqual([]);
  });
});

it("what a reader types has digits, a name has none", () => {
  expect(["0004711", "A-77-31"].map(looksLikeBadge)).toEqual([true, true]);
  expect(["ljg", "李建国", "12", ""].map(looksLikeBadge)).toEqual([false, false, false, false]);
});
