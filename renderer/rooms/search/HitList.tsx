/** Found things, one line each: what kind, number, name, where or what, when. */
import { useEffect, useRef } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { placeText } from "../../app/place-text.ts";
import { useWords } from "../../app/words.ts";
import styles from "./Search.module.css";

export interface HitListProps {
  readonly hits: readonly SearchHit[];
  /** Line under the cursor. */
  readonly at: number;
  onPoint(at: number): void;
  onChoose(hit: SearchHit): void;
}

/** The list; the pointer moves the cursor only when it really moves. */
export function HitList({ hits, at, onPoint, onChoose }: HitListProps) {
  const words = useWords();
  const { t, pick } = words;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => { list.current?.children[at]?.scrollIntoView({ block: "nearest" }); }, [at]);
  return (
    <div ref={list} id="search-hits" role="listbox" aria-label={t("search.title")} className={styles["hits"]}>
      {hits.map((hit, index) => (
        <div key={`${hit.kind} ${hit.id}`} tabIndex={-1} id={`search-hit-${index}`} role="option" aria-selected={index === at} className={styles["hit"]}
          onPointerMove={(event) => { if (event.movementX !== 0 || event.movementY !== 0) onPoint(index); }} onClick={() => onChoose(hit)}>
          <span className={styles["kind"]}>{t(`search.kind.${hit.kind}`)}</span>
          <span className={styles["code"]}>{hit.code}</span>
          <b className={styles["name"]} title={pick(hit.title)}>{hit.kind === "ticket" || hit.kind === "place" ? placeText(hit.title, words) : pick(hit.title)}</b>
          <span className={styles["detail"]}>{pick(hit.detail)}</span>
          <span className={styles["when"]}>{hit.atMs === null ? "" : whenText(hit.atMs)}</span>
        </div>
      ))}
    </div>
  );
}

function whenText(atMs: number): string {
  const day = shortDayToText(atMs);
  return day === shortDayToText(deskNowMs()) ? timeToText(atMs) : day;
}
