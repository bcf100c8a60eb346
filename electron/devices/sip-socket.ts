/**
 * The way to one exchange: datagrams, or one TCP connection. Only what comes from the exchange's own address is handed on, since
 * nothing else tells a ring from a stranger's joke. For `phone-sip.ts`.
 */
import { createSocket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { createSipCutter } from "./sip-message.ts";

export interface SipWay {
  readonly server: string;
  readonly port: number;
  readonly transport: "udp" | "tcp";
  readonly localPort: number;
}

export interface SipSocket {
  /** Where the exchange reaches us. */
  readonly address: string;
  readonly port: number;
  send(text: string): void;
  close(): Promise<void>;
}

type Handle = (text: string, answer: (text: string) => void) => void;

/** Wait for a TCP connection. */
const connectMs = 8_000;

/** Opens it; rejects where the exchange's name or our port cannot be had. */
export async function openSipSocket(way: SipWay, handle: Handle, onLost: () => void): Promise<SipSocket> {
  const { address } = await lookup(way.server, { family: 4 });
  return way.transport === "udp" ? openUdp(way, address, handle, onLost) : openTcp(way, address, handle, onLost);
}

async function openUdp({ port, localPort }: SipWay, server: string, handle: Handle, onLost: () => void): Promise<SipSocket> {
  const own = await ownAddress(server, port);
  const socket = createSocket("udp4");
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(localPort, () => { socket.off("error", reject); resolve(); });
  });
  let open = true;
  const sendTo = (text: string, toPort: number) => { if (open) socket.send(text, toPort, server, () => {}); };
  socket.on("message", (bytes, from) => { if (from.address === server) handle(bytes.toString("utf8"), (text) => sendTo(text, from.port)); });
  socket.on("error", onLost);
  return {
    address: own, port: socket.address().port, send: (text) => sendTo(text, port),
    close: () => new Promise((resolve) => setTimeout(() => { open = false; socket.close(() => resolve()); }, 20)), // the last datagram must leave first
  };
}

/** Our address on the way to the exchange. */
function ownAddress(server: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createSocket("udp4");
    probe.once("error", reject);
    probe.connect(port, server, () => {
      const { address } = probe.address();
      probe.close();
      resolve(address);
    });
  });
}

async function openTcp({ port }: SipWay, server: string, handle: Handle, onLost: () => void): Promise<SipSocket> {
  const socket = await dial(server, port);
  const cut = createSipCutter();
  const send = (text: string) => { if (socket.writable) socket.write(text); };
  socket.on("data", (chunk: Buffer) => {
    const messages = cut(chunk);
    if (messages === undefined) return socket.destroy();
    for (const text of messages) handle(text, send);
  });
  socket.on("error", () => {});
  socket.on("close", onLost);
  return {
    address: socket.localAddress ?? "127.0.0.1", port: socket.localPort ?? 0, send,
    close: () => new Promise((resolve) => {
      socket.off("close", onLost);
      socket.end(() => { socket.destroy(); resolve(); });
    }),
  };
}

function dial(server: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: server, port, timeout: connectMs });
    socket.once("error", reject);
    socket.once("timeout", () => socket.destroy(new Error("no answer")));
    socket.once("connect", () => { socket.setTimeout(0); socket.setKeepAlive(true, 30_000); socket.off("error", reject); resolve(socket); });
  });
}
