/**
 * The desk: the one write path, `submit` → decide → append → fold → announce, for the desk that is the hub, for a desk
 * that is joined, and for the hub deciding another desk's command. Doors call `submit`; the link calls `receive` and
 * `cut`; the hub calls `order`; a take-over calls `reignAs`. Nothing else writes.
 *
 *   role hub    submit ─ decide ─> log (numbered) ─> state
 *   role desk   submit ─ decide ─> outbox + provisional ─> state     (link offers the command to the hub)
 *               receive: take back what is provisional ─> log ─> state ─> decide the rest of the outbox again
 */
import type { Accepted } from "../shared/bridge.ts";
import { verbs } from "../shared/house.ts";
import { isRefusal, refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { Meta, World } from "../shared/kernel/stream.ts";
import { hubOnly } from "../shared/site/trust.ts";
import { imported } from "../shared/ticket/import.ts";
import { logged } from "../shared/ticket/log.ts";
import type { Change } from "../shared/views.ts";
import { wireCommand } from "../shared/wire.ts";
import type { WireCommand, WireEvent } from "../shared/wire.ts";
import { createCatchUp } from "./catch-up.ts";
import { createBehind } from "./desk-behind.ts";
import type { DeskBehind, TransactHow } from "./desk-behind.ts";
import { readBody, refuseIssue } from "./fold.ts";
import { createKeeper } from "./keep.ts";
import type { Reign } from "./keep.ts";
import { createReceiver } from "./receive.ts";
import { createChanges } from "./scratch.ts";
import type { Changes, Scratch } from "./scratch.ts";
import type { Lasts, Store } from "./store/store.ts";

/** What somebody wants, before this desk has fixed its Meta. */
export interface Request {
  readonly command: string;
  readonly body: unknown;
  readonly actor: string;
  /** Given where the same wish may come twice (imports, schedulers): the second time changes nothing. */
  readonly commandId?: string | undefined;
  /** Given where it happened earlier (imports, replays). */
  readonly observedAtMs?: number | undefined;
  /** A person's refused act goes to the tray; a machine's never does. */
  readonly byMachine?: boolean | undefined;
}

export type Answer = { readonly kind: "accepted"; readonly value: Accepted } | { readonly kind: "refused"; readonly refusal: Refusal };

/** The hub's answer about one command: refused, or ordered as these events. */
export interface Ordered {
  readonly commandId: string;
  readonly refusal: Refusal | null;
  readonly events: readonly WireEvent[];
}

export interface DeskOptions {
  readonly store: Store;
  /** What this desk is when it starts. */
  readonly reign: Reign;
  readonly deskNumber: () => number;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly announce: (changes: readonly Change[]) => void;
  readonly onFault?: (command: WireCommand, fault: unknown) => void;
  /** This desk's disk counts for what is safe: what it takes stands there before it says so. Always, without it. */
  readonly isKeeper?: () => boolean;
  /** Runs work when the current turn is over. Given, a long outbox is decided again in slices; else always at once. */
  readonly soon?: (work: () => void) => void;
  /** Commands that one slice decides again. */
  readonly againAtOnce?: number;
}

/** Commands decided again in one transaction: about 8 ms. */
const againAtOnceUsually = 24;

export interface Desk extends DeskBehind {
  reign(): Reign;
  submit(request: Request): Answer;
  /** Several requests in one transaction; each is answered on its own. */
  submitAll(requests: readonly Request[]): Answer[];
  /** Hub only: decides commands of desks, in order, in one transaction. */
  order(commands: readonly WireCommand[]): Ordered[];
  /** Joined desk only: takes ordered events, safe up to `safe`. Answers the last number it has, so that a gap is asked for. */
  receive(events: readonly WireEvent[], safe: number): number;
  /** What is in the log up to `safe` is on enough disks; done commands leave the outbox. */
  settle(safe: number): void;
  /**
   * Becomes the hub of an epoch, with `opening` as its first command, and orders what waits here; or becomes a desk.
   * `note` runs in the same transaction: what this node is and what its log says never disagree.
   */
  reignAs(next: Reign, note: () => void, opening?: Request): void;
  /** Told after each transaction that put events into the log. */
  onOrdered(listener: (events: readonly WireEvent[]) => void): void;
  /** Told after a command went into the outbox. */
  onSaved(listener: () => void): void;
}

export function createDesk({ store, reign: atStart, deskNumber, nowMs, newId, announce, onFault = () => {}, isKeeper = () => true, soon, againAtOnce = againAtOnceUsually }: DeskOptions): Desk {
  let reign = atStart;
  const catchUp = createCatchUp(store);
  const keeper = createKeeper(store, catchUp, () => reign, nowMs, onFault);
  const receiver = createReceiver({ store, keeper, catchUp, deskNumber, nowMs, againAtOnce: soon === undefined ? Number.MAX_SAFE_INTEGER : againAtOnce });
  const orderedListeners: ((events: readonly WireEvent[]) => void)[] = [];
  const savedListeners: (() => void)[] = [];

  /** Runs `work` in one transaction, then tells everybody what changed and what was ordered. */
  function transact<T>(work: (changes: Changes, ordered: WireEvent[]) => T, { isPast = false, lasts = "at once" }: TransactHow = {}): T {
    const ordered: WireEvent[] = [];
    const changes = createChanges();
    const result = store.transaction(() => work(changes, ordered), lasts);
    const list = changes.list();
    if (list.length > 0) {
      announce(list);
      if (isPast) store.search.touchOlder(list);
      else store.search.touch(list);
    }
    if (ordered.length > 0) for (const listener of orderedListeners) listener(ordered);
    return result;
  }

  /** What came from the hub and was lost comes again; only a keeper vouches for it. */
  function received(): Lasts {
    return isKeeper() ? "at once" : "soon";
  }

  const behind = createBehind({ store, receiver, catchUp, transact, received, isHub: () => reign.role === "hub", soon });

  function stamp(request: Request, world: World): WireCommand | Refusal {
    const meta: Meta = {
      commandId: request.commandId ?? newId(), actor: request.actor, desk: deskNumber(), observedAtMs: request.observedAtMs ?? nowMs(),
    };
    const [issue] = wireMeta.safeParse(meta).error?.issues ?? [];
    if (issue !== undefined) return refuseIssue(issue.path, issue.code, issue.message, { ...issue });
    const prepare = verbs.get(request.command)?.prepare;
    const read = prepare === undefined ? undefined : readBody(request.command, request.body);
    const body = prepare === undefined || read === undefined || isRefusal(read) ? request.body : prepare(read.value, meta, world);
    return { ...meta, command: request.command, body };
  }

  function submitOne(request: Request, scratch: Scratch, changes: Changes, ordered: WireEvent[]): Answer {
    const past = request.commandId === undefined ? undefined : pastAnswer(request.commandId);
    if (past !== undefined) return past;
    const command = stamp(request, scratch);
    if (isRefusal(command)) return { kind: "refused", refusal: command };
    if (!catchUp.isUsable()) return { kind: "refused", refusal: refuse("sync.states-coming") };
    if (command.desk === 0 && request.command.startsWith("ticket.")) return { kind: "refused", refusal: refuse("desk.not-numbered") };
    const kept = keeper.decide(command, scratch, ordered);
    if (isRefusal(kept) && scratch.isBlind() && reign.role === "desk" && !kept.code.startsWith("input.")) {
      store.pending.keep(command, nowMs()); // about a thing that is not here yet: the hub knows it
      return { kind: "accepted", value: accepted(command.commandId, [], "saved") };
    }
    if (isRefusal(kept)) {
      const isFormError = kept.code.startsWith("input.");
      if (request.byMachine !== true && !isFormError) keeper.toTray(command, kept, changes);
      return { kind: "refused", refusal: kept };
    }
    if (reign.role === "desk") {
      store.pending.keep(command, nowMs());
      store.pending.addEvents(command.commandId, kept);
    }
    return { kind: "accepted", value: accepted(command.commandId, kept, reign.role === "hub" ? "ordered" : "saved") };
  }

  function pastAnswer(commandId: string): Answer | undefined {
    const past = store.log.answerOf(commandId);
    if (past?.kind === "refused") return past;
    if (past !== undefined) return { kind: "accepted", value: accepted(commandId, past.events, "ordered") };
    return store.pending.has(commandId) ? { kind: "accepted", value: accepted(commandId, [], "saved") } : undefined;
  }

  function orderOne(command: WireCommand, scratch: Scratch, ordered: WireEvent[], offered = false): Ordered {
    const { commandId } = command;
    const past = store.log.answerOf(commandId);
    if (past !== undefined) return { commandId, refusal: past.kind === "refused" ? past.refusal : null, events: past.kind === "refused" ? [] : past.events };
    const before = ordered.length;
    const kept = keeper.decide(command, scratch, ordered, offered);
    if (isRefusal(kept)) keeper.recordRefusal(command, kept, ordered);
    return { commandId, refusal: isRefusal(kept) ? kept : null, events: ordered.slice(before) };
  }

  /** What a hub asks of itself alone is never taken from an offer: a new epoch, a desk's number, a newcomer's key. */
  function orderOffered(command: WireCommand, scratch: Scratch, ordered: WireEvent[]): Ordered {
    if (!hubOnly.has(command.command)) return orderOne(command, scratch, ordered, true);
    return { commandId: command.commandId, refusal: refuse("bridge.not-allowed", { call: command.command }), events: [] };
  }

  /** The first command of an epoch, then everything that waited here, in its order. */
  function orderWaiting(opening: Request, changes: Changes, ordered: WireEvent[]): void {
    receiver.forgetAgain();
    store.pending.undo(store.log.head().seq);
    store.pending.takeBack(store.state);
    catchUp.foldAll(changes);
    keeper.scratched(changes, (scratch) => {
      const first = stamp(opening, scratch);
      if (isRefusal(first)) throw new Error(`an epoch cannot be opened: ${first.code}`);
      orderOne(first, scratch, ordered);
      for (const command of store.pending.commands(Number.MAX_SAFE_INTEGER)) {
        const { events } = orderOne(command, scratch, ordered);
        const last = events.at(-1);
        if (last === undefined) store.pending.drop(command.commandId);
        else store.pending.ordered(command.commandId, last.seq);
      }
    });
  }

  function tellSaved(): void {
    if (reign.role === "desk") for (const listener of savedListeners) listener();
  }

  return {
    ...behind.calls,
    reign: () => reign,
    submit(request) {
      behind.end();
      const answer = transact((changes, ordered) => keeper.scratched(changes, (scratch) => submitOne(request, scratch, changes, ordered)));
      tellSaved();
      return answer;
    },
    submitAll(requests) {
      behind.end();
      const answers = transact((changes, ordered) =>
        keeper.scratched(changes, (scratch) => requests.map((request) => submitOne(request, scratch, changes, ordered))));
      tellSaved();
      return answers;
    },
    order: (commands) => transact((changes, ordered) =>
      keeper.scratched(changes, (scratch) => commands.map((command) => {
        const one = orderOffered(command, scratch, ordered);
        if (one.refusal !== null && command.desk === deskNumber()) keeper.toTray(command, one.refusal, changes); // its author sits here: a desk brings back what this hub's log lost
        return one;
      }))),
    receive(events, safe) {
      const head = store.log.head().seq;
      const fresh = events.filter((event) => event.seq > head);
      if (fresh[0]?.seq !== head + 1) return head;
      transact((changes, ordered) => {
        receiver.take(fresh, changes);
        receiver.settle(safe, changes);
        ordered.push(...fresh);
      }, { lasts: fresh.some((event) => event.stream === "site") ? "at once" : received() });
      behind.plan();
      return store.log.head().seq;
    },
    settle(safe) {
      behind.plan();
      if (store.pending.orderedUpTo(safe).length > 0) transact((changes) => receiver.settle(safe, changes), { lasts: received() });
    },
    reignAs(next, note, opening) {
      const former = reign;
      reign = next;
      try {
        transact((changes, ordered) => {
          note();
          if (next.role === "hub" && opening !== undefined) orderWaiting(opening, changes, ordered);
        });
      } catch (fault) {
        reign = former;
        throw fault;
      }
    },
    onOrdered: (listener) => void orderedListeners.push(listener),
    onSaved: (listener) => void savedListeners.push(listener),
  };
}

/** What must be readable at every other desk: an event that one of them cannot parse would stop it for good. */
const wireMeta = wireCommand.omit({ command: true, body: true });

const bornTickets: ReadonlySet<string> = new Set([logged.type, imported.type]);

/** The tickets that came into being are named by number. */
function accepted(commandId: string, events: readonly { readonly type: string; readonly body: string }[], state: Accepted["state"]): Accepted {
  const numbers = events.filter((event) => bornTickets.has(event.type)).map((event) => (JSON.parse(event.body) as { number: string }).number);
  return { commandId, state, numbers };
}
