/** Numbers as exchanges really send them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithheld, readNumber } from "../../../shared/call/number.ts";

describe("a number", () => {
  it.each([
    ["8371", "8371"], ["+86 138-0013-8000", "+8613800138000"], ["(010) 8765 4321", "01087654321"], ["sip:6112@10.0.0.1;user=phone", "6112"],
    ["tel:+8613800138000", "+8613800138000"], ["８３７１", "8371"], ["*21#", "*21#"], ["9,8371", ""], ["0", "0"],
  ])("%j is rung back as %j", (sent, number) => expect(readNumber(sent)).toBe(number));

  it.each(["", "anonymous", "sip:anonymous@anonymous.invalid", "Private", "P", "O", "unavailable"])("%j is withheld", (sent) => {
    expect([readNumber(sent), isWithheld(sent)]).toEqual(["", true]);
  });

  it.each(["护士站", "12a4", "+", "**", "1".repeat(40), "٣٤٥", "1;rm -rf"])("%j is no number, and not withheld either", (sent) => {
    expect([readNumber(sent), isWithheld(sent)]).toEqual(["", false]);
  });

  it("read from any text at all has nothing but digits and signs, and reads the same again", () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => {
      const number = readNumber(text);
      expect(number).toMatch(/^(\+?[\d*#]{1,24})?$/);
      expect(readNumber(number)).toBe(number);
    }), { seed: 4, numRuns: 2_000 });
  });
});
