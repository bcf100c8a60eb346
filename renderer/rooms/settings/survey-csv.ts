/** A survey's results as a file that a spreadsheet opens: a line per period and ward, below them what was written. Pure. */
import Papa from "papaparse";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import { scoreOf } from "../../../shared/survey/results.ts";
import type { SurveyCommentRow, SurveyResultRow, SurveyRow } from "../../../shared/views.ts";

export interface CsvWords {
  /** `period`, `ward`, `answers`, `mean`, `satisfied`, `comment`. */
  readonly column: (name: string) => string;
  readonly pick: (text: Bilingual) => string;
}

/** So that a spreadsheet reads Chinese as what it is. */
const byteOrderMark = "\uFEFF";

/** The text of the file. */
export function surveyCsv(survey: SurveyRow, rows: readonly SurveyResultRow[], comments: readonly SurveyCommentRow[], { column, pick }: CsvWords): string {
  const asked = survey.questions.flatMap(({ kind, text }, at) => (kind === "stars" ? [{ at, text }] : []));
  const head = [...["period", "ward", "answers", "mean", "satisfied"].map(column), ...asked.map(({ text }) => pick(text))];
  const lines = rows.map((row) => {
    const all = scoreOf([row]);
    return [row.period, pick(row.ward), String(all.answers), figure(all.mean), percent(all.satisfied), ...asked.map(({ at }) => figure(scoreOf([row], at).mean))];
  });
  const said = comments.flatMap((row) => wordsOf(row).map((text) => [row.period, pick(row.ward), text]));
  const below = said.length === 0 ? [] : [[], ["period", "ward", "comment"].map(column), ...said];
  return `${byteOrderMark}${Papa.unparse([head, ...lines, ...below], { quotes: true, escapeFormulae: true })}\r\n`;
}

/** What one phone wrote, question by question and at the end. */
export function wordsOf({ answers, comment }: Pick<SurveyCommentRow, "answers" | "comment">): readonly string[] {
  return [...answers, comment].filter((one): one is string => typeof one === "string" && one.trim() !== "");
}

const figure = (value: number | null) => (value === null ? "" : value.toFixed(2));
const percent = (share: number | null) => (share === null ? "" : `${(share * 100).toFixed(1)}%`);
