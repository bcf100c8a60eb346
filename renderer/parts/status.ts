/**
 * What a ticket's state looks like: how far the six-step track is filled, which glyph and word stand beside it, how loud.
 * Board, drawer, search and wall read it from here, so a state has one face. Pure; words by key.
 */
import type { Bilingual } from "../../shared/kernel/text.ts";
import type { Step, SuspendReason } from "../../shared/ticket/state.ts";
import type { Translate } from "../app/words.ts";

export type StatusTone = "plain" | "quiet" | "warn" | "alarm";

export interface StatusFace {
  /** Filled steps of six; 4.5 while the work is under way. */
  readonly filled: number;
  readonly glyph: "" | "✓" | "‖" | "✕" | "⑂" | "↩" | "↻" | "‼" | "⤒";
  readonly text: string;
  readonly tone: StatusTone;
}

/** What decides the face. Every board row and every ticket state can be brought into this shape. */
export interface StatusFacts {
  readonly step: Step;
  readonly suspendReason?: SuspendReason | null;
  /** How long it is suspended, already in words. */
  readonly suspendedFor?: string;
  readonly ended?: "cancelled" | "merged" | null;
  readonly returnedReason?: string | null;
  readonly notAccepted?: boolean;
  readonly reopened?: number;
  readonly urged?: number;
  readonly escalation?: number;
  readonly crew?: Bilingual | null;
}

const filledBy: Readonly<Record<Step, number>> = {
  logged: 1, dispatched: 2, accepted: 3, arrived: 4, working: 4.5, finished: 5, signed: 6, evaluated: 6, closed: 6,
};

/** Filled steps of the track for a step. */
export function filledSteps(step: Step): number {
  return filledBy[step];
}

const isDone = (step: Step) => filledBy[step] >= 5;

/** The face of a ticket: the gravest side fact wins over the plain step. */
export function statusFace(facts: StatusFacts, t: Translate): StatusFace {
  const filled = filledBy[facts.step];
  const face = (glyph: StatusFace["glyph"], text: string, tone: StatusTone): StatusFace => ({ filled, glyph, text, tone });
  if (facts.ended === "cancelled") return face("✕", t("parts.status.cancelled"), "quiet");
  if (facts.ended === "merged") return face("⑂", t("parts.status.merged"), "quiet");
  if (facts.suspendReason != null) return face("‖", t("parts.status.suspended", { for: facts.suspendedFor ?? "" }).trim(), "quiet");
  if (facts.step === "evaluated" || facts.step === "closed") return face("✓", t(`parts.step.${facts.step}`), "quiet");
  return (isDone(facts.step) ? undefined : sideFace(facts, face, t)) ?? face("", t(`parts.step.${facts.step}`), "plain");
}

function sideFace(facts: StatusFacts, face: (glyph: StatusFace["glyph"], text: string, tone: StatusTone) => StatusFace, t: Translate) {
  const { escalation = 0, urged = 0, reopened = 0, returnedReason = null } = facts;
  if (escalation > 0) return face("⤒", t("parts.status.escalated", { level: escalation }), "alarm");
  if (facts.notAccepted === true) return face("", t("parts.status.notAccepted"), "warn");
  if (returnedReason !== null) return face("↩", t("parts.status.returned", { reason: returnedReason }).trim(), "warn");
  if (urged > 0) return face("‼", t("parts.status.urged", { count: urged }), "warn");
  return reopened > 0 ? face("↻", t("parts.status.reopened", { count: reopened }), "warn") : undefined;
}
