/** First seat: the call this desk is in, above its own form; or the missed caller who is being rung back. */
import { isStale } from "../../shared/call/attention.ts";
import type { CallRow } from "../../shared/views.ts";
import { durationToClock } from "../parts/duration.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import { callerText } from "./caller-text.ts";
import { HandsetGlyph } from "./LineGlyphs.tsx";
import { isDone } from "./line-seats.ts";
import type { LineSeats } from "./line-seats.ts";
import styles from "./LineStrip.module.css";
import { isRingingBack, outcomes, talkActs } from "./line-keys.ts";
import type { LineActs } from "./use-line-acts.ts";
import { useWords } from "./words.ts";

export interface MySeatProps {
  readonly seats: LineSeats;
  readonly acts: LineActs;
  readonly nowMs: number;
  readonly isConnected: boolean;
}

/** The seat; empty it says whether a telephone is connected at all. */
export function MySeat({ seats, acts, nowMs, isConnected }: MySeatProps) {
  const { t } = useWords();
  const { mine, held } = seats;
  if (acts.ringingBack !== undefined && isRingingBack(seats, acts)) return <Back row={acts.ringingBack} acts={acts} />;
  if (mine !== undefined) return <Talk row={mine} heldCount={held.length} acts={acts} nowMs={nowMs} />;
  return <li className={styles["seat"]}><span className={styles["line"]}>{t("app.lines.mine")}</span><span>{t(isConnected ? "app.lines.free" : "app.notConnected")}</span></li>;
}

function Talk({ row, heldCount, acts, nowMs }: { readonly row: CallRow; readonly heldCount: number; readonly acts: LineActs; readonly nowMs: number }) {
  const { t } = useWords();
  const stale = isStale(row, nowMs);
  const done = isDone(row, nowMs);
  const may = talkActs(row, nowMs);
  const state = row.heldSinceMs !== null ? "held" : done ? "over" : "talk";
  return (
    <li className={`${styles["seat"]} ${styles["mine"]} ${stale ? styles["stale"] : ""}`} data-call={row.callId} data-state={state}>
      {row.line !== "" && <span className={styles["line"]}>{t("app.lines.line", { line: row.line })}</span>}
      <HandsetGlyph />
      <strong className={styles["state"]}>{t(`app.lines.${state}`)} {durationToClock(Math.max(0, nowMs - (row.heldSinceMs ?? row.claim?.atMs ?? nowMs)))}</strong>
      <Who row={row} />
      <span className={styles["end"]}>
        {heldCount > 0 && <span className={styles["line"]}>{t("app.lines.heldMore", { count: heldCount })}</span>}
        {may.miss && <Act keys="V" word="miss" onAct={() => acts.miss(row)} />}
        {may.release && <Act keys="T" word="release" onAct={() => acts.release(row)} />}
        {may.end && <Act keys="W" word="end" onAct={() => acts.end(row)} />}
        <button type="button" className={styles["act"]} aria-keyshortcuts="F3" onClick={acts.hold}><KeyCap keys="F3" /> {t(done ? "app.lines.end" : row.heldSinceMs === null ? "app.lines.hold" : "app.lines.back")}</button>
      </span>
    </li>
  );
}

function Back({ row, acts }: { readonly row: CallRow; readonly acts: LineActs }) {
  const { t } = useWords();
  return (
    <li className={`${styles["seat"]} ${styles["mine"]}`} data-call={row.callId} data-state="call-back">
      <HandsetGlyph />
      <strong className={styles["state"]}>{t("app.lines.ringBack")}</strong>
      <Who row={row} />
      <span className={styles["end"]}>
        {outcomes.map((outcome, at) => <Act key={outcome} keys={String(at + 1)} word={outcome === "closed" ? "notNeeded" : outcome} onAct={() => acts.closeCallBack(outcome)} />)}
      </span>
    </li>
  );
}

interface ActProps {
  readonly keys: string;
  /** Below `app.lines`. */
  readonly word: string;
  onAct(): void;
}

/** An act of the strip; its key works while the focus is here (Shift F2). */
export function Act({ keys, word, onAct }: ActProps) {
  const { t } = useWords();
  return <button type="button" className={styles["act"]} aria-keyshortcuts={keys} title={t("app.lines.keysHere")} onClick={onAct}><KeyCap keys={keys} /> {t(`app.lines.${word}`)}</button>;
}

/** Number and place. */
export function Who({ row }: { readonly row: CallRow }) {
  const { t, pick } = useWords();
  return <span className={styles["who"]}><b>{callerText(row, t)}</b> {pick(row.place)}</span>;
}
