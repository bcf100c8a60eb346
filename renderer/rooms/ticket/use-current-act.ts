/**
 * The act that is open in the drawer: which letter, on which tickets. Beginning one remembers where the focus was, ending
 * it gives the focus back there, so that the hand goes on where it came from.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ActLetter } from "../../app/acts.ts";
import { narrowNow } from "../../app/layout.ts";
import { goToRoom, showRoom } from "../../app/rooms.ts";
import { selectionNow } from "../../app/selection.ts";
import { ticketsFor } from "./available.ts";

export interface OpenAct {
  readonly letter: ActLetter;
  /** The ticket in the drawer first; more where several are marked. */
  readonly ticketIds: readonly string[];
}

export interface CurrentAct {
  readonly act: OpenAct | null;
  /** What the last act did to this ticket, in words; gone with the next one. */
  said(ticketId: string): string;
  begin(letter: ActLetter, ticketId: string): void;
  /** Ends the act; `said` where it was done. */
  end(said?: string): void;
}

/** After the panel is gone and took the focus with it, not before: nobody's focus is taken away from where it went since. */
function giveFocusBack(element: HTMLElement | null): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (!lost || element === null) return;
  if (element.isConnected) element.focus({ preventScroll: true });
  if (document.activeElement !== element) goToRoom("drawer"); // gone, or out of sight on a narrow page
}

/** Keeps the open act of the drawer. */
export function useCurrentAct(): CurrentAct {
  const [act, setAct] = useState<OpenAct | null>(null);
  const [done, setDone] = useState<{ readonly ticketId: string; readonly text: string } | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const begin = useCallback((letter: ActLetter, ticketId: string) => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.closest("[data-act-panel]") === null) cameFrom.current = focused;
    selectionNow().select(ticketId);
    if (narrowNow()) showRoom("drawer");
    setDone(null);
    setAct({ letter, ticketIds: ticketsFor(letter, ticketId, selectionNow().markedIds) });
  }, []);
  const end = useCallback((said = "") => {
    const [ticketId = "", ...others] = act?.ticketIds ?? [];
    if (said !== "" && others.length > 0) selectionNow().setMarked(new Set());
    setDone({ ticketId, text: said });
    setAct(null);
  }, [act]);
  useEffect(() => { if (act === null) giveFocusBack(cameFrom.current); }, [act]);
  return useMemo(() => ({
    act, begin, end, said: (ticketId) => (done?.ticketId === ticketId ? done.text : ""),
  }), [act, done, begin, end]);
}
