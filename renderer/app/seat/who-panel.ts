/** Whether the switch panel is open. Anybody may ask for it: a key, the name in the status bar, an act refused because nobody sits. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let open = false;
let cameFrom: HTMLElement | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Opens or closes the panel; closing gives the focus back to where the hand came from, and answers whether it could. */
export function showWho(next: boolean): boolean {
  if (next && open) document.querySelector<HTMLElement>('[data-scope="who"] input')?.focus();
  if (next === open) return true;
  open = next;
  if (next) cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const back = next || cameFrom === document.body || cameFrom?.isConnected !== true ? null : cameFrom;
  back?.focus({ preventScroll: true });
  for (const listener of [...listeners]) listener();
  return next || back !== null;
}

/** Whether it is open. */
export function useWhoPanel(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}
