import { describe, expect, it } from "vitest";
import { answersOf, isAnswered } from "../../../renderer/rooms/phone-page/survey-draft.ts";
import type { Question } from "../../../shared/survey/survey.ts";

const text = { zh: "快吗", en: "Quick?" };
const questions: readonly Question[] = [{ kind: "stars", text }, { kind: "text", text }, { kind: "stars", text }];

describe("a survey on the phone", () => {
  it("sends one answer a question, and nothing for what was passed over", () => {
    expect(answersOf(questions, { 0: 5, 1: " 热水慢 " })).toEqual([5, "热水慢", null]);
    expect(answersOf(questions, { 1: "  " })).toEqual([null, null, null]);
  });

  it("has something to send after one star or one word, not before", () => {
    expect(isAnswered(questions, {}, "")).toBe(false);
    expect(isAnswered(questions, { 1: " " }, " ")).toBe(false);
    expect(isAnswered(questions, { 2: 1 }, "")).toBe(true);
    expect(isAnswered(questions, {}, "都好")).toBe(true);
  });
});
