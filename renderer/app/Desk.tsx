/**
 * The desk and, over it, the lock screen. While the screen is locked the desk lives on behind it, unseen and out of reach of
 * every key: alarms sound, drafts stay, and the focus comes back to where it was.
 */
import { useEffect, useLayoutEffect, useRef } from "react";
import { App } from "./App.tsx";
import styles from "./Desk.module.css";
import { keepKeysTo, useKeys } from "./keyboard.ts";
import { goToRoom } from "./rooms.ts";
import { LockScreen } from "./seat/LockScreen.tsx";
import { useIdleLock } from "./seat/use-idle-lock.ts";
import { useScreenLocked } from "./seat/use-screen-locked.ts";
import { useSeatFollow } from "./seat/use-seat-follow.ts";
import { showWho } from "./seat/who-panel.ts";
import { useSession } from "./session.ts";

/** The whole page of a desk. */
export function Desk() {
  const { lock, personId } = useSession();
  const locked = useScreenLocked();
  useSeatFollow();
  useIdleLock();
  useFocusKept(locked);
  useKeys("everywhere", { "Alt+KeyP": () => showWho(true), "Alt+KeyL": () => personId !== null && void lock() });
  return (
    <>
      <div className={`${styles["desk"]} ${locked ? styles["behind"] : ""}`} inert={locked}><App /></div>
      {locked && <LockScreen />}
    </>
  );
}

/** Keys go to the lock screen alone while it stands; afterwards the focus is where it was. */
function useFocusKept(locked: boolean): void {
  const before = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (locked) before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }, [locked]);
  useEffect(() => {
    if (!locked) return undefined;
    showWho(false);
    keepKeysTo("lock");
    return () => {
      keepKeysTo(null);
      if (before.current?.isConnected === true && before.current !== document.body) before.current.focus({ preventScroll: true });
      else goToRoom("intake");
    };
  }, [locked]);
}
