/**
 * What is selected, across rooms: the ticket that the drawer shows, and the tickets that the board marks for a joint act.
 * Any room may set it; nothing else does, so a push never changes what a person looks at.
 */
import { useSyncExternalStore } from "react";

export interface Selection {
  /** The ticket in the drawer; null when it is closed. */
  readonly ticketId: string | null;
  /** Tickets marked for a joint act. */
  readonly markedIds: ReadonlySet<string>;
  select(ticketId: string | null): void;
  setMarked(ticketIds: ReadonlySet<string>): void;
}

const listeners = new Set<() => void>();

function change(patch: Partial<Selection>): void {
  current = { ...current, ...patch };
  for (const listener of [...listeners]) listener();
}

let current: Selection = {
  ticketId: null,
  markedIds: new Set(),
  select: (ticketId) => { if (ticketId !== current.ticketId) change({ ticketId }); },
  setMarked: (markedIds) => change({ markedIds }),
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The selection of the moment, for event handlers outside of React. */
export function selectionNow(): Selection {
  return current;
}

/** The selection; repaints when it changes. */
export function useSelection(): Selection {
  return useSyncExternalStore(subscribe, selectionNow);
}
