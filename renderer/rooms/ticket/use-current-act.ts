/**
 * The act that is open in the drawer: which letter, on which tickets. Beginning one remembers where the focus was, ending
 * it gives the focus back there, so that the hand goes on where it came from.
 */
import { useCallback, useMemo, useRef, useState } from "react";
import type { ActLetter } from "../../app/acts.ts";
import { selectionNow } from "../../app/selection.ts";

export interface OpenAct {
  readonly letter: ActLetter;
  /** The ticket in the drawer first; more where several are marked. */
  readonly ticketIds: readonly string[];
}

export interface CurrentAct {
  readonly act: OpenAct | null;
  /** What the last act did, in words; gone with the next one. */
  readonly said: string;
  begin(letter: ActLetter, ticketId: string): void;
  /** Ends the act; `said` where it was done. */
  end(said?: string): void;
}

/** Acts that make sense for one ticket only. */
const single: ReadonlySet<ActLetter> = new Set(["H", "M", "P"]);

/** The tickets an act is for: the marked ones if this is one of them. */
export function ticketsFor(letter: ActLetter, ticketId: string, markedIds: ReadonlySet<string>): readonly string[] {
  if (single.has(letter) || !markedIds.has(ticketId)) return [ticketId];
  return [ticketId, ...[...markedIds].filter((id) => id !== ticketId)];
}

/** Keeps the open act of the drawer. */
export function useCurrentAct(): CurrentAct {
  const [act, setAct] = useState<OpenAct | null>(null);
  const [said, setSaid] = useState("");
  const cameFrom = useRef<HTMLElement | null>(null);
  const begin = useCallback((letter: ActLetter, ticketId: string) => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.closest("[data-act-panel]") === null) cameFrom.current = focused;
    selectionNow().select(ticketId);
    setSaid("");
    setAct({ letter, ticketIds: ticketsFor(letter, ticketId, selectionNow().markedIds) });
  }, []);
  const end = useCallback((done = "") => {
    setAct((old) => {
      if (done !== "" && (old?.ticketIds.length ?? 0) > 1) selectionNow().setMarked(new Set());
      return null;
    });
    setSaid(done);
    const back = cameFrom.current;
    requestAnimationFrame(() => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && back !== null && back.isConnected) back.focus({ preventScroll: true });
    });
  }, []);
  return useMemo(() => ({ act, said, begin, end }), [act, said, begin, end]);
}
