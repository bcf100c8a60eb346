/** Life safety: the steps of the first minute, pinned right under the line, before anything else is asked. */
import { useWords } from "../../app/words.ts";
import type { ServiceRow } from "../../../shared/views.ts";
import styles from "./Intake.module.css";

/** Steps that fit into a minute. */
const firstSteps = 4;

/** Nothing for a service that endangers nobody. */
export function FirstSteps({ service }: { readonly service: ServiceRow | null }) {
  const { t, pick } = useWords();
  if (service === null || !service.lifeSafety || service.steps.length === 0) return null;
  return (
    <section className={styles["first"]} role="alert" aria-label={t("intake.firstMinute")}>
      <h3 className={styles["firstTitle"]}><span aria-hidden="true">■ </span>{t("intake.firstMinute")} · {pick(service.name)}</h3>
      <ol className={styles["firstList"]}>
        {service.steps.slice(0, firstSteps).map((step, at) => <li key={step.zh}><b>{at + 1}</b> {pick(step)}</li>)}
      </ol>
    </section>
  );
}
