/** Where the arrow keys lead on the board, and where the cursor goes when its ticket leaves. Pure. */

export type CursorMove = "up" | "down" | "page-up" | "page-down" | "first" | "last";

/** The ticket one move away; the first one where nothing was chosen, null on an empty board. */
export function moveCursor(order: readonly string[], from: string | null, move: CursorMove, pageRows: number): string | null {
  if (order.length === 0) return null;
  const at = from === null ? -1 : order.indexOf(from);
  const steps: Readonly<Record<CursorMove, number>> = {
    up: at - 1, down: at + 1, "page-up": at - pageRows, "page-down": at + pageRows, first: 0, last: order.length - 1,
  };
  const to = at < 0 && move !== "last" ? 0 : steps[move];
  return order[Math.min(order.length - 1, Math.max(0, to))] ?? null;
}

/**
 * The same ticket where it is still there, else whoever took its place. Where it stands nowhere, since the list was empty,
 * it goes to the first that comes while the hand is here: the next letter is meant for what is on the screen.
 */
export function keepCursor(before: readonly string[], after: readonly string[], cursor: string | null, isHandHere: boolean): string | null {
  if (cursor === null) return isHandHere ? after[0] ?? null : null;
  if (after.includes(cursor)) return cursor;
  const at = before.indexOf(cursor);
  return after[Math.min(at, after.length - 1)] ?? null;
}
