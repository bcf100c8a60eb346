/** What the tests of the time after the work need besides the small hospital: a complaint, a supervisor, a bad rating. */
import type { CommandBodies } from "../../shared/house.ts";
import { ask, log, signed } from "./asks.ts";
import type { Ask, Manner } from "./given.ts";

const level = { acceptMinutes: 15, respondMinutes: 60, arriveMinutes: 240, finishMinutes: 4320 };

/** The service that makes a ticket a complaint. */
export const complaintService = ask("service.define", {
  id: "complaint", group: "complaint", name: { zh: "投诉", en: "Complaint" }, keywords: ["投诉"], lifeSafety: false, crewId: "hvac", priority: 3,
  levels: { 1: level, 2: level, 3: level, 4: level }, fields: [], questions: [], steps: [], say: { zh: "我来负责。", en: "I shall see to it." },
  sop: { zh: "", en: "" }, certificate: null, equipmentKinds: [],
}, { actor: "system" });

/** 赵明, who may hand a complaint over. */
export const supervisor = ask("person.define", {
  id: "zhao-ming", name: { zh: "赵明", en: "Zhao Ming" }, role: "supervisor", crewId: null, phone: "", skills: [], certificates: [],
}, { actor: "system" });

/** A complaint taken by 李建国, or by whoever is said. */
export const complaint = (manner: Manner = {}): Ask => log({ serviceId: "complaint", matter: "等太久" }, manner);

/** Ticket c1, signed, and then rated with one star. */
export const badlyRated: readonly Ask[] = [...signed, ask("ticket.evaluate", { ticketId: "c1", stars: 1, reasons: ["慢"], comment: "" })];

/** A service with two steps in its SOP, and a ticket of it. */
export const steppedService = ask("service.define", { ...(complaintService.body as CommandBodies["service.define"]), id: "rescue", group: "repair", steps: [{ zh: "问人数", en: "Ask how many" }, { zh: "叫维保", en: "Call the contractor" }] }, { actor: "system" });
export const steppedTicket = log({ serviceId: "rescue", matter: "困人" }, { commandId: "trapped" });
