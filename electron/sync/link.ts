/**
 * A desk's side of `shared/wire.ts`: finds the hub, says hello, takes events, offers the outbox one batch at a time, and
 * knows whether the hub is in reach. The outbox is the only buffer; the loop that looks for the hub cannot die.
 */
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { events, helloAnswer, offerAnswer, offerMax, pulse } from "../../shared/wire.ts";
import type { Welcome, WireCommand, WireEvent, WireHello } from "../../shared/wire.ts";
import { sayRange, spoken } from "../../shared/wire-version.ts";
import type { Spoken } from "../../shared/wire-version.ts";
import type { Connection, Dial, Timers } from "./connection.ts";
import { fetchRest } from "./fetch-rest.ts";
import type { Rest } from "./fetch-rest.ts";
import { pulseMs } from "./hub.ts";
import { oneOffer } from "./one-offer.ts";
import { notYours, tryAgain } from "./order-batch.ts";

export interface LinkOptions {
  /** Versions of the protocol it takes; the program's own, unless a test plays an older one. */
  readonly speaks?: Spoken;
  readonly timers: Timers;
  readonly dial: Dial;
  /** Where the hub may be, the likeliest first. */
  readonly addresses: () => readonly string[];
  readonly hello: () => Omit<WireHello, "protocol">;
  /** Highest epoch promised to a candidate: nothing is taken from, nor counted for, a hub of an earlier one (Raft §5.1). */
  readonly promised: () => number;
  readonly head: () => number;
  /** Takes events in order; answers the last number in the log here. */
  readonly receive: (events: readonly WireEvent[], safe: number) => number;
  readonly settle: (safe: number) => void;
  /** Accepted without any event by a hub whose last number was `headSeq`. */
  readonly dropEmpty: (commandIds: readonly string[], headSeq: number) => void;
  /** Takes back what the hub does not share. `hash`: of row `seq` there. */
  readonly cut: (seq: number, hash?: string) => void;
  /** The log here is the hub's up to `base`, its last. */
  readonly align?: (base: number) => void;
  /** A desk that can begin at the hub's position and fetch the rest by and by. */
  readonly rest?: Rest;
  /** Oldest commands that no hub has ordered. */
  readonly outbox: (limit: number) => readonly WireCommand[];
  /** Welcomed by the hub with this key, at this address; before anything is cut or taken. */
  readonly onWelcome: (welcome: Welcome, hub: { readonly address: string; readonly print: string }) => void;
  /** The hub has let this desk in; what else may travel between the two begins now. */
  readonly onJoined?: ((connection: Connection) => void) | undefined;
  /** How many desks there are, that may all come back at once. */
  readonly crowd?: () => number;
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
  /** The hub has called from this address: it is tried first when looking next. */
  hearHub(address: string): void;
  close(): void;
}

const appliedEveryMs = 20;
/** Three heartbeats without a word: an island, whatever the socket believes. */
const silenceMs = 3 * pulseMs;
const retryFirstMs = 250;
/** Of a hub that is gone; a site of fifty desks dials it some 25 times in a second then. */
const retryMaxMs = 2_000;
/** Room that each desk of the site has when all of them come back at once: about what a handshake costs the hub. */
const roomEachMs = 30;

export function createLink({ speaks = spoken, timers, dial, addresses, hello, promised, head, receive, settle, dropEmpty, cut, align = () => {}, rest, crowd = () => 0, outbox, onWelcome, onJoined = () => {}, onState, onFault }: LinkOptions): Link {
  const answered = new Set<string>();
  /** Commands of others that the hub leaves to them; what is behind those must not wait. Offered again with each pulse. */
  const declined = new Set<string>();
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
    stopRetry();
    stopRetry = timers.after(retryMs * (0.5 + timers.random()), () => void seek());
    retryMs = Math.min(retryMaxMs, retryMs * 2);
  }

  async function enter(address: string): Promise<void> {
    const opened = await dial(address);
    if (opened === undefined) return;
    if (closed) return opened.close(); // while it was dialled, this desk has stopped; its log may be shut
    const early = listenEarly(opened);
    const parsed = helloAnswer.safeParse(await opened.ask("hello", { protocol: sayRange(speaks), ...hello() }));
    const isLate = closed || connection !== undefined;
    if (isLate || !parsed.success || "refusal" in parsed.data || parsed.data.welcome.epoch < promised()) {
      opened.close();
      if (parsed.success && "refusal" in parsed.data && !isLate) {
        hint = parsed.data.hub;
        if (parsed.data.hub === undefined) refused = parsed.data.refusal;
        tell();
      }
      return;
    }
    const { welcome } = parsed.data;
    safely(opened, () => {
      join(opened, welcome, address);
      for (const work of early()) work();
    });
  }

  /** The first events may come in one breath with the welcome: they wait until it has been read. */
  function listenEarly(opened: Connection): () => (() => void)[] {
    const waiting: (() => void)[] = [];
    const whenJoined = (work: () => void) => void (connection === opened ? work() : waiting.push(work));
    opened.on("events", (message, answer) => whenJoined(() => safely(opened, () => take(opened, message, answer))));
    opened.on("pulse", (message) => whenJoined(() => safely(opened, () => beat(opened, message))));
    return () => waiting.splice(0);
  }

  function join(opened: Connection, welcome: Welcome, address: string): void {
    onWelcome(welcome, { address, print: opened.peer });
    if (welcome.base < head()) cut(welcome.base, welcome.baseHash);
    else align(welcome.base);
    if (welcome.snapshot !== undefined) rest?.leap(welcome.snapshot);
    connection = opened;
    refused = null;
    epoch = welcome.epoch;
    retryMs = retryFirstMs;
    answered.clear();
    declined.clear();
    opened.onClose(() => leave(opened));
    onJoined(opened);
    hears(opened);
    tell();
    void offerAll();
    if (rest !== undefined) void fetchFrom(opened, rest);
  }

  async function fetchFrom(opened: Connection, missing: Rest): Promise<void> {
    try {
      await fetchRest({ rest: missing, timers, head }, opened, () => connection === opened);
    } catch (fault) {
      onFault(fault);
      leave(opened);
    }
  }

  function leave(left: Connection): void {
    if (connection !== left) return;
    connection = undefined;
    stopSilence();
    left.close();
    if (closed) return;
    tell();
    stopRetry();
    stopRetry = timers.after(Math.max(retryFirstMs, roomEachMs * crowd()) * timers.random(), () => void seek());
  }

  /** A sign of life, unless a later epoch was promised meanwhile: then this hub is left. */
  function hears(from: Connection): boolean {
    stopSilence();
    if (epoch < promised()) {
      leave(from);
      return false;
    }
    stopSilence = timers.after(silenceMs, () => leave(from));
    return true;
  }

  async function offerAll(): Promise<void> {
    if (offering) return;
    offering = true;
    try {
      while (connection !== undefined) {
        const batch = oneOffer(outbox(offerMax + answered.size + declined.size).filter(({ commandId }) => !answered.has(commandId) && !declined.has(commandId)));
        if (batch.length === 0 || !(await offerBatch(connection, batch))) break;
      }
    } catch (fault) {
      onFault(fault);
      if (connection !== undefined) leave(connection);
    } finally {
      offering = false;
    }
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
    const { verdicts } = parsed.data;
    for (const { commandId, refusal } of verdicts) if (refusal?.code === notYours) declined.add(commandId);
    else if (refusal?.code !== tryAgain) answered.add(commandId);
    const empty = verdicts.filter((one) => one.empty).map((one) => one.commandId);
    if (empty.length > 0) dropEmpty(empty, parsed.data.head ?? head());
    tell();
    return !verdicts.some((one) => one.refusal?.code === tryAgain); // the rest is offered again with the next pulse
  }

  /** A fault ends this connection, never the looking for the next. */
  function safely(from: Connection, work: () => void): void {
    try {
      work();
    } catch (fault) {
      onFault(fault);
      if (connection === from) leave(from);
      else from.close();
    }
  }

  function take(from: Connection, message: unknown, answer: (value: unknown) => void): void {
    if (connection !== from) return;
    const { events: fresh, from: first, safe, epoch: theirs } = events.parse(message);
    if (theirs !== epoch) return;
    if (!hears(from)) return;
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
    if (!hears(from)) return;
    if (parsed.data.head > head()) from.send("need", { since: head() });
    else settle(parsed.data.safe);
    if (parsed.data.safe < head()) sayApplied(from);
    declined.clear();
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
    hearHub(address) {
      if (connection === undefined) hint = address;
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
