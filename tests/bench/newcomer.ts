/**
 * A desk that has nothing joins a hub with 200,000 tickets in 1,200,000 events: how long until its board shows every open
 * ticket and it can work, while the history is still coming. Beside it the bare transfer of the same bytes in the same pieces
 * over the same kind of socket (TLS 1.3, socket.io). `newcomer-block`: longest hold of the desk's and of the hub's process
 * meanwhile and in the ten seconds after, in which the past comes.
 */
import { io } from "socket.io-client";
import { createFacts } from "../../electron/facts.ts";
import { coreOver, startNode } from "./catch-up-node.ts";
import type { HubHere } from "./catch-up-node.ts";
import { enrolFolders } from "./fanout-desk.ts";
import { measureHolds } from "./hold.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, openDesk, scratchFolder, ticketFolder } from "./seed.ts";

const rounds = 3;
/** How long the history is watched while it comes in. */
const pastMs = 10_000;

/** Both figures. */
export async function measureNewcomer(): Promise<Figure[]> {
  const hub = copyOf(ticketFolder());
  const openCount = countOpen(hub.folder);
  const newcomers = Array.from({ length: rounds }, () => scratchFolder());
  await enrolFolders(hub.folder, newcomers.map(({ folder }) => folder));
  const node = startNode();
  const [ours, floor, holds]: [number[], number[], number[]] = [[], [], []];
  try {
    const here = await node.ask({ what: "hub", folder: hub.folder }) as HubHere;
    for (const [index, { folder }] of newcomers.entries()) {
      await node.ask({ what: "hold" });
      const { usableMs, sizes, longestMs } = await joinOnce(folder, `node-${index + 2}`, { ...here, openCount });
      ours.push(usableMs);
      floor.push(await transferPieces(here, sizes));
      holds.push(longestMs, ((await node.ask({ what: "hold" })) as { longestMs: number }).longestMs);
    }
  } finally {
    node.child.kill();
    for (const { remove } of [hub, ...newcomers]) remove();
  }
  return [figureOf("newcomer", "ms", ours, floor), { name: "newcomer-block", unit: "ms", value: Math.round(Math.max(...holds) * 10) / 10 }];
}

function countOpen(folder: string): number {
  const { store } = openDesk(folder);
  const count = store.db.prepare<[], number>("SELECT count(*) FROM state_ticket WHERE open = 1").pluck().get() ?? 0;
  store.close();
  return count;
}

async function joinOnce(folder: string, nodeId: string, { address, print, openCount }: HubHere & { readonly openCount: number }) {
  const prepared = openDesk(folder);
  createFacts(prepared.store).set({ role: "desk", hub: address, "hub-print": print, "node-id": nodeId, "desk-number": "0", founded: "join" });
  prepared.store.close();
  const traffic = { bytes: 0, sizes: [] as number[] };
  const core = await coreOver(folder, traffic);
  const rows = new Set<unknown>();
  core.announcer.open("board", {}, ({ upserts }) => { for (const row of upserts) rows.add(row["ticketId"]); });
  await breathe(500);
  const holds = measureHolds();
  const fromMs = performance.now();
  core.startSync();
  while (rows.size < openCount || !core.desk.isUsable()) await breathe(2);
  const usableMs = performance.now() - fromMs;
  const sizes = [...traffic.sizes];
  if (core.desk.wants() === undefined) throw new Error("nothing was left to come: this was no newcomer");
  await breathe(pastMs);
  const longestMs = holds.longestMs();
  holds.stop();
  core.close();
  return { usableMs, sizes, longestMs };
}

/** Dials, then asks for pieces of these sizes one after the other; `onPiece` when one has come. Unit: ms. */
export async function transferPieces({ blobs }: HubHere, sizes: readonly number[], onPiece: (index: number) => void = () => {}): Promise<number> {
  const fromMs = performance.now();
  const socket = io(blobs, { transports: ["websocket"], rejectUnauthorized: false });
  for (const [index, size] of sizes.entries()) {
    await socket.emitWithAck("blob", size);
    onPiece(index);
  }
  const tookMs = performance.now() - fromMs;
  socket.close();
  return tookMs;
}
