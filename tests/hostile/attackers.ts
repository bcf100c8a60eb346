/**
 * Worker of `npm run hostile`: the attackers, on a thread of their own so that their work is not counted as the hub's.
 * Each connection sends until it is thrown out or has sent enough, then a new one takes its place.
 */
import { parentPort, workerData } from "node:worker_threads";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { seeded } from "../../electron/commands/seeded.ts";
import { helloOf, joinedMessage, pagesCall, strangersMessage } from "./messages.ts";
import type { Known } from "./messages.ts";

export interface Attack {
  readonly messages: number;
  readonly seed: number;
  readonly desksPort: number;
  readonly pagesPort: number;
  readonly deskKey: string;
  readonly known: Known;
}

/** Messages of one connection, and how many of them go out before answers are waited for. */
const perConnection = 200;
const perBreath = 20;
/** Longest wait for an answer that may never come; most of this is meant to be ignored. */
const answerMs = 50;

const attack = workerData as Attack; // handed over by hostile.ts
const chance = seeded(attack.seed);
let left = attack.messages;
let connections = 0;

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
    const answers: Promise<unknown>[] = [];
    for (let breath = 0; breath < perBreath && left > 0; breath++) {
      left -= 1;
      const [name, ...rest] = one();
      answers.push(socket.timeout(answerMs).emitWithAck(String(name) || "x", ...rest).catch(() => undefined));
    }
    await answers.at(-1);
  }
  socket.disconnect();
}

const desks = `http://127.0.0.1:${attack.desksPort}/sync`;
const pages = `http://127.0.0.1:${attack.pagesPort}`;

async function asStranger(): Promise<void> {
  const socket = await connect(desks);
  if (socket === undefined) return;
  // Raw bytes that are no message of socket.io end the connection.
  if (chance.between(1, 10) === 1) socket.io.engine.write(chance.pick(["9", "2[", "51-[\"x\",{\"_placeholder\":true,\"num\":9}]", "4"]));
  await sendMany(socket, () => {
    const { name, body } = strangersMessage(chance, attack.known);
    return [name, body];
  });
}

async function asJoined(): Promise<void> {
  const socket = await connect(desks);
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

while (left > 0) await Promise.all([asStranger(), asJoined(), asPage()]);
parentPort?.postMessage({ connections });
