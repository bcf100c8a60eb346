/** A `Connection` over socket.io, for both sides. Nothing is ever sent while disconnected, so nothing waits unseen. */
import type { Socket as ServerSocket } from "socket.io";
import { io } from "socket.io-client";
import type { Socket as ClientSocket } from "socket.io-client";
import type { Connection, Dial } from "./connection.ts";

/** Longest wait for an answer. */
const answerMs = 10_000;
const dialMs = 4_000;

export function socketConnection(socket: ServerSocket | ClientSocket): Connection {
  return {
    send(name, message) {
      if (socket.connected) socket.emit(name, message);
    },
    async ask(name, message) {
      if (!socket.connected) return undefined;
      return socket.timeout(answerMs).emitWithAck(name, message).catch(() => undefined) as Promise<unknown>;
    },
    on(name, handler) {
      (socket as ServerSocket).on(name, (message: unknown, answer: unknown) => handler(message, (value) => {
        if (typeof answer === "function") answer(value);
      }));
    },
    onClose: (listener) => void socket.once("disconnect", listener),
    close: () => void socket.disconnect(),
  };
}

/** Dials a node's desks port. Each call makes a new socket; reconnecting is the link's business. */
export const dialSocket: Dial = (address) => new Promise((resolve) => {
  const socket = io(`${address}/sync`, { transports: ["websocket"], reconnection: false, timeout: dialMs, forceNew: true });
  socket.once("connect", () => resolve(socketConnection(socket)));
  socket.once("connect_error", () => {
    socket.close();
    resolve(undefined);
  });
});
