/**
 * How smoothly lists scroll in a real window: the share of frames that took longer than 33 ms while a wheel turns, beside a
 * bare AG Grid page with the same rows. `scroll-board` is the board with its 2,000 open tickets; `scroll-grid` the part
 * that registers are made of (`renderer/parts/Grid.tsx`), with 100,000 pieces of equipment.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { build } from "vite";
import { sourceFolder } from "../../electron/arguments.ts";
import { rounded } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, scratchFolder, ticketFolder } from "./seed.ts";
import { openBareWindow, openWindow } from "./window.ts";

const turns = 5;
const wheelSteps = 90;
/** One notch of a usual mouse wheel. Unit: px. */
const notchPx = 120;
const slowFrameMs = 33;
const gridRows = 100_000;

/** The board in the product's window beside the same rows in a bare grid. */
export async function measureScrollBoard(): Promise<Figure[]> {
  const { folder, remove } = copyOf(ticketFolder());
  const board = await openWindow(folder);
  const rows = await board.page.evaluate(async () => {
    const outcome = await window.desk?.call("open", { view: "board", params: {}, handle: 999_998 });
    return outcome?.kind === "done" ? outcome.value.rows : [];
  });
  const bare = await openBarePage();
  await bare.page.evaluate(showBareGrid, { rows: rows as object[], rowHeight: 32, width: "928px" });
  const figure = await compareScroll("scroll-board", { page: board.page, at: "[data-scope=board] .ag-row" }, { page: bare.page, at: ".ag-row" });
  await board.close();
  await bare.close();
  remove();
  return [figure];
}

/** The part `Grid` beside AG Grid itself, both with 100,000 rows made alike. */
export async function measureScrollGrid(): Promise<Figure[]> {
  const part = await openBareWindow();
  await part.page.addScriptTag({ content: await bundleOf("grid-page.tsx") });
  const bare = await openBarePage();
  const rows = equipmentRows();
  await part.page.evaluate((given) => (window as unknown as { showGrid(rows: readonly object[]): void }).showGrid(given), rows); // put there by grid-page.tsx
  await bare.page.evaluate(showBareGrid, { rows, rowHeight: 32, width: "100%" });
  const figure = await compareScroll("scroll-grid", { page: part.page, at: ".ag-row" }, { page: bare.page, at: ".ag-row" });
  await part.close();
  await bare.close();
  return [figure];
}

async function openBarePage() {
  const bare = await openBareWindow();
  await bare.page.addScriptTag({ path: join(sourceFolder, "node_modules", "ag-grid-community", "dist", "ag-grid-community.min.js") });
  return bare;
}

/** Runs in the page: every column a plain text, nothing else. */
function showBareGrid({ rows, rowHeight, width }: { readonly rows: readonly object[]; readonly rowHeight: number; readonly width: string }): void {
  const host = document.createElement("div");
  host.style.cssText = `width: ${width}; height: 100vh`;
  document.body.replaceChildren(host);
  const fields = Object.keys(rows[0] ?? {}).slice(0, 8);
  const columnDefs = fields.map((field) => ({ field, valueFormatter: ({ value }: { value: unknown }) => typeof value === "object" ? JSON.stringify(value) : String(value) }));
  (window as unknown as { agGrid: { createGrid(host: Element, options: object): void } }).agGrid.createGrid(host, { columnDefs, rowData: rows, rowHeight }); // AG Grid's own global
}

interface Place {
  readonly page: Page;
  readonly at: string;
}

async function compareScroll(name: string, ours: Place, floor: Place): Promise<Figure> {
  const frames: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let turn = 0; turn <= turns; turn++) {
    const [own, bare] = [await scroll(ours, turn), await scroll(floor, turn)];
    if (turn > 0) { frames.ours.push(...own); frames.floor.push(...bare); }
  }
  const slowPercent = (series: readonly number[]) => (100 * series.filter((ms) => ms > slowFrameMs).length) / series.length;
  return { name, unit: "% of frames over 33 ms", value: rounded(slowPercent(frames.ours)), floor: rounded(slowPercent(frames.floor)) };
}

/** Turns the wheel, every other time upwards; answers how long each frame took. Unit: ms. */
async function scroll({ page, at }: Place, turn: number): Promise<number[]> {
  await page.bringToFront();
  await page.locator(at).first().hover();
  await page.evaluate(() => {
    const seen = { frames: [] as number[], running: true };
    (window as unknown as { seen: typeof seen }).seen = seen;
    let lastMs = performance.now();
    const frame = (nowMs: number) => {
      seen.frames.push(nowMs - lastMs);
      lastMs = nowMs;
      if (seen.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  for (let step = 0; step < wheelSteps; step++) await page.mouse.wheel(0, turn % 2 === 0 ? notchPx : -notchPx);
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { frames: number[]; running: boolean } };
    seen.running = false;
    return seen.frames.slice(1);
  });
}

function equipmentRows(): object[] {
  const kinds = ["风机盘管", "配电箱", "电梯", "病床", "输液泵", "空压机", "热水器", "氧气终端"];
  return Array.from({ length: gridRows }, (_, index) => ({
    equipmentId: `e-${index}`, code: `EQ-${String(index).padStart(6, "0")}`, name: `${(index % 40) + 1}号${kinds[index % kinds.length]}`,
    place: `${(index % 3) + 1}号楼 ${(index % 12) + 1}层 ${(index % 60) + 1}床`, maker: "恒屹电气", model: `M-${index % 97}`,
    inspectedOn: `2026-${String((index % 12) + 1).padStart(2, "0")}-15`, state: index % 50 === 0 ? "停用" : "在用",
  }));
}

/** One script out of a page of this folder. */
async function bundleOf(file: string): Promise<string> {
  const { folder, remove } = scratchFolder();
  rmSync(folder, { recursive: true });
  const built = await build({
    configFile: false, logLevel: "error", define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, outDir: folder, lib: { entry: join(sourceFolder, "tests", "bench", file), formats: ["iife"], name: "bench" } },
  });
  remove();
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}
