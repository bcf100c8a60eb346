/**
 * From the start of the process until the board is drawn in a real window, on a folder with over 1,000,000 events beside
 * the freshly founded sample hospital: what a year of work adds. `start-memory` is the main process a moment later.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFolder } from "../../electron/arguments.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, hospitalFolder, ticketFolder } from "./seed.ts";
import { launchDesk } from "./window.ts";

const rounds = 7;
/** After the board is drawn the views of the other rooms and the first idle work still come. */
const settleMs = 1_500;

interface Start {
  readonly drawnMs: number;
  readonly memoryMb: number;
}

/** Both figures, from starts in turns. */
export async function measureStart(): Promise<Figure[]> {
  const full = copyOf(ticketFolder());
  const empty = copyOf(hospitalFolder());
  const ours: Start[] = [];
  const floor: Start[] = [];
  for (let index = 0; index <= rounds; index++) {
    const [one, other] = [await startOnce(full.folder), await startOnce(empty.folder)];
    if (index > 0) { ours.push(one); floor.push(other); } // the first one warms the file cache for both
  }
  full.remove();
  empty.remove();
  const figure = (name: string, unit: string, of: (start: Start) => number) => figureOf(name, unit, ours.map(of), floor.map(of));
  return [figure("start", "ms", (start) => start.drawnMs), figure("start-memory", "MB", (start) => start.memoryMb)];
}

async function startOnce(folder: string): Promise<Start> {
  const window = await launchDesk(folder);
  const drawnAtMs = await window.page.evaluate(boardDrawn, emptyLine());
  const createdAtMs = await window.app.evaluate(() => process.getCreationTime() ?? 0);
  await breathe(settleMs);
  const memoryMb = await window.app.evaluate(() => process.memoryUsage().rss / 1_048_576);
  await window.close();
  return { drawnMs: drawnAtMs - createdAtMs, memoryMb };
}

/** What an empty board says. */
function emptyLine(): string {
  const words = JSON.parse(readFileSync(join(sourceFolder, "resources", "words", "zh-CN.json"), "utf8")) as { readonly board: { readonly empty: string } };
  return words.board.empty;
}

/** Runs in the page: when the board has been painted, with its tickets or with the line that says there are none. Epoch ms. */
function boardDrawn(empty: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const board = document.querySelector("[data-scope=board]");
      const isDrawn = board?.querySelector(".ag-row [data-part]") != null || board?.textContent?.includes(empty) === true;
      if (isDrawn) requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
      else requestAnimationFrame(look);
    };
    look();
  });
}
