/**
 * One process of a chaos round: the headless host on a data folder, told nothing of its own address, so that others reach
 * it only through the proxy. Prints one JSON line when it is open, and one for each fault.
 * Asked over the process channel, a hub answers with a joining code.
 *   node tests/chaos/node.ts DATA PROGRAM [HUB CODE]
 */
import { openHost } from "../../electron/host.ts";
import { smallHospital } from "../stories/small-hospital.ts";

const [dataFolder = "", programFolder = "", hub, code] = process.argv.slice(2);
const say = (line: unknown) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const host = await openHost({
  dataFolder, programFolder, version: "0.0.0", port: 0, advertised: "",
  onFault: (code, call, fault) => say({ fault: `${code} ${call} ${fault instanceof Error ? fault.stack : String(fault)}` }),
});
const { facts } = host.core();
if (facts.founded() === undefined && hub !== undefined) await joinHub(hub);
else if (facts.founded() === undefined) await foundSmallHospital();
const { hub: shared, deskAddress } = host.sharing();
say({ deskAddress, hub: shared });

process.on("message", () => process.send?.(host.showCode()));

async function joinHub(address: string): Promise<void> {
  const refusal = await host.found({ how: "join", hub: address, code });
  if (refusal !== null) throw new Error(`was not let in: ${refusal.code}`);
}

async function foundSmallHospital(): Promise<void> {
  await host.found({ how: "empty", name: "示范医院" });
  for (const { type, body } of smallHospital) {
    if (type !== "site.number-desk" && type !== "desk.take") host.core().desk.submit({ command: type, body, actor: "system", byMachine: true });
  }
}
