/**
 * How the machine under a desk is: what was mended at its start, whether it can be written, room on the disk, the clock, the
 * last backup. One row of view `health`, for the status bar; and the refusal that every write gets while there is no room.
 * Built by `host.ts`, which calls `look` now and then and hands in every fault of a write.
 */
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { HealthNotice, HealthRow } from "../../shared/views.ts";
import { freeBytes } from "./backup.ts";
import { createClockWatch } from "./health-clock.ts";
import { troubleOf } from "./health-trouble.ts";
import type { Reserve } from "./reserve.ts";

export interface HealthOptions {
  readonly dataFolder: string;
  readonly nowMs: () => number;
  readonly onChange: (row: HealthRow) => void;
  /** Brings the write-ahead log into the database. */
  readonly checkpoint: () => void;
  readonly reserve?: Reserve | undefined;
  /** Time that has really passed; a test brings its own. */
  readonly passedMs?: () => number;
  /** Room on the disk; a test brings its own. */
  readonly roomBytes?: () => number;
}

export interface Health {
  row(): HealthRow;
  /** Shows a notice until `drop`; a later one of the same code replaces it. */
  say(code: HealthNotice["code"], params?: HealthNotice["params"]): void;
  drop(code: HealthNotice["code"]): void;
  /** Told of every fault; a full disk gives up the reserve, a damaged file is shown. */
  meets(fault: unknown): void;
  /** Why nothing is written at the moment, or undefined. */
  refusal(): Refusal | undefined;
  /** Looks at disk and clock. */
  look(): void;
}

/** Below this the desk warns: about a month of a large hospital's jobs, and a checkpoint. Assumed. */
const lowBytes = 512 * 1024 * 1024;
/** On a disk that was full writes begin again once this much is free beside the reserve. */
const enoughBytes = 16 * 1024 * 1024;
const mb = 1024 * 1024;

export function createHealth({ dataFolder, nowMs, onChange, checkpoint, reserve, passedMs, roomBytes = () => freeBytes(dataFolder) }: HealthOptions): Health {
  const noticeByCode = new Map<HealthNotice["code"], HealthNotice>();
  const clockJump = createClockWatch(nowMs, passedMs);
  const row = (): HealthRow => ({ key: "health", notices: [...noticeByCode.values()] });

  function say(code: HealthNotice["code"], params: HealthNotice["params"] = {}): void {
    const known = noticeByCode.get(code);
    if (known !== undefined && JSON.stringify(known.params) === JSON.stringify(params)) return;
    noticeByCode.set(code, { code, params, atMs: nowMs() });
    onChange(row());
  }

  function drop(code: HealthNotice["code"]): void {
    if (noticeByCode.delete(code)) onChange(row());
  }

  function runsFull(): void {
    reserve?.free();
    say("disk-full", {});
    drop("disk-low");
    try {
      checkpoint();
    } catch {
      // Not even that: what is committed stands in the write-ahead log and is read from there.
    }
  }

  function lookAtDisk(): void {
    const room = roomBytes();
    if (noticeByCode.has("disk-full")) {
      if (room < enoughBytes + (reserve?.bytes ?? 0)) return;
      drop("disk-full");
    }
    void reserve?.make();
    if (room < lowBytes) say("disk-low", { freeMb: Math.floor(room / mb) });
    else drop("disk-low");
  }

  return {
    row, say, drop,
    meets(fault) {
      const trouble = troubleOf(fault);
      if (trouble === "full") runsFull();
      if (trouble === "damaged") say("damaged-now");
    },
    refusal() {
      if (noticeByCode.has("read-only")) return refuse("desk.read-only");
      return noticeByCode.has("disk-full") ? refuse("desk.disk-full") : undefined;
    },
    look() {
      const jumpedMs = clockJump();
      if (jumpedMs !== 0) say(jumpedMs > 0 ? "clock-forward" : "clock-back", { hours: Math.round(Math.abs(jumpedMs) / 360_000) / 10 });
      try {
        lookAtDisk();
      } catch {
        // A folder that cannot even be asked says so when it is written to.
      }
    },
  };
}
