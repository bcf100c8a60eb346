/**
 * How much room the desk has. `wide`: three columns (1920 × 1080, also one step larger type); `middle`: the drawer lies over
 * the board; `small`: the measures of 1366 × 768. Below 1100 px (1920 at 200 % zoom) one region is shown at a time, the room in
 * front, whole: `data-narrow`. Written to the root as `data-layout`, so CSS can follow it too.
 */
import { useSyncExternalStore } from "react";

export type Layout = "wide" | "middle" | "small";

/** Layout for a window width in px at a type scale. */
export function layoutFor(widthPx: number, scale: number): Layout {
  const roomPx = widthPx / scale;
  if (roomPx >= 1680) return "wide";
  return roomPx >= 1440 ? "middle" : "small";
}

/** Below this two columns side by side would cut what they say. Unit: px of the page. */
const narrowPx = 1100;

/** Whether one region is shown at a time. */
export function isNarrow(widthPx: number, scale: number): boolean {
  return widthPx / scale < narrowPx;
}

/** Width of three columns at their full measure; below it intake and drawer give some of theirs to the board. */
const fullPx = 1880;

function scaleNow(): number {
  return Number(document.documentElement.style.getPropertyValue("--scale")) || 1;
}

function current(): Layout {
  return layoutFor(window.innerWidth, scaleNow());
}

/** Whether one region is shown at a time, now. */
export function narrowNow(): boolean {
  return isNarrow(window.innerWidth, scaleNow());
}

/** Writes the layout to the root; called by the shell whenever the layout or the scale may have changed. */
export function markLayout(): void {
  const root = document.documentElement;
  root.dataset["layout"] = current();
  root.toggleAttribute("data-narrow", narrowNow());
  root.toggleAttribute("data-tight", window.innerWidth / scaleNow() < fullPx);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** Whether one region is shown at a time. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, narrowNow);
}

/** The layout of the moment. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, current);
}
