/**
 * The one place for results that cannot be seen on the screen: file saved, slip printed. One line, the newest wins.
 * Failures are never toasts. The shell shows it above the status bar.
 */
import { useSyncExternalStore } from "react";

export interface ToastMessage {
  readonly key: number;
  readonly text: string;
}

const listeners = new Set<() => void>();
let current: ToastMessage | null = null;
let nextKey = 1;

function change(next: ToastMessage | null): void {
  current = next;
  for (const listener of [...listeners]) listener();
}

/** Says one finished thing. */
export function showToast(text: string): void {
  change({ key: nextKey++, text });
}

/** Takes a toast away; nothing happens when a newer one stands there. */
export function dropToast(key: number): void {
  if (current?.key === key) change(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The toast of the moment. */
export function useToast(): ToastMessage | null {
  return useSyncExternalStore(subscribe, () => current);
}
