/**
 * The bridge of a page in a browser: the same calls over socket.io. Used where no preload put `window.desk` there.
 * Never sends while disconnected: a call made then is answered with fault `W-01` at once, so that nothing waits in a
 * buffer that nobody sees. Open views are opened again by `view-store.ts` when the link is back.
 */
import { io } from "socket.io-client";
import { isTooLarge, messageMaxBytes } from "../../shared/bridge.ts";
import type { Answers, Bridge, CallInput, CallName, Outcome, Push } from "../../shared/bridge.ts";
import { refuse } from "../../shared/kernel/refusal.ts";

/** Longest wait for an answer of the desk behind the page. */
const answerMs = 10_000;

/** The key stands in the printed address; it is kept for this tab only and taken out of the address bar. */
function takeKey(): string {
  const address = new URL(window.location.href);
  const key = address.searchParams.get("key");
  if (key !== null) {
    window.sessionStorage.setItem("key", key);
    address.searchParams.delete("key");
    window.history.replaceState(null, "", address);
  }
  return window.sessionStorage.getItem("key") ?? "";
}

/** Connects to the desk that served this page. */
export function createWebBridge(): Bridge {
  const socket = io({ transports: ["websocket"], auth: { key: takeKey() }, reconnectionDelay: 250, reconnectionDelayMax: 5_000 });
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<Answers[N]>> {
      if (isTooLarge(input)) return { kind: "refused", refusal: refuse("input.too-large", { maxKb: messageMaxBytes / 1024 }) };
      if (!socket.connected) return { kind: "fault", code: "W-01" };
      try {
        return await socket.timeout(answerMs).emitWithAck("call", name, input);
      } catch {
        return { kind: "fault", code: "W-02" };
      }
    },
    onPush: (listener) => void socket.on("push", (pushes: readonly Push[]) => listener(pushes)),
    onLink: (listener) => {
      socket.on("connect", () => listener(true));
      socket.on("disconnect", () => listener(false));
      socket.on("connect_error", () => listener(false));
      if (socket.connected) listener(true);
    },
  };
}
