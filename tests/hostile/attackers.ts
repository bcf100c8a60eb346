/**
 * Worker of `npm run hostile`: the attackers, on a thread of their own so that their work is not counted as the hub's.
 * Each connection sends until it is thrown out or has sent enough, then a new one takes its place.
 */
import { parentPort, workerData } from "node:worker_threads";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { seeded } from "../../electron/commands/seeded.ts";
import { openSocket } from "../../electron/sync/socket-connection.ts";
import type { Purpose } from "../../electron/sync/socket-connection.ts";
import type { NodeKey } from "../../electron/sync/key-print.ts";
import { connect as connectTls } from "node:tls";
import { helloOf, joinedMessage, newcomersMessage, pagesCall, strangersMessage } from "./messages.ts";
import type { Known } from "./messages.ts";

export interface Attack {
  readonly messages: number;
  readonly seed: number;
  readonly desksPort: number;
  readonly pagesPort: number;
  readonly deskKey: string;
  readonly known: Known;
  /** Of a node that is enrolled, and of one that is not. */
  readonly enrolledKey: NodeKey;
  readonly strangersKey: NodeKey;
}

/** Messages of one connection, and how many of them go out at once. */
const perConnection = 200;
const perBreath = 20;
/** Messages a second over all connections, answered or not: whoever is attacked bears the same. */
const perSecond = 1_500;
/** Longest wait for an answer that may never come; most of this is meant to be ignored. */
const answerMs = 50;

const attack = workerData as Attack; // handed over by hostile.ts
const chance = seeded(attack.seed);
let left = attack.messages;
let connections = 0;
const startedMs = performance.now();

async function connect(address: string, key?: string): Promise<Socket | undefined> {
  connections += 1;
  const socket = io(address, { transports: ["websocket"], forceNew: true, reconnection: false, ...(key === undefined ? {} : { auth: { key } }) });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("connect_error", () => resolve(false));
  });
  return isOpen ? socket : undefined;
}

async function sendMany(socket: Socket, one: () => readonly unknown[]): Promise<void> {
  for (let sent = 0; sent < perConnection && left > 0 && socket.connected; sent += perBreath) {
    for (let breath = 0; breath < perBreath && left > 0; breath++) {
      left -= 1;
      const [name, ...rest] = one();
      socket.timeout(answerMs).emit(String(name) || "x", ...rest, () => {});
    }
    const waitMs = ((attack.messages - left) * 1_000) / perSecond - (performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, waitMs)));
  }
  socket.disconnect();
}

const desks = `https://127.0.0.1:${attack.desksPort}`;
const pages = `http://127.0.0.1:${attack.pagesPort}`;

async function dial(own: NodeKey, purpose: Purpose): Promise<Socket | undefined> {
  connections += 1;
  return (await openSocket(own, desks, purpose))?.socket;
}

/** Without TLS, and with TLS but no certificate: nothing is answered at all. */
async function asNobody(): Promise<void> {
  const plain = await connect(`http://127.0.0.1:${attack.desksPort}/sync`);
  if (plain !== undefined) throw new Error("the desks' port speaks plainly");
  await new Promise<void>((resolve) => {
    connections += 1;
    const naked = connectTls({ host: "127.0.0.1", port: attack.desksPort, rejectUnauthorized: false });
    naked.on("error", () => {}).once("close", () => resolve());
    naked.once("secureConnect", () => naked.write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n\r\n"));
    naked.once("data", (bytes) => { if (!bytes.toString().startsWith("HTTP/1.1 4")) parentPort?.postMessage({ fault: "answered without a certificate" }); });
    setTimeout(() => naked.destroy(), answerMs);
  });
}

async function asNewcomer(): Promise<void> {
  const socket = await dial(attack.strangersKey, "enrol");
  if (socket === undefined) return;
  await sendMany(socket, () => {
    const { name, body } = newcomersMessage(chance, attack.known);
    return [name, body];
  });
}

async function asStranger(): Promise<void> {
  const socket = await dial(attack.strangersKey, "sync");
  if (socket === undefined) return;
  // Raw bytes that are no message of socket.io end the connection.
  if (chance.between(1, 10) === 1) socket.io.engine.write(chance.pick(["9", "2[", "51-[\"x\",{\"_placeholder\":true,\"num\":9}]", "4"]));
  await sendMany(socket, () => {
    const { name, body } = strangersMessage(chance, attack.known);
    return [name, body];
  });
}

async function asJoined(): Promise<void> {
  const socket = await dial(attack.enrolledKey, "sync");
  if (socket === undefined) return;
  await socket.timeout(2_000).emitWithAck("hello", helloOf(attack.known)).catch(() => undefined);
  await sendMany(socket, () => {
    const { name, body } = joinedMessage(chance, attack.known);
    return [name, body];
  });
}

async function asPage(): Promise<void> {
  const socket = await connect(pages, chance.pick([attack.deskKey, attack.deskKey, "wrong"]));
  if (socket === undefined) return;
  await sendMany(socket, () => ["call", ...pagesCall(chance)]);
}

while (left > 0) await Promise.all([asNobody(), asStranger(), asNewcomer(), asJoined(), asPage()]);
parentPort?.postMessage({ connections });
