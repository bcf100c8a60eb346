/** The files that the log names. */
import type { FileState } from "../../shared/file/file.ts";
import type { Sql } from "./open.ts";

export function readFiles(db: Sql): FileState[] {
  return db.prepare<[], string>("SELECT body FROM state_file").pluck().all().map((body) => JSON.parse(body) as FileState); // written by the fold alone
}
