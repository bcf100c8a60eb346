/**
 * Takes the README's pictures from the real program on the demo shift, by hand where there is an Electron runtime:
 *   node tests/e2e/pictures.ts
 * Writes `resources/pictures/desk-day.png` and `wall-day.png`.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sourceFolder } from "../../electron/arguments.ts";
import { makeDemoFolder } from "./demo-folder.ts";
import { boardRow, drawerHead, waitForDesk } from "./operator.ts";
import { resize, startBrowser, startDesk } from "./real-window.ts";

const pictures = join(sourceFolder, "resources", "pictures");
const [width, height] = [1920, 1080];

mkdirSync(pictures, { recursive: true });
const folder = await makeDemoFolder({ theme: "day", language: "zh-CN" });
const desk = await startDesk([], folder);
try {
  await resize(desk, width, height);
  await waitForDesk(desk.page);
  await boardRow(desk.page, "电梯困人").click();
  await drawerHead(desk.page).getByText("3号电梯").waitFor();
  await desk.page.keyboard.press("F4");
  await desk.page.keyboard.type("5201 12c kt lsh");
  await desk.page.screenshot({ path: join(pictures, "desk-day.png") });
  const browser = await startBrowser();
  const wall = await browser.newPage({ viewport: { width, height } });
  await wall.goto((await desk.sharing()).wallAddress);
  await wall.locator("main li").first().waitFor();
  if (await wall.locator(":root[data-theme=night]").count() > 0) await wall.keyboard.press("Control+F8"); // by night the wall is dark by itself
  await wall.locator(":root[data-theme=day]").waitFor();
  await wall.screenshot({ path: join(pictures, "wall-day.png") });
  await browser.close();
} finally {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
}
