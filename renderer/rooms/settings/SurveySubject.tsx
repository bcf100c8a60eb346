/** Satisfaction: how many finished jobs are asked for a rating, the ward surveys with their results, and a new survey. */
import { useState } from "react";
import { useMay } from "../../app/seat/use-may.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { deskNowMs } from "../../app/now.ts";
import { dayText } from "../../../shared/kernel/time.ts";
import { hospitalZone } from "../../app/civil.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { samplePercentDefault } from "../../../shared/ticket/sampling.ts";
import { refuseShut } from "../../../shared/survey/survey.ts";
import type { SurveyRow } from "../../../shared/views.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import levels from "./Levels.module.css";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import { SurveyOpening } from "./SurveyOpening.tsx";
import { SurveyResults } from "./SurveyResults.tsx";

/** The subject. */
export function SurveySubject() {
  const { t } = useWords();
  const { may } = useMay();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <SettingRow label={t("settings.survey.sampling")} says={t("settings.survey.samplingSays")}><Sampling /></SettingRow>
      <Surveys />
      {opening
        ? <SurveyOpening onEnd={() => setOpening(false)} />
        : <div className={styles["acts"]}><button type="button" className={styles["button"]} disabled={!may("survey.open")} onClick={() => setOpening(true)}>{t("settings.survey.add")}</button></div>}
    </>
  );
}

/** Percent of the finished jobs; saved by its button, so that half a number never counts. */
function Sampling() {
  const { t } = useWords();
  const say = useRefusalText();
  const { may } = useMay();
  const kept = useView("site").rows[0]?.samplePercent ?? samplePercentDefault;
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const percent = Number(typed ?? kept);
  const isRight = Number.isInteger(percent) && percent >= 0 && percent <= 100 && typed !== "";
  const save = async () => {
    const outcome = await submit("site.set-sampling", { percent });
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : "");
    if (outcome.kind === "done") setTyped(null);
  };
  return (
    <form className={styles["acts"]} onSubmit={(event) => { event.preventDefault(); if (isRight && typed !== null) void save(); }}>
      <input className={levels["minutes"]} type="number" min={0} max={100} aria-label={t("settings.survey.percent")} aria-invalid={!isRight} value={typed ?? String(kept)} onChange={(event) => setTyped(event.target.value)} />
      <span>%</span>
      <button type="submit" className={styles["button"]} disabled={!isRight || typed === null || percent === kept || !may("site.set-sampling")}>{t("settings.device.save")}</button>
      {problem !== "" && <span className={styles["problem"]} role="alert">✕ {problem}</span>}
    </form>
  );
}

function Surveys() {
  const { t } = useWords();
  const rows = useView("surveys").rows.toSorted((one, other) => other.openedAtMs - one.openedAtMs);
  const [shown, setShown] = useState<string | null>(null);
  const chosen = rows.find((row) => row.surveyId === shown) ?? rows[0];
  return (
    <section className={levels["part"]} aria-label={t("settings.survey.list")}>
      <h3 className={levels["partTitle"]}>{t("settings.survey.list")}</h3>
      {rows.length === 0 && <EmptyLine>{t("settings.survey.none")}</EmptyLine>}
      {rows.map((row) => <SurveyLine key={row.surveyId} row={row} isShown={row === chosen} onShow={() => setShown(row.surveyId)} />)}
      {chosen !== undefined && <SurveyResults key={chosen.surveyId} survey={chosen} />}
    </section>
  );
}

/** One survey: what, how long, how it stands; its results; the way to end it. */
function SurveyLine({ row, isShown, onShow }: { readonly row: SurveyRow; readonly isShown: boolean; onShow(): void }) {
  const { t, pick } = useWords();
  const say = useRefusalText();
  const { may } = useMay();
  const [problem, setProblem] = useState("");
  const shut = refuseShut(row, deskNowMs());
  const close = async () => {
    const outcome = await submit("survey.close", { surveyId: row.surveyId });
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : "");
  };
  const day = (atMs: number) => dayText(atMs, hospitalZone());
  return (
    <p className={styles["acts"]} data-survey={row.surveyId}>
      <b>{pick(row.title)}</b>
      <span className={styles["mark"]}>{t(`settings.survey.period.${row.period}`)} · {t("settings.survey.wardCount", { count: row.wards.length })} · {day(row.fromMs)}–{day(row.untilMs - 1)} · {t(shut === undefined ? "settings.survey.state.open" : shut.code === "survey.not-yet" ? "settings.survey.state.waits" : "settings.survey.state.over")}</span>
      <button type="button" className={levels["back"]} aria-pressed={isShown} onClick={onShow}>{t("settings.survey.results")}</button>
      {row.closedAtMs === null && shut?.code !== "survey.over" && <button type="button" className={levels["back"]} disabled={!may("survey.close")} onClick={() => void close()}>{t("settings.survey.close")}</button>}
      {problem !== "" && <span className={styles["problem"]} role="alert">✕ {problem}</span>}
    </p>
  );
}
