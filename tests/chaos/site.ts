/** The machines of a chaos run: who they are now, how they come to rest, and what must hold when they have. */
import { createLog } from "../../electron/store/log.ts";
import { openForReading } from "../../electron/store/open.ts";
import { fingerprint } from "../../electron/store/rebuild.ts";
import { verifyLog } from "../../electron/store/verify-log.ts";
import type { Network } from "./network.ts";
import { ChaosPlace } from "./place.ts";

export interface ChaosSite {
  readonly program: string;
  readonly network: Network;
  /** Who is there; a lost machine is replaced. */
  readonly places: ChaosPlace[];
  readonly lost: ChaosPlace[];
}

const healMs = 120_000;
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A hub and two desks, all of them keepers. */
export async function openSite(site: ChaosSite): Promise<void> {
  const hub = await ChaosPlace.open(await site.network.plug(), site.program);
  site.places.push(hub);
  for (const _ of [1, 2]) await addPlace(site, hub);
  await heal(site);
  await hub.nameKeepers(site.places);
  await heal(site);
}

/** A new machine, let in by the hub. */
export async function addPlace(site: ChaosSite, hub: ChaosPlace): Promise<void> {
  site.places.push(await ChaosPlace.open(await site.network.plug(), site.program, [hub.line.address, await hub.showCode()]));
}

/** The one that is the hub now; the first that says so where two do. */
export async function findHub(site: ChaosSite): Promise<ChaosPlace | undefined> {
  const rows = await Promise.all(site.places.map((place) => place.link()));
  const epoch = Math.max(...rows.map((row) => (row?.role === "hub" ? row.epoch : 0)));
  return site.places[rows.findIndex((row) => row?.role === "hub" && row.epoch === epoch)];
}

/** All run, one is the hub, all are at one head, nothing waits. */
export async function heal(site: ChaosSite): Promise<void> {
  for (const { line } of site.places) line.heal();
  for (const place of site.places) await place.start();
  const endMs = performance.now() + healMs;
  for (;;) {
    const rows = await Promise.all(site.places.map((place) => place.rest()));
    const isEven = new Set(rows.map((row) => row?.head)).size === 1 && rows.every((row) => row?.outbox === 0);
    const isJoined = rows.filter((row) => row?.isHub).length === 1 && rows.every((row) => row?.isHub || row?.hearsHub);
    if (isEven && isJoined) return;
    if (performance.now() > endMs) throw new Error(`did not heal: ${JSON.stringify(site.places.map((place, index) => ({ link: rows[index], faults: place.faults, outbox: outboxOf(place) })))}`);
    await pause(50);
  }
}

/** The first commands that no hub has ordered. */
function outboxOf(place: ChaosPlace): readonly string[] {
  const db = openForReading(place.dataFolder);
  try {
    return db.prepare<[], string>("SELECT n || ' ' || coalesce(seq, '-') || ' ' || command FROM outbox WHERE seq IS NULL ORDER BY n LIMIT 3").pluck().all();
  } finally {
    db.close();
  }
}

/** What must hold after every round. What a machine that is lost for ever had told its own operator may be lost with it. */
export async function check(site: ChaosSite): Promise<{ readonly events: number; readonly misses: readonly string[] }> {
  const dbs = site.places.map((place) => openForReading(place.dataFolder));
  try {
    const misses = site.places.flatMap((place) => place.faults.splice(0).map((fault) => `fault: ${fault}`));
    const verified = dbs.map((db) => verifyLog(db, () => {}));
    if (verified.some((one) => one.kind !== "whole")) misses.push(`the chain breaks: ${JSON.stringify(verified)}`);
    const shared = Math.min(...verified.map((one) => (one.kind === "whole" ? one.rows : 0))); // the hub's scheduler may order something while the logs are read
    const heads = dbs.map((db) => `${shared} ${createLog(db).hashAt(shared)}`);
    if (new Set(heads).size > 1) misses.push(`logs differ: ${heads.join(", ")}`);
    if (!(await comeEqual(() => dbs.map(fingerprint)))) misses.push("states differ");
    const present = new Set(dbs[0]?.prepare<[], string>("SELECT DISTINCT command_id FROM log").pluck().all());
    const lost = site.places.flatMap((place) => [...place.acked].filter((commandId) => !present.has(commandId)));
    if (lost.length > 0) misses.push(`acknowledged and lost: ${lost.join(", ")}`);
    const numbers = dbs[0]?.prepare<[], string>("SELECT body ->> '$.number' FROM log WHERE type = 'ticket.logged@1'").pluck().all() ?? [];
    if (new Set(numbers).size !== numbers.length) misses.push("a ticket number was given twice");
    const twice = dbs[0]?.prepare("SELECT count(*) FROM (SELECT 1 FROM log GROUP BY command_id, part HAVING count(*) > 1)").pluck().get();
    if (twice !== 0) misses.push("an event stands twice");
    return { events: verified[0]?.kind === "whole" ? verified[0].rows : 0, misses };
  } finally {
    for (const db of dbs) db.close();
  }
}

/** The search index follows in idle time. */
async function comeEqual(prints: () => readonly string[]): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (new Set(prints()).size === 1) return true;
    await pause(100);
  }
  return false;
}
