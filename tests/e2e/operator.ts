/**
 * The operator's hands in the end-to-end tests: what one does at a desk, by keyboard alone, each act until the screen
 * says that it is done. Works on any page that shows a desk, in an Electron window or in a browser.
 */
import type { Locator, Page } from "playwright";

/** Longest wait, and how often one looks meanwhile. */
const waitMs = 15_000;
const lookMs = 25;

/** Looks at the screen again and again until it is right; throws with what it showed last. */
export async function until<T>(read: () => Promise<T>, isRight: (seen: T) => boolean): Promise<T> {
  const endMs = Date.now() + waitMs;
  for (;;) {
    const seen = await read();
    if (isRight(seen)) return seen;
    if (Date.now() > endMs) throw new Error(`not within ${waitMs} ms; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** Waits until the focus is in a room. */
export async function focusIn(page: Page, scope: string): Promise<void> {
  await page.waitForFunction((name) => document.activeElement?.closest("[data-scope]")?.getAttribute("data-scope") === name, scope);
}

/** The region of a room on the desk. */
export function region(page: Page, scope: "intake" | "board" | "drawer" | "status" | "settings" | "search" | "who" | "lock"): Locator {
  return page.locator(`[data-scope="${scope}"]`);
}

/** The intake line. */
export function intakeLine(page: Page): Locator {
  return region(page, "intake").locator("input[data-first-focus]");
}

/** Rows of the board that say this, in any column. */
export function boardRow(page: Page, text: string): Locator {
  return region(page, "board").locator(".ag-row", { hasText: text });
}

/** Waits until the desk is there and shows what the hub knows: jobs, or the sentence that there are none. */
export async function waitForDesk(page: Page): Promise<void> {
  await intakeLine(page).waitFor();
  await region(page, "board").locator(".ag-row, p").first().waitFor();
  await page.locator("[data-scope=crews] li").first().waitFor();
}

/** A supervisor comes to this desk, has it show a code for one newcomer, and the person before sits down again. */
export async function showCode(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const call: NonNullable<typeof window.desk>["call"] = (name, input) => window.desk?.call(name, input) ?? Promise.reject(new Error("no desk behind this page"));
    const rows = await call("open", { view: "people", params: {}, handle: 9_999 });
    const people = rows.kind === "done" ? rows.value.rows as readonly { readonly personId: string; readonly role: string }[] : [];
    await call("close", { handle: 9_999 });
    const before = await call("hello", {});
    const personId = people.find((one) => one.role === "supervisor")?.personId ?? "";
    await call("signIn", { personId });
    const shown = await call("showCode", {});
    if (before.kind === "done" && before.value.personId !== null) await call("signIn", { personId: before.value.personId });
    return shown.kind === "done" ? shown.value.code : JSON.stringify(shown);
  });
}

/** Sits the first operator of the list down: Alt P, Enter. */
export async function sitDown(page: Page): Promise<string> {
  const seat = region(page, "status").locator("[data-seat]");
  const panel = page.locator('[data-scope="who"]');
  if (!(await panel.isVisible())) await page.keyboard.press("Alt+p");
  await panel.getByRole("option").first().waitFor();
  const name = (await panel.getByRole("option").first().locator("strong").textContent()) ?? "";
  await panel.getByRole("combobox").press("Enter");
  await until(() => seat.locator("strong").textContent(), (text) => text === name);
  await panel.waitFor({ state: "detached" });
  await page.keyboard.press("F4");
  return name;
}

/** F4, and the caret is in the line. */
export async function goToLine(page: Page): Promise<void> {
  await page.keyboard.press("F4");
  await until(() => intakeLine(page).evaluate((field) => field === document.activeElement), (focused) => focused);
}

/** Types a call into the line and logs it with `keys`; answers the ticket's number. */
export async function logCall(page: Page, line: string, keys: "Control+Enter" | "Control+s" = "Control+Enter"): Promise<string> {
  await goToLine(page);
  await page.keyboard.type(line);
  await page.keyboard.press(keys);
  const said = region(page, "intake").locator("[role=status]", { hasText: /\d{6}-\d+-\d{4}/ });
  await said.waitFor();
  await until(() => intakeLine(page).inputValue(), (text) => text === "");
  return /\d{6}-\d+-\d{4}/.exec((await said.textContent()) ?? "")?.[0] ?? "";
}

/** Goes to the board and opens the ticket on top of it in the drawer. */
export async function openFirst(page: Page): Promise<void> {
  await page.keyboard.press("F6");
  await focusIn(page, "board");
  await page.keyboard.press("Enter");
  await drawerHead(page).waitFor();
}

/** Place and number at the top of the drawer. */
export function drawerHead(page: Page): Locator {
  return region(page, "drawer").locator("header").first();
}

/** Begins an act with its letter, fills its panel with `keys`, does it with Enter, and waits for the sentence that says so. */
export async function act(page: Page, letter: string, said: string, keys: readonly string[] = []): Promise<void> {
  const panel = page.locator("[data-act-panel]");
  await page.keyboard.press(letter);
  await panel.waitFor();
  for (const key of keys) await (key.length > 1 && !/^[A-Z]/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key));
  await page.keyboard.press("Enter");
  await region(page, "drawer").locator("[role=status]", { hasText: said }).waitFor();
  await panel.waitFor({ state: "detached" });
}

/** Looks for a text with Ctrl K; answers the lines that were found. The palette stays open. */
export async function find(page: Page, text: string, expected: string): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const field = page.locator('[data-scope="search"] input');
  await field.waitFor();
  await page.keyboard.type(text);
  const hit = page.locator('[data-scope="search"] [role=option]', { hasText: expected });
  await hit.first().waitFor();
  return hit;
}

/** What happened to the ticket in the drawer, oldest first, as the words of its story. */
export function storyWords(page: Page): Promise<string[]> {
  return region(page, "drawer").locator("section li > time + b").allTextContents().then((words) => words.toReversed());
}
