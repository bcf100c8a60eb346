/**
 * The hub's side of `shared/wire.ts`: lets desks in, orders their commands in groups (one transaction, one fsync for all
 * that came in the same turn), sends ordered events to every desk, feeds those that are behind, and knows how far a
 * majority of the keepers is. Knows nothing of storage, rules or sockets: all comes as arguments.
 */
import { isRefusal, refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { applied, eventsMax, need, offer } from "../../shared/wire.ts";
import type { Runs, Verdict, WireCommand, WireEvent, WireHello } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";
import type { Spoken } from "../../shared/wire-version.ts";
import { every } from "./connection.ts";
import type { Connection, Speaker, Timers } from "./connection.ts";
import { deskOfEpoch } from "./epoch.ts";
import { notYours, orderBatch } from "./order-batch.ts";
import type { OrderedCommand } from "./order-batch.ts";
import { sendToAll } from "./send-to-all.ts";
import { createSendQueue } from "./send-queue.ts";
import type { SendQueue } from "./send-queue.ts";
import { createCatchUpServer } from "./serve-catch-up.ts";
import type { StatesSource } from "./serve-catch-up.ts";
import { createTurns } from "./turns.ts";
import { welcomeTo } from "./welcome.ts";
import { readWhole, wholeCommands } from "./whole-commands.ts";

/** The one small interface behind which order is given; SQLite today. */
export interface Sequencer {
  order(commands: readonly WireCommand[]): readonly OrderedCommand[];
  read(sinceSeq: number, limit: number): readonly WireEvent[];
  head(): number;
  runs(): Runs;
  firstHash(): string;
  /** For desks that take over this hub's position. */
  readonly states?: StatesSource;
  onOrdered(listener: (events: readonly WireEvent[]) => void): void;
}

export interface HubOptions {
  readonly sequencer: Sequencer;
  readonly timers: Timers;
  readonly epoch: number;
  readonly nodeId: string;
  /** Node ids of the keepers: each set of which a majority is needed (`shared/site/keepers.ts`); an empty one means the hub alone. */
  readonly keeperSets: () => readonly (readonly string[])[];
  /** Who is enrolled with the key of a connection; nothing that a stranger says is listened to. */
  readonly speaker: (peer: string) => Speaker | undefined;
  /** The site has given this number to a desk. */
  readonly hasDesk: (deskNumber: number) => boolean;
  /** Commands under this hub's own number are taken from others: its log went back once, and they have what it lost. */
  readonly takesBackOwn: () => boolean;
  /** Number of a desk that may come in, or why it may not. */
  readonly admit: (hello: WireHello) => number | Refusal;
  readonly onDesks: (count: number) => void;
  /** A desk was let in; what else may travel between the two, beside the log, begins now. */
  readonly onMember?: ((connection: Connection) => void) | undefined;
  /** A majority of the keepers has everything up to `seq`. */
  readonly onSafe: (seq: number) => void;
  /** A desk has seen a later epoch: this hub's time is over. */
  readonly onLaterEpoch: (epoch: number) => void;
  /** Versions of the protocol it takes; the program's own, unless a test plays an older one. */
  readonly speaks?: Spoken;
  /** Events in one message of the broadcast and of what is fed; the simulator sends few at once. */
  readonly atOnce?: { readonly live: number; readonly fed: number };
  /** A trouble of this machine that passes (a full disk): what it kept out is offered again soon. */
  readonly passes: (fault: unknown) => boolean;
  /** Told of bugs and broken machines; the desk that met one is cut off and comes again. */
  readonly onFault: (fault: unknown) => void;
}

export interface Hub {
  accept(connection: Connection): void;
  safe(): number;
  close(): void;
}

/** Of what a desk lacks so many are read and encoded here, and put in there, within some 5 ms. */
const atOnceUsually = { live: eventsMax, fed: 100 };
/** Time for a refusal to arrive before the connection ends. */
const partMs = 100;
/** Heartbeat; a desk that hears none for three of them is an island. */
export const pulseMs = 2_000;

interface Member {
  readonly connection: Connection;
  readonly nodeId: string;
  readonly deskNumber: number;
  /** What was sent and not yet applied. */
  readonly queue: SendQueue;
  /** Version of the protocol that both speak. */
  readonly version: number;
  /** What its program makes of events. */
  readonly statesKind: string | undefined;
  /** Nothing of its log is missing, so its disk counts for what is safe. */
  isWhole: boolean;
  sent: number;
  applied: number;
  feeding: boolean;
}

export function createHub({ sequencer, speaks = spoken, atOnce = atOnceUsually, timers, epoch, nodeId, keeperSets, speaker, hasDesk, takesBackOwn, admit, onDesks, onMember = () => {}, onSafe, onLaterEpoch, passes, onFault }: HubOptions): Hub {
  const members = new Set<Member>();
  const turns = createTurns(timers);
  const catchUps = createCatchUpServer({ sequencer, turns, onFault });
  const hello = { sequencer, timers, epoch, speaker, admit, onLaterEpoch, speaks, catchUps, safe: () => safeSeq };
  let waiting: { readonly member: Member; readonly commands: readonly WireCommand[]; readonly answer: (verdicts: readonly Verdict[]) => void }[] = [];
  let safeSeq = 0;
  let beganAt: number | undefined;
  /** Ordered while offers are being answered: who offered is told first, then everybody. */
  let held: WireEvent[] | undefined;
  let closed = false;

  function orderWaiting(): void {
    const batch = waiting.filter(({ member }) => speaker(member.connection.peer) !== undefined); // it may have been revoked meanwhile
    waiting = [];
    if (closed || batch.length === 0) return;
    const taken = batch.flatMap(({ member, commands }) => commands.filter((command) => maySpeak(member, command)));
    held = [];
    try {
      const verdicts = new Map(orderBatch({ order: sequencer.order, passes, onFault }, taken).map((one) => [one.commandId, one]));
      for (const { member, commands, answer } of batch) answer(commands.map((command) => verdictOn(member, command, verdicts.get(command.commandId))));
    } finally {
      const events = held;
      held = undefined;
      broadcast(events);
    }
  }

  function verdictOn(member: Member, command: WireCommand, one: OrderedCommand | undefined): Verdict {
    const { commandId } = command;
    if (!maySpeak(member, command)) return { commandId, refusal: refuse(notYours, { desk: command.desk }), empty: false };
    return { commandId, refusal: one?.refusal ?? null, empty: one?.refusal === null && one.events.length === 0 };
  }

  /**
   * A desk offers under its own number. What a take-over cut off it may bring back for others too, unless they are here:
   * who made a command has it, in the outbox or in the log that is cut when it joins, and brings it back itself. Before
   * the first take-over, and while no log went back, nothing was ever cut off, so nobody speaks for another.
   */
  function maySpeak(member: Member, { desk }: WireCommand): boolean {
    if (desk === member.deskNumber || desk === 0) return true;
    if (desk === deskOfEpoch(epoch)) return takesBackOwn();
    return (isSecondReign() || takesBackOwn()) && hasDesk(desk) && ![...members].some((other) => other.deskNumber === desk);
  }

  function isSecondReign(): boolean {
    const first = firstOfEpoch();
    return first > 1 && Number.isFinite(first);
  }

  function broadcast(events: readonly WireEvent[]): void {
    if (held !== undefined) return void held.push(...events);
    if (closed || events.length === 0) return;
    reckonSafe();
    for (let left = events; left.length > 0;) {
      const part = left.slice(0, wholeCommands(left, atOnce.live));
      left = left.slice(part.length);
      const message = { epoch, from: part[0]?.seq ?? 0, events: part, safe: safeSeq };
      const live = [...members].filter((member) => !member.feeding);
      sendToAll(live.map(({ connection }) => connection), "events", message);
      for (const member of live) follow(member, part);
    }
  }

  /** Who cannot follow is taken out of the broadcast and fed at its own pace. */
  function follow(member: Member, part: readonly WireEvent[]): void {
    member.sent = part.at(-1)?.seq ?? member.sent;
    if (member.queue.sent(part)) startFeeding(member);
  }

  function startFeeding(member: Member): void {
    feed(member).catch((fault: unknown) => {
      onFault(fault);
      member.connection.close();
    });
  }

  /** Sends what a desk lacks, part by part, each after the one before was applied; then it joins the broadcast. */
  async function feed(member: Member): Promise<void> {
    member.feeding = true;
    member.sent = member.applied;
    member.queue.clear();
    while (!closed && members.has(member) && member.sent < sequencer.head()) {
      const answer = await turns.run(() => {
        const events = readWhole(sequencer.read, member.sent, atOnce.fed);
        return member.connection.ask("events", { epoch, from: member.sent + 1, events, safe: safeSeq });
      });
      const done = applied.safeParse(answer);
      if (!done.success || done.data.head <= member.sent) return member.connection.close();
      member.sent = done.data.head;
      advance(member, done.data.head);
    }
    member.feeding = false;
  }

  function advance(member: Member, head: number): void {
    member.applied = Math.max(member.applied, head);
    member.queue.applied(head);
    if (reckonSafe()) sayPulse();
  }

  /** Raft §5.4.2: only what reached a majority in this very epoch makes everything before it safe. */
  function reckonSafe(): boolean {
    const majority = Math.min(...keeperSets().map(reachedBy));
    if (majority <= safeSeq || majority < firstOfEpoch()) return false;
    safeSeq = majority;
    try {
      onSafe(safeSeq);
    } catch (fault) {
      onFault(fault); // the commands leave the outbox with the next event that is safe, or when this hub starts again
    }
    return true;
  }

  /** How far a majority of these keepers is. */
  function reachedBy(keepers: readonly string[]): number {
    const own = sequencer.head();
    const reached = keepers.length === 0 ? [own] : keepers.map((keeper) => (keeper === nodeId ? own : appliedBy(keeper))).sort((a, b) => b - a);
    return reached[Math.floor(reached.length / 2)] ?? 0;
  }

  /** Number of this epoch's first event; infinite while it has none. */
  function firstOfEpoch(): number {
    if (beganAt === undefined) {
      const runs = sequencer.runs();
      if (runs.at(-1)?.epoch === epoch) beganAt = (runs.at(-2)?.lastSeq ?? 0) + 1;
    }
    return beganAt ?? Number.POSITIVE_INFINITY;
  }

  function appliedBy(keeper: string): number {
    return Math.max(0, ...[...members].filter((member) => member.nodeId === keeper && member.isWhole).map((member) => member.applied));
  }

  function sayPulse(): void {
    sendToAll([...members].map(({ connection }) => connection), "pulse", pulseOf());
  }

  function pulseOf() {
    return { epoch, head: sequencer.head(), safe: safeSeq, hubTimeMs: timers.nowMs() };
  }

  function letIn(connection: Connection, message: unknown, answer: (value: unknown) => void): Member | undefined {
    const welcomed = welcomeTo(hello, message, connection.peer);
    if (isRefusal(welcomed)) {
      answer({ refusal: welcomed });
      timers.after(partMs, () => connection.close());
      return undefined;
    }
    const { welcome, nodeId: joiner, isWhole, statesKind } = welcomed;
    const begin = welcome.snapshot?.seq ?? welcome.base;
    const member: Member = { connection, nodeId: joiner, deskNumber: welcome.deskNumber, queue: createSendQueue(), version: welcome.protocol ?? 1, statesKind, isWhole, sent: begin, applied: begin, feeding: true };
    members.add(member);
    onDesks(members.size);
    answer({ welcome });
    onMember(connection);
    startFeeding(member);
    return member;
  }

  sequencer.onOrdered(broadcast);
  const stopPulse = every(timers, pulseMs, () => {
    reckonSafe();
    sayPulse();
  });
  reckonSafe();

  return {
    safe: () => safeSeq,
    accept(connection) {
      let member: Member | undefined;
      connection.on("hello", (message, answer) => {
        if (member !== undefined || closed) return;
        try {
          member = letIn(connection, message, answer);
        } catch (fault) {
          onFault(fault);
          connection.close();
        }
      });
      connection.on("offer", (message, answer) => {
        if (member === undefined || closed) return;
        const parsed = offer.safeParse(message);
        if (!parsed.success) return answer({ refusal: refuse("input.malformed") });
        if (waiting.length === 0) timers.soon(orderWaiting);
        const from = member;
        waiting.push({ member, commands: parsed.data.commands, answer: (verdicts) => answer({ verdicts, ...(from.version > 1 ? { head: sequencer.head() } : {}) }) });
      });
      connection.on("applied", (message) => {
        const parsed = applied.safeParse(message);
        if (!parsed.success || member === undefined || parsed.data.head > sequencer.head()) return;
        if (parsed.data.whole === true) member.isWhole = true;
        if (!member.feeding) advance(member, parsed.data.head);
      });
      catchUps.listen(connection, () => (!closed && member !== undefined && members.has(member) ? member : undefined));
      connection.on("need", (message) => {
        const parsed = need.safeParse(message);
        if (!parsed.success || member === undefined || member.feeding || parsed.data.since > sequencer.head()) return;
        member.applied = parsed.data.since;
        startFeeding(member);
      });
      connection.onClose(() => {
        if (member !== undefined && members.delete(member)) onDesks(members.size);
      });
    },
    close() {
      closed = true;
      stopPulse();
      for (const member of members) member.connection.close();
      members.clear();
    },
  };
}
