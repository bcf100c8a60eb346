/** Locks the screen after so many minutes without a key or a move of the hand; off unless the settings say so. */
import { useEffect } from "react";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { useSession } from "../session.ts";

const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
/** How often one looks. Assumed: nobody minds five seconds. */
const lookMs = 5_000;

/** Watches the hands. */
export function useIdleLock(): void {
  const { settings, personId, locked, lock } = useSession();
  const afterMs = settings.lockAfterMin * minuteMs;
  const watches = afterMs > 0 && personId !== null && !locked;
  useEffect(() => {
    if (!watches) return undefined;
    let lastMs = performance.now();
    const touched = () => { lastMs = performance.now(); };
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    const timer = setInterval(() => { if (performance.now() - lastMs >= afterMs) void lock(); }, lookMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touched);
    };
  }, [watches, afterMs, lock]);
}
