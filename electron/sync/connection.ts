/**
 * What hub, link and voter need of a network and a clock, and no more: messages by name, questions with an answer, an
 * end; time and waiting. socket.io over TLS in the product (`socket-connection.ts`), virtual in the simulator.
 */

export interface Connection {
  /** Fingerprint of the key that the other side has proved to hold; set by the transport. */
  readonly peer: string;
  /** Sends and forgets; a closed connection drops it. */
  send(name: string, message: unknown): void;
  /** Sends to all of these, itself among them, what is encoded once; set by a transport that can. */
  sendToMany?(all: readonly Connection[], name: string, message: unknown): void;
  /** Sends and waits for the answer; undefined when none came in time or the connection broke. */
  ask(name: string, message: unknown): Promise<unknown>;
  /** One handler per name, set once. `answer` does nothing where the other side did not ask. */
  on(name: string, handler: (message: unknown, answer: (value: unknown) => void) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** The desk that a key speaks for. */
export interface Speaker {
  readonly nodeId: string;
  readonly number: number;
}

/** Opens a connection to a node; resolves to undefined where it cannot be reached. */
export type Dial = (address: string) => Promise<Connection | undefined>;

export interface Timers {
  nowMs(): number;
  /** Runs `work` once after `ms`; returns what cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Runs `work` when the current turn is over. */
  soon(work: () => void): void;
  /** 0 ≤ x < 1, to spread retries. */
  random(): number;
}

export const realTimers: Timers = {
  nowMs: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  soon: (work) => void setImmediate(work),
  random: Math.random,
};

/** Runs `work` every `ms` until the returned function is called. */
export function every(timers: Timers, ms: number, work: () => void): () => void {
  let stop = timers.after(ms, tick);
  function tick(): void {
    stop = timers.after(ms, tick);
    work();
  }
  return () => stop();
}
