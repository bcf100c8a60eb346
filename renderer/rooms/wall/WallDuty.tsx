/** Who takes calls and who leads, from the desks that somebody sits at. */
import { useWords } from "../../app/words.ts";
import type { SeatRow } from "../../../shared/views.ts";
import styles from "./WallSide.module.css";

/** Names that fit beside each other. */
const namesMax = { "zh-CN": 2, en: 1 } as const;

/** Two lines: 接报, 主任. */
export function WallDuty({ rows }: { readonly rows: readonly SeatRow[] }) {
  return (
    <dl className={styles["duty"]}>
      <DutyLine word="wall.duty.operators" rows={rows.filter((row) => row.role === "operator")} needed />
      <DutyLine word="wall.duty.supervisor" rows={rows.filter((row) => row.role === "supervisor")} />
    </dl>
  );
}

interface DutyLineProps {
  readonly word: string;
  readonly rows: readonly SeatRow[];
  /** Somebody must be there at every hour. */
  readonly needed?: boolean;
}

function DutyLine({ word, rows, needed = false }: DutyLineProps) {
  const { t, pick, language } = useWords();
  const names = [...new Set(rows.map((row) => pick(row.personName)).filter((name) => name !== ""))];
  const shown = names.slice(0, namesMax[language]).join(language === "en" ? ", " : " ");
  const more = names.length - namesMax[language];
  return (
    <div className={styles["person"]}>
      <dt>{t(word)}</dt>
      {names.length === 0
        ? <dd className={needed ? styles["missing"] : styles["quiet"]}>{t(needed ? "wall.duty.nobody" : "wall.duty.away")}</dd>
        : <dd>{shown}{more > 0 && <span className={styles["quiet"]}> {t("wall.duty.more", { count: more })}</span>}</dd>}
    </div>
  );
}
