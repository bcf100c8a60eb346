/** Search as people type: two Chinese characters, pinyin initials, ticket numbers, telephone numbers, all mixed. ARCHITECTURE §6, trap 7. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, openHospital, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";
import { naughtyStrings } from "../doors/bad-strings.ts";

let hub: SmallDesk;
const ticketIds: string[] = [];

const calls = [
  repair({ caller: { name: "王芳", phone: "13800132207" } }),
  repair({ placeId: "b3-lift-3", serviceId: "lift-trapped", priority: 1, matter: "电梯困人", said: "三号梯有两个人", caller: { name: "保安老刘", phone: "010-62345678" } }),
  repair({ serviceId: "power", matter: "插座没电 UPS报警", said: "ICU pump alarm, 床头", caller: { name: "Müller", phone: "8372" } }),
  repair({ matter: "PVC管漏水", said: "" }),
];

beforeAll(() => {
  hub = openHospital();
  for (const body of calls) ticketIds.push(hub.does("ticket.log", body));
});
afterAll(() => { hub.close(); removeScratch(hub.folder); });

/** Which of the calls are found, oldest first. */
function foundCalls(text: string): number[] {
  return hub.store.search.find(text, 50).map((hit) => ticketIds.indexOf(hit.id)).filter((index) => index >= 0).sort();
}

describe("a ticket is found", () => {
  it.each([
    ["two Chinese characters in the middle of a word", "梯困", [1]],
    ["one Chinese character", "梯", [1]],
    ["a whole word", "空调漏水", [0]],
    ["a word of the place", "呼吸", [0, 2, 3]],
    ["the name of a caller", "王芳", [0, 3]],
    ["pinyin initials", "dt", [1]],
    ["more initials", "dtkr", [1]],
    ["initials in capitals", "KTLS", [0]],
    ["the first letters of a foreign word", "müll", [2]],
    ["an English word", "pump", [2]],
    ["the last four of a number", "0002", [1]],
    ["a short serial", "3", [0, 1, 2, 3]],
    ["desk and serial", "1-0003", [2]],
    ["the full number", "261122-1-0004", [3]],
    ["a whole telephone number", "13800132207", [0]],
    ["its last four", "2207", [0]],
    ["its middle", "00132", [0]],
    ["a number typed in groups", "138 0013 2207", [0]],
    ["a number with an area code", "010-62345678", [1]],
    ["the last four of one with an area code", "5678", [1]],
    ["an extension", "8372", [2]],
    ["a Chinese word and an extension", "插座 8372", [2]],
    ["initials and a word", "kt 王芳", [0, 3]],
    ["a word, initials and a serial", "电梯 kr 0002", [1]],
    ["letters and Chinese without a space", "pvc管", [3]],
    ["letters behind Chinese without a space", "没电ups", [2]],
    ["the Chinese behind letters", "报警", [2]],
    ["letters before Chinese", "ups", [2]],
    ["full-width digits, as an input method leaves them", "２２０７", [0]],
    ["full-width letters", "ｐｖｃ", [3]],
    ["a word with punctuation around it", "“空调”，漏水！", [0, 3]],
  ])("by %s: %s", (_how, text, expected) => {
    expect(foundCalls(text)).toEqual(expected);
  });

  it.each(["不存在的词", "zzzz", "9999", "261122-1-0099", "空调 9999", "梯电", "", "   ", "---", "*", "\"", "AND", "漏水 OR"])("but not by %j", (text) => {
    expect(foundCalls(text)).toEqual([]);
  });

  it("newest first, and no more than asked for", () => {
    const ids = hub.store.search.find("呼吸", 50).filter((hit) => hit.kind === "ticket").map((hit) => ticketIds.indexOf(hit.id));
    expect(ids).toEqual([3, 2, 0]);
    expect(hub.store.search.find("呼吸", 2).length).toBe(2);
  });

  it("with what a list shows of it", () => {
    expect(hub.store.search.find("dtkr", 1)).toMatchObject([{
      kind: "ticket", id: ticketIds[1], code: "261122-1-0002", title: { zh: "3号楼 3号梯" }, detail: { zh: "电梯困人" }, atMs: expect.any(Number),
    }]);
  });
});

describe("places, people and equipment are found", () => {
  it.each([["3号梯", "place", "b3-lift-3"], ["8303", "place", "b3-lift-3"], ["zzq", "person", "zhou-zhiqiang"], ["Zhiq", "person", "zhou-zhiqiang"], ["FCU", "equipment", "fcu-0712"], ["0712", "equipment", "fcu-0712"]])("by %s: a %s", (text, kind, id) => {
    expect(hub.store.search.find(text, 50)).toContainEqual(expect.objectContaining({ kind, id }));
  });
});

describe("the index follows", () => {
  it("a worker's name and a second caller as soon as they are there", () => {
    const id = hub.does("ticket.log", repair({ matter: "独一份" }));
    hub.does("ticket.dispatch", { ticketId: id, crewId: "hvac", personIds: ["wu-min"] });
    hub.does("ticket.join", { ticketId: id, caller: { name: "赵六", phone: "13911112222" } });
    for (const text of ["独一份 吴敏", "独一份 wm", "独一份 赵六", "独一份 1391111"]) expect(hub.store.search.find(text, 5).map((hit) => hit.id), text).toEqual([id]);
    hub.store.db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  });

  it("catches up after a crash before it was written", () => {
    const hospital = openHospital();
    hospital.store.search.flush();
    const id = hospital.does("ticket.log", repair({ matter: "没来得及" }));
    hospital.store.db.close();
    const again = openDesk({ folder: hospital.folder });
    expect(again.store.search.find("没来得及", 5).map((hit) => hit.id)).toEqual([id]);
    again.close();
    removeScratch(again.folder);
  });
});

describe("whatever is typed", () => {
  it("answers a list, never throws, for every one of the naughty strings", () => {
    for (const text of naughtyStrings) expect(Array.isArray(hub.store.search.find(text, 20)), JSON.stringify(text)).toBe(true);
  });

  it("answers within a moment for long input", () => {
    const started = performance.now();
    for (const text of ["电梯".repeat(100), "a".repeat(200), "1".repeat(200), "a 1 电 ".repeat(30), "\"*():^-".repeat(25)]) hub.store.search.find(text, 50);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
