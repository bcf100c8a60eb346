/**
 * What this desk did and the hub has not ordered: the commands (outbox), the events they made here (provisional), and
 * the state of each thing before the first of them touched it (base). Taking them all back is restoring the bases, so it
 * costs the same whether a thing has three events or three thousand. A command stays in the outbox until it is safe.
 */
import type { WireCommand } from "../../shared/wire.ts";
import type { UnorderedEvent } from "./log.ts";
import type { Sql } from "./open.ts";
import type { StateTables } from "./state.ts";

export interface Thing {
  readonly stream: string;
  readonly id: string;
}

/** An event that a command of the outbox made here. */
export type ProvisionalEvent = Pick<UnorderedEvent, "commandId" | "part" | "stream" | "id" | "type" | "body" | "actor" | "desk" | "observedAtMs">;

export interface Pending {
  /** Commands that no hub has ordered, oldest first. */
  commands(limit: number): WireCommand[];
  /** The same after the one that was kept as `n`-th, each with its own `n`. */
  after(n: number, limit: number): { readonly n: number; readonly command: WireCommand }[];
  /** Of those, as JSON, the ones that made nothing here: what they are about may still be to come. */
  traceless(): string[];
  /** How many no hub has ordered. */
  count(): number;
  has(commandId: string): boolean;
  /** Keeps a command until it is safe; again for one that is kept already puts it back to not ordered. */
  keep(command: WireCommand, atMs: number): void;
  /** The command stands in the log, its last row at `seq`. */
  ordered(commandId: string, seq: number): void;
  /** Commands that stand in the log at or before `seq`. */
  orderedUpTo(seq: number): string[];
  /** Commands that were done at a number after `seq` are not done any more. */
  undo(seq: number): void;
  /** Those commands, in the order of their numbers; each was kept as `n`-th. */
  doneAfter(seq: number): { readonly n: number; readonly seq: number; readonly command: WireCommand }[];
  /** It is safe, or it left no trace. */
  drop(commandId: string): void;
  addEvents(commandId: string, events: readonly UnorderedEvent[]): void;
  /** What the oldest commands made, in order. */
  oldestEvents(commands: number): ProvisionalEvent[];
  /** What a command made is provisional no more. */
  dropEvents(commandId: string): void;
  /** Remembers the body a thing has now, unless an earlier one is remembered. */
  rememberBase(thing: Thing, body: string | undefined): void;
  /** Body of a thing before the first provisional event; undefined where none touched it. */
  base(thing: Thing): string | null | undefined;
  /** What a thing is beneath its provisional events, as the hub says now; only for a thing that has a base. */
  setBase(thing: Thing, body: string | undefined): void;
  /** The same, folded on from what it was; forgotten where nothing provisional touches the thing any more. */
  raiseBase(thing: Thing, fold: (before: unknown) => unknown): void;
  /** Everything that a provisional event touched. */
  things(): Thing[];
  /** Puts every thing back to its base and forgets all provisional events; returns what was touched. */
  takeBack(state: StateTables): Thing[];
}

export function createPending(db: Sql): Pending {
  const oldest = db.prepare<[number], string>("SELECT command FROM outbox WHERE seq IS NULL ORDER BY n LIMIT ?").pluck();
  const after = db.prepare<[number, number], { n: number; command: string }>("SELECT n, command FROM outbox WHERE seq IS NULL AND n > ? ORDER BY n LIMIT ?");
  const traceless = db.prepare<[], string>("SELECT command FROM outbox o WHERE seq IS NULL AND NOT EXISTS (SELECT 1 FROM provisional WHERE command_id = o.command_id)").pluck();
  const count = db.prepare<[], number>("SELECT count(*) FROM outbox WHERE seq IS NULL").pluck();
  const find = db.prepare<[string], number>("SELECT n FROM outbox WHERE command_id = ?").pluck();
  const keep = db.prepare("INSERT INTO outbox (command_id, command, saved_at_ms) VALUES (?, ?, ?) ON CONFLICT (command_id) DO UPDATE SET seq = NULL");
  const ordered = db.prepare("UPDATE outbox SET seq = ? WHERE command_id = ?");
  const orderedUpTo = db.prepare<[number], string>("SELECT command_id FROM outbox WHERE seq <= ? ORDER BY n").pluck();
  const undo = db.prepare("UPDATE outbox SET seq = NULL WHERE seq > ?");
  const doneAfter = db.prepare<[number], { n: number; seq: number; command: string }>("SELECT n, seq, command FROM outbox WHERE seq > ? ORDER BY seq, n");
  const setBase = db.prepare("UPDATE base SET body = ? WHERE stream = ? AND id = ?");
  const drop = db.prepare("DELETE FROM outbox WHERE command_id = ?");
  const addEvent = db.prepare(`INSERT INTO provisional (command_id, part, n, stream, id, type, body, actor, desk, observed_at_ms, recorded_at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const oldestEvents = db.prepare<[number], ProvisionalEvent>(`SELECT command_id AS commandId, part, stream, id, type, body, actor, desk, observed_at_ms AS observedAtMs
    FROM provisional WHERE command_id IN (SELECT command_id FROM outbox WHERE seq IS NULL ORDER BY n LIMIT ?) ORDER BY n, part`);
  const dropEvents = db.prepare("DELETE FROM provisional WHERE command_id = ?");
  const isTouched = db.prepare<[string, string], number>("SELECT EXISTS (SELECT 1 FROM provisional WHERE stream = ? AND id = ?)").pluck();
  const dropBase = db.prepare("DELETE FROM base WHERE stream = ? AND id = ?");
  const remember = db.prepare("INSERT INTO base (stream, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const base = db.prepare<[string, string], string | null>("SELECT body FROM base WHERE stream = ? AND id = ?").pluck();
  const bases = db.prepare<[], { stream: string; id: string; body: string | null }>("SELECT stream, id, body FROM base");
  const clear = [db.prepare("DELETE FROM base"), db.prepare("DELETE FROM provisional")];
  return {
    commands: (limit) => oldest.all(limit).map((text) => JSON.parse(text) as WireCommand),
    after: (n, limit) => after.all(n, limit).map((row) => ({ n: row.n, command: JSON.parse(row.command) as WireCommand })),
    traceless: () => traceless.all(),
    count: () => count.get() ?? 0,
    has: (commandId) => find.get(commandId) !== undefined,
    keep: (command, atMs) => void keep.run(command.commandId, JSON.stringify(command), atMs),
    ordered: (commandId, seq) => void ordered.run(seq, commandId),
    orderedUpTo: (seq) => orderedUpTo.all(seq),
    undo: (seq) => void undo.run(seq),
    doneAfter: (seq) => doneAfter.all(seq).map((row) => ({ n: row.n, seq: row.seq, command: JSON.parse(row.command) as WireCommand })),
    drop: (commandId) => void drop.run(commandId),
    addEvents(commandId, events) {
      const n = find.get(commandId) ?? 0;
      for (const event of events) {
        addEvent.run(commandId, event.part, n, event.stream, event.id, event.type, event.body, event.actor, event.desk,
          event.observedAtMs, event.recordedAtMs);
      }
    },
    oldestEvents: (commands) => oldestEvents.all(commands),
    dropEvents: (commandId) => void dropEvents.run(commandId),
    raiseBase({ stream, id }, fold) {
      if (isTouched.get(stream, id) === 0) return void dropBase.run(stream, id);
      const before = base.get(stream, id);
      if (before === undefined) throw new Error(`${stream}/${id} has no base`);
      const after = fold(before === null ? undefined : JSON.parse(before));
      setBase.run(after === undefined ? null : JSON.stringify(after), stream, id);
    },
    rememberBase: (thing, body) => void remember.run(thing.stream, thing.id, body ?? null),
    base: ({ stream, id }) => base.get(stream, id),
    setBase: ({ stream, id }, body) => void setBase.run(body ?? null, stream, id),
    things: () => bases.all().map(({ stream, id }) => ({ stream, id })),
    takeBack(state) {
      const things = bases.all();
      for (const { stream, id, body } of things) state.put(stream, id, body ?? undefined);
      for (const each of clear) each.run();
      return things;
    },
  };
}
