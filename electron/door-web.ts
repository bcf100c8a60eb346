/**
 * The door for pages in a browser: serves the page, and the same calls over socket.io. Listens on 127.0.0.1 only. The
 * key in the printed address says what a page may do; Host and Origin are checked on every request and every socket,
 * since socket.io by itself accepts a foreign Origin.
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server as HttpServer, ServerResponse } from "node:http";
import sirv from "sirv";
import { Server } from "socket.io";
import type { Access, Door } from "./door.ts";
import { messageMaxBytes } from "../shared/bridge.ts";

export interface WebDoorOptions {
  readonly door: Door;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What a key opens, or nothing. */
  readonly accessOf: (key: string) => Access | undefined;
}

export interface WebDoor {
  readonly port: number;
  /** The socket.io server, for the hub's own namespace. */
  readonly io: Server;
  close(): Promise<void>;
}

const host = "127.0.0.1";

/** Nothing remote, nothing evaluated; styles are inserted by the component libraries. */
export const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** Opens the door; rejects where the port is taken. */
export async function openWebDoor({ door, pageFolder, port, accessOf }: WebDoorOptions): Promise<WebDoor> {
  const files = sirv(pageFolder, { etag: true, single: true });
  const server = createServer((request, response) => serve(request, response));
  const bound = await listen(server, port);
  const own = [`${host}:${bound}`, `localhost:${bound}`];
  const isOwn = (request: IncomingMessage): boolean => {
    const { host: asked, origin } = request.headers;
    return asked !== undefined && own.includes(asked) && (origin === undefined || own.some((one) => origin === `http://${one}`));
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
    close: async () => {
      await io.close();
    },
  };
}

function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
