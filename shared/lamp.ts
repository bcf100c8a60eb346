/**
 * What the lamp over a desk shows: the worst of what is loud there (DESIGN §4) and wants an answer: alarms, tickets about a
 * life that nobody was sent to, lines that ring too long. Ear and eye go by the same rules. Pure; the caller brings the time.
 */
import { alarmLight, lampStates } from "./alarm/loudness.ts";
import type { Heard, LampState } from "./alarm/loudness.ts";
import { isRingingFree, loudnessOf } from "./call/attention.ts";
import type { Rung } from "./call/attention.ts";
import { isLifeUnanswered } from "./ticket/attention.ts";
import type { Unsent } from "./ticket/attention.ts";

export interface Loud {
  readonly alarms: readonly Heard[];
  /** Open tickets that nobody was sent to. */
  readonly tickets: readonly Unsent[];
  readonly calls: readonly Rung[];
}

/** A ring as the line strip colours it: quiet, amber after 10 s, red after 20 s. */
const ringLight = { new: "off", waiting: "amber", long: "red" } as const;

/** The worst wins; off where everything has been answered. */
export function lampState({ alarms, tickets, calls }: Loud, nowMs: number): LampState {
  const lights = new Set<LampState>([
    alarmLight(alarms),
    tickets.some(isLifeUnanswered) ? "blink" : "off",
    ...calls.filter(isRingingFree).map((call) => ringLight[loudnessOf(call, nowMs)]),
  ]);
  return lampStates.findLast((state) => lights.has(state)) ?? "off";
}
