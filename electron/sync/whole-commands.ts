/**
 * Where a message of events may end: always behind a whole command. A desk that has the first part of a command and never
 * the second would, as the next hub, hold a command that it knows and that was never done. Used by `hub.ts`.
 */
import { eventsMax } from "../../shared/wire.ts";
import type { WireEvent } from "../../shared/wire.ts";

/** How many of `rows` go together: whole commands, `most` rows or fewer; of a command that is longer, all that one message carries. */
export function wholeCommands(rows: readonly WireEvent[], most: number): number {
  if (rows.length <= most) return rows.length;
  const isEnd = (count: number) => rows[count]?.commandId !== rows[count - 1]?.commandId;
  for (let count = most; count > 0; count--) if (isEnd(count)) return count;
  let count = most + 1;
  while (count < Math.min(rows.length, eventsMax) && !isEnd(count)) count += 1;
  return Math.min(count, eventsMax);
}

/** Rows after `sinceSeq` for one message. */
export function readWhole(read: (sinceSeq: number, limit: number) => readonly WireEvent[], sinceSeq: number, most: number): readonly WireEvent[] {
  const rows = read(sinceSeq, most + 1);
  const isOne = rows.length > most && rows.every((row) => row.commandId === rows[0]?.commandId);
  const all = isOne ? read(sinceSeq, eventsMax) : rows;
  return all.slice(0, wholeCommands(all, most));
}
