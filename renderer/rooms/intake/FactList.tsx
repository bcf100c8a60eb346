/**
 * The seven facts: number, label, value, where we know it from. A guess under the limit carries `?` and is not bold. Each row
 * is a button and has its key; the picker opens under its row and lays itself over the rows below, so nothing moves.
 */
import type { ReactNode } from "react";
import { timeToText } from "../../app/civil.ts";
import { placeParts } from "../../app/place-text.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import type { Facts } from "./facts.ts";
import { FactPicker } from "./FactPicker.tsx";
import styles from "./Facts.module.css";
import { minutesToText } from "./minutes-text.ts";
import { inMinutes } from "./use-intake.ts";
import type { FactNumber, IntakeState } from "./use-intake.ts";
import { whyText } from "../../app/why-text.ts";

export interface FactListProps {
  readonly intake: IntakeState;
  readonly small: boolean;
}

interface Shown {
  readonly value: ReactNode;
  readonly from: string;
  readonly sure: boolean;
}

const nothingShown: Shown = { value: null, from: "", sure: true };

/** All facts; without room the equipment stays behind its key. */
export function FactList({ intake, small }: FactListProps) {
  const words = useWords();
  const shown = showAll(intake.facts, words);
  const numbers = ([1, 2, 3, 4, 5, 6, 7] as const).filter((fact) => !(small && fact === 5 && intake.correcting !== 5));
  return (
    <ol className={styles["facts"]} aria-label={words.t("intake.facts")}>
      {numbers.map((fact) => (
        <li key={fact} className={styles["fact"]}>
          <FactRow fact={fact} shown={shown[fact]} onCorrect={() => intake.correct(fact)} />
          {intake.correcting === fact && <FactPicker fact={fact} intake={intake} />}
        </li>
      ))}
    </ol>
  );
}

function FactRow({ fact, shown: { value, from, sure }, onCorrect }: { readonly fact: FactNumber; readonly shown: Shown; onCorrect(): void }) {
  const { t } = useWords();
  return (
    <button type="button" className={styles["row"]} aria-keyshortcuts={`Alt+${fact}`} title={from === "" ? `Alt ${fact}` : `Alt ${fact} · ${from}`} onClick={onCorrect}>
      <span className={styles["number"]}>{fact}</span>
      <span className={styles["label"]}>{t(`intake.fact.${fact}`)}</span>
      <span className={sure ? styles["value"] : styles["guess"]}>{value}{!sure && <span className={styles["doubt"]} role="img" aria-label={t("intake.unsure")}>?</span>}</span>
      <span className={styles["from"]}>{from}</span>
    </button>
  );
}

function showAll(facts: Facts, words: Words): Readonly<Record<FactNumber, Shown>> {
  return {
    1: showPlace(facts, words), 2: showMatter(facts, words), 3: showPriority(facts, words), 4: showCrew(facts, words),
    5: showEquipment(facts, words), 6: showCaller(facts), 7: showPromise(facts, words),
  };
}

/** The own name of the place is what one wants to correct most often. */
function showPlace({ place }: Facts, words: Words): Shown {
  if (place === null) return nothingShown;
  const { before, own, after } = placeParts(place.label, words);
  return { value: <>{before}<span className={styles["own"]}>{own}</span>{after}</>, from: whyText(place.why, words.t), sure: place.sure };
}

function showMatter({ guess, service, matter }: Facts, { t, pick }: Words): Shown {
  if (guess === null || service === null) return { ...nothingShown, value: matter };
  const type = pick(service.name);
  return { value: matter, from: matter === service.name.zh && type === matter ? whyText(guess.why, t) : type, sure: guess.sure };
}

function showPriority({ priority, priorityWhy, service }: Facts, { t }: Words): Shown {
  if (priority === null || service === null) return nothingShown;
  const level = service.levels[priority];
  const clocks = t("intake.clocks", { respond: minutesToText(level.respondMinutes, t), finish: minutesToText(level.finishMinutes, t) });
  const reasons = whyText(priorityWhy, t);
  return {
    value: <span className={styles["priority"]}><PriorityMark priority={priority} loud={priority <= 2} size={22} /> {t(`parts.priority.${priority}`)}</span>,
    from: reasons === "" ? clocks : `${reasons} · ${clocks}`, sure: true,
  };
}

function showCrew({ crew, worker }: Facts, { t, pick }: Words): Shown {
  if (crew === null) return nothingShown;
  const who = worker === null ? t("intake.wholeCrew") : pick(worker.name);
  return { value: `${pick(crew.name)} ${who}`, from: worker === null ? t("intake.nobodyFree") : whyText(worker.why, t), sure: true };
}

function showEquipment({ equipment }: Facts, { t, pick }: Words): Shown {
  if (equipment === null) return nothingShown;
  return { value: `${pick(equipment.name)} ${equipment.code}`, from: whyText(equipment.why, t), sure: true };
}

function showCaller({ callerName, callerPhone }: Facts): Shown {
  return { value: callerName === "" ? callerPhone : callerName, from: callerName === "" ? "" : callerPhone, sure: true };
}

function showPromise({ promiseMinutes, service }: Facts, { t }: Words): Shown {
  if (service === null) return nothingShown;
  if (promiseMinutes === null) return { ...nothingShown, value: t("intake.noPromise") };
  return { value: t("intake.within", { time: minutesToText(promiseMinutes, t) }), from: t("intake.by", { time: timeToText(inMinutes(promiseMinutes)) }), sure: true };
}
