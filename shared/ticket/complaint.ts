/**
 * 首诉负责制: whoever takes a complaint first stays its owner until the answer is given. A complaint is a ticket of the
 * service group `complaint`; `ticket.log` names the owner. One that a machine took (a page, a call box) has none until
 * somebody owns it. Only a supervisor hands one over, with the reason.
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import type { Meta, NewEvent, World } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { inBoth } from "../kernel/refusal.ts";
import { person } from "../person/person.ts";
import { openRefusals, openTicket } from "./guard.ts";
import { ticket } from "./state.ts";

/** Service group of complaints in the catalogue. */
export const complaintGroup = "complaint";

export const owned = ticket.becomes(
  "ticket.owned@1", z.strictObject({ ownerId: id.nullable(), ownerName: bilingual.nullable(), reason: shortText }),
  (state, { ownerId, ownerName }) => ({ ...state, complaint: { ownerId, ownerName, handed: state.complaint === undefined ? 0 : state.complaint.handed + (state.complaint.ownerId === null ? 0 : 1) } }),
);

/** What makes a new ticket of that group a complaint of its first receiver. */
export function ownComplaint(group: string, meta: Meta, world: World): NewEvent[] {
  if (group !== complaintGroup) return [];
  const taker = world.get(person, meta.actor);
  return [owned.of(meta.commandId, { ownerId: taker?.id ?? null, ownerName: taker?.name ?? null, reason: "" })];
}

/**
 * Makes somebody the owner of a complaint. Refuses `ticket.no-complaint`, `person.unknown`, `ticket.owner-stays` (it has an
 * owner and the one who asks is no supervisor), `ticket.reason-missing` (a hand-over says why).
 */
export const ownTicket = verb({
  command: "ticket.own",
  body: z.strictObject({ ticketId: id, personId: id, reason: shortText.default("") }),
  events: [owned],
  refusals: [...openRefusals, "ticket.no-complaint", "person.unknown", "ticket.owner-stays", "ticket.reason-missing"],
  decide({ ticketId, personId, reason }, meta, world) {
    const state = openTicket(ticketId, world);
    if ("code" in state) return state;
    if (state.complaint === undefined) return refuse("ticket.no-complaint", { number: state.number });
    const next = world.get(person, personId);
    if (next === undefined) return refuse("person.unknown", { person: personId });
    const { ownerId, ownerName } = state.complaint;
    if (ownerId === next.id) return [];
    if (ownerId !== null && world.get(person, meta.actor)?.role !== "supervisor") {
      return refuse("ticket.owner-stays", { number: state.number, ...inBoth("owner", ownerName ?? { zh: "", en: "" }) });
    }
    if (ownerId !== null && reason.trim() === "") return refuse("ticket.reason-missing");
    return [owned.of(state.id, { ownerId: next.id, ownerName: next.name, reason })];
  },
});
