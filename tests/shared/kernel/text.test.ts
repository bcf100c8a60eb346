import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { describe, expect, it } from "vitest";
import { id, longText, longTextMax, name, nameMax, shortText, unprintableAt } from "../../../shared/kernel/text.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, log } from "../asks.ts";
import { given } from "../given.ts";

const badStrings = fileURLToPath(new URL("../../../../shared/data/bad-strings/blns.json", import.meta.url));
const isThere = existsSync(badStrings);
const strings = isThere ? z.array(z.string()).parse(JSON.parse(readFileSync(badStrings, "utf8"))) : [];
if (!isThere) console.warn("skipped: the list of bad strings (../shared/data/bad-strings/blns.json) is not beside this checkout");

const note = (text: string) => ask("ticket.note", { ticketId: "c1", text });

describe("text", () => {
  it("of one megabyte is not let in anywhere", () => {
    const megabyte = "字".repeat(1_000_000);
    given(log()).when(note(megabyte)).thenInvalid("text");
    given().when(log({ said: megabyte })).thenInvalid("said");
    given().when(log({ matter: megabyte })).thenInvalid("matter");
    given().when(log({ caller: { name: megabyte, phone: "" } })).thenInvalid("caller.name");
    given().when(log({ placeId: megabyte })).thenInvalid("placeId");
    given().when(log({ answers: { q: megabyte } })).thenInvalid("answers.q");
  });

  it("is taken up to the last character of its limit, and not one more", () => {
    given(log()).when(note("字".repeat(longTextMax))).then([{ type: "ticket.noted@1" }]);
    given(log()).when(note("字".repeat(longTextMax + 1))).thenInvalid("text");
    expect([name.safeParse("x".repeat(nameMax)).success, name.safeParse("x".repeat(nameMax + 1)).success]).toEqual([true, false]);
  });

  it("is counted in characters as people see them: an emoji is one", () => {
    expect([name.safeParse("😀".repeat(nameMax)).success, name.safeParse("😀".repeat(nameMax + 1)).success]).toEqual([true, false]);
  });

  it("with a control character is refused, and its place is known", () => {
    for (const wrong of ["\u0000", "\u0007", "\u0008", "\u000b", "\u001b", "\u007f", "\u0080", "\u009f"]) {
      expect(unprintableAt(`水${wrong}漏`)).toBe(2);
      given().when(log({ said: `水${wrong}` })).thenInvalid("said");
      given().when(log({ matter: wrong })).thenInvalid("matter");
      given().when(log({ caller: { name: "", phone: wrong } })).thenInvalid("caller.phone");
    }
  });

  it("with half a character is refused; whole ones beyond the first plane are kept", () => {
    for (const half of ["\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db"]) given().when(log({ said: half })).thenInvalid("said");
    expect(unprintableAt("😀\ud83d")).toBe(2);
    expect(given(log({ said: "😀𠮷" })).state(ticket, "c1").said).toBe("😀𠮷");
  });

  it("keeps tab and line ends as they were typed", () => {
    expect(given(log({ said: "一\t二\r\n三\n" })).state(ticket, "c1").said).toBe("一\t二\r\n三\n");
  });
});

describe("ids", () => {
  it("are letters, digits, dot, colon, dash and underscore, at most a hundred", () => {
    for (const good of ["b3-f7-r12", "0198f1c2-7b", "3号楼", "a_b.c:d", "x".repeat(100)]) expect(id.safeParse(good).success).toBe(true);
    for (const bad of ["", "-a", "__proto__", "a b", "a/b", "../x", "a\n", "x".repeat(101), "a'b"]) expect(id.safeParse(bad).success).toBe(false);
  });

  it("of answers cannot reach the machinery of objects", () => {
    const body = JSON.parse(JSON.stringify(log().body).replace('"said"', '"answers":{"__proto__":{"admin":"1"}},"said"'));
    const answer = given().ask({ type: "ticket.log", body });
    expect(answer.kind === "invalid" || !("admin" in given({ type: "ticket.log", body }).state(ticket, "c1").answers)).toBe(true);
  });

  it("named like parts of every object find no state that is not there", () => {
    for (const odd of ["constructor", "toString", "hasOwnProperty"]) given().when(ask("ticket.note", { ticketId: odd, text: "x" })).thenRefused("ticket.unknown");
  });
});

describe.skipIf(!isThere)("every string of the list of bad strings", () => {
  it("is kept byte for byte as free text, or refused for a control character", () => {
    for (const text of strings) {
      const kept = longText.safeParse(text);
      expect(kept.success).toBe(unprintableAt(text) === 0);
      if (kept.success) expect(given(log({ said: text })).state(ticket, "c1").said).toBe(text);
      else given().when(log({ said: text })).thenInvalid("said");
    }
    expect(strings.filter((text) => unprintableAt(text) > 0)).toHaveLength(6);
  });

  it("gets the same answer as a name, a short text and a free text, but for length and emptiness", () => {
    for (const text of strings) {
      const fits = [...text].length <= nameMax;
      expect(shortText.safeParse(text).success).toBe(fits && longText.safeParse(text).success);
      expect(name.safeParse(text).success).toBe(text !== "" && shortText.safeParse(text).success);
    }
  });

  it("is as good a note, a caller's name and an answer as any", () => {
    for (const text of strings.filter((one) => shortText.safeParse(one).success)) {
      const state = given(log({ caller: { name: text, phone: text }, answers: { q1: text } })).state(ticket, "c1");
      expect([state.callers[0]?.name, state.callers[0]?.phone, state.answers["q1"]]).toEqual([text, text, text]);
    }
  });
});
