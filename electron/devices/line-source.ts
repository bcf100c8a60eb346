/** Where lines come from: a serial port, a connection to the exchange, or one that the exchange makes to us. For `phone-smdr.ts`. */
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import { listen } from "../listen.ts";

export interface LineFrom {
  readonly from: "serial" | "connect" | "listen";
  readonly path: string;
  readonly baud: number;
  readonly host: string;
  readonly port: number;
}

export interface LineUser {
  /** A line is there: who takes its bytes, and is told of its end. */
  connected(): { feed(bytes: Buffer): void; end(): void };
  /** The line is gone: `line-lost`. */
  onLost(code: string): void;
}

export interface LineSource {
  /** Port listened on, 0 where none is. */
  readonly port: number;
  close(): Promise<void>;
}

/** Wait for the other side. */
const connectMs = 8_000;
/** Connections at once; an exchange makes one. */
const connectionsMax = 4;

/** Opens it; rejects where it cannot be had. */
export function openLine(where: LineFrom, user: LineUser): Promise<LineSource> {
  if (where.from === "serial") return openSerial(where, user);
  return where.from === "connect" ? openConnection(where, user) : openServer(where, user);
}

async function openSerial({ path, baud }: LineFrom, user: LineUser): Promise<LineSource> {
  const { SerialPort } = await import("serialport"); // its native part is missed by who uses a serial line alone
  const port = new SerialPort({ path: path === "" ? "?" : path, baudRate: baud, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((fault) => (fault ? reject(fault) : resolve())));
  const line = user.connected();
  port.on("data", (bytes: Buffer) => line.feed(bytes));
  const lost = () => { line.end(); user.onLost("line-lost"); };
  port.on("close", lost);
  port.on("error", lost);
  return {
    port: 0,
    close: () => new Promise((resolve) => {
      port.off("close", lost);
      if (port.isOpen) port.close(() => resolve());
      else resolve();
    }),
  };
}

function openConnection({ host, port }: LineFrom, user: LineUser): Promise<LineSource> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: connectMs });
    socket.once("timeout", () => socket.destroy(new Error("no answer")));
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.setKeepAlive(true, 30_000);
      socket.off("error", reject);
      const lost = () => user.onLost("line-lost");
      follow(socket, user);
      socket.on("close", lost);
      resolve({ port: 0, async close() { socket.off("close", lost); socket.destroy(); } });
    });
  });
}

async function openServer({ host, port }: LineFrom, user: LineUser): Promise<LineSource> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    follow(socket, user);
  });
  server.maxConnections = connectionsMax;
  return {
    port: await listen(server, port, host),
    close: () => new Promise((closed) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => closed());
    }),
  };
}

function follow(socket: Socket, user: LineUser): void {
  const line = user.connected();
  socket.on("data", (bytes: Buffer) => line.feed(bytes));
  socket.on("error", () => {});
  socket.on("close", () => line.end());
}
