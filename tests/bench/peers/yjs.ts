/**
 * Yjs with y-websocket 2: one document, a map of tickets, each a map of its fields. The server is the one that comes with
 * the package: it keeps the document in memory, or with `y-leveldb` behind it on the disk too; and so do desks.
 */
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { listen } from "../../../electron/listen.ts";
import { loadPeer } from "./load-peer.ts";
import type { Desk, DeskOptions, System } from "./system.ts";

interface YMap {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  keys(): Iterable<string>;
  observeDeep(listener: (events: readonly { readonly path: readonly string[]; readonly keys: ReadonlyMap<string, unknown> }[]) => void): void;
}
interface YDoc {
  on(event: "update", listener: (update: Uint8Array) => void): void;
  getMap(name: string): YMap;
  transact(work: () => void): void;
}
interface Yjs {
  applyUpdate(doc: YDoc, update: Uint8Array): void;
  encodeStateAsUpdate(doc: YDoc): Uint8Array;
  readonly Doc: new () => YDoc;
  readonly Map: new (entries: Iterable<readonly [string, unknown]>) => YMap;
}
interface YLevelDb {
  readonly LeveldbPersistence: new (folder: string) => { getYDoc(name: string): Promise<YDoc>; storeUpdate(name: string, update: Uint8Array): Promise<unknown> };
}
interface YWebsocket {
  readonly WebsocketProvider: new (url: string, room: string, doc: YDoc, options: object) => { on(event: string, listener: (isIt: boolean) => void): void; connect(): void };
}
interface Sockets {
  readonly WebSocket: unknown;
  readonly WebSocketServer: new (options: { readonly server: unknown }) => { on(event: "connection", listener: (socket: unknown, request: IncomingMessage) => void): void };
}

/** The package's own server; `isKept` puts its LevelDB behind it. */
export function createYjs(isKept: boolean): System {
  return {
    async openServer({ folder, peers }) {
      if (isKept) process.env["YPERSISTENCE"] = folder; // read when the server's file is loaded
      const { default: { setupWSConnection } } = await loadPeer<{ default: { setupWSConnection: (socket: unknown, request: IncomingMessage) => void } }>(peers, "y-websocket/bin/utils");
      const { WebSocketServer } = await loadPeer<Sockets>(peers, "ws");
      const server = createServer();
      new WebSocketServer({ server }).on("connection", setupWSConnection);
      return `ws://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
    },
    openDesk: (options) => openDesk(options, isKept),
  };
}

async function openDesk({ folder, where, peers, onTicket }: DeskOptions, isKept: boolean): Promise<Desk> {
  const yjs = await loadPeer<Yjs>(peers, "yjs");
  const { Doc, Map: TicketMap } = yjs;
  const { WebsocketProvider } = await loadPeer<YWebsocket>(peers, "y-websocket");
  const { WebSocket } = await loadPeer<Sockets>(peers, "ws");
  const doc = new Doc();
  const tickets = doc.getMap("tickets");
  const tell = (id: string) => onTicket(id, Number((tickets.get(id) as YMap).get("urged")));
  tickets.observeDeep((events) => {
    for (const { path, keys } of events) for (const id of path[0] === undefined ? keys.keys() : [path[0]]) tell(id);
  });
  if (isKept) {
    const { LeveldbPersistence } = await loadPeer<YLevelDb>(peers, "y-leveldb");
    const disk = new LeveldbPersistence(join(folder, "document"));
    yjs.applyUpdate(doc, yjs.encodeStateAsUpdate(await disk.getYDoc("tickets")));
    doc.on("update", (update) => void disk.storeUpdate("tickets", update));
  }
  const provider = new WebsocketProvider(where, "tickets", doc, { WebSocketPolyfill: WebSocket, disableBc: true, connect: false });
  return {
    connect: () => new Promise<void>((resolve) => {
      provider.on("sync", (isSynced) => { if (isSynced) resolve(); });
      provider.connect();
    }),
    log({ id, ...fields }) {
      tickets.set(id, new TicketMap(Object.entries(fields)));
    },
    urge: (urges) => doc.transact(() => { for (const { id, times } of urges) (tickets.get(id) as YMap).set("urged", times); }),
  };
}
