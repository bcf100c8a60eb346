/** The line strip in a real page: a ring disturbs nothing, F2 claims with one key, what is typed meanwhile stays; hold, call back, the ticket that comes out of it. */
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRow } from "../../shared/views.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { focusIn, goToLine, intakeLine, region, sitDown, until, waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

const secret = "a long enough secret";
let host: HeadlessHost;
let browser: Browser;
let page: Page;
let guest: WebGuest;
let address = "";

const strip = () => page.locator("[data-ringing]");
const seat = (at: number) => strip().locator("> li").nth(at);
const focused = () => intakeLine(page).evaluate((field) => field === document.activeElement);

async function post(event: "ringing" | "claimed" | "ended" | "abandoned", id: string, number = "8371"): Promise<void> {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` }, body: JSON.stringify({ event, id, number, called: "8000", line: "1" }) });
  expect(answer.status).toBe(200);
}

/** The calls that this desk knows, by their number. */
async function callOf(number: string): Promise<CallRow | undefined> {
  return (await guest.rows("calls")).find((row) => row.number === number);
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHeadless(["--found", "sample"]), startBrowser()]);
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.setDefaultTimeout(15_000);
  await page.goto(host.deskAddress);
  await waitForDesk(page);
  await sitDown(page);
  guest = await letIn(host.deskAddress);
  await guest.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } });
  const row = await until(async () => (await guest.rows("devices")).find((one) => one.name === "phone-webhook"), (one) => one?.code === "takes-posts");
  const port = row?.params["port"];
  address = `http://127.0.0.1:${port}/call`;
});
afterAll(async () => {
  guest?.leave();
  await browser?.close();
  await host?.close();
});

describe("a ring", () => {
  let places: readonly (readonly [string, string])[];
  beforeAll(async () => {
    places = (await guest.rows("places")).flatMap((row) => (row.extensions[0] === undefined || row.kind !== "department" ? [] : [[row.extensions[0], row.label.zh] as const]));
  });
  const internal = (at: number) => places[at] ?? ["", ""];

  it("while somebody types changes nothing in the field, moves nothing and takes no focus", async () => {
    await goToLine(page);
    await page.keyboard.type("b3 7c 12");
    const before = await region(page, "intake").boundingBox();
    await post("ringing", "one", internal(0)[0]);
    await seat(1).locator("b", { hasText: internal(0)[0] }).waitFor();
    await page.keyboard.type(" kt");
    expect([await intakeLine(page).inputValue(), await focused(), await region(page, "intake").boundingBox()]).toEqual(["b3 7c 12 kt", true, before]);
    expect(await page.locator("[role=dialog], .MuiModal-root").count()).toBe(0);
    expect(await region(page, "intake").getByText(internal(0)[0]).count()).toBe(0); // who it is comes after the claim
  });

  it("is claimed with F2 alone: a form for it, with its place, and the caret in the line; the former text is put aside", async () => {
    await page.keyboard.press("F2");
    await seat(0).locator("b", { hasText: internal(0)[0] }).waitFor();
    await expect.poll(() => intakeLine(page).inputValue()).toBe("");
    await expect.poll(focused).toBe(true);
    await region(page, "intake").getByText(new RegExp(`分机 ${internal(0)[0]} 认出`)).waitFor();
    await region(page, "intake").getByText("b3 7c 12 kt").waitFor();
    expect(await callOf(internal(0)[0])).toMatchObject({ phase: "claimed", claim: { desk: 1 } });
  });

  it("becomes a ticket that knows its call, and the call knows the ticket", async () => {
    await post("claimed", "one");
    await page.keyboard.type("kt lsh");
    await page.keyboard.press("Control+s");
    await region(page, "intake").locator("[role=status]", { hasText: /\d{6}-\d+-\d{4}/ }).waitFor();
    const row = await callOf(internal(0)[0]);
    expect(row?.tickets).toHaveLength(1);
    const [ticket] = await guest.rows("ticket", { ticketId: row?.tickets[0]?.id ?? "" });
    expect(ticket?.state).toMatchObject({ callId: row?.callId, callers: [{ phone: internal(0)[0] }] });
  });

  it("is held and taken back with F3; the next F2 holds the conversation by itself", async () => {
    await page.keyboard.press("F3");
    await seat(0).getByText("保持", { exact: false }).first().waitFor();
    await expect.poll(async () => (await callOf(internal(0)[0]))?.heldSinceMs).not.toBeNull();
    await page.keyboard.press("F3");
    await expect.poll(async () => (await callOf(internal(0)[0]))?.heldSinceMs).toBeNull();
    await post("ringing", "two", internal(1)[0]);
    await seat(1).locator("b", { hasText: internal(1)[0] }).waitFor();
    await page.keyboard.press("F6"); // also from a list
    await focusIn(page, "board");
    await page.keyboard.press("F2");
    await seat(0).locator("b", { hasText: internal(1)[0] }).waitFor();
    await expect.poll(focused).toBe(true);
    await expect.poll(async () => (await callOf(internal(0)[0]))?.heldSinceMs).not.toBeNull();
    await post("ended", "one");
    await post("claimed", "two");
    await post("ended", "two");
    await expect.poll(async () => await guest.rows("calls")).toEqual([]);
  });

  it("that was missed is called back with F5, and again F5 says that nobody answered", async () => {
    await post("ringing", "gone", internal(2)[0]);
    await post("abandoned", "gone");
    await seat(2).getByText("待回拨 1").waitFor();
    await page.keyboard.press("F6");
    await page.keyboard.press("F5");
    await seat(0).getByText("回拨").first().waitFor();
    await expect.poll(focused).toBe(true);
    await page.keyboard.press("F5");
    await expect.poll(async () => (await callOf(internal(2)[0]))?.callBack).toMatchObject({ state: "tried", tries: 1 });
    await page.keyboard.press("F5");
    await seat(0).getByRole("button", { name: "打通了" }).click();
    await expect.poll(async () => await callOf(internal(2)[0])).toBeUndefined();
  });

  it("five at once are all there, readable by everybody", async () => {
    for (let at = 3; at < 8; at++) await post("ringing", `many-${at}`, internal(at)[0]);
    await seat(2).getByText(/还有 2 个在响/).waitFor();
    expect(await pageFaults(page)).toEqual([]);
  });
});

describe("the form of a telephone", () => {
  const form = () => page.locator('[data-device="phone-sip"]');

  it("keeps what is typed until it is saved, names what is wrong, and shows the trouble in the status bar", async () => {
    await page.getByRole("button", { name: "设置" }).first().click();
    await page.getByRole("button", { name: "电话", exact: true }).click();
    await form().getByLabel("端口", { exact: true }).fill("99999");
    await form().getByRole("button", { name: "存" }).click();
    await form().getByRole("status").getByText(/“端口”填得不对/).waitFor();
    await form().getByLabel("端口", { exact: true }).fill("5060");
    await form().getByRole("radio", { name: "开" }).check();
    await form().getByRole("button", { name: "存" }).click();
    await region(page, "status").getByText("还没填交换机和分机号").waitFor();
    expect((await guest.rows("devices")).find((row) => row.name === "phone-sip")).toMatchObject({ enabled: true, state: "failing", code: "no-server" });
    expect(await pageFaults(page)).toEqual([]);
  });

  it("takes a change back before it is saved, and goes quiet when it is switched off", async () => {
    await form().getByLabel("交换机", { exact: true }).fill("10.0.0.1");
    await form().getByRole("button", { name: "不改了" }).click();
    expect(await form().getByLabel("交换机", { exact: true }).inputValue()).toBe("");
    await form().getByRole("radio", { name: "关" }).check();
    await form().getByRole("button", { name: "存" }).click();
    await expect.poll(() => region(page, "status").getByText("还没填交换机和分机号").count()).toBe(0);
    await page.keyboard.press("F4");
  });
});
