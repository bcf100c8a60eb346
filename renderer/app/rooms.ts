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

/** Brings a room to the front and moves the focus into it. */
export function goToRoom(room: Room): void {
  showRoom(room);
  requestAnimationFrame(() => focusInto(room));
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
