/** What the tests of damage share: the health row of a desk, a call as a page makes it, and a small disk to fill. */
import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { HealthRow } from "../../../shared/views.ts";
import type { Place } from "../../desks/one-process.ts";
import { removeScratch, repair, scratchFolder } from "../desk/small-desk.ts";

/** The row that the status strip shows. */
export function healthOf({ host }: Place): HealthRow {
  const { rows, close } = host.core().announcer.open("health", {}, () => {});
  close();
  return rows[0] as unknown as HealthRow; // the announcer's rows are untyped; view `health` has one row of this type
}

/** Codes of all notices. */
export const codesOf = (place: Place) => healthOf(place).notices.map((notice) => notice.code);

/** Calls as a page does. */
export async function call({ host }: Place, name: string, input: unknown): Promise<unknown> {
  const guest = host.door.letIn({ access: "desk", host: "browser" }, () => {});
  const answer = await guest.call(name, input);
  guest.leave();
  return answer;
}

/** What a page submits to log a repair. */
export const logsRepair = { command: "ticket.log", body: repair() };

/** A disk of its own; only root can make one. */
export function smallDisk(mb: number): { readonly folder: string; remount(options: string): void; close(): void } | undefined {
  const folder = scratchFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mb}m`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    removeScratch(folder);
    return undefined;
  }
  return {
    folder,
    remount: (options) => void execFileSync("mount", ["-o", `remount,${options}`, folder]),
    close() {
      execFileSync("umount", ["-l", folder]);
      removeScratch(folder);
    },
  };
}

/** Room is taken by somebody else, to the last byte; answers the file to remove. */
export function fillUp(folder: string): string {
  const stuff = join(folder, "stuff");
  const file = openSync(stuff, "w");
  try {
    for (;;) writeSync(file, Buffer.alloc(4096));
  } catch {
    closeSync(file);
  }
  return stuff;
}
