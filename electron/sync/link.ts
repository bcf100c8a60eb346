/**
 * A desk's side of `shared/wire.ts`: says hello, takes events, offers the outbox one batch at a time, and knows whether
 * the hub is in reach. Registers its handlers once; never sends while disconnected: the outbox is the only buffer.
 * Gets `receive`, `settle`, `outbox` and `head` as arguments.
 */
import { io } from "socket.io-client";
import { z } from "zod";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { events, frameMaxBytes, offerMax, protocol, pulse, refusal, verdicts, welcome } from "../../shared/wire.ts";
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
  /** Told of bugs and broken machines; the link then comes again. */
  readonly onFault: (fault: unknown) => void;
}

export interface LinkState {
  readonly state: "joined" | "island";
  /** Time from a batch's offer to its verdicts. */
  readonly delayMs: number | null;
  /** Why the hub does not let this desk in; stays until it does. */
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
/** Wait before coming again where the hub, or a fault here, ended the connection; the socket itself would not. */
const againMs = 2_000;
/** Bytes of commands in one offer: the hub cuts a desk off whose frame is over the limit, and it would offer the same again. */
const offerMaxBytes = frameMaxBytes / 2;

export function openLink({ hub, hello, receive, settle, outbox, onWelcome, onState, onFault }: LinkOptions): Link {
  const socket = io(`${hub}/sync`, {
    transports: ["websocket"], reconnectionDelay: 250, reconnectionDelayMax: 5_000, randomizationFactor: 0.5, autoConnect: false,
  });
  const answered = new Set<string>();
  let joined = false;
  let offering = false;
  let closed = false;
  let delayMs: number | null = null;
  let refused: Refusal | null = null;
  let appliedTimer: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;

  function tell(): void {
    onState({ state: joined ? "joined" : "island", delayMs, refusal: refused });
  }

  function comeAgain(): void {
    socket.disconnect();
    clearTimeout(again);
    if (!closed) again = setTimeout(() => socket.connect(), againMs);
  }

  function heard(): void {
    clearTimeout(silence);
    silence = setTimeout(() => { socket.disconnect(); socket.connect(); }, silenceMs);
  }

  async function enter(): Promise<void> {
    const { id } = socket;
    const parsed = helloAnswer.safeParse(await socket.timeout(answerMs).emitWithAck("hello", { protocol, ...hello() }).catch(() => undefined));
    if (closed || socket.id !== id) return;
    if (!parsed.success) return comeAgain();
    refused = "refusal" in parsed.data ? parsed.data.refusal : null;
    if ("refusal" in parsed.data) return tell();
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
      const batch = oneOffer(outbox(offerMax + answered.size).filter((command) => !answered.has(command.commandId)));
      if (batch.length === 0 || !(await offerBatch(batch))) break;
    }
    offering = false;
  }

  async function offerBatch(batch: readonly WireCommand[]): Promise<boolean> {
    const startedMs = performance.now();
    const parsed = offerAnswer.safeParse(await socket.timeout(answerMs).emitWithAck("offer", { commands: batch }).catch(() => undefined));
    if (!parsed.success) return false;
    if ("refusal" in parsed.data) {
      refused = parsed.data.refusal;
      tell();
      return false;
    }
    delayMs = Math.round(performance.now() - startedMs);
    for (const { commandId } of parsed.data.verdicts) answered.add(commandId);
    const empty = parsed.data.verdicts.filter((one) => one.empty).map((one) => one.commandId);
    if (empty.length > 0) settle(empty);
    tell();
    return true;
  }

  function takeSafely(message: unknown, answer: unknown): void {
    try {
      take(message, answer);
    } catch (fault) {
      onFault(fault);
      comeAgain();
    }
  }

  function take(message: unknown, answer: unknown): void {
    heard();
    const { from, events: fresh } = events.parse(message);
    const head = receive(fresh);
    for (const event of fresh) answered.delete(event.commandId);
    if (typeof answer === "function") answer({ head });
    else if (head < from - 1) socket.emit("need", { since: head });
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
  socket.on("events", takeSafely);
  socket.on("pulse", (message: unknown) => {
    heard();
    const parsed = pulse.safeParse(message);
    if (parsed.success && parsed.data.head > hello().head) socket.emit("need", { since: hello().head });
    void offerAll(); // what an unanswered offer left
  });
  socket.on("disconnect", (reason) => {
    joined = false;
    clearTimeout(silence);
    tell();
    if (reason === "io server disconnect") comeAgain();
  });
  socket.on("connect_error", () => tell());
  socket.connect();

  return {
    offer: () => void offerAll(),
    close() {
      closed = true;
      clearTimeout(again);
      clearTimeout(silence);
      clearTimeout(appliedTimer);
      socket.disconnect();
    },
  };
}

/** The first commands that fit into one frame; at least one, since a door lets none in that would not fit alone. */
function oneOffer(commands: readonly WireCommand[]): readonly WireCommand[] {
  let bytes = 0;
  const tooMany = commands.slice(0, offerMax).findIndex((command, index) => {
    bytes += Buffer.byteLength(JSON.stringify(command));
    return index > 0 && bytes > offerMaxBytes;
  });
  return commands.slice(0, tooMany < 0 ? offerMax : tooMany);
}
