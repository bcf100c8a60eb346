/**
 * The desk: the one write path, `submit` → decide → append → fold → announce, for the desk that is the hub, for a desk
 * that is joined, and for the hub deciding another desk's command. Doors call `submit` and `open`; the link calls
 * `receive`; the hub calls `order`. Nothing else writes.
 *
 *   role hub    submit ─ decide ─> log (numbered) ─> state
 *   role desk   submit ─ decide ─> outbox + provisional ─> state     (link offers the command to the hub)
 *               receive: take back what is provisional ─> log ─> state ─> decide the rest of the outbox again
 */
import type { Accepted } from "../shared/bridge.ts";
import { verbs } from "../shared/house.ts";
import { isRefusal, refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { Meta, NewEvent, World } from "../shared/kernel/stream.ts";
import type { Change } from "../shared/views.ts";
import { refusedBody, refusedType, wireCommand } from "../shared/wire.ts";
import type { WireCommand, WireEvent } from "../shared/wire.ts";
import { imported } from "../shared/ticket/import.ts";
import { logged } from "../shared/ticket/log.ts";
import { decideCommand, readBody, refuseIssue } from "./fold.ts";
import { createChanges, createScratch, readState } from "./scratch.ts";
import type { Changes, Scratch } from "./scratch.ts";
import type { UnorderedEvent } from "./store/log.ts";
import type { Store } from "./store/store.ts";

export type Role = "hub" | "desk";

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
export interface Verdict {
  readonly commandId: string;
  readonly refusal: Refusal | null;
  readonly events: readonly WireEvent[];
}

export interface DeskOptions {
  readonly store: Store;
  readonly role: Role;
  readonly deskNumber: () => number;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly epoch: number;
  readonly announce: (changes: readonly Change[]) => void;
}

export interface Desk {
  submit(request: Request): Answer;
  /** Several requests in one transaction; each is answered on its own. */
  submitAll(requests: readonly Request[]): Answer[];
  /** Hub only: decides commands of desks, in order, in one transaction. */
  order(commands: readonly WireCommand[]): Verdict[];
  /** Joined desk only: takes ordered events. Answers the last number it has, so that a gap is asked for. */
  receive(events: readonly WireEvent[]): number;
  /** Drops outbox commands that the hub accepted without any event. */
  settle(commandIds: readonly string[]): void;
  /** Told after each transaction that put events into the log. */
  onOrdered(listener: (events: readonly WireEvent[]) => void): void;
  /** Told after a command went into the outbox. */
  onSaved(listener: () => void): void;
}

export function createDesk({ store, role, deskNumber, nowMs, newId, epoch, announce }: DeskOptions): Desk {
  const orderedListeners: ((events: readonly WireEvent[]) => void)[] = [];
  const savedListeners: (() => void)[] = [];

  /** Runs `work` in one transaction, then tells everybody what changed and what was ordered. */
  function transact<T>(work: (changes: Changes, ordered: WireEvent[]) => T): T {
    const ordered: WireEvent[] = [];
    const changes = createChanges();
    const result = store.transaction(() => work(changes, ordered));
    const list = changes.list();
    if (list.length > 0) {
      announce(list);
      store.search.touch(list);
    }
    if (ordered.length > 0) for (const listener of orderedListeners) listener(ordered);
    return result;
  }

  /** Runs `work` against a scratch and writes what it made. */
  function scratched<T>(changes: Changes, work: (scratch: Scratch) => T): T {
    const scratch = createScratch(store.state);
    const result = work(scratch);
    scratch.write(changes);
    return result;
  }

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

  /** Decides one command and puts its events where this desk's role says. */
  function decideAndKeep(command: WireCommand, scratch: Scratch, ordered: WireEvent[]): Refusal | readonly UnorderedEvent[] {
    const decision = decideCommand(command, scratch);
    if (isRefusal(decision)) return decision;
    const events = toRows(command, decision);
    if (role === "desk") for (const { stream, id } of events) store.pending.rememberBase({ stream, id }, store.state.get(stream, id));
    scratch.fold(events);
    if (role === "hub") ordered.push(...store.log.append(events, epoch));
    return events;
  }

  function toRows(command: WireCommand, events: readonly NewEvent[]): UnorderedEvent[] {
    const recordedAtMs = nowMs();
    return events.map((event, part) => ({
      commandId: command.commandId, part, stream: event.stream, id: event.id, type: event.type, body: JSON.stringify(event.body),
      actor: command.actor, desk: command.desk, observedAtMs: event.observedAtMs ?? command.observedAtMs, recordedAtMs,
    }));
  }

  function submitOne(request: Request, scratch: Scratch, changes: Changes, ordered: WireEvent[]): Answer {
    const past = request.commandId === undefined ? undefined : pastAnswer(request.commandId);
    if (past !== undefined) return past;
    const command = stamp(request, scratch);
    if (isRefusal(command)) return { kind: "refused", refusal: command };
    if (command.desk === 0 && request.command.startsWith("ticket.")) return { kind: "refused", refusal: refuse("desk.not-numbered") };
    const kept = decideAndKeep(command, scratch, ordered);
    if (isRefusal(kept)) {
      const isFormError = kept.code.startsWith("input.");
      if (request.byMachine !== true && !isFormError) toTray(command, kept, changes);
      return { kind: "refused", refusal: kept };
    }
    if (role === "desk") {
      store.pending.keep(command, nowMs());
      store.pending.addEvents(command.commandId, kept);
    }
    return { kind: "accepted", value: accepted(command.commandId, kept, role === "hub" ? "ordered" : "saved") };
  }

  function toTray(command: WireCommand, refusal: Refusal, changes: Changes): void {
    store.local.addRefused(command, refusal, nowMs());
    changes.note("refused", command.commandId, undefined, refusal);
  }

  function pastAnswer(commandId: string): Answer | undefined {
    const past = store.log.answerOf(commandId);
    if (past?.kind === "refused") return past;
    if (past !== undefined) return { kind: "accepted", value: accepted(commandId, past.events, "ordered") };
    return store.pending.has(commandId) ? { kind: "accepted", value: accepted(commandId, [], "saved") } : undefined;
  }

  function orderOne(command: WireCommand, scratch: Scratch, ordered: WireEvent[]): Verdict {
    const { commandId } = command;
    const past = store.log.answerOf(commandId);
    if (past !== undefined) return { commandId, refusal: past.kind === "refused" ? past.refusal : null, events: past.kind === "refused" ? [] : past.events };
    const before = ordered.length;
    const kept = decideAndKeep(command, scratch, ordered);
    if (!isRefusal(kept)) return { commandId, refusal: null, events: ordered.slice(before) };
    const body = refusedBody.parse({ command: command.command, body: command.body ?? null, code: kept.code, params: kept.params });
    const [row] = toRows(command, [{ stream: "command", id: commandId, type: refusedType, body }]);
    if (row !== undefined) ordered.push(...store.log.append([row], epoch));
    return { commandId, refusal: kept, events: ordered.slice(before) };
  }

  /** Puts ordered events under whatever this desk did provisionally: take that back, fold, do it again. */
  function takeOrdered(events: readonly WireEvent[], changes: Changes): void {
    for (const { stream, id } of store.pending.things()) changes.note(stream, id, readState(store.state, stream, id), undefined);
    const touched = store.pending.takeBack(store.state);
    store.log.receive(events);
    scratched(changes, (scratch) => scratch.fold(events.filter((event) => event.type !== refusedType)));
    for (const event of events) settleOrdered(event, changes);
    scratched(changes, replayOutbox);
    for (const { stream, id } of touched) changes.note(stream, id, undefined, readState(store.state, stream, id));
  }

  /** A command that no longer holds here leaves no trace but stays in the outbox: the hub has the last word. */
  function replayOutbox(scratch: Scratch): void {
    for (const command of store.pending.commands(Number.MAX_SAFE_INTEGER)) {
      const kept = decideAndKeep(command, scratch, []);
      if (!isRefusal(kept)) store.pending.addEvents(command.commandId, kept);
    }
  }

  function settleOrdered(event: WireEvent, changes: Changes): void {
    if (!store.pending.has(event.commandId)) return;
    store.pending.drop(event.commandId);
    if (event.type !== refusedType) return;
    const { command, body, code, params } = refusedBody.parse(JSON.parse(event.body));
    toTray({ commandId: event.commandId, command, body, actor: event.actor, desk: event.desk, observedAtMs: event.observedAtMs }, { code, params }, changes);
  }

  function tellSaved(): void {
    if (role === "desk") for (const listener of savedListeners) listener();
  }

  return {
    submit(request) {
      const answer = transact((changes, ordered) => scratched(changes, (scratch) => submitOne(request, scratch, changes, ordered)));
      tellSaved();
      return answer;
    },
    submitAll(requests) {
      const answers = transact((changes, ordered) =>
        scratched(changes, (scratch) => requests.map((request) => submitOne(request, scratch, changes, ordered))));
      tellSaved();
      return answers;
    },
    order: (commands) => transact((changes, ordered) =>
      scratched(changes, (scratch) => commands.map((command) => orderOne(command, scratch, ordered)))),
    receive(events) {
      const head = store.log.head().seq;
      const fresh = events.filter((event) => event.seq > head);
      if (fresh[0]?.seq !== head + 1) return head;
      transact((changes, ordered) => {
        takeOrdered(fresh, changes);
        ordered.push(...fresh);
      });
      return store.log.head().seq;
    },
    settle: (commandIds) => transact(() => { for (const commandId of commandIds) store.pending.drop(commandId); }),
    onOrdered: (listener) => void orderedListeners.push(listener),
    onSaved: (listener) => void savedListeners.push(listener),
  };
}

/** What must be readable at every other desk: an event that one of them cannot parse would stop it for good. */
const wireMeta = wireCommand.omit({ command: true, body: true });

/** The tickets that came into being are named by number. */
function accepted(commandId: string, events: readonly { readonly type: string; readonly body: string }[], state: Accepted["state"]): Accepted {
  const numbers = events.filter((event) => bornTickets.has(event.type)).map((event) => (JSON.parse(event.body) as { number: string }).number);
  return { commandId, state, numbers };
}

const bornTickets: ReadonlySet<string> = new Set([logged.type, imported.type]);
