/** Saved, ordered, safe: one meaning each, on the story of a ticket and in the status bar. */
import { expect, it } from "vitest";
import { takeOverWords } from "../../../shared/bridge.ts";
import { isOneCopy, isUnsafeLong, surenessOf } from "../../../renderer/app/sureness.ts";
import { languages, sentenceAt } from "../../house/words.ts";

it("what no hub has numbered is saved only", () => {
  expect(surenessOf(null, { safe: 9, keepers: 3 })).toBe("saved");
});

it("what is numbered is safe up to where a majority of the keepers has it", () => {
  expect([8, 9, 10].map((seq) => surenessOf(seq, { safe: 9, keepers: 3 }))).toEqual(["safe", "safe", "ordered"]);
});

it("with one keeper or none safe means ordered, and there is one copy only", () => {
  expect([0, 1].map((keepers) => surenessOf(10, { safe: 0, keepers }))).toEqual(["safe", "safe"]);
  expect([0, 1, 3].map((keepers) => isOneCopy({ keepers }))).toEqual([true, true, false]);
});

it("promises nothing before it knows how far the log is safe", () => {
  expect(surenessOf(1, undefined)).toBe("ordered");
});

it("the bar speaks only of what has waited too long", () => {
  expect(isUnsafeLong({ unsafe: 2, unsafeSinceMs: 0 }, 5_000)).toBe(false);
  expect(isUnsafeLong({ unsafe: 2, unsafeSinceMs: 0 }, 15_000)).toBe(true);
  expect(isUnsafeLong({ unsafe: 0, unsafeSinceMs: null }, 15_000)).toBe(false);
});

it.each(Object.keys(languages))("the word that %s asks for is one that takes over", (language) => {
  expect(takeOverWords).toContain(sentenceAt(languages[language], "settings.takeOver.word"));
});
