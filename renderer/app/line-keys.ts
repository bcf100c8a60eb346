/**
 * Keys of the line strip while the focus is in it. The letters are those of the same act on a ticket: T gives back, V
 * nothing came of it, W ends, Z takes over; digits are the outcomes of calling back. Each works while its button stands there.
 */
import type { CallRow } from "../../shared/views.ts";
import type { KeyBindings } from "./keyboard.ts";
import { isDone } from "./line-seats.ts";
import type { LineSeats } from "./line-seats.ts";
import type { LineActs } from "./use-line-acts.ts";

/** What may be done with the call this desk is in, besides F3. */
export interface TalkActs {
  readonly miss: boolean;
  readonly release: boolean;
  readonly end: boolean;
}

/** By what the telephone and the desk have said of it. */
export function talkActs(row: CallRow, nowMs: number): TalkActs {
  const done = isDone(row, nowMs);
  return {
    miss: done && row.pickedUpAtMs === null,
    release: !done && row.pickedUpAtMs === null && row.tickets.length === 0,
    end: !done && !row.tellsEnd,
  };
}

/** Outcomes of calling back, in the order of their digits. */
export const outcomes = ["reached", "tried", "closed"] as const;

/** Whether the first seat shows a missed caller who is being rung back. */
export function isRingingBack({ mine }: LineSeats, { ringingBack }: LineActs): boolean {
  return ringingBack !== undefined && (mine === undefined || mine.heldSinceMs !== null);
}

/** The call at another desk that the third seat offers. */
export function offeredCall({ rings, others }: LineSeats): CallRow | undefined {
  return rings.length <= 1 ? others[0] : undefined;
}

/** The bindings as the seats are now. A key without its button is left to whoever else wants it. */
export function actsByKey(seats: LineSeats, acts: LineActs, nowMs: number): KeyBindings {
  const isBack = isRingingBack(seats, acts);
  const mine = isBack ? undefined : seats.mine;
  const other = offeredCall(seats);
  const may = mine === undefined ? undefined : talkActs(mine, nowMs);
  const digits = outcomes.flatMap((outcome, at) => {
    const close = () => (isBack ? acts.closeCallBack(outcome) : false);
    return [[`Digit${at + 1}`, close], [`Numpad${at + 1}`, close]] as const;
  });
  return {
    ...Object.fromEntries(digits),
    KeyT: () => (mine !== undefined && may?.release === true ? acts.release(mine) : false),
    KeyV: () => (mine !== undefined && may?.miss === true ? acts.miss(mine) : false),
    KeyW: () => (mine !== undefined && may?.end === true ? acts.end(mine) : false),
    KeyZ: () => (other === undefined ? false : acts.take(other)),
  };
}
