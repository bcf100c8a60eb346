/** Chattering: more than `changes` changes within `minutes`. Calm again when half as many fit into the same span. */
import { minuteMs } from "../../shared/kernel/time.ts";

export interface ChatterLimit {
  readonly changes: number;
  readonly minutes: number;
}

export interface Chatter {
  /** Newest last, at most one more than the limit. */
  changedAtMs: number[];
  /** Changes since it began to chatter. */
  count: number;
  isOn: boolean;
}

/** Notes a change; from the first one over the limit it is on. */
export function countChange(chatter: Chatter, atMs: number, limit: ChatterLimit): void {
  chatter.changedAtMs = [...chatter.changedAtMs, atMs].slice(-limit.changes - 1);
  if (!chatter.isOn && recent(chatter, atMs, limit) > limit.changes) Object.assign(chatter, { isOn: true, count: 0 });
  if (chatter.isOn) chatter.count += 1;
}

/** It may be believed again. */
export function isCalm(chatter: Chatter, atMs: number, limit: ChatterLimit): boolean {
  return recent(chatter, atMs, limit) <= limit.changes / 2;
}

function recent({ changedAtMs }: Chatter, atMs: number, { minutes }: ChatterLimit): number {
  return changedAtMs.filter((one) => one > atMs - minutes * minuteMs).length;
}
