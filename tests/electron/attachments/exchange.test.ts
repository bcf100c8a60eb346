import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createExchange } from "../../../electron/attachments/exchange.ts";
import type { Exchange } from "../../../electron/attachments/exchange.ts";
import { openFileFolder } from "../../../electron/attachments/file-folder.ts";
import type { FileFolder } from "../../../electron/attachments/file-folder.ts";
import type { Connection } from "../../../electron/sync/connection.ts";
import { realTimers } from "../../../electron/sync/connection.ts";
import type { FileState } from "../../../shared/file/file.ts";
import { fileChunkBytes } from "../../../shared/file/file.ts";

const ends: (() => void)[] = [];
afterEach(() => { for (const end of ends.splice(0)) end(); });

interface Node {
  readonly data: string;
  readonly folder: FileFolder;
  readonly exchange: Exchange;
  readonly faults: unknown[];
}

function openNode(): Node {
  const data = mkdtempSync(join(tmpdir(), "yizhan-files-"));
  const folder = openFileFolder(data, Date.now);
  const faults: unknown[] = [];
  const exchange = createExchange({ folder, timers: { ...realTimers, after: (ms, work) => realTimers.after(Math.min(ms, 20), work) }, onFault: (fault) => void faults.push(fault) });
  ends.push(() => {
    exchange.close();
    rmSync(data, { recursive: true });
  });
  return { data, folder, exchange, faults };
}

/** Two ends of one line; `spoil` may change or lose an answer. */
function connect(a: Node, b: Node, spoil: (answer: unknown, count: number) => unknown = (answer) => answer): { cut(): void } {
  const handlers = [new Map<string, (message: unknown, answer: (value: unknown) => void) => void>(), new Map<string, (message: unknown, answer: (value: unknown) => void) => void>()] as const;
  const closers: (() => void)[] = [];
  let open = true;
  let count = 0;
  const end = (own: 0 | 1): Connection => ({
    peer: own === 0 ? "b" : "a",
    send() {},
    ask: (name, message) => new Promise((resolve) => {
      if (!open) return resolve(undefined);
      handlers[own === 0 ? 1 : 0].get(name)?.(message, (value) => {
        count += 1;
        resolve(open ? spoil(value, count) : undefined);
      });
    }),
    on: (name, handler) => void handlers[own].set(name, handler),
    onClose: (listener) => void closers.push(listener),
    close() {},
  });
  a.exchange.join(end(0));
  b.exchange.join(end(1));
  return {
    cut() {
      open = false;
      for (const close of closers) close();
    },
  };
}

async function put(node: Node, bytes: Buffer): Promise<FileState> {
  for (let offset = 0; offset < bytes.length; offset += fileChunkBytes) node.folder.add("upload-1", offset, bytes.subarray(offset, offset + fileChunkBytes));
  const sha256 = await node.folder.finish("upload-1");
  if (sha256 === undefined) throw new Error("the file did not arrive");
  return { sha256, name: "漏水.jpg", mime: "image/jpeg", bytes: bytes.length };
}

async function until(isTrue: () => boolean): Promise<void> {
  const endMs = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > endMs) throw new Error("not in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const photo = randomBytes(fileChunkBytes * 3 + 17);

it("a file has the hash of its bytes, and is read back as it was put", async () => {
  const node = openNode();
  const file = await put(node, photo);
  expect(file.sha256).toBe(createHash("sha256").update(photo).digest("hex"));
  expect(node.folder.read(file.sha256, fileChunkBytes, fileChunkBytes)?.equals(photo.subarray(fileChunkBytes, 2 * fileChunkBytes))).toBe(true);
  expect(node.folder.size(file.sha256)).toBe(photo.length);
});

it("a desk fetches what the log names, from whoever has it", async () => {
  const [hub, desk] = [openNode(), openNode()];
  const file = await put(hub, photo);
  desk.exchange.want([file]);
  expect(desk.exchange.missing()).toBe(1);
  connect(hub, desk);
  await until(() => desk.exchange.missing() === 0);
  expect(desk.folder.read(file.sha256, 0, photo.length)?.equals(photo)).toBe(true);
});

it("a hub fetches what a desk has brought", async () => {
  const [hub, desk] = [openNode(), openNode()];
  const file = await put(desk, photo);
  connect(hub, desk);
  hub.exchange.want([file]);
  await until(() => hub.folder.has(file.sha256));
  expect(hub.faults).toEqual([]);
});

it("a file is not there until it is whole, and goes on where the line broke", async () => {
  const [hub, desk] = [openNode(), openNode()];
  const file = await put(hub, photo);
  desk.exchange.want([file]);
  const asked: number[] = [];
  const first = connect(hub, desk, (answer, count) => (count > 2 ? undefined : answer));
  await until(() => desk.folder.arrived(file.sha256) === 2 * fileChunkBytes);
  expect(desk.folder.has(file.sha256)).toBe(false);
  first.cut();
  connect(hub, desk, (answer, count) => {
    asked.push(count);
    return answer;
  });
  await until(() => desk.folder.has(file.sha256));
  expect(asked).toHaveLength(2);
  expect(readdirSync(join(desk.data, "attachments", "arriving"))).toEqual([]);
});

it("bytes that are not the file's are thrown away, and the file comes from another desk", async () => {
  const [liar, honest, desk] = [openNode(), openNode(), openNode()];
  const file = await put(honest, photo);
  desk.exchange.want([file]);
  let lies = 0;
  connect(liar, desk, () => {
    lies += 1;
    return { data: Buffer.alloc(fileChunkBytes).toString("base64"), total: photo.length };
  });
  await until(() => lies >= 4);
  expect(desk.folder.has(file.sha256)).toBe(false);
  connect(honest, desk);
  await until(() => desk.folder.has(file.sha256));
});

it("an upload that is sent again goes on where it was", () => {
  const { folder } = openNode();
  expect(folder.add("upload-1", 0, Buffer.from("half"))).toBe(4);
  expect(folder.add("upload-1", 0, Buffer.from("half"))).toBe(4);
  expect(folder.add("upload-1", 9, Buffer.from("gap"))).toBe(4);
  expect(folder.add("upload-1", 4, Buffer.from(" and half"))).toBe(13);
});

it("nonsense on the line is answered and writes nothing", () => {
  const hub = openNode();
  const answers: unknown[] = [];
  const handler = new Map<string, (message: unknown, answer: (value: unknown) => void) => void>();
  hub.exchange.join({ peer: "stranger", send() {}, ask: () => Promise.resolve(undefined), on: (name, one) => void handler.set(name, one), onClose() {}, close() {} });
  for (const message of [null, {}, { sha256: "../../secret", offset: 0 }, { sha256: "a".repeat(64), offset: -1 }, { sha256: "a".repeat(64), offset: 0 }]) handler.get("file")?.(message, (value) => void answers.push(value));
  expect(answers).toEqual([{}, {}, {}, {}, {}]);
  expect(readdirSync(hub.data)).toEqual([]);
});
