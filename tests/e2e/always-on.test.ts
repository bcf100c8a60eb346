/**
 * A hub stays at its post: closing its last window does not end it while another desk counts on it, a second start shows it
 * again, and only the button in the settings ends it.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sourceFolder } from "../../electron/arguments.ts";
import { electronRuntime } from "../../electron/commands/electron-runtime.ts";
import { startHeadless } from "./headless-host.ts";
import type { HeadlessHost } from "./headless-host.ts";
import { region, showCode, until, waitForDesk } from "./operator.ts";
import { describeWindows, scratchFolder, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";
import { letIn } from "./web-guest.ts";
import type { WebGuest } from "./web-guest.ts";

describeWindows("a hub that others count on", () => {
  const folder = scratchFolder();
  let hub: DeskWindow;
  let other: HeadlessHost;
  let guest: WebGuest;
  let page: Page;
  const windows = () => hub.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const linkOfOther = async () => (await guest.rows("link"))[0]?.state;

  beforeAll(async () => {
    hub = await startDesk(["--found", "sample"], folder);
    await waitForDesk(hub.page);
    const address = (await hub.sharing()).hub?.address ?? "";
    other = await startHeadless(["--join", address, "--code", await showCode(hub.page)]);
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // a desk that has just joined begins its pages anew
    guest = await letIn(other.deskAddress);
    await until(linkOfOther, (state) => state === "joined");
    await until(() => guest.rows("people"), (people) => people.length > 0); // they come after places and services
  });
  afterAll(async () => {
    guest?.leave();
    await other?.close();
    await hub?.app.close().catch(() => {}); // ended by the test already
    rmSync(folder, { recursive: true, force: true });
  });

  it("goes on ordering when its last window is closed", async () => {
    await hub.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(windows).toBe(0);
    const [bed] = (await guest.rows("places")).filter((place) => place.kind === "bed");
    const [service] = await guest.rows("services");
    const [operator] = (await guest.rows("people")).filter((one) => one.role === "operator");
    await guest.call("signIn", { personId: operator?.personId ?? "" });
    const body = { placeId: bed?.placeId, serviceId: service?.serviceId, priority: 3, matter: "主台没有窗口", said: "", caller: { name: "", phone: "" } };
    await until(() => guest.call("submit", { command: "ticket.log", commandId: "without-window", body }), ({ kind }) => kind === "done"); // a newcomer has to have all it works with first
    await expect.poll(async () => (await guest.rows("board"))[0]?.provisional).toBe(false);
    expect(await linkOfOther()).toBe("joined");
  });

  it("shows its desk again at a second start", async () => {
    const opened = hub.app.waitForEvent("window");
    const second = spawnSync(electronRuntime() ?? "", ["--no-sandbox", sourceFolder, "--data", folder], { cwd: sourceFolder, encoding: "utf8", timeout: 30_000 });
    expect(second.status, second.stderr).toBe(0);
    page = await opened;
    await waitForDesk(page);
    await region(page, "board").getByText("主台没有窗口").first().waitFor();
  });

  it("ends by the button in the settings, and the other desk works on alone", async () => {
    const ended = new Promise<number | null>((resolve) => hub.app.process().once("exit", resolve));
    await page.getByRole("button", { name: "设置" }).first().click();
    await region(page, "settings").getByRole("button", { name: "退出", exact: true }).click();
    expect(await ended).toBe(0);
    await expect.poll(linkOfOther, { timeout: 20_000 }).toBe("island");
  });
});
