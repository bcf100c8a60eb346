/** A guest of a desk without a page: calls the web door with the key of a printed address, as a program of ours or a stranger would. */
import { io } from "socket.io-client";
import type { Answers, CallInput, CallName, Outcome } from "../../shared/bridge.ts";
import type { ViewName, ViewRows } from "../../shared/views.ts";

export interface WebGuest {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<Answers[N]>>;
  /** Rows of a view as they stand; the view is closed again. */
  rows<N extends ViewName>(view: N, params?: Record<string, string | number>): Promise<readonly ViewRows[N][]>;
  leave(): void;
}

/** Lets itself in at a printed address; rejects with what the door said where it is kept out. */
export async function letIn(address: string, headers: Record<string, string> = {}): Promise<WebGuest> {
  const { origin, searchParams } = new URL(address);
  const socket = io(origin, { transports: ["websocket"], reconnection: false, forceNew: true, auth: { key: searchParams.get("key") ?? "" }, extraHeaders: headers });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", (error) => { socket.close(); reject(error); });
  });
  const call: WebGuest["call"] = (name, input) => socket.timeout(10_000).emitWithAck("call", name, input);
  return {
    call,
    async rows(view, params = {}) {
      const outcome = await call("open", { view, params, handle: 1 });
      await call("close", { handle: 1 });
      return outcome.kind === "done" ? outcome.value.rows as never : []; // rows of that view: the door opened it by name
    },
    leave: () => void socket.close(),
  };
}
