/**
 * What a fault of SQLite or of the file system means for a desk: damaged, locked, not writable, full. `health-open.ts`, the
 * tools and the doors ask here, so that one table says which code is which. Codes: sqlite.org/rescode.html, errno(3).
 */

export type Trouble = "damaged" | "locked" | "unwritable" | "full";

const troubleByCode: readonly (readonly [RegExp, Trouble])[] = [
  [/^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|IOERR_READ|IOERR_CORRUPTFS|IOERR_DATA)/, "damaged"],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "locked"],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, "full"],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|SQLITE_IOERR)/, "unwritable"],
];

/** Undefined for a fault that is none of them: a bug, and nothing to be mended here. */
export function troubleOf(fault: unknown): Trouble | undefined {
  if (typeof fault !== "object" || fault === null || !("code" in fault)) return undefined;
  const code = String(fault.code);
  if (code === "ENOENT" && "syscall" in fault && fault.syscall === "mkdir") return "unwritable"; // Node's word for a new folder on a disk for reading only
  return troubleByCode.find(([pattern]) => pattern.test(code))?.[1];
}
