/**
 * Events of a newer program that stand in this log and that this program cannot read: kept as they came, not folded. The
 * things they belong to are read-only here, this desk orders for nobody, and when the program has been brought up to date
 * the states are made anew. Types are kept as a fact of the machine; there is none on most machines, for ever.
 */
import type { Local } from "./local.ts";
import type { Sql } from "./open.ts";
import type { StateTables } from "./state.ts";

export interface Unread {
  /** Types in the log that this program cannot read; none almost always. */
  types(): readonly string[];
  /** These came; inside the transaction that writes them. */
  note(types: readonly string[]): void;
  /** Something happened to this thing that this program cannot read. */
  has(stream: string, id: string): boolean;
}

const fact = "unread-types";

export function createUnread(db: Sql, local: Local, state: StateTables): Unread {
  const ofThing = db.prepare<[string, string, string], number>("SELECT 1 FROM log WHERE stream = ? AND id = ? AND type IN (SELECT value FROM json_each(?)) LIMIT 1").pluck();
  const types = (): string[] => JSON.parse(local.fact(fact) ?? "[]") as string[]; // written below alone
  return {
    types,
    note(came) {
      const strange = came.filter((type) => !state.reads(type));
      if (strange.length === 0) return;
      const all = [...new Set([...types(), ...strange])].sort();
      if (all.length > types().length) local.setFact(fact, JSON.stringify(all));
    },
    has(stream, id) {
      const strange = local.fact(fact) ?? "[]";
      return strange !== "[]" && ofThing.get(stream, id, strange) === 1;
    },
  };
}

/** Whether the program can read now what it could not read when it came; if so, forgets those types: the states are made anew. */
export function readsMore(local: Local, state: StateTables): boolean {
  const known = JSON.parse(local.fact(fact) ?? "[]") as string[];
  const left = known.filter((type) => !state.reads(type));
  if (left.length === known.length) return false;
  local.setFact(fact, JSON.stringify(left));
  return true;
}
