/** The store's seating as React state. */
import { useSyncExternalStore } from "react";
import type { BoardStore } from "./board-store.ts";
import type { Seating } from "./seating.ts";

/** Repaints with each change of the seating. */
export function useSeating(store: BoardStore): Seating {
  return useSyncExternalStore(store.listen, store.seating);
}
