/**
 * One process of a chaos round: the headless host on a data folder, told nothing of its own address, so that others reach
 * it only through the proxy. Prints one JSON line when it is open, and one for each fault.
 *   node tests/chaos/node.ts DATA PROGRAM [HUB KEY]
 */
import { openHost } from "../../electron/host.ts";
import { smallHospital } from "../stories/small-hospital.ts";

const [dataFolder = "", programFolder = "", hub, key] = process.argv.slice(2);
const say = (line: unknown) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const host = await openHost({
  dataFolder, programFolder, version: "0.0.0", port: 0, advertised: "",
  onFault: (code, call, fault) => say({ fault: `${code} ${call} ${fault instanceof Error ? fault.stack : String(fault)}` }),
});
const { facts } = host.core();
if (facts.founded() === undefined && hub !== undefined) await host.found({ how: "join", hub, key });
else if (facts.founded() === undefined) await foundSmallHospital();
const { hub: shared, deskAddress } = host.sharing();
say({ deskAddress, hub: shared });

async function foundSmallHospital(): Promise<void> {
  await host.found({ how: "empty", name: "示范医院" });
  for (const { type, body } of smallHospital) {
    if (type !== "site.number-desk" && type !== "desk.take") host.core().desk.submit({ command: type, body, actor: "system", byMachine: true });
  }
}
