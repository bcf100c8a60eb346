/** The desks' port: whatever comes in over the wire is answered or ignored; nothing of it is written. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Socket } from "socket.io-client";
import { openSocket } from "../../electron/sync/socket-connection.ts";
import { offerMax } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";
import { repair } from "../electron/desk/small-desk.ts";
import { keyOf } from "./keys.ts";
import { until } from "./one-process.ts";
import { joinedBy, openWiredHub } from "./wired.ts";
import type { WiredHub } from "./wired.ts";

let hub: WiredHub;
let headSeq = 0;
const sockets: Socket[] = [];
beforeAll(async () => {
  hub = await openWiredHub();
  headSeq = hub.small.store.log.head().seq;
});
afterAll(() => hub.close());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  expect(hub.small.store.log.head().seq).toBe(headSeq);
  expect(hub.faults).toEqual([]);
  const honest = await joinedBy(hub, 9);
  honest.close();
});

async function connect(): Promise<Socket> {
  const opened = await openSocket(await keyOf("node-2"), `https://127.0.0.1:${hub.port}`, "sync");
  if (opened === undefined) throw new Error("could not connect");
  sockets.push(opened.socket);
  return opened.socket;
}

function hello(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { log } = hub.small.store;
  return { protocol: spoken.max, nodeId: "node-2", name: "2台", address: "", deskNumber: 2, seenEpoch: 0, runs: log.runs(), firstHash: log.firstHash(), ...change };
}

function command(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { commandId: "c", command: "ticket.note", body: {}, actor: "a", desk: 2, observedAtMs: 1, ...change };
}

const ask = (socket: Socket, name: string, message: unknown): Promise<unknown> => socket.timeout(3_000).emitWithAck(name, message);

const wrongMessages: readonly unknown[] = [undefined, null, 0, "", "x", [], {}, { commands: 1 }, { commands: [null] }, { head: -1 }, JSON.parse('{"__proto__":{"a":1}}'), "x".repeat(500_000)];

describe("a hello", () => {
  it.each(wrongMessages.map((message) => [message]))("that is none is refused", async (message) => {
    expect(await ask(await connect(), "hello", message)).toMatchObject({ refusal: { code: "input.malformed" } });
  });

  it.each([
    [{ nodeId: "node-3" }, "sync.other-node"], [{ nodeId: "node-1" }, "sync.other-node"], [{ key: "k" }, "input.malformed"], [{ protocol: 99 }, "sync.desk-too-new"], [{ protocol: { min: 3, max: 9 } }, "sync.desk-too-new"], [{ protocol: 0 }, "input.malformed"],
    [{ runs: [{ epoch: -1, lastSeq: 5 }] }, "input.malformed"], [{ firstHash: "f".repeat(64) }, "sync.other-log"], [{ nodeId: "../x" }, "input.malformed"], [{ name: "x".repeat(300) }, "input.malformed"], [{ surplus: 1 }, "input.malformed"],
  ])("with %j is refused as %s, and the connection ends", async (change, code) => {
    const socket = await connect();
    expect(await ask(socket, "hello", hello(change))).toMatchObject({ refusal: { code } });
    await until(() => !socket.connected, "the end of the connection");
  });
});

describe("before it is let in, a desk", () => {
  it("orders nothing and gets nothing", async () => {
    const socket = await connect();
    const heard: unknown[] = [];
    socket.onAny((...message) => void heard.push(message));
    await expect(socket.timeout(200).emitWithAck("offer", { commands: [command()] })).rejects.toThrow();
    socket.emit("need", { since: 0 });
    socket.emit("applied", { head: 5 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toEqual([]);
  });
});

describe("an offer", () => {
  it("that is none is refused as a whole", async () => {
    const socket = await connect();
    await ask(socket, "hello", hello());
    const wrong = [
      ...wrongMessages, { commands: [] }, { commands: Array.from({ length: offerMax + 1 }, () => command()) }, { commands: [command({ desk: -1 })] }, { commands: [command({ desk: "2" })] },
      { commands: [command({ observedAtMs: 1e20 })] }, { commands: [command({ commandId: "" })] }, { commands: [command({ actor: "" })] }, { commands: [command({ surplus: 1 })] },
    ];
    for (const message of wrong) expect(await ask(socket, "offer", message)).toMatchObject({ refusal: { code: "input.malformed" } });
  });

  it("to open an epoch is refused: only a new hub does that, of itself", async () => {
    const socket = await connect();
    await ask(socket, "hello", hello());
    const opening = command({ command: "site.open-epoch", body: { epoch: 999, nodeId: "node-2", forcedBy: null } });
    expect(await ask(socket, "offer", { commands: [opening] })).toMatchObject({ verdicts: [{ refusal: { code: "bridge.not-allowed" } }] });
  });

  it("over the limit of a frame ends that connection alone", async () => {
    const [greedy, other] = [await connect(), await connect()];
    await ask(greedy, "hello", hello());
    greedy.emit("offer", { commands: [command({ body: "x".repeat(2_000_000) })] });
    await until(() => !greedy.connected, "the end of the greedy one");
    expect(await ask(other, "hello", hello())).toMatchObject({ welcome: { deskNumber: 2 } });
  });

  it("without a function to answer, or by messages of no name, disturbs nobody", async () => {
    const socket = await connect();
    socket.emit("hello");
    socket.emit("offer", { commands: [command()] });
    for (const message of wrongMessages) for (const name of ["need", "applied", "events", "pulse", "nonsense"]) socket.emit(name, message);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(socket.connected).toBe(true);
  });
});

describe("a command that a desk offers and the hub cannot take", () => {
  it("is refused on record, once, and everybody learns it", async () => {
    const socket = await connect();
    const heard: unknown[] = [];
    socket.on("events", (message: { events: unknown[] }) => void heard.push(...message.events));
    await ask(socket, "hello", hello());
    const commands = [command({ commandId: "u1", command: "no.such" }), command({ commandId: "u2", command: "ticket.log", body: repair({ said: "\u0000" }) }), command({ commandId: "u3", command: "__proto__" })];
    const answer = await ask(socket, "offer", { commands });
    expect(answer).toMatchObject({ verdicts: [{ refusal: { code: "input.unknown-command" } }, { refusal: { code: "input.control-character" } }, { refusal: { code: "input.unknown-command" } }] });
    expect(await ask(socket, "offer", { commands })).toEqual(answer);
    await until(() => heard.length === 3, "three records");
    headSeq += 3;
  });
});
