/**
 * Walks the log and checks that every row follows the one before: numbered one higher, and carrying that row's hash. Says
 * where it breaks first. What was changed in the very last row shows only once another row stands behind it.
 */
import type { WireEvent } from "../../shared/wire.ts";
import { createFloor } from "./floor.ts";
import { createLog, hashOf, zeroHash } from "./log.ts";
import type { Sql } from "./open.ts";

export type Verified =
  /** `lacks`: rows that this desk has not fetched yet; those that it has hold together. */
  | { readonly kind: "whole"; readonly rows: number; readonly headHash: string; readonly lacks: number }
  /** Row `seq` is not there. */
  | { readonly kind: "missing"; readonly seq: number }
  /** Row `event` is not what the next one, `nextSeq`, was written after: one of the two was changed. */
  | { readonly kind: "changed"; readonly event: WireEvent; readonly nextSeq: number }
  /** The first row claims that something stood before it. */
  | { readonly kind: "beginning"; readonly event: WireEvent };

const slice = 5_000;

export function verifyLog(db: Sql, onProgress: (done: number) => void): Verified {
  const log = createLog(db);
  const missing = createFloor(db).read();
  let before: WireEvent | undefined;
  let hash = zeroHash;
  for (;;) {
    const rows = log.read(before?.seq ?? 0, slice);
    for (const row of rows) {
      const leaps = missing !== undefined && (before?.seq ?? 0) === missing.lowSeq && row.seq === missing.highSeq + 1;
      if (leaps) hash = missing.highHash;
      const expected = leaps ? row.seq : (before?.seq ?? 0) + 1;
      if (row.seq !== expected) return { kind: "missing", seq: expected };
      if (row.previousHash !== hash) return before === undefined ? { kind: "beginning", event: row } : { kind: "changed", event: before, nextSeq: row.seq };
      before = row;
      hash = hashOf(row);
    }
    if (rows.length === 0) return { kind: "whole", rows: before?.seq ?? 0, headHash: hash, lacks: missing === undefined ? 0 : missing.highSeq - missing.lowSeq };
    onProgress(before?.seq ?? 0);
  }
}
