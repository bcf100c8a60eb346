/**
 * What an operator's hand does beside the closed loop: the lists after the work, short commands, the scanner, the filter and
 * layouts of the board, what corrections teach, and one region at a time at 200 % zoom. By keyboard, in a real window.
 */
import { rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ViewName, ViewRows } from "../../shared/views.ts";
import { makeDemoFolder } from "./demo-folder.ts";
import { act, drawerHead, focusIn, goToLine, intakeLine, region, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { describeWindows, resize, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

const tab = (page: Page, name: string) => region(page, "board").getByRole("tab", { name });
const toast = (page: Page, text: string) => page.getByText(text).first();

/** Rows of a view as the desk has them. */
function rowsOf<N extends ViewName>(page: Page, view: N, params: Readonly<Record<string, string>> = {}): Promise<readonly ViewRows[N][]> {
  return page.evaluate(async ([name, given]) => {
    const outcome = await window.desk?.call("open", { view: name, params: given, handle: 999_995 });
    await window.desk?.call("close", { handle: 999_995 });
    return outcome?.kind === "done" ? outcome.value.rows : [];
  }, [view, params] as const) as Promise<readonly ViewRows[N][]>;
}

async function toBoard(page: Page): Promise<void> {
  await page.keyboard.press("F6");
  await focusIn(page, "board");
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); })); // the room takes the focus with the next frame
}

describeWindows("an operator's hand", () => {
  let desk: DeskWindow;
  let folder: string;
  beforeAll(async () => {
    folder = await makeDemoFolder();
    desk = await startDesk([], folder);
    await resize(desk, 1920, 1080);
    await waitForDesk(desk.page);
  });
  afterAll(async () => {
    await desk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("goes to each list by its digit, and axe finds nothing on any of them", async () => {
    const { page } = desk;
    await toBoard(page);
    for (const [digit, name] of [["2", "待回拨"], ["3", "待签字"], ["4", "待评价"], ["5", "投诉"], ["1", "调度板"]] as const) {
      await page.keyboard.press(digit);
      await until(() => tab(page, name).getAttribute("aria-selected"), (selected) => selected === "true");
      await focusIn(page, "board");
      expect(await pageFaults(page)).toEqual([]);
    }
  });

  it("takes a signature and then a bad rating off their lists, which opens a call-back", async () => {
    const { page } = desk;
    await toBoard(page);
    await page.keyboard.press("3");
    const first = region(page, "board").getByRole("option").first();
    await first.waitFor();
    const place = (await first.locator("b").first().textContent()) ?? "";
    await page.keyboard.press("Enter");
    await until(() => drawerHead(page).textContent(), (text) => text?.includes(place) === true);
    await act(page, "q", "已签字");
    await toBoard(page);
    await page.keyboard.press("4");
    await region(page, "board").getByRole("option", { name: place }).waitFor();
    await page.keyboard.press("Enter");
    await act(page, "e", "已评价", ["1"]);
    await toBoard(page);
    await page.keyboard.press("2");
    await region(page, "board").getByRole("option", { name: "评分低" }).filter({ hasText: place }).waitFor();
    await page.keyboard.press("1");
  });

  it("sends somebody off duty by a short command that says first what it will do", async () => {
    const { page } = desk;
    const worker = (await rowsOf(page, "people")).find((one) => one.crewId !== null && one.duty === "on" && one.jobs.length === 0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(`${worker?.name.zh} 休`);
    await page.locator("#search-command", { hasText: `${worker?.name.zh} 下班` }).waitFor();
    await page.keyboard.press("Enter");
    await toast(page, `${worker?.name.zh} 下班了`).waitFor();
    await until(() => rowsOf(page, "people"), (rows) => rows.some((one) => one.personId === worker?.personId && one.duty === "off"));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("没这人 闲");
    await page.locator("#search-command", { hasText: "没有叫" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("opens a scanned slip and leaves what is being typed as it was", async () => {
    const { page } = desk;
    const [ticket] = (await rowsOf(page, "board")).filter((row) => row.finishedAtMs === null);
    await goToLine(page);
    await page.keyboard.type("b3 7c kt", { delay: 130 });
    await scan(page, `YZ:T:${ticket?.number}`);
    await until(() => drawerHead(page).textContent(), (text) => text?.includes(ticket?.number ?? "none") === true);
    expect(await intakeLine(page).inputValue()).toBe("b3 7c kt");
    await focusIn(page, "intake");
    await page.keyboard.type(" lsh", { delay: 130 });
    expect(await intakeLine(page).inputValue()).toBe("b3 7c kt lsh");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
  });

  it("filters the board, saves the layout under a name and takes it again", async () => {
    const { page } = desk;
    await toBoard(page);
    await page.keyboard.press("/");
    await page.keyboard.type("b3");
    await page.keyboard.press("Enter");
    await focusIn(page, "board");
    const shown = () => region(page, "board").locator(".ag-row [data-part=place]").allTextContents();
    await until(shown, (places) => places.length > 0 && places.every((place) => place.startsWith("3号楼")));
    await page.keyboard.press("s");
    await page.locator(".MuiMenu-root:focus-within").waitFor();
    await page.keyboard.press("a");
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.closest("[data-scope=board]") !== null);
    await page.keyboard.type("三号楼");
    await page.keyboard.press("Enter");
    await toast(page, "存了版面").waitFor();
    for (const [digit, every] of [["0", false], ["1", true]] as const) {
      await toBoard(page);
      await page.keyboard.press("s");
      await page.locator(".MuiMenu-root:focus-within").waitFor();
      await page.keyboard.press(digit);
      await until(shown, (places) => places.length > 0 && places.every((place) => place.startsWith("3号楼")) === every);
    }
    await toBoard(page);
    await page.keyboard.press("s");
    await page.locator(".MuiMenu-root:focus-within").waitFor();
    await page.keyboard.press("0");
  });

  it("groups the board by building, moves a column by keys, keeps both in a layout, and takes the layout away", async () => {
    const { page } = desk;
    const heads = () => region(page, "board").locator(".ag-row [data-part=head] strong").allTextContents();
    const names = () => region(page, "board").locator(".ag-header-cell").evaluateAll((cells) => cells.map((cell) => [cell.getBoundingClientRect().left, cell.getAttribute("col-id") ?? ""] as const)
      .sort(([one], [other]) => one - other).map(([, name]) => name));
    const openMenu = async () => {
      await toBoard(page);
      await page.keyboard.press("s");
      await page.locator(".MuiMenu-root:focus-within").waitFor();
    };
    await openMenu();
    await page.keyboard.press("g");
    await until(heads, (shown) => shown.length > 1 && shown.every((head) => !["要出手", "待派单", "进行中"].includes(head)));
    await page.keyboard.press("End");
    for (const left of ["promise", "crew"]) {
      await page.keyboard.press("ArrowLeft");
      await until(names, (shown) => shown.indexOf(left) === shown.indexOf("number") + 1);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("data-column"))).toBe("number"); // the moved column stays in hand
    }
    const faults = await pageFaults(page, ".MuiMenu-paper");
    expect(faults).toEqual([]);
    await page.keyboard.press("a");
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.closest("[data-scope=board]") !== null);
    await page.keyboard.type("按楼");
    await page.keyboard.press("Enter");
    await toast(page, "存了版面").waitFor();
    await openMenu();
    await page.keyboard.press("0");
    await until(heads, (shown) => shown.includes("要出手"));
    const at = (await savedLayouts(page)).indexOf("按楼");
    await openMenu();
    await page.keyboard.press(String(at + 1));
    await until(heads, (shown) => !shown.includes("要出手"));
    await until(names, (shown) => shown.indexOf("crew") === shown.indexOf("number") + 1);
    await openMenu();
    await page.locator('[data-layout="按楼"]').press("Delete");
    await until(() => savedLayouts(page), (saved) => !saved.includes("按楼"));
    await page.keyboard.press("0");
    await until(heads, (shown) => shown.includes("要出手"));
  });

  it("keeps the telephone lines in sight in the settings", async () => {
    const { page } = desk;
    await page.keyboard.press("Control+Comma");
    await region(page, "settings").waitFor();
    expect(await page.locator('[data-scope="lines"]').isVisible()).toBe(true);
    await page.keyboard.press("F4");
    await region(page, "settings").waitFor({ state: "detached" });
  });

  it("shows one region at a time at 200 % zoom, and nothing is cut", async () => {
    const { page } = desk;
    await resize(desk, 960, 540);
    for (const [key, front, hidden] of [["F4", "intake", "board"], ["F6", "board", "intake"]] as const) {
      await page.keyboard.press(key);
      await until(() => region(page, front).isVisible(), (visible) => visible);
      await until(() => region(page, hidden).isVisible(), (visible) => !visible); // the window takes its new size a moment after it was told
      expect(await pageFaults(page)).toEqual([]);
    }
    await focusIn(page, "board");
    await page.keyboard.press("Enter");
    await until(() => region(page, "drawer").isVisible(), (visible) => visible);
    await until(() => region(page, "board").isVisible(), (visible) => !visible);
    await page.keyboard.press("F4");
    await resize(desk, 1920, 1080);
    expect(desk.errors).toEqual([]);
  });
});

/** Names of the layouts that the one who sits here saved. */
async function savedLayouts(page: Page): Promise<readonly string[]> {
  const [session] = await rowsOf(page, "session");
  const [own] = await rowsOf(page, "layouts", { personId: session?.personId ?? "" });
  return own?.layouts.map((one) => one.name) ?? [];
}

/** A keyboard-wedge scanner: the keys come as fast as they can, all from within the page, so that no tool slows them down. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const field = document.activeElement as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    for (const key of text) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      set?.call(field, field.value + key);
      field.dispatchEvent(new InputEvent("input", { bubbles: true, data: key }));
    }
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
  }, code);
}
