/** A ward survey on a phone: no log-in and no name. What was answered is on the phone before it is sent, and counts once in a period. */
import { useEffect, useState } from "react";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import type { PhoneSurvey } from "../../../shared/phone-survey.ts";
import { keptAnswers, phoneNumber } from "./kept.ts";
import type { Outbox } from "./outbox.ts";
import { read } from "./phone-api.ts";
import { newId } from "./photo.ts";
import styles from "./Phone.module.css";
import { SurveyForm } from "./SurveyForm.tsx";
import type { SurveyGiven } from "./SurveyForm.tsx";

const againMs = 4_000;

/** The page of one ward. */
export function SurveyPhone({ code, outbox }: { readonly code: string; readonly outbox: Outbox }) {
  const { t, pick } = useWords();
  const { asked, away } = useSurvey(code);
  const { answered, problem, send } = useAnswering(asked, outbox);
  if (asked === null) return <p role="status">{away === "" ? t("phone.looking") : away}</p>;
  return (
    <>
      <p className={styles["hospital"]}>{pick(asked.hospital)}</p>
      <h1 className={styles["place"]}>{pick(asked.title)} <small>· {pick(asked.ward)}</small></h1>
      <p>{asked.period === "once" ? t("phone.survey.says") : t("phone.survey.saysPeriod", { period: asked.period })}</p>
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      {answered ? <p role="status" className={styles["step"]}>✓ {t("phone.survey.thanks")}</p> : <SurveyForm questions={asked.questions} onSend={send} />}
    </>
  );
}

/** The questions, asked for again until somebody answers. */
function useSurvey(code: string): { readonly asked: PhoneSurvey | null; readonly away: string } {
  const { t } = useWords();
  const [asked, setAsked] = useState<PhoneSurvey | null>(null);
  const [away, setAway] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await read<PhoneSurvey>(`api/survey?at=${encodeURIComponent(code)}`);
      if (answer.kind === "done") setAsked(answer.value);
      else setAway(answer.kind === "refused" ? refusalText(answer.refusal, t) : t("phone.away"));
      if (answer.kind === "away") timer = setTimeout(() => void look(), againMs);
    };
    void look();
    return () => clearTimeout(timer);
  }, [code, t]);
  return { asked, away };
}

/** Puts an answer into the outbox; a refused one may be given again. */
function useAnswering(asked: PhoneSurvey | null, outbox: Outbox) {
  const { t } = useWords();
  const [problem, setProblem] = useState("");
  const [, setSeen] = useState(0);
  const key = asked === null ? "" : `${asked.surveyId}:${asked.period}`;
  useEffect(() => outbox.onEnd((wish, end) => {
    if (wish.path !== "api/survey" || `${String(wish.body["surveyId"])}:${String(wish.body["period"])}` !== key) return;
    const isRefused = end.kind === "refused";
    if (isRefused && end.refusal.code !== "survey.answered-already") keptAnswers.drop(key);
    setProblem(isRefused ? refusalText(end.refusal, t) : "");
    setSeen((count) => count + 1);
  }), [outbox, key, t]);
  const send = async (given: SurveyGiven) => {
    if (asked === null) return;
    const { surveyId, wardId, period } = asked;
    await outbox.put({ id: newId(), path: "api/survey", body: { surveyId, wardId, period, ...given, phone: phoneNumber(newId) }, photos: [] });
    keptAnswers.add(key);
    setProblem("");
    setSeen((count) => count + 1);
  };
  return { answered: key !== "" && keptAnswers.has(key), problem, send };
}
