/**
 * What is left to do once the work is done, as four lists: whom to ring (missed calls of the telephone among them), what to have signed, what to have rated, which
 * complaints are open. Pure: rows of `aftercare` and `board` and the time go in. The worst stands first.
 */
import { isToCallBack } from "../../../shared/call/attention.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { isSampled } from "../../../shared/ticket/sampling.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import type { Priority } from "../../../shared/service/service.ts";
import type { AftercareRow, BoardRow, CallRow } from "../../../shared/views.ts";
import { missedKey } from "../../app/call-backs.ts";
import { isPromiseNear } from "./look.ts";

/** Lists of the board's head, in the order of their digits; `board` is the dispatch board itself. */
export const boardLists = ["board", "call-back", "sign", "rate", "complaint"] as const;
export type BoardList = (typeof boardLists)[number];
export type WorkListName = Exclude<BoardList, "board">;

/** Why somebody is to be rung. */
export type CallReason = "promise" | "low" | "joined" | "missed";

export interface WorkItem {
  readonly key: string;
  /** Null for a missed call, of which there is no ticket yet. */
  readonly ticketId: string | null;
  /** The missed call; null for a ticket. */
  readonly callId: string | null;
  readonly number: string;
  readonly priority: Priority | null;
  readonly place: Bilingual | null;
  readonly matter: string;
  /** Letter of the act that takes it off the list. */
  readonly letter: "H" | "Q" | "E" | "R" | "O" | "N";
  /** Words below `board.work.why`. */
  readonly why: CallReason | "sign" | "rate" | "complaint";
  /** Who is to be rung, or who is in charge. */
  readonly who: Bilingual | null;
  readonly phone: string;
  /** Calls that nobody answered. */
  readonly unanswered: number;
  /** Since when it waits; for a promise or a complaint, until when there is time. */
  readonly sinceMs: number;
  readonly untilMs: number | null;
}

export type WorkLists = Readonly<Record<WorkListName, readonly WorkItem[]>>;

interface Rows {
  readonly board: readonly BoardRow[];
  readonly aftercare: readonly AftercareRow[];
  readonly calls: readonly CallRow[];
  readonly nowMs: number;
  /** Percent of the tickets that are asked for a rating. */
  readonly samplePercent: number;
}

const plain = (name: string): Bilingual | null => (name === "" ? null : { zh: name, en: name });
const base = ({ ticketId, number, priority, place, matter }: AftercareRow | BoardRow) => ({ ticketId, callId: null, number, priority, place, matter });

function promiseItem(row: BoardRow): WorkItem {
  return { ...base(row), key: `promise:${row.ticketId}`, letter: "H", why: "promise", who: null, phone: "", unanswered: 0, sinceMs: row.promisedAtMs ?? 0, untilMs: row.promisedAtMs };
}

/** A job that several people asked for tells each of them; one caller alone is told when they sign. */
function joinedItems(row: AftercareRow): WorkItem[] {
  if (row.callers.length < 2 || row.finishedAtMs === null) return [];
  return row.callers.flatMap((caller, at) => (caller.calledBackAtMs === undefined ? [{
    ...base(row), key: `call:${row.ticketId}:${at}`, letter: "H" as const, why: "joined" as const, who: plain(caller.name), phone: caller.phone,
    unanswered: caller.unanswered ?? 0, sinceMs: row.finishedAtMs ?? 0, untilMs: null,
  }] : []));
}

function lowItem(row: AftercareRow): WorkItem {
  const [caller] = row.callers;
  return { ...base(row), key: `low:${row.ticketId}`, letter: "R", why: "low", who: row.followUp?.ownerName ?? null, phone: caller?.phone ?? "", unanswered: 0, sinceMs: row.followUp?.openedAtMs ?? 0, untilMs: null };
}

function waitItem(row: AftercareRow, why: "sign" | "rate", sinceMs: number): WorkItem {
  const [caller] = row.callers;
  return { ...base(row), key: `${why}:${row.ticketId}`, letter: why === "sign" ? "Q" : "E", why, who: plain(caller?.name ?? ""), phone: caller?.phone ?? "", unanswered: 0, sinceMs, untilMs: null };
}

function complaintItem(row: AftercareRow): WorkItem {
  const letter = row.complaint?.ownerId === null ? "O" : row.step === "finished" ? "Q" : "N";
  return { ...base(row), key: `complaint:${row.ticketId}`, letter, why: "complaint", who: row.complaint?.ownerName ?? null, phone: row.callers[0]?.phone ?? "", unanswered: 0, sinceMs: row.loggedAtMs, untilMs: row.finishedAtMs === null ? row.finishByMs : null };
}

/** Nobody answered when they rang; a number that was tried goes behind those that were not. */
function missedItem(row: CallRow): WorkItem {
  return {
    key: missedKey(row.callId), ticketId: null, callId: row.callId, number: "", priority: null, place: row.place, matter: "", letter: "H", why: "missed", who: null,
    phone: row.number, unanswered: row.callBack?.tries ?? 0, sinceMs: row.rangAtMs, untilMs: null,
  };
}

const byTries = (one: WorkItem, other: WorkItem) => one.unanswered - other.unanswered || byTime(one, other);
const byTime = (one: WorkItem, other: WorkItem) => (one.untilMs ?? one.sinceMs) - (other.untilMs ?? other.sinceMs) || (one.key < other.key ? -1 : 1);

/** The four lists. */
export function workListsOf({ board, aftercare, calls, nowMs, samplePercent }: Rows): WorkLists {
  const promises = board.filter((row) => isPromiseNear(row, nowMs)).map(promiseItem).toSorted(byTime);
  const lows = aftercare.filter((row) => row.followUp?.open === true).map(lowItem).toSorted(byTime);
  const joined = aftercare.flatMap(joinedItems).toSorted(byTime);
  const missed = calls.filter(isToCallBack).map(missedItem).toSorted(byTries);
  const asked = (row: AftercareRow) => row.step === "signed" && isSampled(row.ticketId, samplePercent);
  return {
    "call-back": [...promises, ...lows, ...missed, ...joined],
    sign: aftercare.filter((row) => row.step === "finished").map((row) => waitItem(row, "sign", row.finishedAtMs ?? 0)).toSorted(byTime),
    rate: aftercare.filter(asked).map((row) => waitItem(row, "rate", row.signedAtMs ?? 0)).toSorted(byTime),
    complaint: aftercare.filter((row) => row.complaint !== null && row.step !== "closed").map(complaintItem).toSorted(byTime),
  };
}

/** Whether a list holds something that cannot wait: its count then stands in amber. */
export function isPressing(items: readonly WorkItem[], nowMs: number): boolean {
  return items.some(({ why, untilMs }) => why === "low" || (untilMs !== null && untilMs - nowMs <= 5 * minuteMs));
}
