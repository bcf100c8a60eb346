/**
 * The phone page in browsers the size of a phone: switched on in the settings, a ward that scans and asks, a crew member who
 * takes the job with a PIN, step by step, with a photo and a signature; bad Wi-Fi loses nothing and sends nothing twice.
 */
import { Buffer } from "node:buffer";
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../electron/devices/alarm-desk.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { act, boardRow, drawerHead, focusIn, openFirst, region, sitDown, until, waitForDesk } from "./operator.ts";
import { accessFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

/** One red pixel. */
const photo = { name: "leak.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64") };
const crewMember = { personId: "zhou-zhiqiang", pin: "4711" };

/** What is wrong with a phone's page: too wide, or what axe finds. */
async function phoneFaults(phone: Page): Promise<string[]> {
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...(await accessFaults(phone))];
}

describe("the phone page", () => {
  let host: HeadlessHost;
  let browser: Browser;
  let desk: Page;
  let guest: WebGuest;
  let ward: Page;
  let wardPhone: BrowserContext;
  let crew: Page;
  let address = "";

  const openPhone = () => browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "zh-CN" });
  const ask = async (said: string, photos: readonly (typeof photo)[] = []) => {
    await ward.getByLabel("什么事").fill(said);
    await ward.locator("input[type=file]").setInputFiles([...photos]);
    if (photos.length > 0) await ward.getByRole("button", { name: "去掉第 1 张" }).waitFor();
    await ward.getByRole("button", { name: "报上去" }).tap();
  };
  const ticketsOf = async (matter: string) => (await guest.rows("board")).filter((row) => row.matter === matter);

  beforeAll(async () => {
    [host, browser] = await Promise.all([startHeadless(["--found", "sample"]), startBrowser()]);
    guest = await letIn(host.deskAddress);
    const administrator = (await guest.rows("people")).find((one) => one.role === "administrator");
    await guest.call("signIn", { personId: administrator?.personId ?? "" });
    expect(await guest.call("setPin", crewMember)).toMatchObject({ kind: "done" });
    desk = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    desk.setDefaultTimeout(15_000);
    await desk.goto(host.deskAddress);
    await waitForDesk(desk);
    await sitDown(desk);
    wardPhone = await openPhone();
  });
  afterAll(async () => {
    guest?.leave();
    await browser?.close();
    await host?.close();
  });

  it("is switched on in the settings, with the port that was typed", async () => {
    const form = desk.locator('[data-device="mobile-page"]');
    const port = await freePort();
    await desk.getByRole("button", { name: "设置" }).first().click();
    await region(desk, "settings").getByRole("button", { name: "手机页", exact: true }).click();
    await form.getByRole("radio", { name: "开" }).check();
    await form.getByLabel("端口", { exact: true }).fill(String(port));
    await form.getByRole("button", { name: "存" }).click();
    await form.getByText(`开在端口 ${port}`).waitFor();
    address = `http://127.0.0.1:${port}/`;
    await desk.keyboard.press("F4");
  });

  it("takes a wish with a photo from a scanned bed, which stands on the board", async () => {
    const bed = (await guest.rows("places")).find((row) => row.kind === "bed" && row.label.zh.startsWith("3号楼"));
    ward = await wardPhone.newPage();
    ward.setDefaultTimeout(15_000);
    await ward.goto(`${address}#p:${bed?.placeId}`);
    await ward.getByRole("heading", { name: bed?.label.zh ?? "none" }).waitFor();
    expect(await phoneFaults(ward)).toEqual([]);
    await ask("空调一直滴水", [photo]);
    await ward.getByText(/^\d{6}-1-0001$/).waitFor();
    await boardRow(desk, "空调一直滴水").waitFor();
    expect(await phoneFaults(ward)).toEqual([]);
  });

  it("shows the job to the crew it is sent to, once a member has given the PIN", async () => {
    await openFirst(desk);
    await act(desk, "d", "已派给", ["Enter"]);
    crew = await (await openPhone()).newPage();
    crew.setDefaultTimeout(15_000);
    await crew.goto(address);
    await crew.getByLabel("工号或手机号").fill(crewMember.personId);
    await crew.getByLabel("密码").fill("9999");
    await crew.getByRole("button", { name: "登录" }).tap();
    await crew.getByRole("alert").waitFor();
    expect(await phoneFaults(crew)).toEqual([]);
    await crew.getByLabel("密码").fill(crewMember.pin);
    await crew.getByRole("button", { name: "登录" }).tap();
    await crew.getByText("空调一直滴水").first().waitFor();
    expect(await phoneFaults(crew)).toEqual([]);
  });

  it("goes from accepted to finished with a photo, then signed with a finger; the drawer shows each", async () => {
    const story = region(desk, "drawer");
    for (const [button, word] of [["接单", "接单"], ["到场", "到场"], ["开始处理", "处理"]] as const) {
      await crew.getByRole("button", { name: button, exact: true }).tap();
      await story.locator("section li > time + b", { hasText: word }).first().waitFor();
    }
    await crew.getByRole("button", { name: "完工", exact: true }).tap();
    await crew.getByLabel(/怎么修的/).fill("疏通了冷凝水管");
    await crew.locator("input[type=file]").setInputFiles([{ ...photo, buffer: await crew.screenshot() }]); // another picture
    await crew.getByRole("button", { name: "去掉第 1 张" }).waitFor();
    expect(await phoneFaults(crew)).toEqual([]);
    await crew.getByRole("button", { name: "完工", exact: true }).last().tap();
    await story.locator("section li > time + b", { hasText: "完工" }).waitFor();
    await crew.getByRole("button", { name: "请科室签字" }).tap();
    await draw(crew);
    await crew.getByLabel("签字人姓名").fill("陈丽");
    await crew.getByRole("button", { name: "请科室签字" }).last().tap();
    await story.locator("section li > time + b", { hasText: "签字" }).waitFor();
    expect(await drawerHead(desk).textContent()).toContain("1-0001");
  });

  it("has its photos in the drawer, where they open", async () => {
    const files = region(desk, "drawer").locator("section[aria-label=附件]");
    await until(() => files.locator("li").count(), (count) => count === 3); // what was wrong, what was done, the signature
    for (const file of await files.locator("li > button").all()) {
      await file.click();
      const picture = files.locator("img");
      await picture.waitFor();
      await until(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth), (width) => width > 0);
    }
    await focusIn(desk, "drawer");
  });

  it("keeps what is sent without a network and sends it once when there is one", async () => {
    await wardPhone.setOffline(true);
    await ask("灯管闪");
    await ward.getByText("还有 1 条在手机里").waitFor();
    expect(await ticketsOf("灯管闪")).toEqual([]);
    await wardPhone.setOffline(false);
    await expect.poll(async () => (await ticketsOf("灯管闪")).length, { timeout: 15_000 }).toBe(1);
    await ward.getByText("还有 1 条在手机里").waitFor({ state: "detached" });
  });

  it("sends again what was not answered, and it is one ticket all the same", async () => {
    let sent = 0;
    await ward.route("**/api/request", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      sent += 1;
      const answer = await route.fetch();
      return sent === 1 ? route.abort() : route.fulfill({ response: answer }); // the first answer is lost on the way
    });
    await ask("门锁坏了");
    await expect.poll(() => sent, { timeout: 20_000 }).toBe(2);
    await ward.getByText("还有 1 条在手机里").waitFor({ state: "detached" });
    expect(await ticketsOf("门锁坏了")).toHaveLength(1);
  });
});

/** A stroke of a finger across the signature field. */
async function draw(phone: Page): Promise<void> {
  const pad = phone.locator("canvas");
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("no field to sign in");
  await phone.mouse.move(box.x + 30, box.y + 40);
  await phone.mouse.down();
  for (let step = 1; step <= 8; step++) await phone.mouse.move(box.x + 30 + step * 25, box.y + 40 + (step % 2) * 30);
  await phone.mouse.up();
}
