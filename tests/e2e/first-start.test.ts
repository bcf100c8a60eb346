/**
 * What a newcomer meets without Electron, as the README tells it: an address, who this desk works for, an empty hospital, the
 * first person, a PIN of their own, and the first place from where a call can come. In both languages, sizes and colours.
 */
import { appendFileSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceFolder } from "../../electron/arguments.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { focusIn, intakeLine, region, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { scratchFolder, startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

describe("the first start in a browser", () => {
  let host: HeadlessHost;
  let browser: Browser;
  let page: Page;
  let guest: WebGuest;
  const errors: string[] = [];
  beforeAll(async () => {
    [host, browser] = await Promise.all([startHeadless([]), startBrowser()]);
    guest = await letIn(host.deskAddress);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    await page.goto(host.deskAddress);
  });
  afterAll(async () => {
    guest?.leave();
    await browser?.close();
    await host?.close();
  });

  it("asks for the hospital, and has nothing wrong in any size, colour or language", async () => {
    await page.locator("#way-sample:focus").waitFor();
    for (const [width, height] of [[1366, 768], [1920, 1080], [960, 540]] as const) {
      await page.setViewportSize({ width, height });
      for (const [theme, language] of [["night", "en"], ["day", "zh-CN"]] as const) {
        await guest.call("changeSettings", { theme, language });
        await page.reload();
        await page.locator(`:root[data-theme=${theme}] #way-sample`).waitFor();
        for (const digit of ["1", "2", "3", "4"]) {
          await page.keyboard.press(digit);
          expect(await pageFaults(page, width === 1366 && digit === "4"), `${width} ${theme} ${language} ${digit}`).toEqual([]);
        }
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it("says in words what is missing, and goes on", async () => {
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.getByRole("textbox").fill("城东医院");
    await page.keyboard.press("Enter");
    await intakeLine(page).waitFor();
    expect(await page.locator("header").first().textContent()).toContain("城东医院");
    expect(await pageFaults(page)).toEqual([]);
  });

  it("takes the name of the first person and sits them down", async () => {
    await page.keyboard.press("Alt+p");
    await region(page, "who").getByLabel("姓名").fill("赵敏");
    expect(await pageFaults(page, '[data-scope="who"]')).toEqual([]);
    await page.keyboard.press("Enter");
    await until(() => region(page, "status").locator("[data-seat]").textContent(), (text) => text?.includes("赵敏") === true);
    await region(page, "who").waitFor({ state: "detached" });
    await focusIn(page, "intake");
  });

  it("takes a second person in the settings, who then signs in", async () => {
    await page.getByRole("button", { name: "设置" }).first().click();
    await region(page, "settings").getByRole("button", { name: "人员", exact: true }).click();
    await region(page, "settings").getByRole("textbox", { name: "姓名" }).fill("钱进");
    await page.keyboard.press("Enter");
    await region(page, "settings").getByRole("status").getByText("钱进加上了，接报员").waitFor();
    expect(await pageFaults(page, '[data-scope="settings"]')).toEqual([]);
    await page.keyboard.press("Alt+p");
    await region(page, "who").getByRole("option", { name: "钱进" }).waitFor();
    await page.keyboard.type("qj");
    await page.keyboard.press("Enter");
    await until(() => region(page, "status").locator("[data-seat]").textContent(), (text) => text?.includes("钱进") === true);
  });

  it("shows every setting of an empty hospital without a fault", async () => {
    await page.getByRole("button", { name: "设置" }).first().click();
    const subjects = region(page, "settings").locator("nav button");
    await subjects.first().waitFor();
    for (const subject of await subjects.all()) {
      await subject.press("Enter");
      expect(await pageFaults(page, false), (await subject.textContent()) ?? "").toEqual([]);
    }
    expect(errors).toEqual([]);
  });
});

describe("the first start with a hospital's own files", () => {
  let host: HeadlessHost;
  let browser: Browser;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = scratchFolder();
    cpSync(join(sourceFolder, "resources", "catalog"), folder, { recursive: true });
    writeFileSync(join(folder, "hospital.json"), JSON.stringify({ name: { zh: "县人民医院", en: "County Hospital" }, zone: "Asia/Shanghai", campuses: [{ id: "east", zh: "东院", en: "East" }, { id: "west", zh: "西院", en: "West" }, { id: "xinhe", zh: "新河", en: "Xinhe" }] }));
    appendFileSync(join(folder, "places.csv"), "\nroom-x,roof,east,天台,Roof,\n");
    [host, browser] = await Promise.all([startHeadless([]), startBrowser()]);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(15_000);
    await page.goto(host.deskAddress);
    await page.locator("#way-sample:focus").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says where there is none, and names file, row and column of what is wrong before anything is written", async () => {
    await page.keyboard.press("4");
    await page.getByRole("textbox").fill(join(folder, "nowhere"));
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("hospital.json").waitFor();
    await page.getByRole("textbox").fill(`"${folder}"`);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText(/places\.csv 第 \d+ 行“kind”填的“roof”不认得/).waitFor();
    expect(await pageFaults(page)).toEqual([]);
  });

  it("shows what is wrong again where it is not the same any more", async () => {
    appendFileSync(join(folder, "places.csv"), "room-y,cellar,east,地窖,Cellar,\n");
    await page.getByRole("button", { name: "不要这些行，照样开始" }).click();
    await page.getByRole("alert").getByText(/“cellar”不认得/).waitFor();
  });

  it("goes on without those rows when told so, and the desk is that hospital's", async () => {
    await page.getByRole("button", { name: "不要这些行，照样开始" }).click();
    await waitForDesk(page);
    expect(await page.locator("header").first().textContent()).toContain("县人民医院");
  });
});
