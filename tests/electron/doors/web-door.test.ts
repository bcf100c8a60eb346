/** The door for browsers: own Host, own Origin and a key, or nothing; and whatever bytes come over the socket, it answers. */
import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { contentPolicy } from "../../../electron/door-web.ts";
import { messageMaxBytes } from "../../../shared/bridge.ts";
import { House, headOf, until } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { repair } from "../desk/small-desk.ts";
import { readJsonTexts } from "./bad-strings.ts";

let house: House;
let hub: Place;
let port = 0;
let head = 0;
const sockets: Socket[] = [];
beforeAll(async () => {
  house = new House();
  hub = await house.openHub();
  port = Number(new URL(hub.host.sharing().deskAddress).port);
  head = headOf(hub);
});
afterAll(() => house.close());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  expect(headOf(hub)).toBe(head);
  expect(hub.faults).toEqual([]);
  const honest = await enter(keyOf("desk"));
  expect(await call(honest, "hello", {})).toMatchObject({ kind: "done", value: { access: "desk", host: "browser" } });
});

function keyOf(kind: "desk" | "wall"): string {
  const { deskAddress, wallAddress } = hub.host.sharing();
  return new URL(kind === "desk" ? deskAddress : wallAddress).searchParams.get("key") ?? "";
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a path exactly as it stands. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

interface Entry {
  readonly auth?: object;
  readonly extraHeaders?: Record<string, string>;
}

/** A socket.io page; its connection may fail. */
function connect({ auth = {}, extraHeaders = {} }: Entry): Socket {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], auth, extraHeaders, forceNew: true, reconnection: false });
  sockets.push(socket);
  return socket;
}

function outcomeOf(socket: Socket): Promise<"connected" | string> {
  return new Promise((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve(error.message));
  });
}

async function enter(key: string): Promise<Socket> {
  const socket = connect({ auth: { key } });
  expect(await outcomeOf(socket)).toBe("connected");
  return socket;
}

function call(socket: Socket, name: unknown, input: unknown): Promise<unknown> {
  return socket.timeout(5_000).emitWithAck("call", name, input);
}

describe("over http", () => {
  it("the page is served to this machine's own names", async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status, text, headers } = await ask("/", { host });
      expect({ status, isPage: text.includes("yizhan") }).toEqual({ status: 200, isPage: true });
      expect(headers["content-security-policy"]).toBe(contentPolicy);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  it.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "127.0.0.1:1@evil.example"])("a foreign Host %j is refused", async (host) => {
    expect((await ask("/", { host })).status).not.toBe(200);
  });

  it.each(["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1", "file://"])("a foreign Origin %j is refused", async (origin) => {
    expect((await ask("/", { origin })).status).toBe(403);
    expect((await ask("/index.html", { origin })).status).toBe(403);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("%s is not allowed", async (method) => {
    const { status, headers } = await ask("/", {}, method);
    expect(status).toBe(405);
    expect(headers["content-security-policy"]).toBe(contentPolicy);
  });

  it.each([
    "/../package.json", "/..%2fpackage.json", "/%2e%2e/%2e%2e/package.json", "/..\\..\\package.json", "//etc/passwd", "/etc/passwd", "/assets/../../../../etc/passwd",
    "/%00", "/index.html%00.js", "/%", "/%E0%A4%A", "/%c0%ae%c0%ae/etc/passwd", `/${"a/".repeat(2_000)}`, "/yizhan.db", "/.env", "http://evil.example/",
  ])("the path %j leads to nothing but the page", async (path) => {
    const { status, text } = await ask(path);
    expect([200, 400, 403, 404, 431]).toContain(status);
    expect(text === "" || text.includes("<title>yizhan</title>") || status >= 400).toBe(true);
    expect(text).not.toMatch(/root:|"name"|SQLite/);
  });

  it("socket.io's other way in, polling, is shut", async () => {
    expect((await ask("/socket.io/?EIO=4&transport=polling")).status).toBeGreaterThanOrEqual(400);
    expect((await ask("/socket.io/socket.io.js")).text).not.toContain("function");
  });
});

describe("over the socket", () => {
  it.each([
    ["no key", {}], ["a wrong key", { key: "wrong" }], ["an empty key", { key: "" }], ["a key that is no text", { key: { $ne: "" } }], ["a list as key", { key: ["a"] }],
    ["a key of a megabyte", { key: "x".repeat(900_000) }], ["a prototype as key", JSON.parse('{"__proto__":{"key":"x"}}') as object],
  ])("nobody comes in with %s", async (_what, auth) => {
    expect(await outcomeOf(connect({ auth }))).toBe("bridge.wrong-key");
  });

  it.each([{ origin: "http://evil.example" }, { origin: "null" }, { host: "evil.example" }, { host: "127.0.0.1:1" }])("nobody comes in from %j, even with the key", async (extraHeaders) => {
    expect(await outcomeOf(connect({ auth: { key: keyOf("desk") }, extraHeaders: { ...extraHeaders } }))).not.toBe("connected");
  });

  it("one of our own pages comes in", async () => {
    expect(await outcomeOf(connect({ auth: { key: keyOf("desk") }, extraHeaders: { origin: `http://localhost:${port}` } }))).toBe("connected");
  });

  it("the wall's key opens a wall", async () => {
    const wall = await enter(keyOf("wall"));
    expect(await call(wall, "hello", {})).toMatchObject({ kind: "done", value: { access: "wall" } });
    expect(await call(wall, "submit", { command: "ticket.log", body: repair() })).toMatchObject({ kind: "refused", refusal: { code: "bridge.read-only" } });
    expect(await call(wall, "open", { view: "people", params: {}, handle: 1 })).toMatchObject({ kind: "refused", refusal: { code: "bridge.not-allowed" } });
    expect(await call(wall, "open", { view: "board", params: {}, handle: 1 })).toMatchObject({ kind: "done" });
  });

  it("no desk comes in by the pages' door, and no page by the desks'", async () => {
    const sync = io(`http://127.0.0.1:${port}/sync`, { transports: ["websocket"], auth: { key: keyOf("desk") }, forceNew: true, reconnection: false });
    sockets.push(sync);
    expect(await outcomeOf(sync)).not.toBe("connected");
    const { address = "" } = hub.host.sharing().hub ?? {};
    const page = io(`${address}/sync`, { transports: ["websocket"], forceNew: true, reconnection: false, extraHeaders: { origin: address } });
    sockets.push(page);
    expect(await outcomeOf(page)).not.toBe("connected");
  });

  it("calls that are none are answered, whatever their name is", async () => {
    const desk = await enter(keyOf("desk"));
    for (const name of [null, 5, {}, [], { toString: 1, valueOf: 1 }, "__proto__", "constructor", "", "x".repeat(100_000)]) {
      expect(await call(desk, name, {})).toMatchObject({ kind: "refused", refusal: { code: "bridge.unknown-call" } });
    }
    desk.emit("call");
    desk.emit("call", "submit");
    desk.emit("call", "submit", { command: "ticket.log" }, "no function");
    desk.emit("nonsense", 1, 2, 3);
    expect(await call(desk, "hello", {})).toMatchObject({ kind: "done" });
  });

  it("a megabyte is refused in words; far more ends that connection alone", async () => {
    const [desk, greedy] = [await enter(keyOf("desk")), await enter(keyOf("desk"))];
    const before = process.memoryUsage().rss;
    expect(await call(desk, "submit", { command: "ticket.note", body: "x".repeat(1_000_000) })).toMatchObject({ kind: "refused", refusal: { code: "input.too-large", params: { maxKb: messageMaxBytes / 1024 } } });
    greedy.emit("call", "search", { text: "x".repeat(20_000_000), limit: 1 });
    await until(() => !greedy.connected, "the end of the greedy one");
    expect(await call(desk, "hello", {})).toMatchObject({ kind: "done" });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it("a page that left leaves no open view behind", async () => {
    const desk = await enter(keyOf("desk"));
    await call(desk, "open", { view: "board", params: {}, handle: 1 });
    desk.disconnect();
    const again = await enter(keyOf("desk"));
    expect(await call(again, "close", { handle: 1 })).toEqual({ kind: "done", value: null });
  });
});

/** A bare websocket that speaks engine.io by hand, so that it can say anything. */
class RawPage {
  readonly #socket: WebSocket;
  readonly #heard: string[] = [];

  constructor() {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    this.#socket.addEventListener("message", (message) => void this.#heard.push(String(message.data)));
    this.#socket.addEventListener("error", () => {});
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  get isClosed(): boolean {
    return this.#socket.readyState === WebSocket.CLOSED;
  }

  send(frame: string | Uint8Array<ArrayBuffer>): void {
    if (this.isOpen) this.#socket.send(frame);
  }

  /** Sends one frame and waits for what begins so, or for the end of the connection. */
  async say(frame: string, answer: string): Promise<string | undefined> {
    this.#heard.length = 0;
    this.#socket.send(frame);
    const find = () => this.#heard.find((text) => text.startsWith(answer));
    await until(() => find() !== undefined || this.isClosed, `an answer to ${frame.slice(0, 60)}`, 5_000);
    return find();
  }

  async enter(): Promise<void> {
    await until(() => this.isOpen, "an open websocket", 5_000);
    expect(await this.say(`40${JSON.stringify({ key: keyOf("desk") })}`, "40")).toBeDefined();
  }

  close(): void {
    this.#socket.close();
  }
}

describe("raw frames", () => {
  it("that are none end that connection at most", async () => {
    const frames = [
      "", "x", "9", "4", "40", "40[]", "40null", "40\"x\"", "42", "42[", "42[]", "42{}", "42[null]", "42[\"__proto__\"]", "429999999999999999999[\"call\"]", "43[]", "45", "451-[]",
      "4599999-[\"call\",{\"_placeholder\":true,\"num\":0}]", "41", "1", "2probe", "5", "\u0000", "42[\"disconnect\"]", "42[\"connect\"]", "42[\"call\",\"hello\",{\"_placeholder\":true,\"num\":99}]",
    ];
    const pages = frames.flatMap((frame) => [{ frame, isIn: false }, { frame, isIn: true }]).map(async ({ frame, isIn }) => {
      const page = new RawPage();
      await until(() => page.isOpen, "an open websocket");
      if (isIn) await page.enter();
      page.send(frame);
      page.send(Uint8Array.from([0, 255, 1, 2]));
      await new Promise((resolve) => setTimeout(resolve, 50));
      page.close();
    });
    await Promise.all(pages);
  });

  it("with every text of the JSON parsing suite as a body are answered, or end that connection", { timeout: 60_000 }, async () => {
    let page: RawPage | undefined;
    const ends: string[] = [];
    for (const [file, text] of readJsonTexts()) {
      if (page === undefined) {
        page = new RawPage();
        await page.enter();
      }
      const answer = await page.say(`421["call","submit",{"command":"ticket.note","body":${text}}]`, "431");
      if (answer === undefined) {
        ends.push(file);
        page = undefined;
      } else expect(JSON.parse(answer.slice(3)), file).toMatchObject([{ kind: "refused", refusal: { code: expect.stringMatching(/^input\./) } }]);
    }
    page?.close();
    // What is JSON by the rules must not end a connection.
    expect(ends.filter((file) => /(^|\/)y_/.test(file))).toEqual([]);
  });
});
