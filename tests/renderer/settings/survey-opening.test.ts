import { describe, expect, it } from "vitest";
import { surveyCsv } from "../../../renderer/rooms/settings/survey-csv.ts";
import { newSurvey, nextSurveyId, surveyOf } from "../../../renderer/rooms/settings/survey-opening.ts";
import { openSurvey } from "../../../shared/survey/survey.ts";
import type { SurveyRow } from "../../../shared/views.ts";

const zone = "Asia/Shanghai";
const nowMs = Date.UTC(2026, 10, 22, 6, 31);
const blank = newSurvey(nowMs, zone, ["b3-f7-resp"]);
const written = { ...blank, zh: "四季度", questions: [{ kind: "stars" as const, zh: "快吗", en: "" }] };

describe("a survey that is being written", () => {
  it("is nothing yet without a title, a question, a ward or a day", () => {
    expect(surveyOf(blank, "s-1", zone)).toBeUndefined();
    for (const gap of [{ zh: " " }, { questions: [] }, { questions: [{ kind: "text" as const, zh: "", en: "" }] }, { wards: [] }, { from: "" }, { until: "2026-13-40" }]) {
      expect(surveyOf({ ...written, ...gap }, "s-1", zone), JSON.stringify(gap)).toBeUndefined();
    }
  });

  it("runs over whole days of the hospital, the last one included", () => {
    const body = surveyOf({ ...written, from: "2026-11-22", until: "2026-11-22" }, "s-1", zone);
    expect(body).toMatchObject({ fromMs: Date.UTC(2026, 10, 21, 16), untilMs: Date.UTC(2026, 10, 22, 16), title: { zh: "四季度", en: "四季度" } });
    expect(openSurvey.body.safeParse(body).success).toBe(true);
  });

  it("gets a name of its day that no other survey has", () => {
    expect(nextSurveyId("2026-11-22", [])).toBe("s-2026-11-22");
    expect(nextSurveyId("2026-11-22", ["s-2026-11-22", "s-2026-11-22-2"])).toBe("s-2026-11-22-3");
  });
});

describe("the file of results", () => {
  const text = (zh: string) => ({ zh, en: zh });
  // Only what the file reads of a survey.
  const survey = { surveyId: "q4", questions: [{ kind: "stars", text: text("快吗") }, { kind: "text", text: text("缺什么") }] } as unknown as SurveyRow;
  const ward = { wardId: "resp", ward: text("呼吸内科") };
  const words = { column: (name: string) => name, pick: (one: { readonly zh: string }) => one.zh };

  it("has a line per period and ward, and below it what was written", () => {
    const rows = [{ resultId: "2026-11|resp", surveyId: "q4", period: "2026-11", ...ward, answers: 2, stars: [{ question: 0, given: 2, sum: 9, satisfied: 2 }] }];
    const comments = [{ opinionId: "o1", period: "2026-11", ...ward, answers: [5, "热水\"慢\""], comment: "" }];
    expect(surveyCsv(survey, rows, comments, words).split("\r\n")).toEqual([
      '\uFEFF"period","ward","answers","mean","satisfied","快吗"', '"2026-11","呼吸内科","2","4.50","100.0%","4.50"', "", '"period","ward","comment"', '"2026-11","呼吸内科","热水""慢"""', "",
    ]);
  });

  it("gives a spreadsheet no formula to run", () => {
    const comments = [{ opinionId: "o1", period: "once", ...ward, answers: [], comment: "=HYPERLINK(1)" }];
    expect(surveyCsv(survey, [], comments, words)).toContain(`"'=HYPERLINK(1)"`);
  });
});
