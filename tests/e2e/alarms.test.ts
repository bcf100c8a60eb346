/** Alarms at the desk in a browser, from a real broker to the hand at the keyboard: the line, the list, K, B, the ticket, the sound's state. */
import { connectAsync } from "mqtt";
import type { MqttClient } from "mqtt";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, hasProgram, mosquitto } from "../electron/devices/alarm-desk.ts";
import type { Broker } from "../electron/devices/alarm-desk.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { waitForDesk } from "./operator.ts";
import { pageFaults } from "./page-faults.ts";
import { startBrowser } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

const polled = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

describe.runIf(hasProgram("mosquitto"))("an alarm of the building", () => {
  let host: HeadlessHost;
  let browser: Browser;
  let page: Page;
  let broker: Broker;
  let plant: MqttClient;
  let guest: WebGuest;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startHeadless(["--found", "sample"]), startBrowser()]);
    broker = mosquitto(host.dataFolder, await freePort());
    await broker.start();
    guest = await letIn(host.deskAddress);
    await guest.call("signIn", { personId: "li-jianguo" });
    await guest.call("changeDevice", { name: "alarms-mqtt", settings: { enabled: true, url: `mqtt://127.0.0.1:${broker.port}` } });
    plant = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(15_000);
    await page.goto(host.deskAddress);
    await waitForDesk(page);
  });
  afterAll(async () => {
    plant?.end(true);
    guest?.leave();
    await browser?.close();
    await broker?.kill();
    await host?.close();
  });

  const strip = () => page.locator('[data-scope="alarms"] [aria-keyshortcuts="Shift+F6"]');
  const rows = () => page.locator('[data-scope="alarms"] [role="option"]').allInnerTexts();

  it("stands in the line above the board, while the hand goes on typing", async () => {
    await polled(() => strip().textContent()).toContain("没有报警");
    await page.keyboard.type("b3 7c");
    for (const topic of ["bms/lift/el-02-01/trapped", "bms/lift/el-01-03/fault"]) await plant.publishAsync(topic, "1", { qos: 1, retain: true });
    await polled(() => strip().textContent()).toContain("电梯困人");
    await page.keyboard.type(" 12");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe("b3 7c 12");
  });

  it("is taken over with K, put aside with B, and opens its ticket with Enter", async () => {
    await page.keyboard.press("Shift+F6");
    await polled(async () => (await rows()).length).toBe(2);
    expect((await rows())[0]).toMatch(/电梯困人[\s\S]*没人应/u);
    await page.keyboard.press("k");
    await polled(async () => (await rows()).join("\n")).toContain("李建国");
    await polled(async () => (await rows()).join("\n")).toContain("1-0001");
    expect(await pageFaults(page)).toEqual([]);
    await polled(async () => (await rows())[0]).toContain("1-0002"); // its ticket waits for an alarm above it
    for (const key of ["Home", "Enter"]) await page.keyboard.press(key);
    await polled(() => page.locator('[data-scope="drawer"]').textContent()).toContain("电梯停运"); // what nobody has answered stands first now
    await page.keyboard.press("Home");
    await page.keyboard.press("b");
    await page.keyboard.press("Enter");
    await page.locator('[data-scope="shelve"] [role="alert"]').waitFor();
    await page.keyboard.type("师傅在修");
    await page.keyboard.press("Enter");
    await polled(async () => (await rows()).join("\n")).toMatch(/搁置 1/u);
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await polled(() => page.locator('[data-scope="alarms"] [role="option"]').count()).toBe(0);
  });

  it("is muted for a minute by Alt M, and the bar says what the page can sound with", async () => {
    const bar = page.locator('[data-scope="status"]');
    await polled(() => bar.textContent()).toMatch(/没有出声设备|静音|报警 \d/u);
    await page.keyboard.press("Alt+m");
    expect(await pageFaults(page)).toEqual([]);
  });

  it("has settings with nothing wrong on them", async () => {
    await page.getByRole("button", { name: "设置" }).first().click();
    for (const subject of ["报警", "声音和灯"]) {
      await page.locator('[data-scope="settings"] nav').getByRole("button", { name: subject, exact: true }).click();
      expect(await pageFaults(page), subject).toEqual([]);
    }
  });

  it("about a life stands at the top of the wall", async () => {
    await plant.publishAsync("bms/lift/el-03-01/trapped", "1", { qos: 1, retain: true });
    const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await wall.goto(host.wallAddress);
    await polled(() => wall.locator("ol > li").first().textContent().catch(() => "")).toMatch(/3号楼[\s\S]*没人应/u);
    await polled(() => wall.locator("dl").last().textContent()).toMatch(/电梯\s*■ \d 处报警/u);
    await wall.close();
  });
});
