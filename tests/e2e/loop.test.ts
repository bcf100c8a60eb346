/**
 * The closed loop as a newcomer walks it with the README: the first start, a call, the dispatch, a second desk and the wall
 * that show it by themselves, the steps to the end, and the ticket found again. By keyboard, in real windows.
 */
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { act, boardRow, drawerHead, find, intakeLine, logCall, openFirst, region, showCode, sitDown, storyWords, waitForDesk } from "./operator.ts";
import { describeWindows, scratchFolder, startBrowser, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

const place = "3号楼 7层";

/** Leaves a sign in the page that a reload would take away. */
const mark = (page: Page) => page.evaluate(() => { document.documentElement.dataset["sameLoad"] = "yes"; });
const isSameLoad = (page: Page) => page.evaluate(() => document.documentElement.dataset["sameLoad"] === "yes");

describeWindows("the closed loop on two desks and a wall", () => {
  const folder = scratchFolder();
  let here: DeskWindow;
  let there: DeskWindow;
  let browser: Browser;
  let wall: Page;
  let number = "";

  beforeAll(async () => { [here, browser] = await Promise.all([startDesk([], folder), startBrowser()]); });
  afterAll(async () => {
    await Promise.all([browser?.close(), there?.close()]);
    await here?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers the first start with Enter, and sits an operator down", async () => {
    await here.page.locator("#way-sample:focus").waitFor();
    await here.page.keyboard.press("Enter");
    await waitForDesk(here.page);
    expect(await sitDown(here.page)).toMatch(/\p{Script=Han}{2,}/u);
  });

  it("logs and dispatches a call from one line of initials", async () => {
    number = await logCall(here.page, "b3 7c 12 kt lsh");
    expect(number).toMatch(/^\d{6}-1-0001$/);
    const row = boardRow(here.page, place);
    await row.waitFor();
    for (const text of ["空调漏水", "已派单", "空调", "1-0001"]) expect(await row.textContent()).toContain(text);
  });

  it("shows it on a second desk that joined through its first-start screen", async () => {
    const { hub } = await here.sharing();
    there = await startDesk([]);
    const { page } = there;
    await page.locator("#way-sample:focus").waitFor();
    await page.keyboard.press("3");
    await page.keyboard.press("Tab");
    await page.keyboard.type(hub?.address ?? "");
    await page.keyboard.press("Tab");
    await page.keyboard.type(await showCode(here.page));
    await page.keyboard.press("Enter");
    await boardRow(page, place).waitFor();
    await region(page, "status").getByText("2台").first().waitFor();
    await sitDown(page);
  });

  it("shows it on the wall in a browser", async () => {
    wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await wall.goto((await here.sharing()).wallAddress);
    await wall.getByText("3号楼").first().waitFor();
    expect(await wall.evaluate(() => window.location.href)).not.toContain("key=");
  });

  it("shows what the second desk logs on the first desk and on the wall, without a reload", async () => {
    for (const page of [here.page, there.page, wall]) await mark(page);
    const second = await logCall(there.page, "b1 3c 灯不亮");
    expect(second).toMatch(/^\d{6}-2-0001$/);
    await boardRow(here.page, "1号楼 3层").waitFor();
    await wall.locator("li", { hasText: "1号楼" }).first().waitFor();
  });

  it("walks accepted, arrived, working, finished with N, and the second desk sees each", async () => {
    await find(here.page, number.slice(-4), number);
    await here.page.locator('[data-scope="search"] [role=option]', { hasText: number }).click();
    await expect.poll(() => drawerHead(here.page).textContent()).toContain(number);
    for (const [said, state] of [["已接单", "已接单"], ["已到场", "已到场"], ["处理中", "处理中"], ["已完工", "已完工"]] as const) {
      await act(here.page, "n", said);
      await boardRow(there.page, place).filter({ hasText: state }).waitFor();
    }
  });

  it("signs, rates and files it away", async () => {
    await act(here.page, "q", "已签字", ["Tab", "陈丽"]);
    await act(here.page, "e", "已评价", ["5"]);
    await act(here.page, "n", "已归档");
    await boardRow(there.page, place).waitFor({ state: "detached" });
    expect(await storyWords(here.page)).toEqual(["受理", "派单", "接单", "到场", "处理", "完工", "签字", "评价", "归档"]);
    for (const page of [here.page, there.page, wall]) expect(await isSameLoad(page)).toBe(true);
  });

  it.each([["its last four digits", () => number.slice(-4)], ["two Chinese characters", () => "漏水"], ["pinyin initials", () => "ktls"]])("finds it again by %s, on both desks", async (_what, text) => {
    for (const { page } of [here, there]) {
      await find(page, text(), number);
      await page.keyboard.press("Escape");
      await page.locator('[data-scope="search"]').waitFor({ state: "detached" });
    }
  });

  it("changes language and colours while it runs", async () => {
    const { page } = here;
    for (const [name, title] of [["English", "Board"], ["中文", "调度板"]] as const) {
      await page.locator("header nav button").last().focus();
      await page.keyboard.press("Enter");
      await page.getByRole("radio", { name }).focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("F6");
      await region(page, "board").getByText(title).first().waitFor();
    }
    await page.keyboard.press("Control+F8");
    await page.locator(":root[data-theme=night]").waitFor();
    await page.keyboard.press("Control+F8");
    await page.locator(":root[data-theme=day]").waitFor();
  });

  it("has lost nothing when the first desk's program is started again", async () => {
    await here.close();
    here = await startDesk([], folder);
    await waitForDesk(here.page);
    await boardRow(here.page, "1号楼 3层").waitFor();
    await find(here.page, number, number);
    await here.page.keyboard.press("Enter");
    await expect.poll(() => storyWords(here.page)).toContain("归档");
    await here.page.keyboard.press("F4");
    expect(await intakeLine(here.page).inputValue()).toBe("");
    expect(here.errors).toEqual([]);
  });

  it("opened its first ticket from the board by keyboard alone", async () => {
    await openFirst(here.page);
    await expect.poll(() => drawerHead(here.page).textContent()).toContain("2-0001");
  });
});
