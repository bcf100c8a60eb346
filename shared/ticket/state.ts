/**
 * A ticket (工单) and its loop 受理 → 派单 → 跟踪 → 反馈 → 评价.
 *
 *   logged → dispatched → accepted → arrived → working → finished → signed → evaluated → closed
 *     ↑________returned / reopened____________________________|________|_________|________|
 *
 * `step` is how far it came; `side` is what holds it or ended it early, and leaves `step` as it stood.
 */
import type { Bilingual } from "../kernel/text.ts";
import { stream } from "../kernel/stream.ts";
import type { Priority } from "../service/service.ts";
import type { DueTimes, Pause } from "../calendar/due.ts";
import type { Clock } from "../service/chain.ts";

export const steps = ["logged", "dispatched", "accepted", "arrived", "working", "finished", "signed", "evaluated", "closed"] as const;
export type Step = (typeof steps)[number];

export const suspendReasons = ["parts", "department", "outsourcer", "other"] as const;
export type SuspendReason = (typeof suspendReasons)[number];

export type Side =
  | { readonly kind: "none" }
  | { readonly kind: "suspended"; readonly reason: SuspendReason; readonly note: string; readonly sinceMs: number }
  | { readonly kind: "cancelled"; readonly reason: string; readonly atMs: number }
  | { readonly kind: "merged"; readonly intoId: string; readonly intoNumber: string; readonly atMs: number };

/** Where, with the words it had when the call came in; `id` is null for places that are not in the tree (imports). */
export interface TicketPlace extends Bilingual {
  readonly id: string | null;
}

export interface Caller {
  readonly name: string;
  readonly phone: string;
  /** Joined later, by a second call about the same fault. */
  readonly joinedAtMs: number | null;
  /** When they were told that it is done. */
  readonly calledBackAtMs?: number;
  /** Calls to them that nobody answered. */
  readonly unanswered?: number;
}

export interface Worker {
  readonly id: string;
  readonly name: Bilingual;
}

export interface Assignment {
  readonly crewId: string;
  readonly crewName: Bilingual;
  readonly people: readonly Worker[];
}

export interface StepMark {
  readonly atMs: number;
  readonly desk: number;
  readonly by: string;
}

export interface Rating {
  /** 1 (bad) to 5 (good). */
  readonly stars: number;
  readonly reasons: readonly string[];
  readonly comment: string;
}

export interface Attachment {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
}

/** Owner of a complaint: its first receiver, until a supervisor hands it over. */
export interface Complaint {
  readonly ownerId: string | null;
  readonly ownerName: Bilingual | null;
  /** How often it was handed over. */
  readonly handed: number;
}

/** What a low rating asks for. */
export interface FollowUp {
  readonly ownerId: string | null;
  readonly ownerName: Bilingual | null;
  readonly openedAtMs: number;
  readonly open: boolean;
  /** What came of it; empty while open. */
  readonly note: string;
}

export interface Signature {
  readonly how: "finger" | "slip" | "call-back";
  readonly signerName: string;
}

export interface TicketState {
  readonly id: string;
  /** What people read out: 261122-2-0042. */
  readonly number: string;
  readonly step: Step;
  readonly side: Side;
  readonly priority: Priority;
  readonly place: TicketPlace;
  readonly service: Bilingual & { readonly id: string | null; readonly lifeSafety: boolean };
  /** What is the matter, short: 空调漏水. */
  readonly matter: string;
  /** As typed or said, untouched. */
  readonly said: string;
  readonly callers: readonly Caller[];
  readonly equipmentId: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly assignment: Assignment | null;
  /** Null for imported tickets that never had a service level. */
  readonly due: DueTimes | null;
  /** Start of the clock: logged, or reopened. */
  readonly clockFromMs: number;
  /** Start of the wait for somebody to accept: logged, dispatched or reassigned. */
  readonly acceptFromMs: number;
  /** What was promised to the ward; null when nothing was. */
  readonly promisedAtMs: number | null;
  /** Sum of finished pauses since `clockFromMs`. */
  readonly pausedMs: number;
  /** The finished pauses themselves, oldest first. */
  readonly pauses: readonly Pause[];
  /** Which due times were told of, by clock: that they come near, and that they passed. */
  readonly told: { readonly soon: ToldClocks; readonly late: ToldClocks };
  /** Last dispatch beyond the certificate gate; null where there was none. */
  readonly override: Override | null;
  readonly marks: Readonly<Partial<Record<Step, StepMark>>>;
  readonly returned: { readonly reason: string; readonly crewName: Bilingual } | null;
  readonly escalation: number;
  readonly urged: number;
  readonly reopened: number;
  readonly returns: number;
  readonly signature: Signature | null;
  readonly rating: Rating | null;
  readonly attachments: readonly Attachment[];
  readonly notes: number;
  /** Where an imported ticket comes from, `source:key`. */
  readonly imported: string | null;
  /** Clock anomalies: times that cannot be; such tickets stay out of averages. */
  readonly anomalies: readonly string[];
  /** The call it came by, where the desk knew. */
  readonly callId?: string;
  /** Steps of the SOP that were done, by their place from 0. */
  readonly ticked?: Readonly<Record<string, StepMark>>;
  /** Of complaints only. */
  readonly complaint?: Complaint;
  /** After a low rating only. */
  readonly followUp?: FollowUp;
  /** The alarm that opened it, where one did. */
  readonly alarm?: { readonly pointId: string; readonly text: Bilingual };
}

/** Due time that was told of, by clock; a due time that moved since is told of again. */
export type ToldClocks = Readonly<Partial<Record<Clock, number>>>;

export const notTold: TicketState["told"] = { soon: {}, late: {} };

/** Somebody was sent without the certificate that the service asks for. */
export interface Override {
  readonly atMs: number;
  readonly desk: number;
  readonly sentBy: string;
  /** The second person who took the responsibility; null where one operator did it alone at night. */
  readonly by: Worker | null;
  readonly reason: string;
  readonly certificate: string;
  readonly people: readonly Worker[];
}

export const ticket = stream<TicketState>("ticket");

/** Not yet archived and not ended early: still on the board. */
export function isOpen(state: TicketState): boolean {
  return state.step !== "closed" && state.side.kind !== "cancelled" && state.side.kind !== "merged";
}

/** A crew is out on it: sent, and not yet done. */
export function isUnderway(state: TicketState): boolean {
  return state.step === "dispatched" || state.step === "accepted" || state.step === "arrived" || state.step === "working";
}

/** True when the job has come at least as far as `step`. */
export function hasReached(state: TicketState, step: Step): boolean {
  return steps.indexOf(state.step) >= steps.indexOf(step);
}

/** The same ticket one step on, with when, where and by whom. */
export function marked(state: TicketState, step: Step, mark: StepMark): TicketState {
  return { ...state, step, marks: { ...state.marks, [step]: mark } };
}
