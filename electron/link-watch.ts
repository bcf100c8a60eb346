/**
 * The row of view `link`: how this desk stands with the hub, how far its log is safe, who the hub is and since when.
 * `core.ts` tells it what hub, link and voter learn; pages get one row whenever something of it changed. How far the log
 * is safe is kept on the disk too, so that a desk that starts as an island still knows it.
 */
import { siteId } from "../shared/site/site.ts";
import type { SiteState } from "../shared/site/site.ts";
import type { LinkRow } from "../shared/views.ts";
import { firstEpoch } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { createFloor } from "./store/floor.ts";
import type { Store } from "./store/store.ts";
import type { Timers } from "./sync/connection.ts";
import { deskOfEpoch } from "./sync/epoch.ts";

export interface LinkWatchOptions {
  readonly store: Store;
  readonly facts: Facts;
  readonly timers: Timers;
  readonly isHub: () => boolean;
  /** The site as ordered. */
  readonly site: () => SiteState | undefined;
  readonly publish: (row: LinkRow) => void;
}

/** What hub and link say themselves. */
export type LinkNow = Partial<Pick<LinkRow, "state" | "delayMs" | "islandSinceMs" | "desks" | "refused">>;

export interface LinkWatch {
  now(): LinkNow;
  /** Replaces what hub or link said before; pushes the row, at once where more than a delay is new. */
  become(next: LinkNow): void;
  /** Everything up to `seq` is on a majority of the keepers' disks. */
  hearSafe(seq: number): void;
  /** The log is about to be cut after `seq`. */
  hearCut(seq: number): void;
  /** A row of the hub's history did not fit the log here; it was not taken, and is asked for again. */
  hearMisfit(): void;
  /** Two hubs met; the one of `epoch` yields. */
  hearRival(epoch: number): void;
  /** For how long something of this desk has waited to become safe; 0 while nothing does. */
  unsafeForMs(): number;
  /** Pushes the row. */
  tell(): void;
  /** Pushes it before long: the outbox has grown. */
  tellSoon(): void;
  /** Every 2 s: pushes the row, and keeps on the disk how far the log is safe. */
  beat(): void;
  /** Nothing is pushed any more. */
  close(): void;
}

/** Longest time a page waits to hear that something waits, is ordered or is safe; one push for all that became so meanwhile. */
const tellSoonMs = 200;
/** How long two hubs at once stay on the screen. */
const rivalMs = 3_600_000;

interface Begin {
  readonly atMs: number;
  readonly forcedBy: string | null;
}

export function createLinkWatch({ store, facts, timers, isHub, site, publish }: LinkWatchOptions): LinkWatch {
  const floor = createFloor(store.db);
  let now: LinkNow = {};
  let safe = facts.safe();
  let keptSafe = safe;
  let freshAtMs = timers.nowMs();
  let unsafeSinceMs: number | null = null;
  let rival: LinkRow["rivalHub"] = null;
  let misfit = false;
  let begin: (Begin & { readonly epoch: number }) | undefined;
  let planned = false;
  let closed = false;

  function keepSafe(): void {
    if (safe === keptSafe) return;
    keptSafe = safe;
    facts.set({ safe: String(safe) });
  }

  /** When this epoch began and by whose word; unknown for the founding one, which no event opens. */
  function beginOf(epoch: number): Begin | undefined {
    if (epoch === firstEpoch) return undefined;
    if (begin?.epoch !== epoch) begin = readBegin(store, epoch);
    return begin;
  }

  function countUnsafe(): number {
    const unsafe = store.log.countAfter(safe, facts.deskNumber());
    if (unsafe === 0) unsafeSinceMs = null;
    else unsafeSinceMs ??= timers.nowMs();
    return unsafe;
  }

  function history(): LinkRow["history"] {
    const missing = floor.read();
    if (missing === undefined) return null;
    return { haveSeq: missing.topSeq - (missing.highSeq - missing.lowSeq), ofSeq: missing.topSeq, misfit };
  }

  function row(): LinkRow {
    const [epoch, known] = [facts.seenEpoch(), site()];
    const hub = known?.desks.find((desk) => (isHub() ? desk.nodeId === facts.nodeId() : desk.number === deskOfEpoch(epoch)));
    const started = beginOf(epoch);
    if (rival !== null && timers.nowMs() - rival.atMs > rivalMs) rival = null;
    return {
      key: "link", role: isHub() ? "hub" : "desk", state: "alone", deskNumber: facts.deskNumber(), delayMs: null, outbox: store.pending.count(),
      islandSinceMs: null, desks: 0, head: store.log.head().seq, freshAtMs, refused: null, ...now,
      safe, unsafe: countUnsafe(), unsafeSinceMs, keepers: known?.keepers.length ?? 0, epoch,
      hubNodeId: hub?.nodeId ?? null, hubNumber: hub?.number ?? null, hubName: hub?.name ?? "",
      hubSinceMs: started?.atMs ?? null, forcedBy: started?.forcedBy ?? null, rivalHub: rival, history: history(),
    };
  }

  function tell(): void {
    if (now.state !== "island") freshAtMs = timers.nowMs();
    publish(row());
  }

  function tellSoon(): void {
    if (planned) return;
    planned = true;
    timers.after(tellSoonMs, () => {
      planned = false;
      if (!closed) tell();
    });
  }

  return {
    now: () => now,
    unsafeForMs: () => (unsafeSinceMs === null ? 0 : timers.nowMs() - unsafeSinceMs),
    tell, tellSoon,
    become(next) {
      const isNews = JSON.stringify({ ...next, delayMs: 0 }) !== JSON.stringify({ ...now, delayMs: 0 });
      now = next;
      if (isNews) tell();
      else tellSoon();
    },
    hearSafe(seq) {
      const reached = Math.min(seq, store.log.head().seq);
      if (reached <= safe) return;
      safe = reached;
      if (unsafeSinceMs !== null) unsafeSinceMs = timers.nowMs();
      tellSoon();
    },
    hearCut(seq) {
      safe = Math.min(safe, seq);
      if (keptSafe > safe) keepSafe();
    },
    hearMisfit() {
      misfit = true;
      tellSoon();
    },
    hearRival(epoch) {
      rival = { yieldedNumber: deskOfEpoch(epoch), atMs: timers.nowMs() };
      tellSoon();
    },
    beat() {
      keepSafe();
      tell();
    },
    close: () => { closed = true; },
  };
}

function readBegin(store: Store, epoch: number): (Begin & { readonly epoch: number }) | undefined {
  const row = store.log.readThing("site", siteId).findLast((event) => event.epoch === epoch && event.type.startsWith("site.epoch-"));
  if (row === undefined) return undefined;
  const { by } = JSON.parse(row.body) as { readonly by?: string };
  return { epoch, atMs: row.recordedAtMs, forcedBy: by ?? null };
}
