/** Without Electron: the headless host serves the same desk to a browser, and lets nobody in who has no business there. */
import { request } from "node:http";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { act, boardRow, logCall, openFirst, sitDown, storyWords, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";

/** What the door answers to a request with these headers. */
function statusOf(address: string, headers: Record<string, string>, method = "GET"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, method }, (answer) => { answer.resume(); resolve(answer.statusCode); });
    asked.once("error", reject);
    asked.end();
  });
}

describe("the desk in a browser", () => {
  let host: HeadlessHost;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startHeadless(["--found", "sample"]), startBrowser()]);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(15_000);
    await page.goto(host.deskAddress);
    await waitForDesk(page);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  it("logs, dispatches and takes on a call by keyboard", async () => {
    await sitDown(page);
    expect(await logCall(page, "b3 7c 12 kt lsh")).toMatch(/-1-0001$/);
    await openFirst(page);
    await act(page, "n", "已接单");
    await expect.poll(() => storyWords(page)).toEqual(["受理", "派单", "接单"]);
    expect(await pageFaults(page)).toEqual([]);
  });

  it("keeps the key out of the address bar, and shows the same desk after a reload", async () => {
    expect(page.url()).not.toContain("key=");
    await page.reload();
    await boardRow(page, "3号楼 7层").waitFor();
  });

  it("lets the wall's key read the wall and write nothing", async () => {
    const wall = await letIn(host.wallAddress);
    expect((await wall.rows("board")).length).toBe(1);
    const [ticket] = await wall.rows("board");
    for (const [name, input] of [["submit", { command: "ticket.urge", body: { ticketId: ticket?.ticketId, by: "" } }], ["sharing", {}], ["search", { text: "空调", limit: 5 }], ["changeSettings", { theme: "night" }]] as const) {
      expect(await wall.call(name, input), name).toMatchObject({ kind: "refused", refusal: { code: "bridge.read-only" } });
    }
    expect((await wall.rows("board"))[0]?.urged).toBe(0);
    wall.leave();
  });

  it("shows nothing but the wall to the wall's key, whatever the address says", async () => {
    const other = await browser.newPage();
    await other.goto(host.wallAddress.replace("?wall&", "?"));
    await other.getByRole("heading", { name: /先看这些/ }).waitFor();
    expect(await other.locator("[data-scope=intake]").count()).toBe(0);
    await other.close();
  });

  it("lets no foreign key, Origin or Host in", async () => {
    await expect(letIn(host.deskAddress.replace(/key=.*/, "key=guessed"))).rejects.toThrow("bridge.wrong-key");
    await expect(letIn(host.deskAddress, { Origin: "https://example.com" })).rejects.toThrow();
    await expect(letIn(host.deskAddress, { Host: "example.com" })).rejects.toThrow();
    expect(await statusOf(host.deskAddress, { Host: "example.com" })).toBe(403);
    expect(await statusOf(host.deskAddress, { Origin: "https://example.com" })).toBe(403);
    expect(await statusOf(host.deskAddress, {}, "POST")).toBe(405);
    expect(await statusOf(host.deskAddress, {})).toBe(200);
  });

  it("refuses a second program on the same data folder, in words", async () => {
    await expect(startHeadless(["--data", host.dataFolder])).rejects.toThrow("一站已经在用这个数据文件夹");
  });
});
