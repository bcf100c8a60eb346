/**
 * Every screen on the demo shift, in both sizes, colours and languages: nothing overflows, no word is missing, the console
 * is quiet, axe is content; with YIZHAN_PICTURES=FOLDER each is kept as a picture. And the keyboard of DESIGN §7 on a full board, with pushes coming in meanwhile.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actLetters } from "../../renderer/app/acts.ts";
import type { DeskSettings } from "../../shared/bridge.ts";
import { makeDemoFolder } from "./demo-folder.ts";
import { drawerHead, find, focusIn, goToLine, intakeLine, openFirst, region, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { letIn } from "./web-guest.ts";
import { describeWindows, resize, startBrowser, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

const sizes: readonly (readonly [number, number])[] = [[1920, 1080], [1366, 768]];
const looks = sizes.flatMap(([width, height], small) => (["day", "night"] as const).flatMap((theme, dark) => (["zh-CN", "en"] as const).map((language, foreign) => (
  // Axe takes a second a screen: it sees each size, each colour and each language once.
  { width, height, theme, language, withAxe: small === dark && dark === foreign }
))));

type Look = (typeof looks)[number];

/** Where a picture of every screen is kept, for human eyes; nowhere unless it is named. */
const pictures = process.env["YIZHAN_PICTURES"];

/** What a desk may answer without a hub's help: changes its settings and waits until the page shows them. */
async function setLook(page: Page, settings: Partial<DeskSettings>): Promise<void> {
  await page.evaluate((patch) => window.desk?.call("changeSettings", patch), settings);
  await page.reload();
  await waitForDesk(page);
}

/** Brings each screen to the front in turn; answers what is wrong with which. Axe looks at the whole once, then at what is new. */
async function faultsOfDesk(page: Page, { width, theme, language, withAxe }: Look): Promise<string[]> {
  const faults: string[] = [];
  const look = async (screen: string, within?: string) => {
    faults.push(...(await pageFaults(page, withAxe && (within ?? true))).map((fault) => `${screen}: ${fault}`));
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${width}-${theme}-${language}-${screen.replaceAll(/[^\w]+/g, "-")}.png`) });
  };
  await look("1 desk with three rings and alarms");
  await goToLine(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("5201 12c kt lsh");
  await openFirst(page);
  await look("2 intake typed, drawer open");
  await page.keyboard.press("j");
  await page.locator("[data-act-panel]").waitFor();
  await look("3 act", "[data-act-panel]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F6");
  await focusIn(page, "board");
  for (const digit of ["2", "3", "4", "5", "1"]) {
    await page.keyboard.press(digit);
    await region(page, "board").locator(`[role=tab][aria-selected=true][aria-keyshortcuts="${digit}"]`).waitFor();
    await look(`4 worklist ${digit}`, '[data-scope="board"]');
  }
  await page.keyboard.press("Shift+F6");
  await focusIn(page, "alarms");
  await look("5 alarms", '[data-scope="alarms"]');
  await page.keyboard.press("Escape");
  await find(page, "电梯", "电梯");
  await look("6 search", '[data-scope="search"]');
  await page.keyboard.press("Escape");
  await lookAtSettings(page, look);
  await page.keyboard.press("F1");
  await page.locator("[role=dialog]").waitFor();
  await look("8 keys", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+p");
  await region(page, "who").waitFor();
  await look("9 who sits here", '[data-scope="who"]');
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+l");
  await region(page, "lock").waitFor();
  await look("10 lock screen");
  await region(page, "lock").getByRole("combobox").press("Enter");
  await region(page, "lock").waitFor({ state: "detached" });
  return faults;
}

async function lookAtSettings(page: Page, look: (screen: string, within: string) => Promise<void>): Promise<void> {
  await page.locator("header nav button").last().press("Enter");
  const subjects = region(page, "settings").locator("nav button");
  await subjects.first().waitFor();
  for (const [at, subject] of (await subjects.all()).entries()) {
    await subject.press("Enter");
    await subject.and(page.locator("[aria-current]")).waitFor();
    await look(`7 settings ${at}`, '[data-scope="settings"]');
  }
}

describeWindows("the screens on a busy shift", () => {
  let desk: DeskWindow;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await makeDemoFolder({}, true);
    [desk, browser] = await Promise.all([startDesk([], folder), startBrowser()]);
    await waitForDesk(desk.page);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(looks)("has nothing wrong on the desk: $width × $height, $theme, $language", async (look) => {
    await resize(desk, look.width, look.height);
    await setLook(desk.page, { theme: look.theme, language: look.language });
    expect(await faultsOfDesk(desk.page, look)).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it.each(looks)("has nothing wrong on the wall: $width × $height, $theme, $language", async ({ width, height, theme, language, withAxe }) => {
    await desk.page.evaluate((patch) => window.desk?.call("changeSettings", patch), { theme, language });
    const errors: string[] = [];
    const page = await browser.newPage({ viewport: { width, height } });
    page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    await page.goto((await desk.sharing()).wallAddress);
    await page.locator("main li").first().waitFor();
    expect(await pageFaults(page, withAxe)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("shows settings, lists and the lock at 200 % zoom, one region at a time, and nothing is cut", async () => {
    const { page } = desk;
    await setLook(page, { theme: "day", language: "en" });
    await resize(desk, 960, 540);
    expect(await faultsOfDesk(page, { width: 960, height: 540, theme: "day", language: "en", withAxe: false })).toEqual([]);
    await resize(desk, 1920, 1080);
  });

  it("answers every letter of the board with a panel or a sentence, and gives the focus back", async () => {
    const { page } = desk;
    await resize(desk, 1920, 1080);
    await setLook(page, { theme: "day", language: "zh-CN" });
    await openFirst(page);
    for (const letter of actLetters) {
      await page.keyboard.press(letter.toLowerCase());
      const panel = page.locator("[data-act-panel]");
      await panel.waitFor();
      expect((await panel.textContent())?.length).toBeGreaterThan(2);
      await page.keyboard.press("Escape");
      if (await panel.isVisible()) await page.keyboard.press("Escape"); // back from people to crews
      await panel.waitFor({ state: "detached" });
      await focusIn(page, "board");
    }
  });

  it("moves, marks, shows the crews and comes back, by keys", async () => {
    const { page } = desk;
    const first = await drawerHead(page).textContent();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => drawerHead(page).textContent()).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => drawerHead(page).textContent()).toBe(first);
    await page.keyboard.press("Space");
    await page.keyboard.press("Equal");
    await region(page, "board").locator(".ag-row").first().waitFor({ state: "detached" });
    await page.keyboard.press("Equal");
    await region(page, "board").locator(".ag-row").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await drawerHead(page).waitFor({ state: "detached" });
  });

  it("shows on a locked screen what concerns a life, and nobody's words; a switch by keys takes under two seconds and loses no draft", async () => {
    const { page } = desk;
    await setLook(page, { theme: "day", language: "zh-CN" });
    await goToLine(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("三号楼王阿姨说漏水");
    const before = await region(page, "status").locator("[data-seat] strong").textContent();
    await page.keyboard.press("Alt+l");
    const lock = region(page, "lock");
    await lock.getByRole("combobox").waitFor();
    const shown = await lock.textContent();
    expect(await lock.locator("li").count()).toBeGreaterThan(0);
    const guest = await letIn((await desk.sharing()).deskAddress);
    const said = (await guest.rows("board")).map((one) => one.matter).filter((matter) => matter.length > 6);
    guest.leave();
    expect(said.length).toBeGreaterThan(3);
    for (const words of said) expect(shown).not.toContain(words);
    for (const key of ["F4", "F6", "Control+k", "d"]) await page.keyboard.press(key);
    await lock.getByRole("combobox").fill("");
    const startMs = performance.now();
    await page.keyboard.type("sy");
    await page.keyboard.press("Enter");
    await lock.waitFor({ state: "detached" });
    expect(performance.now() - startMs).toBeLessThan(2_000);
    expect(await region(page, "status").locator("[data-seat] strong").textContent()).not.toBe(before);
    expect(await intakeLine(page).inputValue()).toBe("三号楼王阿姨说漏水");
    await until(() => intakeLine(page).evaluate((field) => field === document.activeElement), (focused) => focused);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
  });

  it("keeps focus, caret and text of whoever types while pushes come in", async () => {
    const { page } = desk;
    await goToLine(page);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    const before = await openCount(page);
    const text = "三号楼七层空调一直在漏水";
    const pushed = logElsewhere((await desk.sharing()).deskAddress, 12);
    for (const letter of text) await page.keyboard.insertText(letter);
    await pushed;
    await until(() => openCount(page), (count) => count === before + 12);
    expect(await intakeLine(page).inputValue()).toBe(text);
    expect(await intakeLine(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });
});

/** How many jobs are open, as the board's head says. */
async function openCount(page: Page): Promise<number> {
  return Number(/在办 (\d+)/.exec((await region(page, "board").textContent()) ?? "")?.[1]);
}

/** Logs tickets as a colleague's page would, beside the one where somebody types. */
async function logElsewhere(address: string, count: number): Promise<void> {
  const colleague = await letIn(address);
  const [bed] = (await colleague.rows("places")).filter((place) => place.kind === "bed");
  const [service] = await colleague.rows("services");
  for (let index = 0; index < count; index++) {
    const body = { placeId: bed?.placeId, serviceId: service?.serviceId, priority: 1, matter: `并行来的第 ${index} 单`, said: "", caller: { name: "", phone: "" } };
    expect(await colleague.call("submit", { command: "ticket.log", body })).toMatchObject({ kind: "done" });
  }
  colleague.leave();
}
