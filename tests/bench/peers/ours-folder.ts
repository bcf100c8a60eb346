/**
 * The hub's folder of the product for `peers`: a house of one bed with its floors, one service, one crew and one operator,
 * and nothing else, so that a joining desk gets the 1,000 tickets that the other systems' desks get, and no hospital.
 */
import { join } from "node:path";
import { sourceFolder } from "../../../electron/arguments.ts";
import { readCatalog } from "../../../electron/catalog/read-catalog.ts";
import { createFacts } from "../../../electron/facts.ts";
import { enrolFolders } from "../fanout-desk.ts";
import { openDesk, scratchFolder } from "../seed.ts";
import type { Scratch } from "../seed.ts";
import { ticketOf } from "./system.ts";

interface Entry {
  readonly id?: string;
  readonly personId?: string;
  readonly parentId?: string | null;
  readonly crewId?: string | null;
  readonly onCallPersonId?: string | null;
}

/** A folder for the hub, which knows the keys in `desks` as `node-2`, `node-3` … */
export async function foundHouse(desks: readonly string[]): Promise<Scratch> {
  const scratch = scratchFolder();
  const { desk, store } = openDesk(scratch.folder);
  const { commands } = readCatalog(join(sourceFolder, "resources", "catalog"));
  const entries = commands.map(({ type, body }) => ({ type, body, entry: body as Entry })); // the catalogue's verbs parse it below
  const { placeId, serviceId } = ticketOf(0);
  const wanted = new Set(["li-jianguo", placeId, serviceId]);
  for (let before = 0; before < wanted.size;) {
    before = wanted.size;
    for (const { entry: { id, parentId, crewId, onCallPersonId } } of entries) if (id !== undefined && wanted.has(id)) for (const other of [parentId, crewId, onCallPersonId]) if (other != null) wanted.add(other);
  }
  const kept = entries.filter(({ type, entry: { id, personId } }) => type.startsWith("site.") || wanted.has(personId ?? id ?? ""));
  const number = { command: "site.number-desk", body: { nodeId: "node-a", name: "1台" } };
  const requests = [...kept.map(({ type, body }) => ({ command: type, body })), number].map((request) => ({ ...request, actor: "system", byMachine: true }));
  for (const answer of desk.submitAll(requests)) {
    if (answer.kind === "refused") throw new Error(`the house of the bench: ${JSON.stringify(answer.refusal)}`);
  }
  createFacts(store).set({ "node-id": "node-a", "desk-number": "1", founded: "sample" });
  store.close();
  await enrolFolders(scratch.folder, desks);
  return scratch;
}
