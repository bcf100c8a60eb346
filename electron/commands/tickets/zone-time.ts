/** Wall time of a zone to the instant it names; the other way round is `civilTime`. */
import type { CivilTime } from "../../../shared/kernel/time.ts";
import { civilTime, hourMs } from "../../../shared/kernel/time.ts";

/** Offsets change at most on these marks; within one they are looked up once. */
const offsetStepMs = hourMs / 4;

export interface ZoneClock {
  /**
   * Instant of a wall time. One that the clocks show twice means the first; one that they skip is taken as if they had
   * not been set.
   */
  toUtcMs(wall: CivilTime): number;
}

export function zoneClock(zone: string): ZoneClock {
  const offsets = new Map<number, number>();

  /** Wall time minus UTC at an instant. */
  function offsetMs(atMs: number): number {
    const step = Math.floor(atMs / offsetStepMs);
    const known = offsets.get(step);
    if (known !== undefined) return known;
    const offset = asUtcMs(civilTime(step * offsetStepMs, zone)) - step * offsetStepMs;
    offsets.set(step, offset);
    return offset;
  }

  return {
    toUtcMs(wall) {
      const wallMs = asUtcMs(wall);
      const before = offsetMs(wallMs - 24 * hourMs);
      const after = offsetMs(wallMs + 24 * hourMs);
      const first = wallMs - before;
      if (before === after || offsetMs(first) === before) return first;
      const second = wallMs - after;
      return offsetMs(second) === after ? second : first;
    },
  };
}

function asUtcMs({ year, month, day, hour, minute, second }: CivilTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
