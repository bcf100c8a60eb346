/** A desk whose hub went away, in a browser: it says so, goes on, and every word of it can be read in both colours. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { goToLine, logCall, region, sitDown, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";

describe("a desk without its hub", () => {
  let hub: HeadlessHost;
  let desk: HeadlessHost | undefined;
  let browser: Browser;
  let page: Page;
  let isHubGone = false;
  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHeadless(["--found", "sample", "--code"]), startBrowser()]);
    desk = await startHeadless(["--join", hub.hubAddress, "--code", hub.code]);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(15_000);
    await page.addInitScript(() => { navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]); }); // nothing to sound through: a warning in the bar
    await page.goto(desk.deskAddress);
    await waitForDesk(page);
    await sitDown(page);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    if (!isHubGone) await hub?.close();
  });

  it("says that it is alone and how much it has still to share, and takes calls meanwhile", async () => {
    await hub.close();
    isHubGone = true;
    await page.getByText("本台单独在干").waitFor();
    await logCall(page, "b3 7c 12 kt lsh");
    await until(() => region(page, "status").textContent(), (text) => text?.includes("待同步 2") === true);
    await page.getByText("待同步").first().waitFor();
  });

  it("can be read by day and by night", async () => {
    await goToLine(page);
    await region(page, "status").getByText("没有出声设备").waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press("Control+F8");
    await page.locator(":root[data-theme=night]").waitFor();
    expect(await pageFaults(page)).toEqual([]);
  });
});
