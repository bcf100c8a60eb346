/**
 * Puts a busy shift into a founded hospital: about two hundred closed tickets of the last days and some twenty open ones,
 * in every group of the board; both desks seated, crews out, one refused act in the tray. Called by `npm run demo` and by
 * tests that need a desk with life in it. Everything goes through `desk.order` as if two desks had sent it.
 */
import { hostname } from "node:os";
import { join } from "node:path";
import type { SiteState } from "../../../shared/site/site.ts";
import { siteId } from "../../../shared/site/site.ts";
import { hourMs } from "../../../shared/kernel/time.ts";
import { dayCode } from "../../../shared/kernel/time.ts";
import type { WireCommand } from "../../../shared/wire.ts";
import { sourceFolder } from "../../arguments.ts";
import type { Core } from "../../core.ts";
import { readState } from "../../scratch.ts";
import { seeded } from "../seeded.ts";
import { closedDays, readDays } from "./closed-days.ts";
import { readHospital } from "./hospital.ts";
import { openShift, seats, takenPeople } from "./open-shift.ts";
import { readShift } from "./shift-file.ts";

/** Node id of the second desk, which nobody has joined with yet. */
const secondDesk = "demo-desk-2";
const demoSeed = 20_261_122;
/** Commands of one transaction. */
const slice = 200;

/**
 * Seeds the hub `core` with a shift as it stands at `nowMs`. A second time changes nothing. Throws where the site is not
 * founded, or where the catalogue no longer holds what the shift names.
 */
export function seedDemo(core: Core, nowMs: number): void {
  if (readState(core.store.state, "ticket", "demo-lift-trapped") !== undefined) return;
  const site = readState(core.store.state, "site", siteId) as SiteState | undefined; // the stream's own events made it
  if (site === undefined) throw new Error("seedDemo needs a founded site");
  const folder = join(sourceFolder, "resources", "demo");
  const hospital = readHospital(core.store.views);
  const jobs = readShift(join(folder, "shift.json"));
  const days = readDays(join(folder, "days.json"));
  core.numberDesk(core.facts.nodeId(), hostname());
  core.numberDesk(secondDesk, "2");
  const closed = closedDays(days, { hospital, nowMs, zone: site.zone, random: seeded(demoSeed), taken: takenPeople(jobs, nowMs) });
  const commands = [...sitDown(nowMs), ...openShift(jobs, hospital, nowMs), ...closed];
  submit(core, numbered(core, commands.sort((one, other) => one.observedAtMs - other.observedAtMs), site.zone));
  core.facts.set({ person: seats[1] });
  core.desk.submit({ command: "ticket.dispatch", actor: seats[1], body: { ticketId: "demo-blood", crewId: "transport", personIds: ["wu-min"] } });
}

function sitDown(nowMs: number): WireCommand[] {
  return ([1, 2] as const).map((number) => ({
    commandId: `demo-seat-${number}`, command: "desk.take", body: { number, personId: seats[number] }, actor: seats[number], desk: number,
    observedAtMs: nowMs - 3 * hourMs - number * 60_000,
  }));
}

/** Gives each ticket the number its desk would have given it. */
function numbered(core: Core, commands: readonly WireCommand[], zone: string): readonly WireCommand[] {
  const lastBySeries = new Map<string, number>();
  return commands.map((command) => {
    if (command.command !== "ticket.log") return command;
    const series = `${dayCode(command.observedAtMs, zone)}-${command.desk}`;
    const known = readState(core.store.state, "numbering", series) as { readonly last: number } | undefined; // the stream's own events made it
    const serial = (lastBySeries.get(series) ?? known?.last ?? 0) + 1;
    lastBySeries.set(series, serial);
    return { ...command, body: { ...(command.body as object), number: `${series}-${String(serial).padStart(4, "0")}` } };
  });
}

function submit(core: Core, commands: readonly WireCommand[]): void {
  for (let index = 0; index < commands.length; index += slice) {
    const part = commands.slice(index, index + slice);
    for (const [at, { refusal }] of core.desk.order(part).entries()) {
      if (refusal !== null) throw new Error(`the demo is refused at ${part[at]?.commandId}: ${JSON.stringify(refusal)}`);
    }
  }
}
