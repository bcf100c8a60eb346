/**
 * Automerge-repo: one document with the tickets in it, over its own WebSocket adapters. Server and desks keep it with the
 * package's file storage. The package writes and sends with a pause of its own between.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "../../../electron/listen.ts";
import { loadPeer } from "./load-peer.ts";
import type { Desk, DeskOptions, System } from "./system.ts";

interface Tickets {
  readonly tickets: Record<string, { urged: number }>;
}
interface Handle {
  readonly url: string;
  doc(): Tickets;
  change(work: (draft: Tickets) => void): void;
  on(event: "change", listener: (change: { readonly patches: readonly { readonly path: readonly (string | number)[] }[] }) => void): void;
}
interface AutomergeRepo {
  readonly Repo: new (options: object) => { create(first: Tickets): Handle; find(url: string): Promise<Handle> };
}
interface Adapters {
  readonly WebSocketServerAdapter: new (server: unknown) => object;
  readonly WebSocketClientAdapter: new (address: string) => object;
}

export const automerge: System = {
  async openServer({ folder, peers }) {
    const { Repo } = await loadPeer<AutomergeRepo>(peers, "@automerge/automerge-repo");
    const { WebSocketServerAdapter } = await loadPeer<Adapters>(peers, "@automerge/automerge-repo-network-websocket");
    const { WebSocketServer } = await loadPeer<{ readonly WebSocketServer: new (options: object) => unknown }>(peers, "ws");
    const server = createServer();
    const network = [new WebSocketServerAdapter(new WebSocketServer({ server }))];
    const repo = new Repo({ network, storage: await storageIn(folder, peers), sharePolicy: async () => true });
    const known = join(folder, "document-url");
    if (!existsSync(known)) writeFileSync(known, repo.create({ tickets: {} }).url);
    return `ws://127.0.0.1:${await listen(server, 0, "127.0.0.1")}#${readFileSync(known, "utf8")}`;
  },
  openDesk,
};

async function storageIn(folder: string, peers: string): Promise<object> {
  const { NodeFSStorageAdapter } = await loadPeer<{ readonly NodeFSStorageAdapter: new (folder: string) => object }>(peers, "@automerge/automerge-repo-storage-nodefs");
  return new NodeFSStorageAdapter(join(folder, "documents"));
}

async function openDesk({ folder, where, peers, onTicket }: DeskOptions): Promise<Desk> {
  const { Repo } = await loadPeer<AutomergeRepo>(peers, "@automerge/automerge-repo");
  const { WebSocketClientAdapter } = await loadPeer<Adapters>(peers, "@automerge/automerge-repo-network-websocket");
  const [address = "", url = ""] = where.split("#");
  const storage = await storageIn(folder, peers);
  let handle: Handle | undefined;
  const change = (work: (draft: Tickets) => void) => handle?.change(work);
  return {
    async connect() {
      const found = await new Repo({ network: [new WebSocketClientAdapter(address)], storage }).find(url);
      const tell = (id: string) => onTicket(id, found.doc().tickets[id]?.urged ?? 0);
      handle = found;
      for (const id of Object.keys(found.doc().tickets)) tell(id);
      found.on("change", ({ patches }) => { for (const id of new Set(patches.flatMap(({ path }) => (path[1] === undefined ? [] : [String(path[1])])))) tell(id); });
    },
    log: ({ id, ...fields }) => change((draft) => { draft.tickets[id] = fields; }),
    urge: (urges) => change(({ tickets }) => {
      for (const { id, times } of urges) if (tickets[id] !== undefined) tickets[id].urged = times;
    }),
  };
}
