/** What belongs to this machine alone: single facts, drafts, and refusals that their author has not read. Not in the log. */
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { WireCommand } from "../../shared/wire.ts";
import type { Sql } from "./open.ts";

export interface Local {
  fact(key: string): string | undefined;
  setFact(key: string, value: string): void;
  /** After a rolled back transaction: reads the facts from their table again. */
  forget(): void;
  saveDraft(id: string, body: string, atMs: number): void;
  dropDraft(id: string): void;
  /** Puts a refusal into the tray; the same command twice is one item. */
  addRefused(command: WireCommand, refusal: Refusal, atMs: number): void;
  readRefused(commandId: string, atMs: number): void;
}

export function createLocal(db: Sql): Local {
  const fact = db.prepare<[string], string>("SELECT value FROM node WHERE key = ?").pluck();
  /** Asked several times with each act; nobody else writes those that are asked for here. */
  const known = new Map<string, string | undefined>();
  const setFact = db.prepare("INSERT INTO node (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  const saveDraft = db.prepare(`INSERT INTO draft (id, body, saved_at_ms) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_at_ms = excluded.saved_at_ms`);
  const dropDraft = db.prepare("DELETE FROM draft WHERE id = ?");
  const addRefused = db.prepare(`INSERT INTO refused (command_id, command, body, code, params, actor, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (command_id) DO NOTHING`);
  const readRefused = db.prepare("UPDATE refused SET read_at_ms = ? WHERE command_id = ?");
  return {
    fact(key) {
      if (!known.has(key)) known.set(key, fact.get(key));
      return known.get(key);
    },
    setFact(key, value) {
      setFact.run(key, value);
      known.set(key, value);
    },
    forget: () => known.clear(),
    saveDraft: (id, body, atMs) => void saveDraft.run(id, body, atMs),
    dropDraft: (id) => void dropDraft.run(id),
    addRefused(command, refusal, atMs) {
      addRefused.run(command.commandId, command.command, JSON.stringify(command.body), refusal.code, JSON.stringify(refusal.params), command.actor, atMs);
    },
    readRefused: (commandId, atMs) => void readRefused.run(atMs, commandId),
  };
}
