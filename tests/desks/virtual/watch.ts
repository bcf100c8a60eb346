/** A desk with an observer on it: notes what it was told is safe, what it cuts, and which epochs it begins. */
import type { Desk } from "../../../electron/desk.ts";
import { createFloor } from "../../../electron/store/floor.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import type { Disk } from "./disk.ts";
import { commandsAt } from "./net.ts";
import type { Net } from "./net.ts";

export interface Watched {
  readonly net: Net;
  readonly address: string;
  readonly disk: Disk;
  /** What this machine was told is safe: command by number. */
  readonly safe: Map<number, string>;
  /** Commands that a take-over cut off here. */
  readonly cutOff: Set<string>;
}

/** Wraps every call by which a desk's log moves. */
export function watchDesk(desk: Desk, { net, address, disk, safe, cutOff }: Watched): Desk {
  const saw = (rule: string, detail: string, unlessForced = false) => void net.seen.push({ rule, detail: `${address} ${detail}`, unlessForced });

  /** Notes what is claimed to be safe, as it stands in the log at that moment. */
  function claim(seq: number): void {
    if (seq === 0 || safe.has(seq)) return;
    const commandId = disk.commandAt(seq);
    if (commandId !== undefined) safe.set(seq, commandId);
  }

  /** Only a take-over cuts, never below what was said to be safe. */
  function noteCut(seq: number): void {
    const { log, local } = disk.store();
    const rows = log.read(seq, Number.MAX_SAFE_INTEGER);
    const safeUpTo = Math.max(0, ...safe.keys());
    if (rows.length > 0 && seq < safeUpTo) saw("safe-is-never-cut", `cut to ${seq}, was told ${safeUpTo}`, true);
    const seenEpoch = Number(local.fact("seen-epoch") ?? 0);
    if (rows.some((row) => row.epoch >= seenEpoch)) saw("goes-back-only-by-take-over", `cut to ${seq} in epoch ${seenEpoch}`);
    for (const row of rows) if (row.command !== null) cutOff.add(row.commandId);
    noteParting(seq, rows);
  }

  /** The cut goes through rows that are still to come here: others' commands after them are brought back without those in them. */
  function noteParting(seq: number, rows: readonly WireEvent[]): void {
    const { log, local } = disk.store();
    if (log.isWhole()) return;
    const { lowSeq, highSeq } = createFloor(disk.db()).read() ?? { lowSeq: 0, highSeq: 0 };
    if (seq >= highSeq) return;
    const runs = log.runs();
    const missing = runs.flatMap(({ epoch, lastSeq }, index) =>
      commandsAt(net, { epoch, from: Math.max(seq, lowSeq, runs[index - 1]?.lastSeq ?? 0) + 1, to: Math.min(highSeq, lastSeq) }));
    const others = rows.filter((row) => row.seq > highSeq && row.desk !== Number(local.fact("desk-number")));
    net.partings.push({ missing: new Set(missing), brought: new Set(others.map((row) => row.commandId)) });
  }

  /** An epoch has one hub, and begins once. */
  function noteReign(epoch: number): void {
    if (disk.store().local.fact("epoch") !== String(epoch)) return; // it was not on the disk when the power went
    const known = net.reigns.get(epoch);
    if (known !== undefined) saw("one-hub-per-epoch", `${epoch} had been begun by ${known}`);
    net.reigns.set(epoch, address);
  }

  return {
    ...desk,
    settle(seq) { claim(seq); desk.settle(seq); },
    receive(events, seq) { const head = desk.receive(events, seq); claim(seq); return head; },
    cut(seq, hash) { noteCut(seq); desk.cut(seq, hash); },
    reignAs(next, note, opening) {
      try {
        desk.reignAs(next, note, opening);
      } finally {
        if (next.role === "hub") noteReign(next.epoch);
      }
    },
  };
}
