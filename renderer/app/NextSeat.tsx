/** Third seat, or the end of the second: what else rings, a colleague's call that can be taken over, calls to return. */
import { loudnessOf } from "../../shared/call/attention.ts";
import type { CallRow } from "../../shared/views.ts";
import { Clock } from "../parts/Clock.tsx";
import { durationToClock } from "../parts/duration.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import type { ToRing } from "./call-backs.ts";
import { callerText } from "./caller-text.ts";
import type { LineSeats } from "./line-seats.ts";
import styles from "./LineStrip.module.css";
import type { LineActs } from "./use-line-acts.ts";
import { useWords } from "./words.ts";

export interface NextSeatProps {
  readonly seats: LineSeats;
  /** Rings after the one in the second seat. */
  readonly next: readonly CallRow[];
  readonly acts: LineActs;
  readonly nowMs: number;
  /** Everybody who is to be rung, tickets and missed calls. */
  readonly waiting: readonly ToRing[];
  /** Stands at the end of the second seat. */
  readonly isFolded: boolean;
  readonly isConnected: boolean;
}

/** Rings that have a line of their own in the seat. */
const listed = 2;

/** The seat's content. */
export function NextSeat({ seats, next, acts, nowMs, waiting, isFolded, isConnected }: NextSeatProps) {
  const { t } = useWords();
  const [other] = seats.others;
  return (
    <>
      {isFolded ? next.length > 0 && <span className={styles["more"]}>{t("app.lines.more", { count: next.length })}</span> : <Rings next={next} other={other} nowMs={nowMs} isConnected={isConnected} />}
      {other !== undefined && next.length === 0 && <Other row={other} isFolded={isFolded && seats.rings.length > 0} onTake={() => acts.take(other)} />}
      <span className={`${styles["backs"]} ${isFolded ? styles["folded"] : ""}`}><Backs rows={seats.callBacks} waiting={waiting} isFolded={isFolded || next.length > 0} onNext={acts.callBack} /></span>
    </>
  );
}

function Rings({ next, other, nowMs, isConnected }: { readonly next: readonly CallRow[]; readonly other: CallRow | undefined; readonly nowMs: number; readonly isConnected: boolean }) {
  const { t, pick } = useWords();
  if (next.length === 0) return other === undefined ? <span>{t(isConnected ? "app.lines.noMore" : "app.notConnected")}</span> : null;
  const hidden = next.length - listed;
  return (
    <ul className={styles["nexts"]} aria-label={t("app.lines.nexts")}>
      {next.slice(0, listed).map((row, at) => (
        <li key={row.callId} className={styles[`next-${loudnessOf(row, nowMs)}`]}>
          {t("app.lines.ringing")} {durationToClock(Math.max(0, nowMs - row.rangAtMs))} <b>{callerText(row, t)}</b> {pick(row.place)}
          {hidden > 0 && at === listed - 1 && ` · ${t("app.lines.more", { count: hidden })}`}
        </li>
      ))}
    </ul>
  );
}

function Other({ row, isFolded, onTake }: { readonly row: CallRow; readonly isFolded: boolean; onTake(): void }) {
  const { t, pick } = useWords();
  const text = t("app.lines.other", { desk: row.claim?.desk ?? 0, name: pick(row.claim?.name ?? null), caller: callerText(row, t) });
  return <>{!isFolded && <span className={styles["who"]}>{text}</span>}<button type="button" className={styles["act"]} title={text} aria-keyshortcuts="Z" onClick={onTake}><KeyCap keys="Z" /> {t("app.lines.take")}</button></>;
}

/** How many wait, and the next of them. */
function Backs({ rows, waiting, isFolded, onNext }: { readonly rows: readonly CallRow[]; readonly waiting: readonly ToRing[]; readonly isFolded: boolean; onNext(): void }) {
  const { t, pick } = useWords();
  const [first] = waiting;
  if (first === undefined) return null;
  const call = rows.find((row) => row.callId === first.callId);
  return (
    <button type="button" className={styles["back"]} aria-keyshortcuts="F5" onClick={onNext}>
      <b>{t("app.lines.callBacks", { count: waiting.length })}</b>
      {!isFolded && <span className={styles["backWho"]}><Clock atMs={first.sinceMs} /> {call === undefined ? first.phone : callerText(call, t)} {pick(first.place)}</span>} <KeyCap keys="F5" />
    </button>
  );
}
