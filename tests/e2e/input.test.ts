/**
 * Bad and unusual input in a real window: every string that has broken programs, an input method at work, a second start
 * on the same data folder. What goes in is kept byte for byte or refused in words; no script runs; the page lives.
 */
import { spawnSync } from "node:child_process";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sourceFolder } from "../../electron/arguments.ts";
import { electronRuntime } from "../../electron/commands/electron-runtime.ts";
import { unprintableAt } from "../../shared/kernel/text.ts";
import { naughtyStrings } from "../electron/doors/bad-strings.ts";
import { act, boardRow, goToLine, intakeLine, logCall, openFirst, region, sitDown, waitForDesk } from "./operator.ts";
import { describeWindows, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";
import { letIn } from "./web-guest.ts";

/** What became of each string: what the page kept, or what it said. */
interface Fate {
  readonly kept: string;
  readonly said: string;
}

/** Fills a field as a paste does and waits until the page has taken it, for every text in turn. */
function pasteAll(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('[data-scope="intake"] input[data-first-focus]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const kept: string[] = [];
    for (const text of all) {
      set?.call(field, text);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      kept.push(field?.value ?? "");
    }
    return kept;
  }, texts);
}

/** Notes every text on the ticket in the drawer: J, paste, the button; answers what each became. */
function noteAll(page: Page, texts: readonly string[]): Promise<Fate[]> {
  return page.evaluate(async (all) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
    const panel = () => document.querySelector<HTMLElement>("[data-act-panel]");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const press = (key: string) => [...panel()?.querySelectorAll("button") ?? []].find((button) => button.textContent?.includes(key))?.click();
    const fates: { kept: string; said: string }[] = [];
    for (const text of all) {
      document.querySelector<HTMLElement>('[data-scope="drawer"] [aria-keyshortcuts="J"]')?.click();
      while (panel() === null) await frame();
      const field = panel()?.querySelector("textarea");
      set?.call(field, text);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
      await frame();
      const kept = field?.value ?? "";
      press("Enter");
      while (panel() !== null && panel()?.querySelector("[role=alert]")?.textContent === "") await frame();
      fates.push({ kept, said: panel()?.querySelector("[role=alert]")?.textContent ?? "" });
      if (panel() !== null) press("Esc");
      while (panel() !== null) await frame();
    }
    return fates;
  }, texts);
}

/** Strings that belong together in one note; one that must be refused stands alone, so that it takes no other with it. */
function packed(texts: readonly string[]): string[] {
  const good = texts.filter((text) => unprintableAt(text) === 0);
  const packs = Array.from({ length: Math.ceil(good.length / packSize) }, (_, index) => good.slice(index * packSize, (index + 1) * packSize).join("\n"));
  return [...packs, ...texts.filter((text) => unprintableAt(text) > 0), "", " "];
}

const packSize = 8;

/** A line field takes no line breaks; the browser leaves them out of what is pasted. */
const asOneLine = (text: string) => text.replaceAll(/[\r\n]/g, "");

describeWindows("input of every kind", () => {
  let desk: DeskWindow;
  beforeAll(async () => {
    desk = await startDesk(["--found", "sample"]);
    await waitForDesk(desk.page);
    await desk.page.evaluate(() => { window.alert = () => { document.documentElement.dataset["scriptRan"] = "yes"; }; });
    await sitDown(desk.page);
    await logCall(desk.page, "b3 7c 12 kt lsh");
  });
  afterAll(async () => {
    expect(await desk.page.evaluate(() => document.documentElement.dataset["scriptRan"])).toBeUndefined();
    expect(desk.errors).toEqual([]);
    await desk.close();
  });

  it("takes every bad string into the intake line as it is", async () => {
    const texts = naughtyStrings.map(asOneLine);
    const kept = await pasteAll(desk.page, texts);
    expect(kept.filter((text, index) => text !== texts[index])).toEqual([]);
    await pasteAll(desk.page, [""]);
  });

  it("keeps every bad string as a note byte for byte, or says why not", async () => {
    await openFirst(desk.page);
    const fates = await noteAll(desk.page, packed(naughtyStrings));
    const refused = fates.filter(({ said }) => said !== "");
    for (const { kept, said } of refused) {
      expect(kept.trim() === "" || unprintableAt(kept) > 0, kept).toBe(true);
      expect(said).toMatch(/\p{Script=Han}{3,}/u);
    }
    const guest = await letIn((await desk.sharing()).deskAddress);
    const [ticket] = await guest.rows("board");
    const story = await guest.rows("story", { ticketId: ticket?.ticketId ?? "" });
    guest.leave();
    const notes = story.filter((row) => row.type === "ticket.noted@1").map((row) => row.body["text"]);
    expect(notes).toEqual(fates.filter(({ said }) => said === "").map(({ kept }) => kept.trim()));
    await region(desk.page, "drawer").locator("li", { hasText: "<script>" }).first().waitFor();
  });

  it("logs bad strings that are typed after a place, key by key, as they were said", async () => {
    const { page } = desk;
    const sample = naughtyStrings.filter((text) => text.length > 1 && text.length < 60 && unprintableAt(text) === 0).filter((_text, index, all) => index % Math.ceil(all.length / 25) === 0);
    const said: string[] = [];
    for (const text of sample) {
      await goToLine(page);
      await page.keyboard.type(`b3 8c 1 kt lsh ${asOneLine(text)}`);
      said.push(await intakeLine(page).inputValue());
      await page.keyboard.press("Control+s");
      const answer = region(page, "intake").locator("[role=status], [role=alert]").filter({ hasText: /\p{Script=Han}{2,}/u });
      await answer.first().waitFor();
      if (await intakeLine(page).inputValue() !== "") await pasteAll(page, [""]);
    }
    expect(said).toEqual(sample.map((text) => `b3 8c 1 kt lsh ${asOneLine(text)}`));
    const guest = await letIn((await desk.sharing()).deskAddress);
    const rows = await Promise.all((await guest.rows("board")).map((row) => row.ticketId));
    const logged: string[] = [];
    for (const ticketId of rows) logged.push((await guest.rows("ticket", { ticketId }))[0]?.state.said ?? "");
    guest.leave();
    expect(logged.length).toBeGreaterThan(sample.length / 2);
    expect(logged.filter((text) => !said.includes(text) && text !== "b3 7c 12 kt lsh")).toEqual([]);
  });

  it("submits nothing with the Enter that confirms a candidate, nor while one composes", async () => {
    const { page, app } = desk;
    await goToLine(page);
    await page.keyboard.type("b3 9c 2 ");
    const before = await region(page, "board").locator(".ag-row").count();
    const devtools = await app.context().newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "kong'tiao", selectionStart: 9, selectionEnd: 9 });
    for (const key of [{ key: "Enter", code: "Enter" }, { key: "Enter", code: "Enter", modifiers: 2 }]) {
      await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 13, ...key });
      await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode: 13, ...key });
    }
    expect(await intakeLine(page).inputValue()).toBe("b3 9c 2 kong'tiao");
    await devtools.send("Input.insertText", { text: "空调漏水" });
    expect(await intakeLine(page).inputValue()).toBe("b3 9c 2 空调漏水");
    expect(await region(page, "board").locator(".ag-row").count()).toBe(before);
    await page.keyboard.press("Control+s");
    await boardRow(page, "3号楼 9层").waitFor();
  });

  it("is raised by a second start on the same data folder, which ends by itself", async () => {
    const { app, dataFolder, page } = desk;
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.hide();
    });
    const second = spawnSync(electronRuntime() ?? "", ["--no-sandbox", sourceFolder, "--data", dataFolder], { cwd: sourceFolder, encoding: "utf8", timeout: 30_000 });
    expect(second.status, second.stderr).toBe(0);
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
    await openFirst(page);
    await act(page, "j", "已记下", ["page lives"]);
  });
});
