/**
 * The hub's side of `shared/wire.ts`: lets desks in, orders their commands in groups (one transaction, one fsync for all
 * that came in the same turn), sends ordered events to every desk, and feeds those that are behind. Knows nothing of
 * storage or rules: it gets `order`, `read`, `head` and `numberDesk` as arguments.
 */
import type { Namespace, Socket } from "socket.io";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { refuse } from "../../shared/kernel/refusal.ts";
import { applied, eventsMax, hello, need, offer, protocol } from "../../shared/wire.ts";
import type { Verdict, Welcome, WireCommand, WireEvent } from "../../shared/wire.ts";

/** The one small interface behind which order is given; SQLite today. */
export interface Sequencer {
  order(commands: readonly WireCommand[]): readonly { readonly commandId: string; readonly refusal: Refusal | null; readonly events: readonly WireEvent[] }[];
  read(sinceSeq: number, limit: number): readonly WireEvent[];
  head(): { readonly seq: number; readonly hash: string };
  /** Hash of the row `seq`, or undefined where there is none. */
  hashAt(seq: number): string | undefined;
  onOrdered(listener: (events: readonly WireEvent[]) => void): void;
}

export interface HubOptions {
  readonly sequencer: Sequencer;
  readonly epoch: number;
  /** What a desk must show to come in. */
  readonly key: string;
  readonly nowMs: () => number;
  readonly numberDesk: (nodeId: string, name: string) => number | Refusal;
  readonly onDesks: (count: number) => void;
  /** Told of bugs and broken machines; the desk that met one is cut off and comes again. */
  readonly onFault: (fault: unknown) => void;
}

/** Events a desk may be behind before it is taken out of the broadcast and fed at its own pace. */
const behindMax = 5_000;
/** Heartbeat; a desk that hears none for three of them is an island. */
const pulseMs = 2_000;
const liveRoom = "live";

interface Member {
  readonly deskNumber: number;
  /** Last event sent. */
  sent: number;
  applied: number;
  feeding: boolean;
}

interface Offered {
  readonly commands: readonly WireCommand[];
  readonly answer: (verdicts: readonly Verdict[]) => void;
}

/** Opens the hub on a socket.io namespace. Returns what stops it. */
export function openHub(namespace: Namespace, { sequencer, epoch, key, nowMs, numberDesk, onDesks, onFault }: HubOptions): () => void {
  const members = new Map<Socket, Member>();
  let offered: Offered[] = [];
  let stopped = false;

  function orderOffered(): void {
    const batch = offered;
    offered = [];
    if (stopped) return;
    const verdicts = new Map(orderAll(batch.flatMap((one) => one.commands)).map((one) => [one.commandId, one]));
    for (const { commands, answer } of batch) {
      answer(commands.map(({ commandId }) => {
        const verdict = verdicts.get(commandId);
        return { commandId, refusal: verdict?.refusal ?? null, empty: verdict?.refusal === null && verdict.events.length === 0 };
      }));
    }
  }

  /** All in one transaction; where one of them breaks it, each on its own, so that one desk's bad luck is not everybody's. */
  function orderAll(commands: readonly WireCommand[]): ReturnType<Sequencer["order"]> {
    try {
      return sequencer.order(commands);
    } catch (fault) {
      if (commands.length > 1) return commands.flatMap((command) => orderAll([command]));
      onFault(fault);
      return commands.map(({ commandId }) => ({ commandId, refusal: refuse("sync.hub-fault"), events: [] }));
    }
  }

  function take(commands: readonly WireCommand[], answer: Offered["answer"]): void {
    if (offered.length === 0) setImmediate(orderOffered);
    offered.push({ commands, answer });
  }

  sequencer.onOrdered((events) => {
    const first = events[0]?.seq ?? 0;
    for (let index = 0; index < events.length; index += eventsMax) {
      const part = events.slice(index, index + eventsMax);
      namespace.to(liveRoom).emit("events", { from: first + index, events: part });
    }
    for (const [socket, member] of members) if (!member.feeding) follow(socket, member, first + events.length - 1);
  });

  function follow(socket: Socket, member: Member, sent: number): void {
    member.sent = sent;
    if (sent - member.applied <= behindMax) return;
    socket.leave(liveRoom);
    startFeeding(socket, member);
  }

  function startFeeding(socket: Socket, member: Member): void {
    feed(socket, member).catch((fault: unknown) => {
      onFault(fault);
      socket.disconnect(true);
    });
  }

  /** Sends what a desk lacks, part by part, each after the one before was applied; then it joins the broadcast. */
  async function feed(socket: Socket, member: Member): Promise<void> {
    member.feeding = true;
    member.sent = member.applied;
    while (socket.connected && member.sent < sequencer.head().seq) {
      const events = sequencer.read(member.sent, eventsMax);
      const answer: unknown = await socket.timeout(30_000).emitWithAck("events", { from: member.sent + 1, events }).catch(() => undefined);
      const done = applied.safeParse(answer);
      if (!done.success || done.data.head <= member.sent) return void socket.disconnect(true);
      member.applied = done.data.head;
      member.sent = done.data.head;
    }
    member.feeding = false;
    if (socket.connected) socket.join(liveRoom);
  }

  function welcomeOf(message: unknown): Welcome & { readonly behind: number } | Refusal {
    const parsed = hello.safeParse(message);
    if (!parsed.success) return refuse("input.malformed");
    const { protocol: spoken, nodeId, name, key: shown, head, headHash } = parsed.data;
    if (shown !== key) return refuse("sync.wrong-key");
    if (spoken !== protocol) return refuse("sync.other-version", { theirs: spoken, ours: protocol });
    if (head > 0 && sequencer.hashAt(head) !== headHash) return refuse("sync.other-log", { head });
    const deskNumber = numberDesk(nodeId, name);
    if (typeof deskNumber !== "number") return deskNumber;
    return { epoch, head: sequencer.head().seq, deskNumber, hubTimeMs: nowMs(), behind: head };
  }

  function letIn(socket: Socket, message: unknown, answer: unknown): void {
    if (typeof answer !== "function" || members.has(socket)) return;
    const welcome = welcomeOf(message);
    if ("code" in welcome) {
      answer({ refusal: welcome });
      setTimeout(() => socket.disconnect(true), 100);
      return;
    }
    const { behind, ...rest } = welcome;
    const member: Member = { deskNumber: rest.deskNumber, sent: behind, applied: behind, feeding: true };
    members.set(socket, member);
    onDesks(members.size);
    answer({ welcome: rest });
    startFeeding(socket, member);
  }

  namespace.on("connection", (socket) => {
    socket.on("hello", (message: unknown, answer: unknown) => {
      try {
        letIn(socket, message, answer);
      } catch (fault) {
        onFault(fault);
        socket.disconnect(true);
      }
    });
    socket.on("offer", (message: unknown, answer: unknown) => {
      const member = members.get(socket);
      if (member === undefined || typeof answer !== "function") return;
      const parsed = offer.safeParse(message);
      if (!parsed.success) return void answer({ refusal: refuse("input.malformed") });
      const foreign = parsed.data.commands.some((command) => command.desk !== 0 && command.desk !== member.deskNumber);
      if (foreign) return void answer({ refusal: refuse("sync.foreign-desk", { desk: member.deskNumber }) });
      take(parsed.data.commands, (verdicts) => answer({ verdicts }));
    });
    socket.on("applied", (message: unknown) => {
      const parsed = applied.safeParse(message);
      const member = members.get(socket);
      if (parsed.success && member !== undefined && !member.feeding) member.applied = Math.max(member.applied, parsed.data.head);
    });
    socket.on("need", (message: unknown) => {
      const parsed = need.safeParse(message);
      const member = members.get(socket);
      if (!parsed.success || member === undefined || member.feeding) return;
      socket.leave(liveRoom);
      member.applied = parsed.data.since;
      startFeeding(socket, member);
    });
    socket.on("disconnect", () => {
      if (members.delete(socket)) onDesks(members.size);
    });
  });

  const beat = setInterval(() => namespace.to(liveRoom).emit("pulse", { head: sequencer.head().seq, hubTimeMs: nowMs() }), pulseMs);
  return () => {
    stopped = true;
    clearInterval(beat);
  };
}
