/**
 * The locked screen: time, hospital, link, lines that ring, jobs and alarms that concern a life, how many are late; beside it
 * the way back in. No name of a patient or caller, no number, nothing that was typed.
 */
import { useView } from "../../bridge/use-view.ts";
import { Countdown } from "../../parts/Countdown.tsx";
import { durationToClock } from "../../parts/duration.ts";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { dayToText, timeToText } from "../civil.ts";
import { useKeys } from "../keyboard.ts";
import { useNow } from "../now.ts";
import { useSession } from "../session.ts";
import { LinkNow } from "../StatusBar.tsx";
import { useWords } from "../words.ts";
import { lateCount, lifeLines, ringing } from "./lock-facts.ts";
import type { LifeLine } from "./lock-facts.ts";
import styles from "./LockScreen.module.css";
import { SignInForm } from "./SignInForm.tsx";

/** Lines of the list; the rest is counted. Assumed: what a 768 px screen holds. */
const shownMost = 9;

/** The whole screen. */
export function LockScreen() {
  const { t, pick } = useWords();
  const { personId, settings, changeSettings } = useSession();
  const sitting = useView("people").byKey.get(personId ?? "");
  useKeys("lock", { "Ctrl+F8": () => void changeSettings({ theme: settings.theme === "day" ? "night" : "day" }) });
  return (
    <div className={styles["screen"]} data-scope="lock">
      <main className={styles["facts"]}><Head /><Figures /><Life /></main>
      <aside className={styles["way"]} aria-label={t("app.region.lock")}>
        <h1 className={styles["title"]}>{t(sitting === undefined ? "app.lock.startTitle" : "app.lock.title")}</h1>
        <p className={styles["who"]}>{sitting === undefined ? t("app.lock.nobody") : t("app.lock.sitting", { name: pick(sitting.name) })}</p>
        <SignInForm first={personId} onDone={() => {}} />
        <p className={styles["draft"]}>{t("app.lock.draft")}</p>
      </aside>
    </div>
  );
}

function Head() {
  const { language, pick } = useWords();
  const nowMs = useNow();
  const site = useView("site").rows[0];
  return (
    <header className={styles["head"]}>
      <time className={styles["clock"]}>{timeToText(nowMs, true)}</time>
      <span>{dayToText(nowMs, language)}</span>
      <span className={styles["site"]}>{pick(site?.name ?? null)}</span>
    </header>
  );
}

function Figures() {
  const { t } = useWords();
  const nowMs = useNow();
  const board = useView("board").rows;
  const rings = ringing(useView("calls").rows);
  const late = lateCount(board, nowMs);
  return (
    <div className={styles["figures"]}>
      <p className={styles["figure"]}><LinkNow link={useView("link").rows[0]} /></p>
      <p className={`${styles["figure"]} ${late > 0 ? styles["over"] : ""}`}>{late > 0 ? t("app.lock.late", { count: late }) : t("app.lock.lateNone")}</p>
      <p className={styles["figure"]}>{t("app.lock.open", { count: board.length })}</p>
      <p className={`${styles["figure"]} ${rings.length > 0 ? styles["rings"] : ""}`} role="status">{rings.length > 0 ? t("app.lock.ringing", { count: rings.length }) : t("app.lock.ringingNone")}</p>
      {rings.slice(0, 3).map((call) => (
        <p key={call.callId} className={`${styles["figure"]} ${styles["rings"]}`}>
          {t("app.lines.line", { line: call.line })} {t("app.lock.ringFor", { time: durationToClock(nowMs - call.rangAtMs) })}
        </p>
      ))}
    </div>
  );
}

function Life() {
  const { t } = useWords();
  const nowMs = useNow();
  const lines = lifeLines(useView("board").rows, useView("alarms").rows, nowMs);
  const more = lines.length - shownMost;
  return (
    <section className={styles["life"]}>
      <h2 className={styles["lifeTitle"]}>{t("app.lock.life")} {lines.length > 0 && lines.length}</h2>
      {lines.length === 0 && <p className={styles["none"]}>{t("app.lock.lifeNone")}</p>}
      <ul>{lines.slice(0, shownMost).map((line) => <Line key={line.key} line={line} />)}</ul>
      {more > 0 && <p className={styles["none"]}>{t("app.lock.more", { count: more })}</p>}
    </section>
  );
}

function Line({ line }: { readonly line: LifeLine }) {
  const { t, pick } = useWords();
  return (
    <li className={styles["line"]}>
      <PriorityMark priority={line.priority} loud calling={line.calling} size={26} />
      <strong className={styles["place"]}>{pick(line.place)}</strong>
      <span className={styles["what"]}>{line.kind === "alarm" && `${t("app.lock.alarm")} · `}{pick(line.what)}</span>
      <Countdown leftMs={line.leftMs} nearness={line.nearness} />
    </li>
  );
}
