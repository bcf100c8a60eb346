/**
 * A desk's side of `shared/wire.ts`: says hello, takes events, offers the outbox one batch at a time, and knows whether
 * the hub is in reach. Registers its handlers once; never sends while disconnected: the outbox is the only buffer.
 * Gets `receive`, `settle`, `outbox` and `head` as arguments.
 */
import { io } from "socket.io-client";
import { z } from "zod";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { events, offerMax, protocol, pulse, refusal, verdicts, welcome } from "../../shared/wire.ts";
import type { WireCommand, WireEvent, WireHello } from "../../shared/wire.ts";

export interface LinkOptions {
  /** `http://host:port` of the hub. */
  readonly hub: string;
  readonly hello: () => Omit<WireHello, "protocol">;
  /** Takes events in order; answers the last number in the log here. */
  readonly receive: (events: readonly WireEvent[]) => number;
  readonly settle: (commandIds: readonly string[]) => void;
  /** Oldest commands the hub has not ordered. */
  readonly outbox: (limit: number) => readonly WireCommand[];
  readonly onWelcome: (deskNumber: number) => void;
  readonly onState: (state: LinkState) => void;
}

export interface LinkState {
  readonly state: "joined" | "island";
  /** Time from a batch's offer to its verdicts. */
  readonly delayMs: number | null;
  /** Why the hub does not let this desk in. */
  readonly refusal: Refusal | null;
}

export interface Link {
  /** Something was put into the outbox. */
  offer(): void;
  close(): void;
}

const helloAnswer = z.union([z.strictObject({ welcome }), z.strictObject({ refusal })]);
const offerAnswer = z.union([verdicts, z.strictObject({ refusal })]);
/** An unanswered offer is offered again; the hub knows every command it has seen. */
const answerMs = 10_000;
const appliedEveryMs = 50;
/** Three heartbeats without a word: an island, whatever the socket believes. */
const silenceMs = 6_000;

export function openLink({ hub, hello, receive, settle, outbox, onWelcome, onState }: LinkOptions): Link {
  const socket = io(`${hub}/sync`, {
    transports: ["websocket"], reconnectionDelay: 250, reconnectionDelayMax: 5_000, randomizationFactor: 0.5, autoConnect: false,
  });
  const answered = new Set<string>();
  let joined = false;
  let offering = false;
  let delayMs: number | null = null;
  let appliedTimer: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;

  function tell(refused: Refusal | null = null): void {
    onState({ state: joined ? "joined" : "island", delayMs, refusal: refused });
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(() => { socket.disconnect(); socket.connect(); }, silenceMs);
  }

  async function enter(): Promise<void> {
    const parsed = helloAnswer.safeParse(await socket.timeout(answerMs).emitWithAck("hello", { protocol, ...hello() }).catch(() => undefined));
    if (!parsed.success) return void socket.disconnect().connect();
    if ("refusal" in parsed.data) return tell(parsed.data.refusal);
    joined = true;
    answered.clear();
    onWelcome(parsed.data.welcome.deskNumber);
    tell();
    void offerAll();
  }

  async function offerAll(): Promise<void> {
    if (offering) return;
    offering = true;
    while (joined && socket.connected) {
      const batch = outbox(offerMax + answered.size).filter((command) => !answered.has(command.commandId)).slice(0, offerMax);
      if (batch.length === 0 || !(await offerBatch(batch))) break;
    }
    offering = false;
  }

  async function offerBatch(batch: readonly WireCommand[]): Promise<boolean> {
    const startedMs = performance.now();
    const parsed = offerAnswer.safeParse(await socket.timeout(answerMs).emitWithAck("offer", { commands: batch }).catch(() => undefined));
    if (!parsed.success) return false;
    if ("refusal" in parsed.data) { tell(parsed.data.refusal); return false; }
    delayMs = Math.round(performance.now() - startedMs);
    for (const { commandId } of parsed.data.verdicts) answered.add(commandId);
    const empty = parsed.data.verdicts.filter((one) => one.empty).map((one) => one.commandId);
    if (empty.length > 0) settle(empty);
    tell();
    return true;
  }

  function take(message: unknown, answer: unknown): void {
    heard();
    const parsed = events.safeParse(message);
    if (!parsed.success) return;
    const head = receive(parsed.data.events);
    for (const event of parsed.data.events) answered.delete(event.commandId);
    if (typeof answer === "function") answer({ head });
    else if (head < parsed.data.from - 1) socket.emit("need", { since: head });
    else sayApplied(head);
    tell();
  }

  function sayApplied(head: number): void {
    if (appliedTimer !== undefined) return;
    appliedTimer = setTimeout(() => {
      appliedTimer = undefined;
      if (socket.connected) socket.emit("applied", { head: hello().head || head });
    }, appliedEveryMs);
  }

  socket.on("connect", () => { heard(); void enter(); });
  socket.on("events", take);
  socket.on("pulse", (message: unknown) => {
    heard();
    const parsed = pulse.safeParse(message);
    if (parsed.success && parsed.data.head > hello().head) socket.emit("need", { since: hello().head });
  });
  socket.on("disconnect", () => { joined = false; clearTimeout(silence); tell(); });
  socket.on("connect_error", () => tell());
  socket.connect();

  return {
    offer: () => void offerAll(),
    close() {
      clearTimeout(silence);
      clearTimeout(appliedTimer);
      socket.disconnect();
    },
  };
}
