/** Whether the switch panel is open. Anybody may ask for it: a key, the name in the status bar, an act refused because nobody sits. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let open = false;
let cameFrom: HTMLElement | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Opens or closes the panel; closing gives the focus back to where the hand came from. */
export function showWho(next: boolean): void {
  if (next === open) return;
  open = next;
  if (next) cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  else if (cameFrom?.isConnected === true) cameFrom.focus({ preventScroll: true });
  for (const listener of [...listeners]) listener();
}

/** Whether it is open. */
export function useWhoPanel(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}
