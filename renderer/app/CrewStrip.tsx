/**
 * The crews at the desk's foot: name, one tick per person, how many are free. The first crews keep their seat; the others
 * fold into a last one that names the worst of them and opens to show all.
 */
import { useState } from "react";
import type { CrewRow } from "../../shared/views.ts";
import { useView } from "../bridge/use-view.ts";
import { crewNeed, seatCrews } from "../parts/crew-face.ts";
import { CrewTicks } from "../parts/CrewTicks.tsx";
import { KeyCap } from "../parts/KeyCap.tsx";
import styles from "./CrewStrip.module.css";
import { useKeys } from "./keyboard.ts";
import { useLayout, useNarrow } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { useWords } from "./words.ts";

/** Seats before the folding one; fewer where crews would not fit beside each other, and where words are longer. */
const seatsByLayout = {
  "zh-CN": { wide: 9, middle: 7, small: 7, narrow: 4 },
  en: { wide: 7, middle: 5, small: 5, narrow: 3 },
} as const;

/** The strip. */
export function CrewStrip() {
  const { t, language } = useWords();
  const { rows, ready } = useView("crews");
  const { seated, folded } = seatCrews(rows, seatsByLayout[language][useSeats()]);
  if (ready && rows.length === 0) return <p className={styles["strip"]}>{t("app.crews.none")}</p>;
  return (
    <ul className={styles["strip"]}>
      {seated.map((row) => <li key={row.crewId} className={styles["seat"]}><CrewSeat row={row} /></li>)}
      {folded.length > 0 && <li className={styles["seat"]}><FoldedCrews rows={folded} /></li>}
    </ul>
  );
}

/** What decides how many seats there are. */
function useSeats(): Layout | "narrow" {
  const layout = useLayout();
  return useNarrow() ? "narrow" : layout;
}

function CrewSeat({ row }: { readonly row: CrewRow }) {
  const { t, pick } = useWords();
  const need = crewNeed(row);
  const title = `${pick(row.name)} ${t("app.crews.detail", { busy: row.busy, free: row.free, off: row.off, waiting: row.waiting })}`;
  return (
    <span className={styles["crew"]} title={title}>
      <strong>{pick(row.short)}</strong>
      <CrewTicks busy={row.busy} free={row.free} off={row.off} max={8} />
      <span className={styles[need]}>{t(`app.crews.${need}`, { free: row.free, waiting: row.waiting })}</span>
    </span>
  );
}

function FoldedCrews({ rows }: { readonly rows: readonly CrewRow[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys("everywhere", { "Alt+KeyB": () => setOpen(!open) });
  useKeys("crews", { Escape: () => (open ? setOpen(false) : false) });
  const worst = rows.find((row) => crewNeed(row) === "short");
  return (
    <>
      <button type="button" className={styles["more"]} aria-expanded={open} aria-keyshortcuts="Alt+B" onClick={() => setOpen(!open)}>
        {t("app.crews.more", { count: rows.length })} <KeyCap keys="Alt B" />
      </button>
      {worst !== undefined && !open && <CrewSeat row={worst} />}
      {open && <ul className={styles["list"]}>{rows.map((row) => <li key={row.crewId}><CrewSeat row={row} /></li>)}</ul>}
    </>
  );
}
