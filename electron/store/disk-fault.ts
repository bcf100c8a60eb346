/** Tells a fault of the disk, which passes when there is room again, from a fault of what was to be written. */

const codes = /^SQLITE_(FULL|IOERR|BUSY|READONLY)/;

/** SQLite could not write just now, whatever it was asked to write. */
export function isDiskFault(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && codes.test(String(fault.code));
}
