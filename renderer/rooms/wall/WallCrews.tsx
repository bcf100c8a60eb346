/** Crews on the wall: the worst first, as many as fit; the others are counted in the head, never shrunk. */
import { useWords } from "../../app/words.ts";
import { crewNeed, worstFirst } from "../../parts/crew-face.ts";
import { CrewTicks } from "../../parts/CrewTicks.tsx";
import type { CrewRow } from "../../../shared/views.ts";
import styles from "./WallSide.module.css";

export interface WallCrewsProps {
  readonly rows: readonly CrewRow[];
  /** How many fit. */
  readonly count: number;
}

/** The list of crews. */
export function WallCrews({ rows, count }: WallCrewsProps) {
  const { t, pick, language } = useWords();
  const ordered = worstFirst(rows);
  const rest = ordered.slice(count);
  return (
    <section className={styles["crews"]}>
      <header className={styles["head"]}>
        <h2>{t("wall.crews.title")}</h2>
        {rest.length > 0 && <span className={styles["quiet"]}>{t(restWord(rest), { count: rest.length })}</span>}
      </header>
      <ul className={styles["list"]} style={{ gridTemplateRows: `repeat(${count}, minmax(0, 1fr))` }}>
        {ordered.slice(0, count).map((row) => (
          <li key={row.crewId} className={styles["crew"]}>
            <span className={styles["name"]}>{pick(row.short)}</span>
            <span className={styles["ticks"]}><CrewTicks busy={row.busy} free={row.free} off={row.off} max={language === "en" ? 6 : 9} /></span>
            <span className={styles[crewNeed(row)]}>{t(`wall.crews.${crewNeed(row)}`, { free: row.free, waiting: row.waiting })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What can be said about the crews that did not fit: how many, and whether all of them have somebody free. */
function restWord(rest: readonly CrewRow[]): string {
  return rest.every((row) => crewNeed(row) === "free") ? "wall.crews.restFree" : "wall.crews.rest";
}
