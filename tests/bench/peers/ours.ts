/**
 * The product as one of the systems of `peers`: its own hub and desks over TLS with the stores they always have, every
 * write on the disk of who wrote it, of the hub and of each desk. Tickets are logged by `ticket.log` and urged by
 * `ticket.urge`; a ticket is there when its row, ready to draw, has reached the bridge of the desk.
 */
import { openCore } from "../../../electron/core.ts";
import type { Core } from "../../../electron/core.ts";
import { openDesksPort } from "../../../electron/desks-port.ts";
import type { Request } from "../../../electron/desk.ts";
import { createFacts } from "../../../electron/facts.ts";
import { createStore } from "../../../electron/store/store.ts";
import { realTimers } from "../../../electron/sync/connection.ts";
import { createDial } from "../../../electron/sync/socket-connection.ts";
import { ownIdentity } from "../../../electron/trust/identity.ts";
import { openSecrets } from "../../../electron/trust/secrets.ts";
import { sqlFolder } from "../seed.ts";
import type { Desk, DeskOptions, System } from "./system.ts";

const actor = "li-jianguo";

export const ours: System = {
  async openServer({ folder }) {
    const own = await ownIdentity(openSecrets(folder));
    const core = await coreOver(folder);
    const desks = await openDesksPort({ port: 0, own, onConnection: core.accept });
    core.startSync();
    return `https://127.0.0.1:${desks.port}#${own.print}#${core.store.log.head().seq}`;
  },
  openDesk,
};

async function coreOver(folder: string): Promise<Core> {
  const own = await ownIdentity(openSecrets(folder));
  return openCore({ store: createStore({ dataFolder: folder, sqlFolder }), network: { timers: realTimers, dial: createDial(own), address: () => "", name: "bench", print: own.print } });
}

async function openDesk({ folder, where, index, onTicket }: DeskOptions): Promise<Desk> {
  const [address = "", print = "", head = ""] = where.split("#");
  const store = createStore({ dataFolder: folder, sqlFolder });
  const facts = createFacts(store);
  if (facts.founded() === undefined) facts.set({ role: "desk", "node-id": `node-${index + 2}`, "desk-number": "0", founded: "join" });
  facts.set({ hub: address, "hub-print": print });
  store.close();
  const core = await coreOver(folder);
  core.announcer.open("board", {}, ({ upserts }) => { for (const row of upserts) onTicket(String(row["ticketId"]), Number(row["urged"])); });
  for (const view of ["crews", "people", "seats", "site"] as const) core.announcer.open(view, {}, () => {});
  /** One act as the door of a page gives it, several as a device does. */
  const submit = async (requests: readonly Omit<Request, "actor">[]) => {
    const [first, ...others] = requests.map((request) => ({ ...request, actor }));
    if (first === undefined) return;
    const answers = others.length === 0 ? [await core.submitSoon(first)] : core.desk.submitAll([first, ...others]);
    for (const answer of answers) if (answer.kind === "refused") throw new Error(JSON.stringify(answer.refusal));
  };
  return {
    connect: () => new Promise((resolve) => {
      core.announcer.open("link", {}, ({ upserts }) => { if (upserts.some((row) => row["state"] === "joined")) resolve(); });
      core.startSync();
    }),
    isUsable: () => core.hearsHub() && core.desk.isUsable() && core.store.log.head().seq >= Number(head),
    log: ({ id, placeId, serviceId, priority, matter, said, callerName, callerPhone }) =>
      submit([{ command: "ticket.log", commandId: id, body: { placeId, serviceId, priority, matter, said, caller: { name: callerName, phone: callerPhone } } }]),
    urge: (urges) => submit(urges.map(({ id }) => ({ command: "ticket.urge", body: { ticketId: id, by: "王芳" } }))),
  };
}
