/**
 * How old the wall's data is. Every push, and every answered heartbeat, is a sign of life; a heartbeat goes out only when
 * nothing was heard for a while. A link that broke, or a heartbeat without answer, counts as lost within five seconds.
 */
import { useEffect, useState } from "react";
import type { LinkRow } from "../../../shared/views.ts";
import { deskNowMs, useNow } from "../../app/now.ts";
import { desk } from "../../bridge/desk.ts";
import { ageLook } from "./age-look.ts";
import type { AgeLook } from "./age-look.ts";

/** Silence after which a heartbeat goes out, and longest wait for its answer; together below five seconds. */
const silenceMs = 1_900;
const answerMs = 2_500;

export interface DataAge {
  readonly look: AgeLook;
  /** Last sign of life. */
  readonly heardAtMs: number;
  readonly ageMs: number;
}

let heardAtMs = deskNowMs();
const hear = () => { heardAtMs = deskNowMs(); };
desk.onPush(hear);

/** The age of what the wall shows; repaints every second. */
export function useDataAge(link: LinkRow | undefined, connected: boolean): DataAge {
  const nowMs = useNow();
  const silent = useHeartbeat();
  const ageMs = Math.max(0, nowMs - heardAtMs);
  return { look: ageLook(ageMs, silent || !connected, link), heardAtMs, ageMs };
}

/** True while the desk behind the page does not answer. */
function useHeartbeat(): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    let askedAtMs: number | null = null;
    const answered = (lives: boolean) => { askedAtMs = null; if (lives) hear(); };
    const timer = setInterval(() => {
      const now = deskNowMs();
      setSilent(askedAtMs !== null && now - askedAtMs > answerMs);
      if (askedAtMs !== null || now - heardAtMs < silenceMs) return;
      askedAtMs = now;
      desk.call("hello", {}).then(({ kind }) => answered(kind === "done"), () => answered(false));
    }, 500);
    return () => clearInterval(timer);
  }, []);
  return silent;
}
