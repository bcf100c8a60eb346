/**
 * PouchDB: a document for each ticket. The server is express-pouchdb over LevelDB, on Express 4 for which it was written;
 * desks replicate both ways without end and keep their documents in LevelDB too, or in memory. Neither waits for the disk.
 */
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { listen } from "../../../electron/listen.ts";
import { loadPeer } from "./load-peer.ts";
import type { Desk, DeskOptions, System, Ticket } from "./system.ts";

interface Document extends Omit<Ticket, "id"> {
  readonly _id: string;
  readonly _rev?: string;
}
interface Database {
  bulkDocs(documents: readonly Document[]): Promise<readonly { readonly rev: string }[]>;
  info(): Promise<unknown>;
  sync(other: Database, options: { readonly live: boolean }): { on(event: "error", listener: () => void): void };
  changes(options: object): { on(event: "change", listener: (change: { readonly id: string; readonly doc: Document }) => void): void };
}
interface Pouch {
  new (name: string, options?: object): Database;
  defaults(options: object): Pouch;
  plugin(plugin: unknown): void;
}
type Package<T> = { readonly default: T };
type Express = () => RequestListener & { use(handler: RequestListener): void };

/** `isKept` puts the documents of its desks on the disk. */
export function createPouch(isKept: boolean): System {
  return {
    async openServer({ folder, peers }) {
      const { default: PouchDB } = await loadPeer<Package<Pouch>>(peers, "pouchdb");
      const { default: express } = await loadPeer<Package<Express>>(peers, "express");
      const { default: expressPouch } = await loadPeer<Package<(pouch: Pouch, options: object) => RequestListener>>(peers, "express-pouchdb");
      const app = express();
      app.use(expressPouch(PouchDB.defaults({ prefix: `${folder}/` }), { mode: "minimumForPouchDB", inMemoryConfig: true }));
      return `http://127.0.0.1:${await listen(createServer(app), 0, "127.0.0.1")}/tickets`;
    },
    async openDesk({ folder, where, peers, index, onTicket }: DeskOptions): Promise<Desk> {
      const { default: PouchDB } = await loadPeer<Package<Pouch>>(peers, "pouchdb");
      PouchDB.plugin((await loadPeer<Package<unknown>>(peers, "pouchdb-adapter-memory")).default);
      const local = isKept ? new PouchDB(join(folder, "desk")) : new PouchDB(`desk-${index}`, { adapter: "memory" });
      const documents = new Map<string, Document>();
      const put = async (changed: readonly Document[]) => {
        const answers = await local.bulkDocs(changed);
        for (const [index, { rev }] of answers.entries()) documents.set(changed[index]?._id ?? "", { ...changed[index] as Document, _rev: rev }); // one answer for each
      };
      local.changes({ live: true, include_docs: true }).on("change", ({ id, doc }) => onTicket(id, doc.urged));
      return {
        async connect() {
          const remote = new PouchDB(where);
          await remote.info();
          local.sync(remote, { live: true }).on("error", () => {}); // the server is killed in the end
        },
        log: ({ id, ...fields }) => put([{ _id: id, ...fields }]),
        urge: (urges) => put(urges.map(({ id, times }) => ({ ...documents.get(id) as Document, urged: times }))), // each was logged before
      };
    },
  };
}
