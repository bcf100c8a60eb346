/** The questions of a survey, one below the other: a row of five for stars, a field for words, and a word of one's own at the end. */
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import type { SurveyAnswer } from "../../../shared/survey/answer.ts";
import type { Question } from "../../../shared/survey/survey.ts";
import styles from "./Phone.module.css";
import { answersOf, isAnswered } from "./survey-draft.ts";
import type { SurveyDraft } from "./survey-draft.ts";

export interface SurveyGiven {
  readonly answers: readonly SurveyAnswer[];
  readonly comment: string;
}

export interface SurveyFormProps {
  readonly questions: readonly Question[];
  onSend(given: SurveyGiven): void;
}

const stars = [1, 2, 3, 4, 5];
const wordsMax = 1_000;

/** The form. */
export function SurveyForm({ questions, onSend }: SurveyFormProps) {
  const { t, pick } = useWords();
  const [draft, setDraft] = useState<SurveyDraft>({});
  const [comment, setComment] = useState("");
  const edit = (at: number, value: number | string) => setDraft((old) => ({ ...old, [at]: value }));
  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); onSend({ answers: answersOf(questions, draft), comment: comment.trim() }); }}>
      {questions.map((question, at) => (question.kind === "text"
        // biome-ignore lint/suspicious/noArrayIndexKey: a survey's questions never change
        ? <label key={at}>{pick(question.text)}<textarea rows={2} maxLength={wordsMax} value={String(draft[at] ?? "")} onChange={(event) => edit(at, event.target.value)} /></label>
        // biome-ignore lint/suspicious/noArrayIndexKey: a survey's questions never change
        : <Stars key={at} label={pick(question.text)} value={draft[at]} onChange={(value) => edit(at, value)} />))}
      <label>{t("phone.survey.comment")}<textarea rows={2} maxLength={wordsMax} value={comment} onChange={(event) => setComment(event.target.value)} /></label>
      <button type="submit" className={styles["main"]} disabled={!isAnswered(questions, draft, comment)}>{t("phone.survey.send")}</button>
    </form>
  );
}

function Stars({ label, value, onChange }: { readonly label: string; readonly value: number | string | undefined; onChange(value: number): void }) {
  const { t } = useWords();
  return (
    <fieldset className={styles["stars"]}>
      <legend>{label}</legend>
      <div className={styles["five"]}>
        {stars.map((one) => <button key={one} type="button" aria-pressed={value === one} aria-label={t("phone.status.stars", { count: one })} onClick={() => onChange(one)}>{one}</button>)}
      </div>
      <p className={styles["ends"]} aria-hidden="true"><span>{t("phone.survey.worst")}</span><span>{t("phone.survey.best")}</span></p>
    </fieldset>
  );
}
