/**
 * Acts on a ticket by their letter (D dispatch, W finish …). The ticket room owns them and registers one handler; the
 * board and the search run them on their own selection without knowing that room.
 */
import { useEffect, useRef } from "react";

/** Letters of DESIGN §7 that mean an act on a ticket, in the order of the drawer's foot, then the rest; Y priority, M merge, R follow-up, O owner of a complaint. */
export const actLetters = ["D", "Z", "W", "G", "U", "C", "J", "P", "H", "N", "Q", "E", "T", "V", "F", "Y", "M", "R", "O"] as const;
export type ActLetter = (typeof actLetters)[number];

export type ActHandler = (letter: ActLetter, ticketId: string) => void;

let handler: ActHandler | null = null;

/** Begins an act on a ticket; answers false where no room is there to do it. */
export function runAct(letter: ActLetter, ticketId: string): boolean {
  if (handler === null) return false;
  handler(letter, ticketId);
  return true;
}

/** Makes the calling component the one that does acts, for as long as it lives. */
export function useActs(onAct: ActHandler): void {
  const latest = useRef(onAct);
  useEffect(() => { latest.current = onAct; });
  useEffect(() => {
    const mine: ActHandler = (letter, ticketId) => latest.current(letter, ticketId);
    handler = mine;
    return () => { if (handler === mine) handler = null; };
  }, []);
}
