/** The seat of a desk by keyboard: a PIN locks and unlocks it, a colleague takes over in seconds, and what was being typed stays. */
import { performance } from "node:perf_hooks";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { goToLine, intakeLine, region, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { describeWindows, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

const draft = "三号楼七层王阿姨说漏水";

/** Gives two operators a PIN, and sits the first one down. */
function prepare(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const call: NonNullable<typeof window.desk>["call"] = (name, input) => window.desk?.call(name, input) ?? Promise.reject(new Error("no desk behind this page"));
    const opened = await call("open", { view: "people", params: {}, handle: 9_998 });
    const people = opened.kind === "done" ? opened.value.rows as readonly { readonly personId: string; readonly role: string }[] : [];
    await call("close", { handle: 9_998 });
    await call("signIn", { personId: people.find((one) => one.role === "administrator")?.personId ?? "" });
    const operators = people.filter((one) => one.role === "operator").slice(0, 2).map((one) => one.personId);
    for (const [at, personId] of operators.entries()) await call("setPin", { personId, pin: ["4711", "8350"][at] ?? "" });
    await call("signIn", { personId: operators[0] ?? "", pin: "4711" });
    return operators;
  });
}

describeWindows("the seat of a desk", () => {
  let desk: DeskWindow;
  let operators: readonly string[];
  beforeAll(async () => {
    desk = await startDesk(["--found", "sample"]);
    await waitForDesk(desk.page);
    operators = await prepare(desk.page);
  });
  afterAll(async () => { await desk?.close(); });

  const sitting = () => desk.page.evaluate(async () => { const said = await window.desk?.call("hello", {}); return said?.kind === "done" ? said.value.personId : ""; });
  const draftIsThere = async () => {
    expect(await intakeLine(desk.page).inputValue()).toBe(draft);
    await until(() => intakeLine(desk.page).evaluate((field) => field === document.activeElement), (focused) => focused);
  };

  it("locks with Alt L, and the PIN alone unlocks it, in seconds", async () => {
    const { page } = desk;
    const lock = region(page, "lock");
    expect(await sitting()).toBe(operators[0]);
    await goToLine(page);
    await page.keyboard.insertText(draft);
    await page.keyboard.press("Alt+l");
    await lock.locator("input[type=password]:focus").waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.type("0000");
    await page.keyboard.press("Enter");
    await lock.getByRole("alert").waitFor();
    expect(await page.evaluate(() => window.desk?.call("submit", { command: "site.rename", body: {} }))).toMatchObject({ kind: "refused", refusal: { code: "person.locked" } });
    const startMs = performance.now();
    await page.keyboard.type("4711");
    await page.keyboard.press("Enter");
    await lock.waitFor({ state: "detached" });
    console.log(`unlocked by PIN in ${seconds(startMs)} s`);
    await draftIsThere();
  });

  it("passes to a colleague with Alt P, letters of the name and the PIN", async () => {
    const { page } = desk;
    const initials = await page.evaluate(async (personId) => {
      const opened = await window.desk?.call("open", { view: "people", params: {}, handle: 9_997 });
      return opened?.kind === "done" ? (opened.value.rows as readonly { readonly personId: string; readonly initials: string }[]).find((one) => one.personId === personId)?.initials ?? "" : "";
    }, operators[1]);
    const startMs = performance.now();
    await page.keyboard.press("Alt+p");
    const panel = region(page, "who");
    await panel.getByRole("option").first().waitFor();
    await page.keyboard.type(initials);
    await page.keyboard.press("Enter");
    await panel.locator("input[type=password]:focus").waitFor();
    await page.keyboard.type("8350");
    await page.keyboard.press("Enter");
    await panel.waitFor({ state: "detached" });
    const took = seconds(startMs);
    console.log(`switched operators in ${took} s`);
    expect(Number(took)).toBeLessThan(5);
    expect(await sitting()).toBe(operators[1]);
    await draftIsThere();
    expect(desk.errors).toEqual([]);
  });
});

function seconds(startMs: number): string {
  return ((performance.now() - startMs) / 1000).toFixed(2);
}
