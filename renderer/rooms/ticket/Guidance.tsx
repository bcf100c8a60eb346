/** What the SOP asks: its steps in order, the questions to the caller with the answers given, the longer text. */
import { useKeys } from "../../app/keyboard.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { TicketState } from "../../../shared/ticket/state.ts";
import type { ServiceRow } from "../../../shared/views.ts";
import styles from "./Ticket.module.css";

export interface GuidanceProps {
  readonly state: TicketState;
  readonly service: ServiceRow | undefined;
}

/** Steps and questions of the ticket's service; nothing where the service is not known. */
export function Guidance({ state, service }: GuidanceProps) {
  const { t, pick } = useWords();
  const tick = (place: number, done: boolean) => void submit("ticket.tick", { ticketId: state.id, place, done });
  useKeys("drawer", { KeyS: () => {
    const next = (service?.steps ?? []).findIndex((_step, place) => state.ticked?.[place] === undefined);
    if (next < 0) return false;
    tick(next, true);
    return true;
  } });
  if (service === undefined) return null;
  const sop = pick(service.sop);
  return (
    <>
      {(service.steps.length > 0 || sop !== "") && (
        <section className={styles["part"]} aria-label={t("ticket.guidance")}>
          <h3 className={styles["partTitle"]}>{t("ticket.guidance")} {service.steps.length > 0 && <KeyCap keys="S" />}</h3>
          <ol className={styles["guidance"]}>
            {service.steps.map((step, index) => (
              <li key={step.zh}>
                <button type="button" role="checkbox" aria-checked={state.ticked?.[index] !== undefined} className={styles["step"]} onClick={() => tick(index, state.ticked?.[index] === undefined)}>
                  <span className={styles["index"]} aria-hidden="true">{state.ticked?.[index] === undefined ? index + 1 : "✓"}</span>{pick(step)}
                </button>
              </li>
            ))}
          </ol>
          {sop !== "" && <p className={styles["sop"]}>{sop}</p>}
        </section>
      )}
      <Answers state={state} service={service} />
    </>
  );
}

/** A recorded answer in words; free text as it was given. */
function answerText(answer: string, t: (key: string) => string): string {
  return answer === "yes" || answer === "no" ? t(`ticket.answer.${answer}`) : answer;
}

function Answers({ state, service }: { readonly state: TicketState; readonly service: ServiceRow }) {
  const { t, pick } = useWords();
  const asked = [...service.questions.map((one) => ({ id: one.id, label: one.ask })), ...service.fields.map((one) => ({ id: one.id, label: one.label }))];
  if (asked.length === 0) return null;
  return (
    <section className={styles["part"]} aria-label={t("ticket.asked")}>
      <h3 className={styles["partTitle"]}>{t("ticket.asked")}</h3>
      <dl className={styles["answers"]}>
        {asked.map(({ id, label }) => (
          <div key={id}><dt>{pick(label)}</dt><dd>{state.answers[id] === undefined ? t("ticket.answer.none") : answerText(state.answers[id], t)}</dd></div>
        ))}
      </dl>
    </section>
  );
}
