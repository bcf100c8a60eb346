/**
 * The folder of backups: names, ages, and which of them go. A file has its name only after it was checked, so every one
 * that carries it was good when it was made.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  /** From its name: this machine's clock when it was begun, to the minute. */
  readonly madeAtMs: number;
}

const namePattern = /^yizhan-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(?:-\d+)?\.db$/;
/** Newest files that stay whatever their age, and days of which one stays. */
const keptNewest = 8;
const keptDays = 30;

export function backupFolder(dataFolder: string): string {
  return join(dataFolder, "backups");
}

/** Newest first. */
export function listBackups(folder: string): BackupFile[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).flatMap((name) => {
    const [, year, month, day, hour, minute] = (namePattern.exec(name) ?? []).map(Number);
    if (year === undefined || month === undefined) return [];
    return [{ name, path: join(folder, name), madeAtMs: new Date(year, month - 1, day, hour, minute).getTime() }];
  });
  return found.sort((a, b) => b.madeAtMs - a.madeAtMs || (a.name < b.name ? 1 : -1));
}

/** A name that no file has yet. */
export function newBackupPath(folder: string, atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, "0");
  const stem = join(folder, `yizhan-${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}`);
  for (let again = 1; ; again++) {
    const path = again === 1 ? `${stem}.db` : `${stem}-${again}.db`;
    if (!existsSync(path)) return path;
  }
}

/** Files that may go: not among the newest eight, nor the last of one of the newest thirty days. Never the newest. */
export function expiredBackups(newestFirst: readonly BackupFile[]): BackupFile[] {
  const days = new Map<string, BackupFile>();
  for (const file of newestFirst) {
    const day = file.name.slice(0, "yizhan-YYYYMMDD".length);
    if (!days.has(day) && days.size < keptDays) days.set(day, file);
  }
  const kept = new Set([...newestFirst.slice(0, keptNewest), ...days.values()]);
  return newestFirst.filter((file) => !kept.has(file));
}

export function removeExpired(folder: string): void {
  for (const { path } of expiredBackups(listBackups(folder))) rmSync(path, { force: true });
}
