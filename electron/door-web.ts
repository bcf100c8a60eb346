/**
 * The door for pages in a browser: serves the page, and the same calls over socket.io. Listens on 127.0.0.1 alone, unless
 * it is opened to the outside, by the site's and the administrator's choice. The key in the address says what a page may do
 * (`accessOf`); Host and Origin are checked on every request and every socket, since socket.io by itself accepts a foreign Origin.
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server as HttpServer, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import sirv from "sirv";
import { Server } from "socket.io";
import type { Access, Door } from "./door.ts";
import { messageMaxBytes } from "../shared/bridge.ts";
import { listen } from "./listen.ts";

export interface WebDoorOptions {
  readonly door: Door;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What a key opens, or nothing. */
  readonly accessOf: (key: string) => Access | undefined;
  /** Opens it to the network. */
  readonly outside?: Outside | undefined;
}

/** A door that other machines reach. */
export interface Outside {
  /** Certificate and key, PEM; without them it speaks plainly. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Addresses and names of this machine that a page may ask it by. */
  readonly names: () => readonly string[];
}

export interface WebDoor {
  readonly port: number;
  /** The socket.io server, for the hub's own namespace. */
  readonly io: Server;
  /** Ends every page that came in with this key. */
  cutKey(key: string): void;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
const everywhere = "0.0.0.0";

/** Nothing remote, nothing evaluated; styles are inserted by the component libraries. */
export const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** Opens the door; rejects where the port is taken. */
export async function openWebDoor({ door, pageFolder, port, accessOf, outside }: WebDoorOptions): Promise<WebDoor> {
  const files = sirv(pageFolder, { etag: true, single: true });
  const scheme = outside?.tls === undefined ? "http" : "https";
  const server: HttpServer = outside?.tls === undefined
    ? createServer((request, response) => serve(request, response))
    : createTlsServer({ ...outside.tls, minVersion: "TLSv1.2" }, (request, response) => serve(request, response));
  const bound = await listen(server, port, outside === undefined ? loopback : everywhere);
  const own = () => [loopback, "localhost", ...(outside?.names() ?? [])].map((name) => `${name.toLowerCase()}:${bound}`);
  const isOwn = (request: IncomingMessage): boolean => {
    const { host: asked, origin } = request.headers;
    const names = own();
    return asked !== undefined && names.includes(asked.toLowerCase()) && (origin === undefined || names.some((one) => origin === `${scheme}://${one}`));
  };

  function serve(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("Content-Security-Policy", contentPolicy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isOwn(request)) response.writeHead(403).end();
    else if (!isRead) response.writeHead(405).end();
    else files(request, response, () => void response.writeHead(404).end());
  }

  const io = new Server(server, {
    transports: ["websocket"], serveClient: false, perMessageDeflate: false, maxHttpBufferSize: 4 * messageMaxBytes,
    pingInterval: 5_000, pingTimeout: 8_000, allowRequest: (request, decide) => decide(null, isOwn(request)),
  });
  io.use((socket, next) => {
    const key: unknown = socket.handshake.auth["key"];
    const access = typeof key === "string" ? accessOf(key) : undefined;
    socket.data.access = access;
    socket.data.key = key;
    next(access === undefined ? new Error("bridge.wrong-key") : undefined);
  });
  io.on("connection", (socket) => {
    const guest = door.letIn({ access: socket.data.access as Access, host: "browser" }, (pushes) => void socket.emit("push", pushes));
    socket.on("call", async (name: unknown, input: unknown, answer: unknown) => {
      const outcome = await guest.call(name, input);
      if (typeof answer === "function") answer(outcome);
    });
    socket.on("disconnect", () => guest.leave());
  });

  return {
    port: bound,
    io,
    cutKey(key) {
      for (const socket of io.sockets.sockets.values()) if (socket.data.key === key) socket.disconnect(true);
    },
    close: async () => {
      server.closeAllConnections();
      await io.close();
    },
  };
}
