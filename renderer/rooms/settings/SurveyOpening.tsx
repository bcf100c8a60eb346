/** A new survey: title, how often, from when to when, the questions, the wards. Opened only when all of it is there. */
import { useState } from "react";
import { hospitalZone } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import { periods } from "../../../shared/survey/period.ts";
import { questionsMax } from "../../../shared/survey/survey.ts";
import type { PlaceRow } from "../../../shared/views.ts";
import levels from "./Levels.module.css";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import own from "./Survey.module.css";
import { newSurvey, nextSurveyId, surveyOf } from "./survey-opening.ts";
import type { QuestionDraft, SurveyOpeningDraft } from "./survey-opening.ts";

/** The form; `onEnd` when it was opened, or nobody wants it. */
export function SurveyOpening({ onEnd }: { onEnd(): void }) {
  const { t } = useWords();
  const say = useRefusalText();
  const surveys = useView("surveys").rows;
  const wards = useView("places").rows.filter((row) => row.kind === "department");
  const [draft, setDraft] = useState<SurveyOpeningDraft>(() => newSurvey(deskNowMs(), hospitalZone(), wards.map((row) => row.placeId)));
  const [problem, setProblem] = useState("");
  const edit = (patch: Partial<SurveyOpeningDraft>) => setDraft((old) => ({ ...old, ...patch }));
  const body = surveyOf(draft, nextSurveyId(draft.from, surveys.map((row) => row.surveyId)), hospitalZone());
  const open = async () => {
    if (body === undefined) return;
    const outcome = await submit("survey.open", body);
    if (outcome.kind === "done") onEnd();
    else setProblem(outcome.kind === "refused" ? say(outcome.refusal) : t("settings.device.fault", { code: outcome.code }));
  };
  return (
    <form aria-label={t("settings.survey.add")} onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <SettingRow label={t("settings.survey.title")} says={t("settings.survey.titleSays")}><div className={own["line"]}><Both label={t("settings.survey.title")} value={draft} onChange={edit} /></div></SettingRow>
      <SettingRow label={t("settings.survey.often")} says={t("settings.survey.oftenSays")}>
        <Choice label={t("settings.survey.often")} value={draft.period} options={periods.map((value) => ({ value, label: t(`settings.survey.period.${value}`) }))} onChoose={(period) => edit({ period })} />
        <div className={levels["pick"]}>{(["from", "until"] as const).map((name) => <label key={name} className={levels["field"]}>{t(`settings.survey.${name}`)}<input className={levels["select"]} type="date" value={draft[name]} onChange={(event) => edit({ [name]: event.target.value })} /></label>)}</div>
      </SettingRow>
      <SettingRow label={t("settings.survey.questions")} says={t("settings.survey.questionsSays")}><Questions questions={draft.questions} onChange={(questions) => edit({ questions })} /></SettingRow>
      <SettingRow label={t("settings.survey.wards")} says={t("settings.survey.wardsSays")}><Wards wards={wards} chosen={draft.wards} onChange={(chosen) => edit({ wards: chosen })} /></SettingRow>
      <div className={styles["acts"]}>
        <button type="submit" className={styles["button"]} disabled={body === undefined}>{t("settings.survey.open")}</button>
        <button type="button" className={styles["button"]} onClick={onEnd}>{t("settings.device.undo")}</button>
        {problem !== "" && <span className={styles["problem"]} role="alert">✕ {problem}</span>}
      </div>
    </form>
  );
}

interface BothProps {
  readonly label: string;
  readonly value: { readonly zh: string; readonly en: string };
  onChange(patch: { readonly zh?: string; readonly en?: string }): void;
}

/** Chinese, and English beside it; either alone stands for both. */
function Both({ label, value, onChange }: BothProps) {
  const { t } = useWords();
  return (["zh", "en"] as const).map((language) => (
    <input key={language} className={levels["select"]} maxLength={120} aria-label={`${label} ${t(`settings.survey.in.${language}`)}`} placeholder={t(`settings.survey.in.${language}`)} value={value[language]} onChange={(event) => onChange({ [language]: event.target.value })} />
  ));
}

function Questions({ questions, onChange }: { readonly questions: readonly QuestionDraft[]; onChange(questions: readonly QuestionDraft[]): void }) {
  const { t } = useWords();
  const edit = (at: number, patch: Partial<QuestionDraft>) => onChange(questions.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const label = (at: number) => t("settings.survey.question", { number: at + 1 });
  return (
    <>
      {questions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place while it is written
        <div key={at} className={own["line"]}>
          <span>{at + 1}</span>
          <select className={levels["select"]} aria-label={`${label(at)} ${t("settings.survey.kind")}`} value={one.kind} onChange={(event) => edit(at, { kind: event.target.value === "text" ? "text" : "stars" })}>
            {(["stars", "text"] as const).map((kind) => <option key={kind} value={kind}>{t(`settings.survey.kinds.${kind}`)}</option>)}
          </select>
          <Both label={label(at)} value={one} onChange={(patch) => edit(at, patch)} />
          {questions.length > 1 && <button type="button" className={levels["back"]} aria-label={t("settings.survey.dropOne", { number: at + 1 })} onClick={() => onChange(questions.filter((_one, index) => index !== at))}>✕</button>}
        </div>
      ))}
      {questions.length < questionsMax && <div className={own["line"]}><button type="button" className={levels["back"]} onClick={() => onChange([...questions, { kind: "stars", zh: "", en: "" }])}>{t("settings.survey.addQuestion")}</button></div>}
    </>
  );
}

interface WardsProps {
  readonly wards: readonly PlaceRow[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

function Wards({ wards, chosen, onChange }: WardsProps) {
  const { t, pick } = useWords();
  const toggle = (placeId: string) => onChange(chosen.includes(placeId) ? chosen.filter((one) => one !== placeId) : [...chosen, placeId]);
  return (
    <>
      <div className={own["line"]}>
        <button type="button" className={levels["back"]} onClick={() => onChange(wards.map((row) => row.placeId))}>{t("settings.survey.allWards")}</button>
        <button type="button" className={levels["back"]} onClick={() => onChange([])}>{t("settings.survey.noWards")}</button>
        <span className={styles["mark"]}>{t("settings.survey.wardCount", { count: chosen.length })}</span>
      </div>
      <div className={own["wards"]}>{wards.map((row) => <label key={row.placeId}><input type="checkbox" checked={chosen.includes(row.placeId)} onChange={() => toggle(row.placeId)} />{pick(row.label)}</label>)}</div>
    </>
  );
}
