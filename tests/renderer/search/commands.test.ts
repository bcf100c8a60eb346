import { describe, expect, it } from "vitest";
import { readCommand } from "../../../renderer/rooms/search/commands.ts";
import type { CrewRow, PersonRow } from "../../../shared/views.ts";

const crew = (crewId: string, zh: string, short: string, seat: number) => ({ crewId, name: { zh, en: crewId }, short: { zh: short, en: crewId.slice(0, 2).toUpperCase() }, seat }) as unknown as CrewRow; // all that is looked at
const person = (personId: string, zh: string, crewId: string | null, duty: "on" | "off") => ({ personId, name: { zh, en: personId }, crewId, duty }) as unknown as PersonRow; // all that is looked at

const ground = {
  crews: [crew("electric", "电工组", "电工", 1), crew("lifts", "电梯维保", "电梯", 2), crew("hvac", "空调组", "空调", 3)],
  people: [person("e1", "李国强", "electric", "off"), person("e2", "王海", "electric", "on"), person("h1", "周志强", "hvac", "on"), person("h2", "李国华", "hvac", "on"), person("op", "王秀兰", null, "on")],
};
const read = (text: string) => readCommand(text, ground);
const whom = (text: string) => { const command = read(text); return command?.kind === "duty" ? [command.duty, ...command.people.map((one) => one.personId)] : command; };

describe("a person's duty", () => {
  it.each(["dg1 free", "dg1 闲", "DG1 FREE", "dg1闲", "李国强 上班", "李国强上班", "lgq free", "ｄｇ１ 闲"])("is set by %s", (text) => expect(whom(text)).toEqual(["on", "e1"]));
  it.each(["zzq off", "周志强 休", "kt1 off"])("is ended by %s", (text) => expect(whom(text)).toEqual(["off", "h1"]));
  it("of a whole crew touches only whom it changes", () => {
    expect(whom("dg off")).toEqual(["off", "e2"]);
    expect(whom("空调 休")).toEqual(["off", "h1", "h2"]);
  });
});

describe("what cannot be done is said, not guessed", () => {
  it.each([["没这人 闲", "nobody"], ["dg9 free", "nobody"], ["lgq 忙", "busy"], ["王海 闲", "already"], ["zhang off", "nobody"]])("%s", (text, why) => expect(read(text)).toMatchObject({ kind: "no", why }));
  it("two people who sound alike are both named", () => expect(read("lg off")).toMatchObject({ kind: "no", why: "several", who: "李国强, 李国华" }));
});

describe("single words", () => {
  it.each([["wall", { kind: "wall" }], ["锁屏", { kind: "lock" }], ["night", { kind: "theme", theme: "night" }], ["白天", { kind: "theme", theme: "day" }], ["设置", { kind: "room", room: "settings" }]])("%s", (text, command) => expect(read(text)).toEqual(command));
});

it.each(["0042", "漏水", "3号楼 7层", "王秀兰", "walls", "constructor", "toString free x", ""])("%s is a search", (text) => expect(read(text)).toBeNull());
