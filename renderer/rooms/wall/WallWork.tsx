/** The wall's list 先看这些: the worst jobs with mark, place, matter, state and the clock that breaks first; one line about the rest. */
import { useWords } from "../../app/words.ts";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import type { LifeAlarmRow } from "../../../shared/views.ts";
import { durationToText, leftToText } from "../../parts/duration.ts";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { fitRow } from "./fit-text.ts";
import type { WallSize } from "../../parts/wall-size.ts";
import styles from "./WallWork.module.css";
import { wallState } from "./worst.ts";
import type { WallJob, WallWork as Work } from "./worst.ts";

export interface WallWorkProps {
  /** Life safety, at the top. */
  readonly alarms: readonly LifeAlarmRow[];
  readonly work: Work;
  readonly size: WallSize;
  readonly nowMs: number;
  readonly ready: boolean;
  /** The data has stopped: clocks stand still in a dashed frame. */
  readonly stopped: boolean;
}

/** The list; an empty one says so once. */
export function WallWork({ alarms, work, size, nowMs, ready, stopped }: WallWorkProps) {
  const { t } = useWords();
  return (
    <section className={styles["work"]}>
      <header className={styles["head"]}>
        <h2>{t("wall.work.title")}</h2>
        {work.over > 0 && <span className={styles["over"]}>{t("wall.work.over", { count: work.over })}</span>}
        {work.near > 0 && <span className={styles["near"]}>{t("wall.work.near", { count: work.near })}</span>}
        <span className={styles["open"]}>{t("wall.work.open", { count: work.open })}</span>
      </header>
      <ol className={styles["rows"]} style={{ gridTemplateRows: `repeat(${size.rows}, minmax(0, 1fr))` }}>
        {alarms.map((row) => <AlarmLine key={row.pointId} row={row} size={size} nowMs={nowMs} stopped={stopped} />)}
        {work.shown.map((job) => <WorkRow key={job.row.ticketId} job={job} size={size} nowMs={nowMs} stopped={stopped} />)}
        {ready && work.shown.length === 0 && alarms.length === 0 && <li className={styles["empty"]}>{t("wall.work.empty")}</li>}
      </ol>
      <footer className={styles["rest"]}>
        <span className={work.restLate > 0 ? styles["over"] : undefined}>{restText(work, t)}</span>
        {work.promisesSoon > 0 && <span>{t("wall.work.promises", { count: work.promisesSoon })}</span>}
      </footer>
    </section>
  );
}

function restText({ rest, restLate, shown }: Work, t: ReturnType<typeof useWords>["t"]): string {
  if (restLate > 0) return t("wall.work.restLate", { count: rest, late: restLate });
  if (rest > 0) return t(shown.length === 0 ? "wall.work.noneRunning" : "wall.work.rest", { count: rest });
  return shown.length > 0 ? t("wall.work.all") : "";
}

interface AlarmLineProps extends Omit<WorkRowProps, "job"> {
  readonly row: LifeAlarmRow;
}

/** An alarm about life: how long it stands, and who has it. */
function AlarmLine({ row, size, nowMs, stopped }: AlarmLineProps) {
  const { t, pick } = useWords();
  const state = isUnanswered(row) ? t("wall.alarm.unanswered") : pick(row.owner?.name ?? null);
  const { place, matter } = fitRow(pick(row.place), pick(row.text), size.textEm - (size.states === "none" ? 0 : size.stateEm));
  return (
    <li className={`${styles["row"]} ${styles["tone-over"]}`}>
      <span className={styles["mark"]}><PriorityMark priority={row.severity} loud calling={row.phase === "unacknowledged"} size="calc(56 * var(--u))" /></span>
      <span className={styles["text"]}>{place}<span className={styles["matter"]}>{matter}</span></span>
      {size.states !== "none" && <span className={`${styles["state"]} ${styles["over"]}`}>{state}</span>}
      <span className={`${styles["clock"]} ${styles["clock-over"]} ${stopped ? styles["stopped"] : ""}`}>{durationToText(nowMs - (row.raisedAtMs ?? nowMs), t)}</span>
    </li>
  );
}

interface WorkRowProps {
  readonly job: WallJob;
  readonly size: WallSize;
  readonly nowMs: number;
  readonly stopped: boolean;
}

function WorkRow({ job, size, nowMs, stopped }: WorkRowProps) {
  const { t, pick } = useWords();
  const state = wallState(job);
  const loud = state !== job.row.step;
  const showsState = size.states === "all" || (loud && size.states === "loud");
  const { place, matter } = fitRow(pick(job.row.place), job.row.matter, size.textEm - (showsState ? size.stateEm : 0));
  const clockClass = `${styles["clock"]} ${styles[`clock-${job.nearness}`]} ${stopped ? styles["stopped"] : ""}`;
  return (
    <li className={`${styles["row"]} ${styles[`tone-${job.tone}`]}`}>
      <span className={styles["mark"]}><PriorityMark priority={job.row.priority} loud={job.tone !== "plain"} size="calc(56 * var(--u))" /></span>
      <span className={styles["text"]}>{place}<span className={styles["matter"]}>{matter}</span></span>
      {showsState && <span className={`${styles["state"]} ${loud ? styles[state === "escalated" ? "over" : "near"] : ""}`}>{t(`wall.state.${state}`)}</span>}
      <span className={clockClass}>{job.clock === null ? "—" : leftToText(job.clock.atMs - nowMs, t)}</span>
    </li>
  );
}
