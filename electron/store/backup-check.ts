/**
 * Is a database file whole: does it open, are its pages sound, does its log hold together? Asked of every backup before it
 * gets its name, of a file before it is restored, and of a database that a desk cannot work with.
 */
import Database from "better-sqlite3";
import { verifyLog } from "./verify-log.ts";

export type Checked =
  | { readonly kind: "good"; readonly seq: number; readonly hash: string }
  /** `pages`: SQLite cannot read it; `log`: it is no database of ours, or a row of the log does not fit. */
  | { readonly kind: "bad"; readonly what: "pages" | "log" };

/** Reads the whole file; takes seconds where it is large. */
export function checkDatabase(path: string): Checked {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (db.pragma("quick_check(1)", { simple: true }) !== "ok") return { kind: "bad", what: "pages" };
    const verified = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log'").get() === undefined ? undefined : verifyLog(db, () => {});
    return verified?.kind === "whole" ? { kind: "good", seq: verified.rows, hash: verified.headHash } : { kind: "bad", what: "log" };
  } catch {
    return { kind: "bad", what: "pages" }; // whatever it is that cannot be read: it is no good
  } finally {
    db?.close();
  }
}
