/** Header of the wall: hospital, date, age of the data, clock to the minute. The age is never hidden, a lost link least of all. */
import { dayToText, timeToText } from "../../app/civil.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { durationToClock } from "../../parts/duration.ts";
import type { LinkRow } from "../../../shared/views.ts";
import type { DataAge } from "./data-age.ts";
import styles from "./WallHeader.module.css";

export interface WallHeaderProps {
  readonly age: DataAge;
  readonly link: LinkRow | undefined;
}

/** The header; its clock goes on even when the data has stopped. */
export function WallHeader({ age, link }: WallHeaderProps) {
  const words = useWords();
  const { t, pick, language } = words;
  const nowMs = useNow();
  const site = useView("site").rows[0];
  return (
    <header className={styles["header"]}>
      <h1 className={styles["name"]}><span>{pick(site?.name ?? null)}</span><span>{t("wall.title")}</span></h1>
      {age.look === "fresh" && <span className={styles["date"]}>{dayToText(nowMs, language)}</span>}
      <span className={`${styles["age"]} ${styles[age.look]}`} role={age.look === "fresh" ? undefined : "alert"}>{ageText(age, link, words)}</span>
      <time className={styles["clock"]}>{timeToText(nowMs)}</time>
    </header>
  );
}

function ageText({ look, ageMs, heardAtMs }: DataAge, link: LinkRow | undefined, { t }: Words): string {
  if (look === "lost") return t("wall.age.lost", { at: timeToText(heardAtMs, true) });
  if (look === "stale") return t("wall.age.stale", { at: timeToText(heardAtMs, true) });
  if (look === "island") return t("wall.age.island", { time: durationToClock(heardAtMs - (link?.islandSinceMs ?? heardAtMs)) });
  return t(`wall.age.${look}`, { seconds: Math.floor(ageMs / 1000) });
}
