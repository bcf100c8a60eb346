/**
 * Deciding a command and putting what it gives where this desk's role says: the log with a number (hub), or the outbox's
 * provisional events (desk). `desk.ts` uses it for new commands, `receive.ts` for those that are decided again.
 */
import { isMachine } from "../shared/kernel/may.ts";
import { isRefusal, refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { NewEvent } from "../shared/kernel/stream.ts";
import { refusedType } from "../shared/wire.ts";
import type { WireCommand, WireEvent } from "../shared/wire.ts";
import type { CatchUp } from "./catch-up.ts";
import { decideCommand } from "./fold.ts";
import { createScratch } from "./scratch.ts";
import type { Changes, Scratch } from "./scratch.ts";
import type { UnorderedEvent } from "./store/log.ts";
import type { Store } from "./store/store.ts";

/** What this desk is at the moment: the one that orders, in its own epoch, or one that is ordered for. */
export type Reign = { readonly role: "hub"; readonly epoch: number } | { readonly role: "desk" };

export interface Keeper {
  /** Decides and keeps. A hub adds its numbered rows to `ordered`. `offered`: another desk's command, trusted less. */
  decide(command: WireCommand, scratch: Scratch, ordered: WireEvent[], offered?: boolean): Refusal | readonly UnorderedEvent[];
  /** Writes a refusal as a row of the log; hub only. */
  recordRefusal(command: WireCommand, refusal: Refusal, ordered: WireEvent[]): void;
  /** Puts a refusal into the tray of this desk; that of a machine never. */
  toTray(command: WireCommand, refusal: Refusal, changes: Changes): void;
  /** Runs `work` against a scratch and writes what it made. */
  scratched<T>(changes: Changes, work: (scratch: Scratch) => T): T;
}

export function createKeeper(store: Store, catchUp: Pick<CatchUp, "isComing">, reign: () => Reign, nowMs: () => number, onFault: (command: WireCommand, fault: unknown) => void): Keeper {
  function toRows(command: WireCommand, events: readonly NewEvent[]): UnorderedEvent[] {
    const recordedAtMs = nowMs();
    return events.map((event, part) => ({
      commandId: command.commandId, part, stream: event.stream, id: event.id, type: event.type, body: JSON.stringify(event.body),
      command: part === 0 && event.type !== refusedType ? JSON.stringify({ command: command.command, body: command.body }) : null,
      actor: command.actor, desk: command.desk, observedAtMs: event.observedAtMs ?? command.observedAtMs, recordedAtMs,
    }));
  }

  function append(rows: readonly UnorderedEvent[], ordered: WireEvent[]): void {
    const now = reign();
    if (now.role !== "hub") throw new Error("only the hub appends");
    ordered.push(...store.log.append(rows, now.epoch));
  }

  /** Decided and folded; a fault in a rule costs this command alone, never the others of its batch. */
  function decideAndFold(command: WireCommand, scratch: Scratch, offered: boolean): Refusal | UnorderedEvent[] {
    try {
      const decision = decideCommand(command, scratch, offered);
      if (isRefusal(decision)) return decision;
      const rows = toRows(command, decision);
      const strange = rows.find((row) => !store.state.reads(row.type) || store.unread.has(row.stream, row.id));
      if (strange !== undefined) return refuse("desk.needs-upgrade");
      scratch.fold(rows);
      return rows;
    } catch (fault) {
      onFault(command, fault);
      return refuse("desk.fault", { command: command.command });
    }
  }

  return {
    decide(command, scratch, ordered, offered = false) {
      const rows = decideAndFold(command, scratch, offered);
      if (isRefusal(rows)) return rows;
      if (reign().role === "hub") append(rows, ordered);
      else for (const { stream, id } of rows) store.pending.rememberBase({ stream, id }, store.state.get(stream, id));
      return rows;
    },
    recordRefusal(command, { code, params }, ordered) {
      const body = { command: command.command, body: command.body ?? null, code, params };
      append(toRows(command, [{ stream: "command", id: command.commandId, type: refusedType, body }]), ordered);
    },
    toTray(command, refusal, changes) {
      if (isMachine(command.actor)) return; // nobody would know what to make of it
      store.local.addRefused(command, refusal, nowMs());
      changes.note("refused", command.commandId, undefined, refusal);
    },
    scratched(changes, work) {
      const scratch = createScratch(store.state, catchUp.isComing());
      const result = work(scratch);
      scratch.write(changes);
      return result;
    },
  };
}
