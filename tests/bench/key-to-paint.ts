/**
 * From a key going down to its answer painted, in a real window with 2,000 open tickets while a colleague's desk changes five
 * of them every second: letters in the intake line (each is understood anew) and arrows on the board. Beside it a bare page
 * with one field and nothing to do. Painted means: the frame after the key has been handed over; the first message after it.
 */
import type { Page } from "playwright";
import { focusIn, goToLine, intakeLine } from "../e2e/operator.ts";
import { letIn } from "../e2e/web-guest.ts";
import { figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { boardFolder, copyOf } from "./seed.ts";
import { openBareWindow, openWindow } from "./window.ts";

const lines = ["b3 7c 12 kt lsh", "5201 dhl", "3号楼7层12床空调漏水", "1hl 3c deng bl", "门诊二楼厕所堵了水漫出来"];
const rounds = 3;
const arrows = 120;
/** A fast typist: eight strokes a second. */
const betweenMs = 120;
const changeEveryMs = 200;

/** Keys of the intake line and of the board, each beside the bare page. */
export async function measureKeyToPaint(): Promise<Figure[]> {
  const { folder, remove } = copyOf(boardFolder());
  const desk = await openWindow(folder);
  const bare = await openBareWindow();
  try {
    const floor = await floorOf(bare.page);
    await desk.page.evaluate(watchPaint);
    const stop = await changes(desk.page);
    const typed = await typeLines(desk.page);
    const moved = await moveCursor(desk.page);
    const changed = await stop();
    if (changed < 20) throw new Error(`only ${changed} changes came in meanwhile`);
    return [figureOf("key-to-paint", "ms", typed, floor), figureOf("key-to-paint-board", "ms", moved, floor)];
  } finally {
    await bare.close();
    await desk.close();
    remove();
  }
}

async function floorOf(page: Page): Promise<number[]> {
  await page.evaluate(() => { document.body.innerHTML = "<input id=field>"; document.getElementById("field")?.focus(); });
  await page.evaluate(watchPaint);
  await page.locator("#field").focus();
  for (const line of lines) await page.keyboard.type(line.replaceAll(/[^\x20-\x7e]/g, "a"), { delay: betweenMs });
  return painted(page);
}

/** The first round warms up. */
async function typeLines(page: Page): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const line of lines) {
      await goToLine(page);
      await intakeLine(page).fill("");
      await page.waitForTimeout(betweenMs);
      await painted(page);
      await page.keyboard.type(line, { delay: betweenMs });
      await page.waitForTimeout(betweenMs);
      const seen = await painted(page);
      if (round > 0) all.push(...seen);
    }
  }
  await intakeLine(page).fill("");
  return all;
}

async function moveCursor(page: Page): Promise<number[]> {
  await page.keyboard.press("F6");
  await focusIn(page, "board");
  await painted(page);
  for (let at = 0; at < arrows; at += 1) {
    await page.keyboard.press(at % 40 < 30 ? "ArrowDown" : "ArrowUp");
    await page.waitForTimeout(betweenMs / 2);
  }
  return painted(page);
}

/** What was measured since the last asking. Unit: ms. */
function painted(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const seen = globalThis as unknown as { painted: number[] };
    const all = seen.painted;
    seen.painted = [];
    return all;
  });
}

/** Runs in the page. */
function watchPaint(): void {
  const seen = globalThis as unknown as { painted: number[] };
  seen.painted = [];
  window.addEventListener("keydown", (event) => {
    const downMs = event.timeStamp;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => seen.painted.push(performance.now() - downMs);
      after.port2.postMessage(null);
    });
  }, true);
}

/** A colleague who urges one open ticket after the other; answers how to stop, which answers how many it were. */
async function changes(page: Page): Promise<() => Promise<number>> {
  const sharing = await page.evaluate(() => window.desk?.call("sharing", {}));
  if (sharing?.kind !== "done") throw new Error("the desk does not say where it is shared");
  const colleague = await letIn(sharing.value.deskAddress);
  const open = (await colleague.rows("board")).filter((row) => row.finishedAtMs === null && row.suspendReason === null);
  let count = 0;
  const timer = setInterval(() => {
    const row = open[count % open.length];
    count += 1;
    if (row !== undefined) void colleague.call("submit", { command: "ticket.urge", body: { ticketId: row.ticketId } });
  }, changeEveryMs);
  return async () => {
    clearInterval(timer);
    colleague.leave();
    return count;
  };
}
