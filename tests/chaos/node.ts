/**
 * One process of a chaos round: the headless host on a data folder, which tells others the address of its line.
 * Prints one JSON line when it is open, and one for each fault. Answers over the process channel: `code` for a newcomer,
 * `keepers` (names all desks of the site that were told), `rest` (how it stands at this moment), `stand` (asks the keepers to make it the hub).
 *   node tests/chaos/node.ts DATA PROGRAM ADVERTISED PORT [HUB CODE]
 */
import { openHost } from "../../electron/host.ts";
import { smallHospital } from "../stories/small-hospital.ts";
import { openDoorway } from "./doorway.ts";

const [dataFolder = "", programFolder = "", advertised = "", port = "0", hub, code] = process.argv.slice(2);
const say = (line: unknown) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const host = await openHost({
  dataFolder, programFolder, version: "0.0.0", port: Number(port), advertised,
  onFault: (fault, call, cause) => say({ fault: `${fault} ${call} ${cause instanceof Error ? cause.stack : String(cause)}` }),
});
const { facts } = host.core();
say({ desksPort: host.desksPort() });
if (facts.founded() === undefined && hub !== undefined) await joinHub(hub);
else if (facts.founded() === undefined) await foundSmallHospital();
const { hub: shared, deskAddress } = host.sharing();
await openDoorway(dataFolder, Number(new URL(deskAddress).port));
say({ deskAddress, hub: shared, nodeId: host.core().facts.nodeId() });

process.on("disconnect", () => process.exit(1)); // the runner was killed
process.on("message", async ({ ask, nodeIds }: { readonly ask: string; readonly nodeIds: readonly string[] }) => {
  const core = host.core();
  if (ask === "code") process.send?.(host.showCode());
  if (ask === "rest") process.send?.({ head: core.store.log.head().hash, outbox: core.store.pending.count(), isHub: core.desk.reign().role === "hub", hearsHub: core.hearsHub() });
  if (ask === "stand") process.send?.({ won: await core.reign.stand() });
  if (ask === "keepers") process.send?.(core.desk.submit({ command: "site.name-keepers", body: { keepers: nodeIds, automatic: true }, actor: "system", byMachine: true }));
});

async function joinHub(address: string): Promise<void> {
  const refusal = await host.found({ how: "join", hub: address, code });
  if (refusal !== null) throw new Error(`was not let in: ${refusal.code}`);
}

async function foundSmallHospital(): Promise<void> {
  await host.found({ how: "empty", name: "示范医院" });
  for (const { type, body } of smallHospital) {
    if (type !== "site.number-desk" && type !== "desk.take") host.core().desk.submit({ command: type, body, actor: "system", byMachine: true });
  }  host.core().desk.submit({ command: "site.set-sharing", body: { on: true }, actor: "system", byMachine: true });
}
