/**
 * What this desk did and the hub has not ordered: the commands (outbox), the events they made here (provisional), and
 * the state of each thing before the first of them touched it (base). Taking them all back is restoring the bases, so it
 * costs the same whether a thing has three events or three thousand.
 */
import type { WireCommand } from "../../shared/wire.ts";
import type { UnorderedEvent } from "./log.ts";
import type { Sql } from "./open.ts";
import type { StateTables } from "./state.ts";

export interface Thing {
  readonly stream: string;
  readonly id: string;
}

export interface Pending {
  /** Oldest first. */
  commands(limit: number): WireCommand[];
  count(): number;
  has(commandId: string): boolean;
  /** Keeps a command until the hub has ordered or refused it. */
  keep(command: WireCommand, atMs: number): void;
  /** The hub has ordered or refused it, or it left no trace. */
  drop(commandId: string): void;
  addEvents(commandId: string, events: readonly UnorderedEvent[]): void;
  /** Remembers the body a thing has now, unless an earlier one is remembered. */
  rememberBase(thing: Thing, body: string | undefined): void;
  /** Everything that a provisional event touched. */
  things(): Thing[];
  /** Puts every thing back to its base and forgets all provisional events; returns what was touched. */
  takeBack(state: StateTables): Thing[];
}

export function createPending(db: Sql): Pending {
  const oldest = db.prepare<[number], string>("SELECT command FROM outbox ORDER BY n LIMIT ?").pluck();
  const count = db.prepare<[], number>("SELECT count(*) FROM outbox").pluck();
  const find = db.prepare<[string], number>("SELECT n FROM outbox WHERE command_id = ?").pluck();
  const keep = db.prepare("INSERT INTO outbox (command_id, command, saved_at_ms) VALUES (?, ?, ?)");
  const drop = db.prepare("DELETE FROM outbox WHERE command_id = ?");
  const addEvent = db.prepare(`INSERT INTO provisional (command_id, part, n, stream, id, type, body, actor, desk, observed_at_ms, recorded_at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const remember = db.prepare("INSERT INTO base (stream, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const bases = db.prepare<[], { stream: string; id: string; body: string | null }>("SELECT stream, id, body FROM base");
  return {
    commands: (limit) => oldest.all(limit).map((text) => JSON.parse(text) as WireCommand),
    count: () => count.get() ?? 0,
    has: (commandId) => find.get(commandId) !== undefined,
    keep: (command, atMs) => void keep.run(command.commandId, JSON.stringify(command), atMs),
    drop: (commandId) => void drop.run(commandId),
    addEvents(commandId, events) {
      const n = find.get(commandId) ?? 0;
      for (const event of events) {
        addEvent.run(commandId, event.part, n, event.stream, event.id, event.type, event.body, event.actor, event.desk,
          event.observedAtMs, event.recordedAtMs);
      }
    },
    rememberBase: (thing, body) => void remember.run(thing.stream, thing.id, body ?? null),
    things: () => bases.all().map(({ stream, id }) => ({ stream, id })),
    takeBack(state) {
      const things = bases.all();
      for (const { stream, id, body } of things) state.put(stream, id, body ?? undefined);
      db.exec("DELETE FROM base; DELETE FROM provisional;");
      return things;
    },
  };
}
