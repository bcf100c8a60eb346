/**
 * Notices that this machine's clock was set: between two looks it moved more than an hour further, or less, than the time
 * that has really gone by. Order never depends on the clock; people's reading of the times does, so they are told.
 */
import { uptime } from "node:os";

/** Real time since the machine started, sleep included, whatever its clock says. */
export function realMs(): number {
  return uptime() * 1000;
}

const jumpMs = 3_600_000;

/** Each call answers how far the clock jumped since the one before, in ms; 0 where it did not. Negative is back. */
export function createClockWatch(nowMs: () => number, passedMs: () => number = realMs): () => number {
  let [clock, real] = [nowMs(), passedMs()];
  return () => {
    const [nextClock, nextReal] = [nowMs(), passedMs()];
    const jump = nextClock - clock - (nextReal - real);
    [clock, real] = [nextClock, nextReal];
    return Math.abs(jump) > jumpMs ? jump : 0;
  };
}
