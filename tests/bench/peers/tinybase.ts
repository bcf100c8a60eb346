/**
 * TinyBase with its MergeableStore: a table of tickets, a cell for each field, over its own WebSocket server. That server
 * only passes messages on, or keeps a store of its own and writes it with the package's file persister, as its guide shows.
 * Desks keep theirs in memory: with that persister on a desk too, one that joins had not got all tickets after three minutes.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "../../../electron/listen.ts";
import { loadPeer } from "./load-peer.ts";
import type { Desk, DeskOptions, System } from "./system.ts";

interface Store {
  setRow(table: string, row: string, cells: object): Store;
  setCell(table: string, row: string, cell: string, value: unknown): Store;
  transaction(work: () => void): void;
  addCellListener(table: string, row: null, cell: string, listener: (store: Store, table: string, row: string, cell: string, value: number) => void): void;
}
interface TinyBase {
  createMergeableStore(): Store;
}
interface Sockets {
  readonly WebSocket: new (address: string) => unknown;
  readonly WebSocketServer: new (options: { readonly server: unknown }) => unknown;
}
interface ServerSide {
  createWsServer(server: unknown, persisterFor?: (path: string) => unknown): unknown;
}
interface ClientSide {
  createWsSynchronizer(store: Store, socket: unknown): Promise<{ startSync(): Promise<unknown> }>;
}
interface Files {
  createFilePersister(store: Store, path: string): unknown;
}

/** `isKept` gives its server the file persister. */
export function createTinyBase(isKept: boolean): System {
  return {
    async openServer({ folder, peers }) {
      const { createMergeableStore } = await loadPeer<TinyBase>(peers, "tinybase");
      const { createWsServer } = await loadPeer<ServerSide>(peers, "tinybase/synchronizers/synchronizer-ws-server");
      const { createFilePersister } = await loadPeer<Files>(peers, "tinybase/persisters/persister-file");
      const { WebSocketServer } = await loadPeer<Sockets>(peers, "ws");
      const server = createServer();
      createWsServer(new WebSocketServer({ server }), isKept ? () => createFilePersister(createMergeableStore(), join(folder, "tickets.json")) : undefined);
      return `ws://127.0.0.1:${await listen(server, 0, "127.0.0.1")}/tickets`;
    },
    openDesk,
  };
}

async function openDesk({ where, peers, onTicket }: DeskOptions): Promise<Desk> {
  const { createMergeableStore } = await loadPeer<TinyBase>(peers, "tinybase");
  const { createWsSynchronizer } = await loadPeer<ClientSide>(peers, "tinybase/synchronizers/synchronizer-ws-client");
  const { WebSocket } = await loadPeer<Sockets>(peers, "ws");
  const store = createMergeableStore();
  store.addCellListener("tickets", null, "urged", (_store, _table, id, _cell, urged) => onTicket(id, urged));
  return {
    async connect() {
      const synchronizer = await createWsSynchronizer(store, new WebSocket(where));
      await synchronizer.startSync();
    },
    log: ({ id, ...cells }) => void store.setRow("tickets", id, cells), // answers the store
    urge: (urges) => store.transaction(() => { for (const { id, times } of urges) store.setCell("tickets", id, "urged", times); }),
  };
}
