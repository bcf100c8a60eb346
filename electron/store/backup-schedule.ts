/**
 * When a running desk backs itself up: every six hours since the last one, and at its end if there is something new. A backup
 * that fails is told, and tried again; it never stops the desk. Built by `host.ts`.
 */
import { backUp } from "./backup.ts";
import type { BackedUp } from "./backup.ts";
import { listBackups, newBackupPath, removeExpired } from "./backup-files.ts";
import type { Sql } from "./open.ts";

export interface ScheduleOptions {
  readonly db: () => Sql;
  readonly head: () => number;
  readonly folder: string;
  readonly nowMs: () => number;
  readonly onOutcome: (outcome: BackedUp | { readonly kind: "fault"; readonly fault: unknown }) => void;
}

export interface BackupSchedule {
  /** Backs up now, unless one is under way. */
  run(): Promise<void>;
  /** No more by itself; one last backup where the log has grown since the newest. */
  close(): Promise<void>;
}

const everyMs = 6 * 3_600_000;
/** How often it is looked at whether one is due. Short after a start nobody waits for it: opening comes first. */
const lookMs = 10 * 60_000;

export function scheduleBackups({ db, head, folder, nowMs, onOutcome }: ScheduleOptions): BackupSchedule {
  let running: Promise<void> | undefined;
  let savedHead = listBackups(folder).length > 0 ? head() : undefined;

  async function make(): Promise<void> {
    try {
      const at = head();
      const outcome = await backUp(db(), newBackupPath(folder, nowMs()));
      if (outcome.kind === "made") {
        savedHead = at;
        removeExpired(folder);
      }
      onOutcome(outcome);
    } catch (fault) {
      onOutcome({ kind: "fault", fault });
    }
  }

  function run(): Promise<void> {
    running ??= make().finally(() => { running = undefined; });
    return running;
  }

  /** Also where the clock was set back behind the newest one's name. */
  function isDue(): boolean {
    const [newest] = listBackups(folder);
    return newest === undefined || Math.abs(nowMs() - newest.madeAtMs) >= everyMs;
  }

  const timer = setInterval(() => { if (isDue() && head() > 0) void run(); }, lookMs);
  timer.unref();

  return {
    run,
    async close() {
      clearInterval(timer);
      await running;
      if (head() > 0 && head() !== savedHead) await run();
    },
  };
}
