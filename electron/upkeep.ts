/**
 * What a host does for its data folder beside serving: tells how the machine is (view `health`), keeps a reserve of room, notes
 * how far a hub has ordered, backs up. Built by `host.ts`; the work itself is in `store/health*.ts` and `store/backup*.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { siteId } from "../shared/site/site.ts";
import type { Core } from "./core.ts";
import { backupFolder } from "./store/backup-files.ts";
import { scheduleBackups } from "./store/backup-schedule.ts";
import type { BackupSchedule } from "./store/backup-schedule.ts";
import { createHealth } from "./store/health.ts";
import type { Health } from "./store/health.ts";
import { openMark, readMark } from "./store/health-mark.ts";
import { mendedFact, shorterFact } from "./store/health-mend.ts";
import type { Mended } from "./store/health-mend.ts";
import { CannotOpen, markSuspect } from "./store/health-open.ts";
import { troubleOf } from "./store/health-trouble.ts";
import type { Trouble } from "./store/health-trouble.ts";
import { createReserve } from "./store/reserve.ts";

export interface UpkeepOptions {
  readonly dataFolder: string;
  readonly nowMs: () => number;
  readonly core: () => Core;
  /** Why nothing may be written, if so. */
  readonly readOnly: Trouble | undefined;
  /** Keeps a reserve and backs up by itself. */
  readonly keeps: boolean;
}

export interface Upkeep {
  readonly health: Health;
  /** A core was opened over the folder: starts it, unless nothing may be written. */
  begin(): void;
  /** A fault from anywhere. */
  meets(fault: unknown): void;
  /** Ends everything, with a last backup; called before the core is closed. */
  close(): Promise<void>;
}

/** How often disk and clock are looked at, and how often while there is no room. */
const lookMs = 5 * 60_000;
const lookFullMs = 5_000;
/** How long a desk tells that it was mended or restored. */
const tellMendedMs = 24 * 3_600_000;

export function createUpkeep({ dataFolder, nowMs, core, readOnly, keeps }: UpkeepOptions): Upkeep {
  const isWritable = readOnly === undefined;
  const mark = isWritable ? openMark(dataFolder) : undefined;
  const health = createHealth({
    dataFolder, nowMs, reserve: keeps && isWritable ? createReserve(dataFolder) : undefined,
    onChange: (row) => core().announcer.setRow("health", { ...row }),
    checkpoint: () => void core().store.db.pragma("wal_checkpoint(PASSIVE)"),
  });
  let backups: BackupSchedule | undefined;
  let waitedMs = 0;

  function meets(fault: unknown): void {
    health.meets(fault);
    if (troubleOf(fault) === "damaged") markSuspect(dataFolder);
  }

  function tellMended(): void {
    const text = core().store.local.fact(mendedFact);
    if (text === undefined) return;
    const { how, atMs, from, aside, seqBefore, seqAfter } = JSON.parse(text) as Mended; // written by us alone
    if (nowMs() - atMs > tellMendedMs) return;
    health.say(how === "restored" ? how : `mended-${how}`, { atMs, from, aside, seqBefore: seqBefore ?? "?", seqAfter });
  }

  function scheduleOwn(): BackupSchedule {
    return scheduleBackups({
      db: () => core().store.db, head: () => core().store.log.head().seq, folder: backupFolder(dataFolder), nowMs,
      onOutcome(outcome) {
        if (outcome.kind === "made") return health.drop("backup-failed");
        if (outcome.kind === "fault") health.meets(outcome.fault);
        else if (outcome.why === "bad") meets({ code: "SQLITE_CORRUPT" });
        health.say("backup-failed");
      },
    });
  }

  /** The log may be shorter than others remember it: what is provisional is decided again, a hub gives no number twice. */
  function comeBack(): void {
    const { desk, reign, store, facts } = core();
    if ((store.local.fact(shorterFact) ?? "") === "") return;
    facts.set({ "went-back": "1" });
    if (desk.reign().role === "hub" && store.state.get("site", siteId) !== undefined) reign.beginAnew();
    if (desk.reign().role === "desk" && store.pending.count() > 0) desk.cut(store.log.head().seq);
    facts.set({ [shorterFact]: "" });
  }

  const timer = setInterval(() => {
    waitedMs += lookFullMs;
    if (waitedMs < lookMs && health.refusal()?.code !== "desk.disk-full") return;
    waitedMs = 0;
    health.look();
  }, lookFullMs);
  timer.unref();

  return {
    health, meets,
    begin() {
      const { announcer, desk, store } = core();
      announcer.setRow("health", { ...health.row() });
      store.onTrouble(meets);
      if (!isWritable) return health.say("read-only", { why: readOnly });
      if (desk.reign().role === "hub" && readMark(dataFolder) > store.log.head().seq && store.log.head().seq > 0) store.local.setFact(shorterFact, "yes");
      desk.onOrdered((events) => { if (desk.reign().role === "hub") mark?.set(events.at(-1)?.seq ?? 0); });
      tellMended();
      health.look();
      if (keeps) backups ??= scheduleOwn();
      core().startSync();
      comeBack();
    },
    async close() {
      clearInterval(timer);
      await backups?.close();
      mark?.close();
    },
  };
}

/** Why a desk cannot open its data at all, in both languages since its own is not known then; undefined for a bug. */
export function whyNotOpen(fault: unknown, { programFolder, dataFolder }: { readonly programFolder: string; readonly dataFolder: string }): string | undefined {
  const trouble = fault instanceof CannotOpen ? fault.trouble : troubleOf(fault);
  if (trouble === undefined) return undefined;
  const sentence = (language: string) => {
    const words = JSON.parse(readFileSync(join(programFolder, "resources", "words", `${language}.json`), "utf8")) as { health: { "cannot-open": Record<Trouble, string> } }; // its shape is tested
    return words.health["cannot-open"][trouble].replace("{{folder}}", dataFolder);
  };
  return `${sentence("zh-CN")}\n${sentence("en")}`;
}
