/** Lines as manuals and boxes print them, through the descriptions that come with the program. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { createLineCutter } from "../../../electron/devices/line-cutter.ts";
import { readPhoneFormats, readPhoneLine } from "../../../electron/devices/phone-format.ts";

const formats = readPhoneFormats(fileURLToPath(new URL("../../../resources/phone-formats/", import.meta.url)));
const moment = { nowMs: Date.UTC(2026, 10, 22, 6, 40), zone: "Asia/Shanghai" };
const read = (name: string, line: string) => {
  const format = formats.get(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return readPhoneLine(format, line, moment);
};
const utc = (hour: number, minute: number, second = 0) => Date.UTC(2026, 10, 22, hour, minute, second);

it("three formats come with the program", () => {
  expect([...formats.keys()]).toEqual(["avaya-ip-office", "caller-id-box", "panasonic-smdr"]);
});

describe("Panasonic SMDR", () => {
  it("an answered call has its ring before its talk, and its time is the end", () => {
    expect(read("panasonic-smdr", `11/22/26 02:31PM  8101  01 <I>13800138000            0'05 00:01'23"             .`)).toMatchObject({
      event: "answered", number: "13800138000", called: "8101", line: "01", rangAtMs: utc(6, 29, 32), answeredAtMs: utc(6, 29, 37), endedAtMs: utc(6, 31),
    });
  });

  it("a call that nobody took is missed", () => {
    expect(read("panasonic-smdr", `11/22/26 02:35PM  8101  02 <I>8371                   0'21 00:00'00"             NA`)).toMatchObject({ event: "unanswered", number: "8371" });
  });

  it("a withheld number, morning and midnight are understood", () => {
    expect(read("panasonic-smdr", `11/22/26 12:05AM   301  01 <I>                       0'02 00:00'40"`)).toMatchObject({ number: "", endedAtMs: Date.UTC(2026, 10, 21, 16, 5) });
  });

  it.each(["  Date     Time    Ext  CO     Dial Number        Ring Duration  Acc Code  CD", "--------------------------------------------------", "11/22/26 02:31PM  8101  01 13900000000                 00:01'23\""])("%j is not a call that came in", (line) => {
    expect(read("panasonic-smdr", line)).toBeNull();
  });
});

describe("Avaya IP Office", () => {
  it("an answered call starts at its time and carries its own id", () => {
    expect(read("avaya-ip-office", "2026/11/22 14:31:05,00:01:23,5,13800138000,I,8000,8000,,0,1000014160,0,E8101,Li,T9001,Line 1.1,0,0")).toMatchObject({
      event: "answered", number: "13800138000", called: "8000", exchangeId: "1000014160", rangAtMs: utc(6, 31, 5), answeredAtMs: utc(6, 31, 10), endedAtMs: utc(6, 32, 33),
    });
  });

  it("without connected time it is missed; outgoing is left out", () => {
    expect(read("avaya-ip-office", "2026/11/22 14:31:05,00:00:00,21,8371,I,8000,8000,,1,1000014161,0,E8101,Li,V9501,VM,0,0")).toMatchObject({ event: "unanswered" });
    expect(read("avaya-ip-office", "2026/11/22 14:31:05,00:00:10,2,8101,O,13800138000,913800138000,,0,1000014162,0,E8101,Li,T9001,Line 1.1,0,0")).toBeNull();
  });
});

describe("a caller-ID box", () => {
  it.each([["NMBR=13800138000", "13800138000"], ["NMBR = 8371", "8371"], ["NMBR=P", "P"], ["NUMBER: 010 8765 4321", "010 8765 4321"]])("%j rings now", (line, number) => {
    expect(read("caller-id-box", line)).toMatchObject({ event: "ringing", number, rangAtMs: moment.nowMs });
  });

  it("says RING for each ring, and its other lines mean nothing", () => {
    expect(read("caller-id-box", "RING")).toMatchObject({ event: "pulse" });
    expect(["DATE=1122", "TIME=1431", "NAME=WARD 7", "OK"].map((line) => read("caller-id-box", line))).toEqual([null, null, null, null]);
  });
});

it.each(["garbage", "\\", "11/22/26", "99/99/99 99:99PM 1 1 <I>1 0'05 00:00'01\"x", "2026/13/45 00:00:00"])("a line that no rule knows (%j) is garbage, or at worst happens now", (line) => {
  for (const name of formats.keys()) {
    const found = read(name, line);
    if (found !== undefined && found !== null) expect(Math.abs(found.endedAtMs - moment.nowMs)).toBeLessThan(3_600_000);
  }
});

it("any line at all is read without a throw and without delay", () => {
  const begun = performance.now();
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (line) => { for (const name of formats.keys()) read(name, line); }), { seed: 4, numRuns: 2_000 });
  for (const name of formats.keys()) read(name, `11/22/26 02:31PM  8101  01 <I>${"1".repeat(460)}`);
  expect(performance.now() - begun).toBeLessThan(8_000);
});

describe("bytes", () => {
  it("become the same lines wherever the pieces break, whatever ends them", () => {
    const text = "one\r\ntwo\rthree\n\n\u0002four\u0003\r\n";
    for (const size of [1, 2, 5, 100]) {
      const cutter = createLineCutter();
      const lines: string[] = [];
      for (let at = 0; at < text.length; at += size) lines.push(...cutter.feed(Buffer.from(text.slice(at, at + size))));
      expect(lines).toEqual(["one", "two", "three", "four"]);
    }
  });

  it("with parity still in them are read as digits", () => {
    expect(createLineCutter().feed(Buffer.from(Buffer.from("NMBR=8371\r\n").map((byte) => byte | 0x80)))).toEqual(["NMBR=8371"]);
  });

  it("of a half line wait; a line that never ends is dropped, and the next one is whole", () => {
    const cutter = createLineCutter();
    expect(cutter.feed(Buffer.from("half"))).toEqual([]);
    expect(cutter.feed(Buffer.from(" line\n"))).toEqual(["half line"]);
    expect(cutter.feed(Buffer.alloc(100_000, "x"))).toEqual([]);
    expect(cutter.feed(Buffer.from("\nnext\n"))).toEqual(["next"]);
    expect(cutter.dropped()).toBe(1);
  });
});
