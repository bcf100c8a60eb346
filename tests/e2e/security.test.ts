/** Electron's security checklist, where it can be tried on a real window. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWindows, startDesk } from "./real-window.ts";
import type { DeskWindow } from "./real-window.ts";

describeWindows("the desk's window", () => {
  let desk: DeskWindow;
  beforeAll(async () => { desk = await startDesk(["--found", "sample"]); });
  afterAll(async () => { await desk.close(); });

  it("runs its page sandboxed and isolated, without Node", async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
    expect(await desk.page.evaluate(() => ["require", "process", "module", "Buffer"].filter((name) => name in window))).toEqual([]);
  });

  it("shows nothing but two functions and no Electron of the engine to the page", async () => {
    expect(await desk.page.evaluate(() => Object.keys(window.desk ?? {}).sort())).toEqual(["call", "onLink", "onPush"]);
  });

  it("carries a content policy that allows neither remote nor evaluated code", async () => {
    const policy = await desk.page.evaluate(async () => (await fetch(window.location.href)).headers.get("Content-Security-Policy"));
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe-eval");
    const evaluated = await desk.page.evaluate(() => new Promise((resolve) => {
      setTimeout(() => { try { resolve(new Function("return 'ran'")()); } catch (error) { resolve((error as Error).name); } }, 0); // outside of the debugger's own licence
    }));
    expect(evaluated).toBe("EvalError");
  });

  it("goes nowhere else and opens no other window", async () => {
    await desk.page.evaluate(() => { window.location.href = "https://example.com/"; });
    await desk.page.waitForTimeout(300);
    expect(desk.page.url()).toMatch(/^yizhan:\/\/desk\//);
    expect(await desk.page.evaluate(() => window.open("yizhan://desk/index.html"))).toBeNull();
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it("fetches nothing from the network", async () => {
    expect(await desk.page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "fetched", () => "blocked"))).toBe("blocked");
  });

  it("grants no permission", async () => {
    const state = await desk.page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state);
    expect(state).toBe("denied");
  });

  it("does not serve files beside its page", async () => {
    const status = await desk.page.evaluate(() => fetch("yizhan://desk/..%2f..%2fpackage.json").then((answer) => answer.status, () => 0));
    expect([0, 404]).toContain(status);
  });

  it("answers a frame or window that is not ours with a refusal, and its call does nothing", async () => {
    const outcome = await desk.app.evaluate(async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
      await stranger.loadURL("data:text/html,stranger");
      const answer = await stranger.webContents.executeJavaScript("window.desk.call('hello', {})");
      stranger.destroy();
      return answer as unknown;
    }, `${process.cwd()}/out/preload/preload.cjs`);
    expect(outcome).toEqual({ kind: "refused", refusal: { code: "bridge.foreign-sender", params: {} } });
  });

  it("answers unknown calls, malformed messages and a text of 1 MB in words, and goes on", async () => {
    const codes = await desk.page.evaluate(async () => {
      const call = window.desk?.call as unknown as (name: unknown, input: unknown) => Promise<{ refusal?: { code: string } }>;
      const answers = [await call("nonsense", {}), await call("submit", { command: "ticket.log" }), await call("submit", 7),
        await call("submit", { command: "ticket.note", body: { ticketId: "x", text: "a".repeat(1_048_576) } }), await call("__proto__", {})];
      return answers.map((answer) => answer.refusal?.code);
    });
    expect(codes).toEqual(["bridge.unknown-call", "input.invalid", "input.invalid", "input.too-large", "bridge.unknown-call"]);
    expect((await desk.sharing()).hub).not.toBeNull();
  });
});
