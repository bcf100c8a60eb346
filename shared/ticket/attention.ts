/**
 * Which tickets need a hand, and why: the group a ticket stands in on the board, the clock that breaks first, how near
 * it is. Pure functions of a row and the time, so desk, wall and figures never disagree. Thresholds: DESIGN §6 (Assumed
 * there until operators have tried them).
 */
import { hourMs, minuteMs } from "../kernel/time.ts";
import type { Priority } from "../service/service.ts";
import type { Clock } from "../service/chain.ts";
import type { Step, SuspendReason } from "./state.ts";

/** What the rules below look at; every board row has it. */
export interface Watched {
  readonly step: Step;
  readonly priority: Priority;
  readonly suspendReason: SuspendReason | null;
  readonly acceptByMs: number | null;
  readonly respondByMs: number | null;
  readonly arriveByMs: number | null;
  readonly finishByMs: number | null;
  readonly promisedAtMs: number | null;
  readonly loggedAtMs: number;
  readonly dispatchedAtMs: number | null;
  readonly returnedReason: string | null;
  readonly urged: number;
  readonly escalation: number;
}

export const groups = ["act", "waiting", "underway", "suspended", "unsigned"] as const;
/** 要出手, 待派单, 进行中, 挂起, 待签字. */
export type Group = (typeof groups)[number];

/** Clocks that a board counts down; the wait for acceptance is told apart. */
export type ClockName = Exclude<Clock, "accept">;

/** The clock that breaks first. */
export interface DecidingClock {
  readonly name: ClockName;
  readonly atMs: number;
}

export type Nearness = "in-time" | "near" | "over";

/** Steps at which each clock runs. */
export const runsAt: Readonly<Record<Clock, readonly Step[]>> = {
  accept: ["logged", "dispatched"],
  respond: ["logged", "dispatched"],
  arrive: ["logged", "dispatched", "accepted"],
  promise: ["logged", "dispatched", "accepted"],
  finish: ["logged", "dispatched", "accepted", "arrived", "working"],
};

/** The running clock that ends first; nothing once the work is done, while it is suspended, or without service level. */
export function decidingClock(row: Watched): DecidingClock | null {
  if (row.suspendReason !== null) return null;
  let first: DecidingClock | null = null;
  const clocks: readonly [ClockName, number | null][] = [
    ["respond", row.respondByMs], ["arrive", row.arriveByMs], ["promise", row.promisedAtMs], ["finish", row.finishByMs],
  ];
  for (const [name, atMs] of clocks) {
    if (atMs === null || !runsAt[name].includes(row.step)) continue;
    if (first === null || atMs < first.atMs) first = { name, atMs };
  }
  return first;
}

/**
 * When a clock becomes nearly late; board and scheduler go by this alone. The last 20 % or 5 min, the larger, for 特急 and
 * 紧急; the last 30 min for others, but never more than half. A promise: 5 min, so that there is time to ring.
 */
export function nearFromMs(row: Watched, clock: { readonly name: Clock; readonly atMs: number }): number {
  if (clock.name === "promise") return clock.atMs - 5 * minuteMs;
  const fromMs = clock.name === "accept" ? row.dispatchedAtMs ?? row.loggedAtMs : row.loggedAtMs;
  const spanMs = Math.max(0, clock.atMs - fromMs);
  const warnMs = row.priority <= 2 ? Math.max(spanMs * 0.2, 5 * minuteMs) : Math.min(0.5 * hourMs, spanMs * 0.5);
  return Math.ceil(clock.atMs - Math.min(warnMs, spanMs * 0.5));
}

/** How near a clock is to breaking. */
export function nearness(row: Watched, clock: DecidingClock, nowMs: number): Nearness {
  if (clock.atMs < nowMs) return "over";
  return nowMs >= nearFromMs(row, clock) ? "near" : "in-time";
}

export type ActReason = "over" | "near" | "promise" | "returned" | "not-accepted" | "urged" | "escalated";

/** Why a ticket needs a hand now, the gravest first; empty when it does not. */
export function actReasons(row: Watched, nowMs: number): readonly ActReason[] {
  if (row.suspendReason !== null || !runsAt.finish.includes(row.step)) return [];
  const clock = decidingClock(row);
  const near = clock === null ? "in-time" : nearness(row, clock, nowMs);
  const notAccepted = row.step === "dispatched" && row.acceptByMs !== null && nowMs > row.acceptByMs;
  const reasons: (ActReason | false)[] = [
    near === "over" && (clock?.name === "promise" ? "promise" : "over"),
    near === "near" && (clock?.name === "promise" ? "promise" : "near"),
    row.escalation > 0 && "escalated",
    row.returnedReason !== null && "returned",
    notAccepted && "not-accepted",
    row.urged > 0 && "urged",
  ];
  return reasons.filter((reason) => reason !== false);
}

/** What is asked of a ticket that waits for somebody to be sent; a row of views `board` and `unsent` has it. */
export type Unsent = Pick<Watched, "step" | "priority" | "suspendReason"> & { readonly lifeSafety: boolean };

/** 特急 or about a life, and nobody was sent yet: sound and lamp go on until somebody is. */
export function isLifeUnanswered({ step, priority, suspendReason, lifeSafety }: Unsent): boolean {
  return (priority === 1 || lifeSafety) && step === "logged" && suspendReason === null;
}

/** The group a ticket stands in. */
export function groupOf(row: Watched, nowMs: number): Group {
  if (row.suspendReason !== null) return "suspended";
  if (!runsAt.finish.includes(row.step)) return "unsigned";
  if (actReasons(row, nowMs).length > 0) return "act";
  return row.step === "logged" ? "waiting" : "underway";
}

/** Sort key inside a group: what breaks first stands first; without a clock the oldest first, behind the others. */
export function urgency(row: Watched): number {
  const clock = decidingClock(row);
  return clock === null ? row.loggedAtMs + 100 * 365 * 24 * hourMs : clock.atMs;
}
