/** One line above the status bar, right, for six seconds, longer while the pointer rests on it. For results elsewhere only. */
import { useEffect, useState } from "react";
import styles from "./Toast.module.css";

/** How long a toast stays, in ms. */
export const toastMs = 6_000;

export interface ToastProps {
  readonly text: string;
  onGone(): void;
}

/** A toast; give it a new `key` for each message. */
export function Toast({ text, onGone }: ToastProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, toastMs);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  return (
    <p className={styles["toast"]} role="status" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <span className={styles["glyph"]} aria-hidden="true">✓</span>{text}
    </p>
  );
}
