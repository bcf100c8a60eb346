/**
 * The board of a desk with 200,000 tickets, 2,000 of them open. `open-board` is the snapshot that a page gets when it
 * opens the view, `delta` one change from the write to the pushed row; both beside the least they could cost, reading and
 * parsing the same tickets' bodies. `open-board-painted` is what the eye waits for in a real window.
 */
import { createAnnouncer } from "../../electron/announce.ts";
import type { Change } from "../../shared/views.ts";
import { breathe, figureOf, timed } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, openDesk, ticketFolder } from "./seed.ts";
import { openWindow } from "./window.ts";

const rounds = 200;
const warmRounds = 20;

/** Snapshot of the board through the announcer, in turns with bare bodies. */
export async function measureOpenBoard(): Promise<Figure[]> {
  const { store } = openDesk(ticketFolder());
  const announcer = createAnnouncer(store.views);
  const bodies = store.db.prepare<[], string>("SELECT body FROM state_ticket WHERE open = 1").pluck();
  const ours: number[] = [];
  const floor: number[] = [];
  for (let index = 0; index < warmRounds + rounds; index++) {
    const tookMs = timed(() => announcer.open("board", {}, () => {}).close());
    const bareMs = timed(() => bodies.all().map((body): unknown => JSON.parse(body)));
    if (index >= warmRounds) { ours.push(tookMs); floor.push(bareMs); }
    await breathe();
  }
  store.close();
  return [figureOf("open-board", "ms", ours, floor)];
}

/** One changed ticket until the board's watcher has its row. */
export async function measureDelta(): Promise<Figure[]> {
  const { store } = openDesk(ticketFolder());
  const announcer = createAnnouncer(store.views);
  const ids = store.db.prepare<[], string>("SELECT id FROM state_ticket WHERE open = 1").pluck().all();
  const body = store.db.prepare<[string], string>("SELECT body FROM state_ticket WHERE id = ?").pluck();
  let pushed = 0;
  announcer.open("board", {}, (delta) => { pushed += delta.upserts.length; });
  const ours: number[] = [];
  const floor: number[] = [];
  for (const [index, id] of ids.entries()) {
    const state: unknown = JSON.parse(store.state.get("ticket", id) ?? "null");
    const change: Change = { stream: "ticket", id, before: state, after: state };
    const tookMs = timed(() => { announcer.changed([change]); announcer.flush(); });
    const bareMs = timed(() => JSON.parse(body.get(id) ?? "") as unknown);
    if (index >= warmRounds) { ours.push(tookMs); floor.push(bareMs); }
    if (index % 10 === 0) await breathe();
  }
  store.close();
  if (pushed !== ids.length) throw new Error(`${pushed} rows were pushed for ${ids.length} changes`);
  return [figureOf("delta", "ms", ours, floor)];
}

const reloads = 8;

/** From the board's place in the page standing empty until its first rows are on the screen, over several openings. */
export async function measureOpenBoardPainted(): Promise<Figure[]> {
  const { folder, remove } = copyOf(ticketFolder());
  const window = await openWindow(folder);
  await window.page.addInitScript(watchBoard);
  const ours: number[] = [];
  for (let index = 0; index < reloads; index++) {
    await window.page.reload();
    await window.page.waitForFunction(() => performance.getEntriesByName("board-painted").length > 0);
    ours.push(await window.page.evaluate(() => {
      const [mounted] = performance.getEntriesByName("board-mounted");
      const [painted] = performance.getEntriesByName("board-painted");
      return (painted?.startTime ?? 0) - (mounted?.startTime ?? 0);
    }));
  }
  await window.close();
  remove();
  return [figureOf("open-board-painted", "ms", ours)];
}

/** Runs in the page before its own code: marks when the board's grid comes into being, and when rows have been painted. */
function watchBoard(): void {
  const observer = new MutationObserver(() => {
    const board = document.querySelector("[data-scope=board]");
    if (board !== null && performance.getEntriesByName("board-mounted").length === 0) performance.mark("board-mounted");
    if (board === null || board.querySelector(".ag-row [data-part]") === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("board-painted")));
  });
  observer.observe(document, { childList: true, subtree: true });
}
