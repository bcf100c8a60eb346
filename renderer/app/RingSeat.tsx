/** Second seat: the oldest ring, louder as it gets older; F2 claims it. A screen reader hears of a new ring once, not each second. */
import type { ReactNode } from "react";
import { loudnessOf } from "../../shared/call/attention.ts";
import type { CallRow } from "../../shared/views.ts";
import { durationToClock } from "../parts/duration.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import { callerText } from "./caller-text.ts";
import { BellGlyph, HandsetGlyph } from "./LineGlyphs.tsx";
import styles from "./LineStrip.module.css";
import { Who } from "./MySeat.tsx";
import type { LineActs } from "./use-line-acts.ts";
import { useWords } from "./words.ts";

export interface RingSeatProps {
  readonly row: CallRow | undefined;
  readonly acts: LineActs;
  readonly nowMs: number;
  readonly isConnected: boolean;
  /** What folds into this seat where there is no third. */
  readonly children: ReactNode;
}

/** The seat. */
export function RingSeat({ row, acts, nowMs, isConnected, children }: RingSeatProps) {
  const { t } = useWords();
  const said = row === undefined ? "" : t("app.lines.rings", { caller: callerText(row, t) });
  const look = row === undefined ? "" : row.phase === "ringing" ? loudnessOf(row, nowMs) : "picked";
  return (
    <li className={`${styles["seat"]} ${look === "" ? "" : styles[look]}`} data-call={row?.callId} data-look={look}>
      <span className={styles["hidden"]} role="status">{said}</span>
      {row === undefined
        ? <span>{t(isConnected ? "app.lines.quiet" : "app.notConnected")}</span>
        : <Ring row={row} nowMs={nowMs} />}
      {children}
      {row !== undefined && <button type="button" className={styles["claim"]} aria-keyshortcuts="F2" onClick={acts.claim}><KeyCap keys="F2" /> {t("app.lines.claim")}</button>}
    </li>
  );
}

function Ring({ row, nowMs }: { readonly row: CallRow; readonly nowMs: number }) {
  const { t } = useWords();
  const isRinging = row.phase === "ringing";
  return (
    <>
      {row.line !== "" && <span className={styles["line"]}>{t("app.lines.line", { line: row.line })}</span>}
      <span className={styles["bell"]}>{isRinging ? <BellGlyph /> : <HandsetGlyph />}</span>
      <strong className={styles["loud"]}>{t(isRinging ? "app.lines.ringing" : "app.lines.pickedUp")} {durationToClock(Math.max(0, nowMs - row.rangAtMs))}</strong>
      <Who row={row} />
    </>
  );
}
