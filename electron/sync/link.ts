/**
 * A desk's side of `shared/wire.ts`: finds the hub, says hello, takes events, offers the outbox one batch at a time, and
 * knows whether the hub is in reach. The outbox is the only buffer; the loop that looks for the hub cannot die.
 */
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { events, frameMaxBytes, helloAnswer, offerAnswer, offerMax, protocol, pulse } from "../../shared/wire.ts";
import type { Welcome, WireCommand, WireEvent, WireHello } from "../../shared/wire.ts";
import type { Connection, Dial, Timers } from "./connection.ts";
import { pulseMs } from "./hub.ts";

export interface LinkOptions {
  readonly timers: Timers;
  readonly dial: Dial;
  /** Where the hub may be, the likeliest first. */
  readonly addresses: () => readonly string[];
  readonly hello: () => Omit<WireHello, "protocol">;
  readonly head: () => number;
  /** Takes events in order; answers the last number in the log here. */
  readonly receive: (events: readonly WireEvent[], safe: number) => number;
  readonly settle: (safe: number) => void;
  readonly dropEmpty: (commandIds: readonly string[]) => void;
  /** Takes back what the hub does not share. */
  readonly cut: (seq: number) => void;
  /** Oldest commands that no hub has ordered. */
  readonly outbox: (limit: number) => readonly WireCommand[];
  /** Welcomed at this address; before anything is cut or taken. */
  readonly onWelcome: (welcome: Welcome, address: string) => void;
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
  /** The network or the machine is back: look for the hub at once. */
  retry(): void;
  close(): void;
}

const appliedEveryMs = 20;
/** Three heartbeats without a word: an island, whatever the socket believes. */
const silenceMs = 3 * pulseMs;
/** Bytes of commands in one offer: a frame over the limit is cut off, and would be offered the same again. */
const offerMaxBytes = frameMaxBytes / 2;
const retryFirstMs = 250;
const retryMaxMs = 5_000;

export function createLink({ timers, dial, addresses, hello, head, receive, settle, dropEmpty, cut, outbox, onWelcome, onState, onFault }: LinkOptions): Link {
  const answered = new Set<string>();
  let connection: Connection | undefined;
  let epoch = 0;
  let closed = false;
  let offering = false;
  let delayMs: number | null = null;
  let retryMs = retryFirstMs;
  let hint: string | undefined;
  let saidApplied = false;
  let refused: Refusal | null = null;
  let stopSilence = () => {};
  let stopRetry = () => {};

  function tell(): void {
    onState({ state: connection === undefined ? "island" : "joined", delayMs, refusal: refused });
  }

  /** Tries every address once; again after a while that grows, spread by chance, so that desks do not all come at once. */
  async function seek(): Promise<void> {
    const candidates = [...new Set([...(hint === undefined ? [] : [hint]), ...addresses()])].filter((address) => address !== "");
    hint = undefined;
    for (const address of candidates) {
      if (closed || connection !== undefined) return;
      await enter(address);
    }
    if (closed || connection !== undefined) return;
    stopRetry = timers.after(retryMs * (0.5 + timers.random()), () => void seek());
    retryMs = Math.min(retryMaxMs, retryMs * 2);
  }

  async function enter(address: string): Promise<void> {
    const opened = await dial(address);
    if (opened === undefined) return;
    const early = listenEarly(opened);
    const said = hello();
    const parsed = helloAnswer.safeParse(await opened.ask("hello", { protocol, ...said }));
    const isLate = closed || connection !== undefined;
    if (isLate || !parsed.success || "refusal" in parsed.data || parsed.data.welcome.epoch < said.seenEpoch) {
      opened.close();
      if (parsed.success && "refusal" in parsed.data && !isLate) {
        hint = parsed.data.hub;
        if (parsed.data.hub === undefined) refused = parsed.data.refusal;
        tell();
      }
      return;
    }
    join(opened, parsed.data.welcome, address);
    for (const work of early()) work();
  }

  /** The first events may come in one breath with the welcome: they wait until it has been read. */
  function listenEarly(opened: Connection): () => (() => void)[] {
    const waiting: (() => void)[] = [];
    const whenJoined = (work: () => void) => void (connection === opened ? work() : waiting.push(work));
    opened.on("events", (message, answer) => whenJoined(() => takeSafely(opened, message, answer)));
    opened.on("pulse", (message) => whenJoined(() => beat(opened, message)));
    return () => waiting.splice(0);
  }

  function join(opened: Connection, welcome: Welcome, address: string): void {
    onWelcome(welcome, address);
    if (welcome.base < head()) cut(welcome.base);
    connection = opened;
    refused = null;
    epoch = welcome.epoch;
    retryMs = retryFirstMs;
    answered.clear();
    opened.onClose(() => leave(opened));
    heard(opened);
    tell();
    void offerAll();
  }

  function leave(left: Connection): void {
    if (connection !== left) return;
    connection = undefined;
    stopSilence();
    left.close();
    if (closed) return;
    tell();
    stopRetry();
    stopRetry = timers.after(retryFirstMs * timers.random(), () => void seek());
  }

  function heard(from: Connection): void {
    stopSilence();
    stopSilence = timers.after(silenceMs, () => leave(from));
  }

  async function offerAll(): Promise<void> {
    if (offering) return;
    offering = true;
    while (connection !== undefined) {
      const batch = oneOffer(outbox(offerMax + answered.size).filter((command) => !answered.has(command.commandId)));
      if (batch.length === 0 || !(await offerBatch(connection, batch))) break;
    }
    offering = false;
  }

  async function offerBatch(to: Connection, batch: readonly WireCommand[]): Promise<boolean> {
    const startedMs = timers.nowMs();
    const parsed = offerAnswer.safeParse(await to.ask("offer", { commands: batch }));
    if (connection !== to) return connection !== undefined;
    if (!parsed.success) {
      leave(to);
      return false;
    }
    if ("refusal" in parsed.data) {
      refused = parsed.data.refusal;
      tell();
      return false;
    }
    delayMs = timers.nowMs() - startedMs;
    for (const { commandId } of parsed.data.verdicts) answered.add(commandId);
    const empty = parsed.data.verdicts.filter((one) => one.empty).map((one) => one.commandId);
    if (empty.length > 0) dropEmpty(empty);
    tell();
    return true;
  }

  function takeSafely(from: Connection, message: unknown, answer: (value: unknown) => void): void {
    try {
      take(from, message, answer);
    } catch (fault) {
      onFault(fault);
      leave(from);
    }
  }

  function take(from: Connection, message: unknown, answer: (value: unknown) => void): void {
    if (connection !== from) return;
    const { events: fresh, from: first, safe, epoch: theirs } = events.parse(message);
    if (theirs !== epoch) return;
    heard(from);
    const now = receive(fresh, safe);
    for (const event of fresh) answered.delete(event.commandId);
    if (now < first - 1) from.send("need", { since: now });
    else sayApplied(from);
    answer({ head: now });
    tell();
  }

  function beat(from: Connection, message: unknown): void {
    const parsed = pulse.safeParse(message);
    if (connection !== from || !parsed.success || parsed.data.epoch !== epoch) return;
    heard(from);
    if (parsed.data.head > head()) from.send("need", { since: head() });
    else settle(parsed.data.safe);
    if (parsed.data.safe < head()) sayApplied(from);
    void offerAll(); // what an unanswered offer left
  }

  /** At most every 20 ms: the hub needs it to know what is safe, not after every event. */
  function sayApplied(to: Connection): void {
    if (saidApplied) return;
    saidApplied = true;
    timers.after(appliedEveryMs, () => {
      saidApplied = false;
      if (connection === to) to.send("applied", { head: head() });
    });
  }

  void seek();
  return {
    offer: () => void offerAll(),
    retry() {
      if (connection !== undefined) return leave(connection);
      stopRetry();
      retryMs = retryFirstMs;
      void seek();
    },
    close() {
      closed = true;
      stopSilence();
      stopRetry();
      connection?.close();
      connection = undefined;
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
