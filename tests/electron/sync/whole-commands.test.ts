import { describe, expect, it } from "vitest";
import { readWhole, wholeCommands } from "../../../electron/sync/whole-commands.ts";
import { eventsMax } from "../../../shared/wire.ts";
import type { WireEvent } from "../../../shared/wire.ts";

/** A log of commands with so many events each. */
function logOf(...sizes: readonly number[]): WireEvent[] {
  let seq = 0;
  return sizes.flatMap((size, index) => Array.from({ length: size }, (_, part) => ({ seq: ++seq, commandId: `c${index}`, part }) as WireEvent)); // what the rule looks at
}

const readOf = (log: readonly WireEvent[]) => (since: number, limit: number) => log.filter(({ seq }) => seq > since).slice(0, limit);

// Chaos, seed 9: a hub died between the two events of a logged ticket; the next hub knew the command and had no ticket of it.
describe("a message of events", () => {
  it("ends behind a whole command", () => {
    expect(wholeCommands(logOf(2, 2, 2), 5)).toBe(4);
    expect(wholeCommands(logOf(2, 2, 2), 4)).toBe(4);
  });

  it("takes everything that fits", () => expect(wholeCommands(logOf(2, 2), 10)).toBe(4));

  it("is longer where a single command is", () => {
    expect(wholeCommands(logOf(7, 2), 3)).toBe(7);
    expect(wholeCommands(logOf(7), 3)).toBe(7);
  });

  it("carries a command of more events than a message holds in pieces", () => {
    expect(wholeCommands(logOf(eventsMax + 20, 1), 100)).toBe(eventsMax);
  });

  it("is read from the log without ever parting a command", () => {
    const log = logOf(1, 2, 3, 12, 2, 1, 4);
    const ends = [];
    for (let since = 0; since < log.length;) {
      const part = readWhole(readOf(log), since, 5);
      since += part.length;
      ends.push(since);
    }
    expect(ends).toEqual([3, 6, 18, 21, 25]);
  });
});
