/** A survey's results by ward and period: how many answered, the mean, the share of fours and fives against the target, what was written; and all of it as a file. */
import { useMemo, useState } from "react";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { surveyLabels } from "../../../shared/label-sheet.ts";
import { satisfiedTarget, scoreOf } from "../../../shared/survey/results.ts";
import type { SurveyCommentRow, SurveyResultRow, SurveyRow } from "../../../shared/views.ts";
import { saveFile } from "./save-file.ts";
import { LabelSheet } from "./LabelSheet.tsx";
import levels from "./Levels.module.css";
import styles from "./Settings.module.css";
import own from "./Survey.module.css";
import { surveyCsv, wordsOf } from "./survey-csv.ts";

/** Words shown; all of them are in the file. */
const wordsShown = 40;
const allPeriods = "";

/** The table, and what was written below it. */
export function SurveyResults({ survey }: { readonly survey: SurveyRow }) {
  const { t, pick } = useWords();
  const results = useView("survey-results", { surveyId: survey.surveyId }).rows;
  const comments = useView("survey-comments", { surveyId: survey.surveyId }).rows;
  const periods = [...new Set(results.map((row) => row.period))].sort().reverse();
  const [wanted, setWanted] = useState<string | null>(null);
  const period = wanted ?? periods[0] ?? allPeriods;
  const rows = results.filter((row) => period === allPeriods || row.period === period).toSorted((one, other) => compare(one, other));
  const said = comments.filter((row) => period === allPeriods || row.period === period);
  const save = () => {
    const words = { column: (name: string) => t(`settings.survey.column.${name}`), pick };
    saveFile(`${survey.surveyId}.csv`, surveyCsv(survey, results, comments, words), "text/csv");
  };
  return (
    <>
      {results.length === 0 ? <EmptyLine>{t("settings.survey.noAnswers")}</EmptyLine> : (
        <>
          <div className={levels["pick"]}>
            {survey.period !== "once" && (
              <label className={levels["field"]}>{t("settings.survey.column.period")}
                <select className={levels["select"]} value={period} onChange={(event) => setWanted(event.target.value)}>
                  {periods.map((one) => <option key={one} value={one}>{one}</option>)}
                  <option value={allPeriods}>{t("settings.survey.allPeriods")}</option>
                </select>
              </label>
            )}
            <button type="button" className={styles["button"]} onClick={save}>{t("settings.survey.save")}</button>
          </div>
          <ResultTable survey={survey} rows={rows} />
          <Words rows={said} />
        </>
      )}
      <SurveyLabels survey={survey} />
    </>
  );
}

/** A code for the door of each ward. */
function SurveyLabels({ survey }: { readonly survey: SurveyRow }) {
  const { t, pick } = useWords();
  const places = useView("places").rows;
  const labels = useMemo(() => surveyLabels(survey, places, pick), [survey, places, pick]);
  return <LabelSheet fileName={`${survey.surveyId}.html`} labels={labels} scan={t("labels.scanSurvey")} />;
}

/** Worst share first, so that the ward one has to go to stands on top. */
function compare(one: SurveyResultRow, other: SurveyResultRow): number {
  const share = (row: SurveyResultRow) => scoreOf([row]).satisfied ?? 2;
  return share(one) - share(other) || (one.resultId < other.resultId ? -1 : 1);
}

function ResultTable({ survey, rows }: { readonly survey: SurveyRow; readonly rows: readonly SurveyResultRow[] }) {
  const { t, pick } = useWords();
  const asked = survey.questions.flatMap(({ kind, text }, at) => (kind === "stars" ? [{ at, text }] : []));
  return (
    <table className={levels["table"]}>
      <caption className={own["caption"]}>{t("settings.survey.target", { percent: satisfiedTarget * 100 })}</caption>
      <thead><tr>{["ward", "period", "answers", "mean", "satisfied"].map((name) => <th key={name} scope="col">{t(`settings.survey.column.${name}`)}</th>)}{asked.map(({ at, text }) => <th key={at} scope="col">{pick(text)}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => <ResultLine key={row.resultId} name={pick(row.ward)} period={row.period} rows={[row]} asked={asked.map(({ at }) => at)} />)}
        {rows.length > 1 && <ResultLine name={t("settings.survey.all")} period="" rows={rows} asked={asked.map(({ at }) => at)} />}
      </tbody>
    </table>
  );
}

interface ResultLineProps {
  readonly name: string;
  readonly period: string;
  readonly rows: readonly SurveyResultRow[];
  readonly asked: readonly number[];
}

function ResultLine({ name, period, rows, asked }: ResultLineProps) {
  const { t } = useWords();
  const score = scoreOf(rows);
  const figure = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{period === "once" ? t("settings.survey.period.once") : period}</td>
      <td>{score.answers}</td>
      <td>{figure(score.mean)}</td>
      <td className={score.satisfied === null || score.reachesTarget ? undefined : styles["problem"]}>{score.satisfied === null ? "–" : `${score.reachesTarget ? "✓" : "▲"} ${(score.satisfied * 100).toFixed(1)}%`}</td>
      {asked.map((at) => <td key={at}>{figure(scoreOf(rows, at).mean)}</td>)}
    </tr>
  );
}

function Words({ rows }: { readonly rows: readonly SurveyCommentRow[] }) {
  const { t, pick } = useWords();
  if (rows.length === 0) return null;
  return (
    <>
      <h4 className={levels["partTitle"]}>{t("settings.survey.column.comment")}</h4>
      <ul className={styles["list"]}>{rows.slice(0, wordsShown).map((row) => <li key={row.opinionId}><span className={styles["mark"]}>{pick(row.ward)}</span> {wordsOf(row).join(" · ")}</li>)}</ul>
      {rows.length > wordsShown && <p className={styles["says"]}>{t("settings.survey.moreWords", { count: rows.length - wordsShown })}</p>}
    </>
  );
}
