/**
 * A process that writes through the product's own desk and says what was answered as kept, one id a line; a fault is said as
 * such and the next command tried. Run on a small disk, or with system calls that fail.
 *   node tests/chaos/writer.ts DATA PROGRAM COMMANDS
 */
import { openCoreAlone } from "../../electron/core-alone.ts";
import { smallHospital } from "../stories/small-hospital.ts";

const [dataFolder = "", programFolder = "", commands = "0"] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** A page of text each, so that a small disk is soon full. */
const said = "漏水".repeat(600);

const core = openCoreAlone(dataFolder, programFolder);
core.facts.set({ "desk-number": "1" });
for (const { type, body } of smallHospital) attempt(() => core.desk.submit({ command: type, body, actor: "system", byMachine: true }));
for (let count = 0; count < Number(commands); count++) {
  const commandId = `w${process.pid}-${count}`;
  attempt(() => {
    const answer = core.desk.submit({ command: "ticket.log", commandId, actor: "system", byMachine: true, body: { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said, caller: { name: "", phone: "" } } });
    say(answer.kind === "accepted" ? `kept ${commandId}` : `refused ${answer.refusal.code}`);
  });
}
say("end");
process.exit(0); // as a crash: nothing is tidied up

function attempt(work: () => void): void {
  try {
    work();
  } catch (fault) {
    say(`fault ${fault instanceof Error && "code" in fault ? String(fault.code) : String(fault)}`);
  }
}
