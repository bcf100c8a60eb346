/**
 * A ward survey from end to end: opened in the settings, answered on a phone that has no network at that moment, counted
 * once, read by ward and saved as a table. Then the line strip by keys alone: Shift F2, an act, and the focus is back.
 */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../electron/devices/alarm-desk.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { focusIn, region, until, waitForDesk } from "./operator.ts";
import { accessFaults, pageFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

let host: HeadlessHost;
let browser: Browser;
let guest: WebGuest;
let page: Page;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHeadless(["--found", "sample"]), startBrowser()]);
  guest = await letIn(host.deskAddress);
  const supervisor = (await guest.rows("people")).find((one) => one.role === "supervisor");
  await guest.call("signIn", { personId: supervisor?.personId ?? "" });
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(15_000);
  await page.goto(host.deskAddress);
  await waitForDesk(page);
});
afterAll(async () => {
  guest?.leave();
  await browser?.close();
  await host?.close();
});

describe("a ward survey", () => {
  const results = async () => await guest.rows("survey-results", { surveyId: (await guest.rows("surveys"))[0]?.surveyId ?? "none" });

  it("is opened in the settings with its questions, for all wards", async () => {
    await page.keyboard.press("Control+Comma");
    await region(page, "settings").getByRole("button", { name: "满意度", exact: true }).click();
    await page.getByRole("button", { name: "开一份新调查" }).click();
    await page.getByLabel("标题 中文").fill("四季度病区满意度");
    await page.getByLabel("第 1 题 中文").fill("维修来得快吗");
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "开始调查" }).click();
    await page.locator("[data-survey]").waitFor();
    expect((await guest.rows("surveys"))[0]?.questions).toHaveLength(1);
  });

  it("is answered on a phone without a network, arrives when there is one, and counts once", async () => {
    const port = await freePort();
    expect(await guest.call("changeDevice", { name: "mobile-page", settings: { enabled: true, port } })).toMatchObject({ kind: "done" });
    await until(async () => (await guest.rows("devices")).find((row) => row.name === "mobile-page")?.code, (code) => code === "listening");
    const [survey] = await guest.rows("surveys");
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "zh-CN" });
    const phone = await context.newPage();
    await phone.goto(`http://127.0.0.1:${port}/#s:${survey?.surveyId}:${survey?.wards[0]}`);
    await phone.getByRole("button", { name: "3 分" }).tap();
    expect(await accessFaults(phone)).toEqual([]);
    await context.setOffline(true);
    await phone.getByRole("button", { name: "交上去" }).tap();
    await phone.getByText("填好了").waitFor();
    expect(await results()).toEqual([]);
    await context.setOffline(false);
    await until(async () => (await results())[0]?.answers, (answers) => answers === 1);
    await phone.reload();
    await phone.getByText("填好了").waitFor();
    await context.close();
  });

  it("is read by ward against its target, and saved as a table", async () => {
    await page.getByRole("cell", { name: "▲ 0.0%" }).first().waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "存成表格" }).click()]);
    expect(readFileSync(await download.path(), "utf8")).toMatch(/"\d{4}-\d\d","[^"]+","1","3.00","0.0%","3.00"/);
  });

  it("has a page of codes to print, one for each ward, with the address that was typed", async () => {
    const [survey] = await guest.rows("surveys");
    const sheet = page.getByRole("form", { name: "存打印页" });
    await sheet.getByLabel("码里写的地址").fill("192.168.1.10:4720");
    await sheet.getByRole("alert").waitFor();
    await sheet.getByLabel("码里写的地址").fill("http://192.168.1.10:4720/");
    const [download] = await Promise.all([page.waitForEvent("download"), sheet.getByRole("button", { name: "存打印页" }).click()]);
    const html = readFileSync(await download.path(), "utf8");
    expect(html.match(/<svg/g)).toHaveLength(survey?.wards.length ?? -1);
    expect(html).toContain("扫码评一评");
    expect(await pageFaults(page)).toEqual([]);
  });

  it("and the phone page has codes for a building's beds and doors, and for its devices", async () => {
    await region(page, "settings").getByRole("button", { name: "手机页", exact: true }).click();
    const codes = page.getByRole("region", { name: "二维码" });
    await codes.getByLabel("楼").selectOption({ label: "3号楼" });
    await codes.getByLabel("层、科室").selectOption({ label: "7层" });
    expect(await codes.getByRole("status").textContent()).toMatch(/^\d+ 个码$/);
    await codes.getByRole("radio", { name: "设备" }).check();
    const [download] = await Promise.all([page.waitForEvent("download"), codes.getByRole("button", { name: "存打印页" }).click()]);
    expect(readFileSync(await download.path(), "utf8")).toMatch(/<svg.*扫码报事/s);
    expect(await pageFaults(page)).toEqual([]);
  });
});

describe("the line strip by keys", () => {
  const secret = "a long enough secret";
  let address = "";
  const post = (event: string, id: string) => fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` }, body: JSON.stringify({ event, id, number: "8371", called: "8000", line: "1" }) });
  const callNow = async () => (await guest.rows("calls"))[0];

  it("gives a claimed call back with T; the caret is in the line again", async () => {
    const port = await freePort();
    address = `http://127.0.0.1:${port}/call`;
    await guest.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port, secret } });
    await until(async () => (await guest.rows("devices")).find((row) => row.name === "phone-webhook")?.state, (state) => state === "ok");
    await page.keyboard.press("F4");
    await post("ringing", "one");
    await until(callNow, (call) => call?.phase === "ringing");
    await page.locator('[data-ringing="1"]').waitFor();
    await page.keyboard.press("F2");
    await page.locator('[data-state="talk"]').waitFor();
    await page.keyboard.press("Shift+F2");
    await page.keyboard.press("t");
    await until(callNow, (call) => call?.phase === "ringing");
    await focusIn(page, "intake"); // waits for it, or fails
  });

  it("says with 1 that a missed caller, begun from the call-back list with H, was reached", async () => {
    await page.keyboard.press("F6");
    await page.keyboard.press("2"); // the list is empty: the caller comes to it under the hand
    await region(page, "board").getByText("没有要回的电话").waitFor();
    await post("abandoned", "one");
    await region(page, "board").getByRole("option").filter({ hasText: "打来没接着" }).waitFor();
    await page.keyboard.press("h");
    await page.locator('[data-state="call-back"]').waitFor();
    await page.keyboard.press("Shift+F2");
    await page.keyboard.press("1");
    await until(callNow, (call) => call === undefined);
  });
});
