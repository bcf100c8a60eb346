/** An operator of a schedule at work: mostly sensible, sometimes what a colleague did already. */
import type { Counts, Saved } from "./faults.ts";
import type { Machine } from "./machine.ts";
import type { Chance } from "./world.ts";

const logTicket = { command: "ticket.log", body: { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } } };

/** Logs a ticket, or does something to one of the newest. */
export function act(machine: Machine, chance: Chance, saved: Saved[], counts: Counts): void {
  const { desk, facts } = machine.core();
  if (facts.deskNumber() === 0) return;
  const ids = machine.disk.newestTickets();
  const ticketId = ids.length === 0 ? undefined : chance.pick(ids);
  const request = ticketId === undefined || chance.odds(0.35) ? logTicket : chance.pick(actsOn(ticketId, chance));
  counts["commands"] = (counts["commands"] ?? 0) + 1;
  const answer = desk.submit({ ...request, actor: "li-jianguo" });
  if (answer.kind === "accepted") saved.push({ machine, commandId: answer.value.commandId });
}

function actsOn(ticketId: string, chance: Chance) {
  const personIds = [chance.pick(["wu-min", "zhou-zhiqiang"])];
  return [
    { command: "ticket.dispatch", body: { ticketId, crewId: "hvac", personIds } },
    { command: "ticket.dispatch", body: { ticketId, crewId: "lifts", personIds: ["ma-lin"] } },
    { command: "ticket.reassign", body: { ticketId, crewId: "hvac", personIds, reason: "" } },
    { command: "ticket.accept", body: { ticketId, personIds: [] } },
    { command: "ticket.finish", body: { ticketId, result: "" } },
    { command: "ticket.sign", body: { ticketId, how: "slip", signerName: "王芳" } },
    { command: "ticket.note", body: { ticketId, text: "记一笔" } },
    { command: "ticket.suspend", body: { ticketId, reason: "parts", note: "" } },
    { command: "ticket.resume", body: { ticketId } },
    { command: "ticket.cancel", body: { ticketId, reason: "打错了" } },
    { command: "ticket.urge", body: { ticketId, by: "" } },
    { command: "slip.print", body: { ticketId, alone: chance.odds(0.4) } },
    { command: "slip.print", body: { ticketId, alone: chance.odds(0.4) } },
  ];
}
