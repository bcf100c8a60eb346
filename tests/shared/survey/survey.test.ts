import { describe, expect, it } from "vitest";
import { dayMs } from "../../../shared/kernel/time.ts";
import { periodKey } from "../../../shared/survey/period.ts";
import { opinion } from "../../../shared/survey/answer.ts";
import { scoreOf } from "../../../shared/survey/results.ts";
import { survey } from "../../../shared/survey/survey.ts";
import { given, nowMs } from "../given.ts";
import { answerSurvey, closeSurvey, openSurvey, surveyBody, ward } from "./survey-asks.ts";

const minutesUntil = (atMs: number) => Math.ceil((atMs - nowMs) / 60_000);

describe("a ward survey (survey.open, survey.close)", () => {
  it("is opened by a supervisor or an administrator with its questions and wards, each ward once", () => {
    const { untilMs } = surveyBody;
    given().when(openSurvey({ wards: [ward, ward] })).then([{ type: "survey.opened@1", id: "q4", body: { wards: [ward], untilMs } }]);
    given().when({ ...openSurvey(), actor: "li-jianguo" }).thenRefused("person.not-allowed");
  });

  it("is about wards: a bed or a building is none", () => {
    given().when(openSurvey({ wards: ["b3"] })).thenRefused("survey.not-a-ward");
  });

  it("keeps its questions: the same name again is refused, also after it was closed", () => {
    given(openSurvey()).when(openSurvey({ questions: [surveyBody.questions[0]] })).thenRefused("survey.known-already");
    given(openSurvey(), closeSurvey()).when(openSurvey()).thenRefused("survey.known-already");
  });

  it("has at most ten questions, and a name that fits into an address", () => {
    given().when(openSurvey({ questions: Array.from({ length: 11 }, () => surveyBody.questions[0]) })).thenInvalid("questions");
    given().when(openSurvey({ id: "a:b" })).thenInvalid("id");
  });
});

describe("an answer (survey.answer)", () => {
  it("is taken from the phone page, without a name anywhere", () => {
    const after = given(openSurvey()).after(answerSurvey({}, { commandId: "survey:77" }));
    expect(after.state(opinion, "survey:77")).toEqual({ surveyId: "q4", wardId: ward, period: "2026-11", answers: [5, "热水慢", 4], comment: "" });
    given(openSurvey()).when({ ...answerSurvey(), actor: "li-jianguo" }).thenRefused("person.not-allowed");
  });

  it("of the same phone in the same period changes nothing the second time", () => {
    given(openSurvey(), answerSurvey({}, { commandId: "survey:77" })).when(answerSurvey({ answers: [1, null, 1] }, { commandId: "survey:77" })).then([]);
  });

  it("of another phone counts for itself", () => {
    given(openSurvey(), answerSurvey({}, { commandId: "survey:77" })).when(answerSurvey({}, { commandId: "survey:78" })).then([{ type: "opinion.given@1", id: "survey:78" }]);
  });

  it("may pass questions over, but not all of them", () => {
    given(openSurvey()).when(answerSurvey({ answers: [null, "", 3] })).then([{ type: "opinion.given@1" }]);
    given(openSurvey()).when(answerSurvey({ answers: [null, " ", null] })).thenRefused("survey.empty");
    given(openSurvey()).when(answerSurvey({ answers: [null, null, null], comment: "都好" })).then([{ type: "opinion.given@1" }]);
  });

  it("gives stars to stars and words to words", () => {
    for (const answers of [[5], [5, 4, 3], ["好", "好", 3]]) given(openSurvey()).when(answerSurvey({ answers })).thenRefused("survey.answers-wrong");
    given(openSurvey()).when(answerSurvey({ answers: [6, null, null] })).thenInvalid("answers.0");
  });

  it("comes too early, too late, or after it was closed: each is said", () => {
    given(openSurvey({ fromMs: nowMs + dayMs })).when(answerSurvey()).thenRefused("survey.not-yet", { atMs: nowMs + dayMs });
    given(openSurvey({ untilMs: nowMs })).when(answerSurvey()).thenRefused("survey.over", { atMs: nowMs });
    given(openSurvey(), closeSurvey()).when(answerSurvey()).thenRefused("survey.over", { atMs: nowMs });
  });

  it("of November is refused in December, by the hospital's midnight", () => {
    const midnight = Date.UTC(2026, 10, 30, 16); // 00:00 on 1 December in Shanghai
    given(openSurvey()).when(answerSurvey({}, { atMinute: minutesUntil(midnight) - 1 })).then([{ type: "opinion.given@1" }]);
    given(openSurvey()).when(answerSurvey({}, { atMinute: minutesUntil(midnight) })).thenRefused("survey.late", { period: "2026-11", now: "2026-12" });
  });

  it("stays after the survey was closed", () => {
    const after = given(openSurvey(), answerSurvey({}, { commandId: "survey:77" }), closeSurvey());
    expect(after.state(opinion, "survey:77").answers[0]).toBe(5);
    expect(after.state(survey, "q4").closedAtMs).toBe(nowMs);
  });
});

describe("the period of an answer", () => {
  it("is the hospital's month or quarter, not the machine's", () => {
    const newYear = Date.UTC(2026, 11, 31, 16);
    expect([periodKey("month", newYear - 1, "Asia/Shanghai"), periodKey("month", newYear, "Asia/Shanghai")]).toEqual(["2026-12", "2027-01"]);
    expect([periodKey("quarter", newYear - 1, "Asia/Shanghai"), periodKey("quarter", newYear, "Asia/Shanghai")]).toEqual(["2026-Q4", "2027-Q1"]);
    expect(periodKey("month", newYear, "Europe/Berlin")).toBe("2026-12");
    expect(periodKey("once", newYear, "Asia/Shanghai")).toBe("once");
  });
});

describe("the score of a ward", () => {
  const stars = (question: number, given: number, sum: number, satisfied: number) => ({ question, given, sum, satisfied });
  const row = (answers: number, ...all: ReturnType<typeof stars>[]) => ({ answers, stars: all });

  it("has the mean of all stars and the share of fours and fives", () => {
    expect(scoreOf([row(2, stars(0, 2, 9, 2), stars(2, 2, 6, 1))])).toEqual({ answers: 2, given: 4, mean: 3.75, satisfied: 0.75, reachesTarget: false });
  });

  it("reaches the target at 98 of a hundred and not at 97", () => {
    expect(scoreOf([row(100, stars(0, 100, 490, 98))]).reachesTarget).toBe(true);
    expect(scoreOf([row(100, stars(0, 100, 490, 97))]).reachesTarget).toBe(false);
  });

  it("weighs periods and wards by their stars, and can be asked of one question alone", () => {
    const rows = [row(1, stars(0, 1, 5, 1)), row(3, stars(0, 3, 3, 0), stars(2, 1, 4, 1))];
    expect(scoreOf(rows)).toMatchObject({ answers: 4, given: 5, mean: 12 / 5 });
    expect(scoreOf(rows, 2)).toMatchObject({ given: 1, mean: 4, satisfied: 1 });
  });

  it("is nothing where nobody gave stars", () => {
    expect(scoreOf([row(1)])).toEqual({ answers: 1, given: 0, mean: null, satisfied: null, reachesTarget: false });
  });
});
