/**
 * What the wall's list shows: the worst jobs first, how loud each is, and what is to be said about the rest. Pure functions of
 * the board's rows and the time; rules of lateness come from `shared/ticket/attention.ts`.
 */
import { minuteMs } from "../../../shared/kernel/time.ts";
import { actReasons, decidingClock, nearness, urgency } from "../../../shared/ticket/attention.ts";
import type { ActReason, DecidingClock, Nearness } from "../../../shared/ticket/attention.ts";
import type { BoardRow } from "../../../shared/views.ts";

export type WallTone = "over" | "near" | "plain";

export interface WallJob {
  readonly row: BoardRow;
  readonly tone: WallTone;
  readonly clock: DecidingClock | null;
  readonly nearness: Nearness;
  readonly reasons: readonly ActReason[];
}

export interface WallWork {
  readonly shown: readonly WallJob[];
  readonly open: number;
  readonly over: number;
  readonly near: number;
  /** Open jobs that are not shown, and how many of them are late or nearly so. */
  readonly rest: number;
  readonly restLate: number;
  /** Promises that end within ten minutes. */
  readonly promisesSoon: number;
}

const soonMs = 10 * minuteMs;
const loudReasons: readonly ActReason[] = ["returned", "not-accepted", "escalated"];
const rank: Readonly<Record<WallTone, number>> = { over: 0, near: 1, plain: 2 };
const done = new Set(["finished", "signed", "evaluated", "closed"]);

function jobOf(row: BoardRow, nowMs: number): WallJob {
  const clock = decidingClock(row);
  const near = clock === null ? "in-time" : nearness(row, clock, nowMs);
  const reasons = actReasons(row, nowMs);
  const tone = near === "over" ? "over" : near === "near" || reasons.some((one) => loudReasons.includes(one)) ? "near" : "plain";
  return { row, tone, clock, nearness: near, reasons };
}

/** The `count` worst running jobs and the figures around them. */
export function wallWork(rows: readonly BoardRow[], nowMs: number, count: number): WallWork {
  const running = rows.filter((row) => !done.has(row.step) && row.suspendReason === null).map((row) => jobOf(row, nowMs));
  running.sort((a, b) => rank[a.tone] - rank[b.tone] || urgency(a.row) - urgency(b.row) || a.row.number.localeCompare(b.row.number));
  const shown = running.slice(0, count);
  const soon = (row: BoardRow) => row.promisedAtMs !== null && row.promisedAtMs >= nowMs && row.promisedAtMs - nowMs <= soonMs;
  return {
    shown, open: rows.length, rest: rows.length - shown.length,
    over: running.filter((job) => job.tone === "over").length,
    near: running.filter((job) => job.nearness === "near").length,
    restLate: running.slice(count).filter((job) => job.nearness !== "in-time").length,
    promisesSoon: running.filter(({ row }) => ["logged", "dispatched", "accepted"].includes(row.step) && soon(row)).length,
  };
}

/** The one word that says how a job stands, as a key under `wall.state`. */
export function wallState({ row, reasons }: WallJob): string {
  if (reasons.includes("escalated")) return "escalated";
  if (reasons.includes("not-accepted")) return "notAccepted";
  if (reasons.includes("returned")) return "returned";
  return row.step;
}
