/** What to ask the caller, and what to tell them. Nothing here blocks: what was not asked is logged as not asked. */
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { nextQuestion } from "./facts.ts";
import type { Facts } from "./facts.ts";
import styles from "./Intake.module.css";

export interface QuestionsProps {
  readonly facts: Facts;
  readonly answers: Readonly<Record<string, string>>;
  onAnswer(id: string, value: string): void;
}

/** Questions of the type, then the sentence to say. */
export function Questions({ facts, answers, onAnswer }: QuestionsProps) {
  const { t, pick } = useWords();
  const { service } = facts;
  if (service === null) return null;
  const next = nextQuestion(facts, answers);
  const minutes = facts.promiseMinutes;
  const say = pick(service.say).replaceAll("{minutes}", minutes === null ? t("intake.few") : String(minutes));
  return (
    <>
      {service.questions.length > 0 && (
        <section aria-label={t("intake.ask")}>
          <h3 className={styles["partTitle"]}>{t("intake.ask")}</h3>
          <ul className={styles["questions"]}>
            {service.questions.map((question) => (
              <Question key={question.id} text={pick(question.ask)} answer={answers[question.id]} isNext={question === next} onAnswer={(value) => onAnswer(question.id, value)} />
            ))}
          </ul>
        </section>
      )}
      {say !== "" && <p className={styles["say"]}><span className={styles["sayLabel"]}>{t("intake.tell")}</span><b>{t("intake.quoted", { text: say })}</b></p>}
    </>
  );
}

interface QuestionProps {
  readonly text: string;
  readonly answer: string | undefined;
  readonly isNext: boolean;
  onAnswer(value: string): void;
}

function Question({ text, answer, isNext, onAnswer }: QuestionProps) {
  const { t } = useWords();
  const button = (value: "yes" | "no", keys: string) => (
    <button type="button" className={answer === value ? styles["answered"] : styles["answer"]} aria-pressed={answer === value}
      aria-keyshortcuts={isNext ? `Alt+${keys}` : undefined} onClick={() => onAnswer(answer === value ? "" : value)}>
      {isNext && <KeyCap keys={`Alt ${keys}`} />} {t(`intake.${value}`)}
    </button>
  );
  return (
    <li className={styles["question"]}>
      <span className={styles["box"]} aria-hidden="true">{answer === undefined ? "" : "✓"}</span>
      <span className={styles["questionText"]}>{text}</span>
      <span className={styles["answers"]}>{button("yes", "Y")}{button("no", "N")}</span>
    </li>
  );
}
