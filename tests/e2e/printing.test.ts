/**
 * Slips on paper and as PDF, from a desk that has joined a hub: P prints once what the hub has ordered; on an island it asks
 * whether the slip comes out alone or later, and later means when the hub is back.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../electron/devices/alarm-desk.ts";
import { openPaper } from "../electron/devices/printer/paper.ts";
import type { Paper } from "../electron/devices/printer/paper.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { logCall, openFirst, region, sitDown, waitForDesk } from "./operator.ts";
import { describeWindows, scratchFolder, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

/** P, the way on an island, Enter; until the drawer says it. */
async function print(page: Page, said: string, way?: "1" | "2"): Promise<void> {
  const panel = page.locator("[data-act-panel]");
  await page.keyboard.press("p");
  await panel.waitFor();
  if (way !== undefined) {
    await panel.getByText("等连上再印").waitFor();
    await page.keyboard.press(way);
  }
  await page.keyboard.press("Enter");
  await region(page, "drawer").locator("[role=status]", { hasText: said }).waitFor();
}

describeWindows("the printer of a desk", () => {
  const hubFolder = scratchFolder();
  let hub: HeadlessHost;
  let desk: DeskWindow;
  let paper: Paper;
  let number = "";
  const setPrinter = (settings: Record<string, unknown>) => desk.page.evaluate((given) => window.desk?.call("changeDevice", { name: "printer", settings: given }), settings);
  let port = 0;
  /** The hub always comes on the same port, since its desks know it by that. */
  const startHub = (args: readonly string[]) => startHeadless(["--data", hubFolder, "--port", String(port), ...args]);

  beforeAll(async () => {
    port = await freePort();
    [hub, paper] = await Promise.all([startHub(["--found", "sample", "--code"]), openPaper()]);
    desk = await startDesk(["--join", hub.hubAddress, "--code", hub.code]);
    await waitForDesk(desk.page);
    await sitDown(desk.page);
    await setPrinter({ enabled: true, host: "127.0.0.1", port: paper.port });
    number = await logCall(desk.page, "b3 7c 12 kt lsh");
    await openFirst(desk.page);
  });
  afterAll(async () => {
    await desk?.close();
    await hub?.close();
    paper?.close();
    rmSync(hubFolder, { recursive: true, force: true });
  });

  it("prints a slip with P, with the number and what is wrong on it", async () => {
    await print(desk.page, "已送打印机");
    await expect.poll(() => paper.cuts()).toBe(1);
    for (const text of [number, "3号楼", "空调漏水"]) expect(paper.text()).toContain(text);
  });

  it("keeps the next one as a PDF under the number", async () => {
    await setPrinter({ how: "pdf" });
    await print(desk.page, "已送打印机");
    const path = join(desk.dataFolder, "slips", `${number}.pdf`);
    const bytes = () => { try { return readFileSync(path).toString("latin1"); } catch { return ""; } };
    await expect.poll(bytes, { timeout: 15_000 }).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
    expect(bytes()).toContain(`/Title (${number})`);
    await setPrinter({ how: "thermal" });
  });

  it("asks on an island: alone comes out now, later waits for the hub and comes out once", async () => {
    const { page } = desk;
    await hub.close();
    await region(page, "status").getByText("孤岛").first().waitFor();
    await print(page, "已送打印机", "1");
    await expect.poll(() => paper.cuts()).toBe(2);
    await print(page, "连上主台后印", "2");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(paper.cuts()).toBe(2);
    hub = await startHub([]);
    await region(page, "status").getByText("孤岛").first().waitFor({ state: "detached", timeout: 30_000 });
    await expect.poll(() => paper.cuts(), { timeout: 15_000 }).toBe(3);
  });
});
