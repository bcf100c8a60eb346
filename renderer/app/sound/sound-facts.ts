/** What of the house is to be heard: alarms, the board, ringing lines, refusals, the link. Pure; rules of lateness come from the trade. */
import { wantingSomebody } from "../../../shared/alarm/loudness.ts";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import { isRingingFree } from "../../../shared/call/attention.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { actReasons, decidingClock, isLifeUnanswered, nearness } from "../../../shared/ticket/attention.ts";
import type { AlarmRow, BoardRow, CallRow, LinkRow, RefusedRow } from "../../../shared/views.ts";
import type { Sounding, SoundFacts } from "./sounding.ts";

export interface Heard {
  readonly alarms: readonly AlarmRow[];
  readonly board: readonly BoardRow[];
  readonly calls: readonly CallRow[];
  readonly refused: readonly RefusedRow[];
  readonly link: LinkRow | undefined;
}

/** A promise within this is heard before it breaks. */
const promiseSoonMs = 3 * minuteMs;
const before: ReadonlySet<string> = new Set(["logged", "dispatched", "accepted"]);
const done: ReadonlySet<string> = new Set(["finished", "signed", "evaluated", "closed"]);

/** Everything but the time of day, mute and volume. */
export function soundFacts(heard: Heard, nowMs: number): Pick<SoundFacts, "life" | "isRinging" | "overdue" | "knocks"> {
  const unanswered = wantingSomebody(heard.alarms).filter(isUnanswered);
  const isCritical = (row: AlarmRow) => row.lifeSafety || row.severity === 1;
  const untouched = heard.board.filter(isLifeUnanswered);
  return {
    life: [...unanswered.filter(isCritical).map(keyOf), ...untouched.map((row) => row.ticketId)],
    isRinging: heard.calls.some(isRingingFree),
    overdue: [
      ...unanswered.filter((row) => !isCritical(row) && row.severity === 2).map((row) => ({ key: keyOf(row), sinceMs: row.raisedAtMs ?? nowMs })),
      ...heard.board.flatMap((row) => lateness(row, nowMs)),
    ],
    knocks: [
      ...heard.refused.map((row) => ({ key: row.commandId, sinceMs: row.atMs })),
      ...(heard.link?.state === "island" && heard.link.islandSinceMs !== null ? [{ key: `island:${heard.link.islandSinceMs}`, sinceMs: heard.link.islandSinceMs }] : []),
    ],
  };
}

const keyOf = ({ pointId, occurrence }: AlarmRow): string => `${pointId}:${occurrence}`;

/** Each way of being late is heard for itself. */
function lateness(row: BoardRow, nowMs: number): Sounding[] {
  if (row.suspendReason !== null || done.has(row.step)) return [];
  const clock = decidingClock(row);
  const isOver = clock !== null && nearness(row, clock, nowMs) === "over";
  const isPromiseSoon = row.promisedAtMs !== null && before.has(row.step) && row.promisedAtMs >= nowMs && row.promisedAtMs - nowMs <= promiseSoonMs;
  return [
    ...(isOver ? [{ key: `${row.ticketId}:over`, sinceMs: clock.atMs }] : []),
    ...(actReasons(row, nowMs).includes("not-accepted") ? [{ key: `${row.ticketId}:not-accepted`, sinceMs: nowMs }] : []),
    ...(isPromiseSoon ? [{ key: `${row.ticketId}:promise`, sinceMs: nowMs }] : []),
  ];
}
