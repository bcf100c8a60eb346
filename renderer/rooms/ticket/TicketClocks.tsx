/** Both clocks of a ticket: the one that breaks first, large, with its name and end; beside it the promise to the ward. */
import { timeToText } from "../../app/civil.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { Countdown } from "../../parts/Countdown.tsx";
import { durationToRough } from "../../parts/duration.ts";
import { statusFace } from "../../parts/status.ts";
import { decidingClock, nearness } from "../../../shared/ticket/attention.ts";
import { hasReached, isOpen } from "../../../shared/ticket/state.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { watchedOf } from "../../../shared/ticket/watched.ts";
import styles from "./Ticket.module.css";

/** The row of clocks; repaints each second. */
export function TicketClocks({ state }: { readonly state: TicketState }) {
  return (
    <div className={styles["clocks"]}>
      <Deciding state={state} />
      <Promised state={state} />
    </div>
  );
}

function Deciding({ state }: { readonly state: TicketState }) {
  const { t } = useWords();
  const nowMs = useNow();
  const watched = watchedOf(state);
  const clock = isOpen(state) ? decidingClock(watched) : null;
  if (clock !== null) {
    return (
      <div>
        <span className={styles["label"]}>{t(`ticket.clock.${clock.name}`, { time: timeToText(clock.atMs, true) })}</span>
        <Countdown leftMs={clock.atMs - nowMs} nearness={nearness(watched, clock, nowMs)} size="big" />
      </div>
    );
  }
  const { side, step } = state;
  const suspendedFor = side.kind === "suspended" ? durationToRough(nowMs - side.sinceMs, t) : "";
  const ended = side.kind === "cancelled" || side.kind === "merged" ? side.kind : null;
  const face = statusFace({ step, suspendReason: watched.suspendReason, suspendedFor, ended }, t);
  const label = side.kind === "suspended" ? t(`parts.suspend.${side.reason}`) : t("ticket.clock.none");
  return (
    <div>
      <span className={styles["label"]}>{label}</span>
      <b className={styles["bigWord"]}>{face.glyph} {face.text}</b>
    </div>
  );
}

function Promised({ state }: { readonly state: TicketState }) {
  const { t } = useWords();
  const nowMs = useNow();
  const { promisedAtMs } = state;
  const kept = hasReached(state, "arrived");
  const leftMs = (promisedAtMs ?? nowMs) - nowMs;
  const pending = promisedAtMs !== null && !kept && isOpen(state) && state.side.kind === "none";
  const tone = !pending ? "" : leftMs < 0 ? styles["over"] : leftMs <= 5 * 60_000 ? styles["near"] : "";
  const word = kept ? t("ticket.promise.arrived") : promisedAtMs === null ? t("ticket.promise.none") : timeToText(promisedAtMs);
  const label = promisedAtMs === null ? t("ticket.promise.title") : t("ticket.promise.until", { time: timeToText(promisedAtMs) });
  return (
    <div>
      <span className={styles["label"]}>{label}</span>
      <b className={[styles["bigWord"], tone].filter(Boolean).join(" ")}>{word}</b>
    </div>
  );
}
