/**
 * Which room is in front, and how to get there. The desk shows intake, board and drawer side by side: going to one of them
 * moves the focus into its region. A room may say itself where the focus goes (`useRoomFocus`); otherwise the first
 * element with `data-first-focus` in its region gets it.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";

export type Room = "intake" | "board" | "drawer" | "settings";

const listeners = new Set<() => void>();
const focusByRoom = new Map<Room, () => void>();
let front: Room = "intake";

function focusInto(room: Room): void {
  const own = focusByRoom.get(room);
  if (own !== undefined) own();
  else document.querySelector<HTMLElement>(`[data-scope="${room}"] [data-first-focus]`)?.focus();
}

/** Keys and presses so far: a room that comes late takes the focus from nobody who went on meanwhile. */
let hands = 0;
if (typeof window !== "undefined") for (const kind of ["keydown", "pointerdown"]) window.addEventListener(kind, () => { hands += 1; }, true);

/** Whether the focus is in this room. */
export function isIn(room: Room): boolean {
  return document.activeElement?.closest(`[data-scope="${room}"]`) != null;
}

/**
 * Brings a room to the front and moves the focus into it before the next key: after what this very key changes has been
 * drawn, and once more with the next frame, for a room that has yet to come or a panel that gave the focus back elsewhere.
 */
export function goToRoom(room: Room): void {
  showRoom(room);
  const handsThen = hands;
  queueMicrotask(() => focusInto(room));
  requestAnimationFrame(() => { if (hands === handsThen && !isIn(room)) focusInto(room); });
}

/** Brings a room to the front and leaves the focus to whoever asks. */
export function showRoom(room: Room): void {
  front = room;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The room in front. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, () => front);
}

/** Says where the focus goes when somebody comes to this room. */
export function useRoomFocus(room: Room, focus: () => void): void {
  const latest = useRef(focus);
  useEffect(() => { latest.current = focus; });
  useEffect(() => {
    const mine = () => latest.current();
    focusByRoom.set(room, mine);
    return () => { if (focusByRoom.get(room) === mine) focusByRoom.delete(room); };
  }, [room]);
}
