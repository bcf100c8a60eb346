/**
 * One repair through the whole loop 受理 → 派单 → 跟踪 → 反馈 → 评价, from the call to the archive, with a part that had
 * to be fetched. Stands on `small-hospital`. The ticket's id is `one-repair`.
 */
import type { StoryLine } from "./story.ts";

const ticketId = "one-repair";
const first = { desk: 1, actor: "li-jianguo" } as const;
const second = { desk: 2, actor: "chen-jing" } as const;

export const oneRepair: readonly StoryLine[] = [
  { ...first, atMinute: 0, commandId: ticketId, type: "ticket.log", body: {
    placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "空调漏水", said: "12 床上面空调滴水，床单湿了",
    caller: { name: "护士王芳", phone: "8371" }, equipmentId: "fcu-0712",
  } },
  { ...first, atMinute: 1, type: "ticket.dispatch", body: { ticketId, crewId: "hvac", personIds: ["zhou-zhiqiang"] } },
  { ...first, atMinute: 1, type: "ticket.promise", body: { ticketId, promisedAtMs: Date.UTC(2026, 10, 22, 6, 52) } },
  { ...second, atMinute: 3, type: "ticket.accept", body: { ticketId } },
  { ...second, atMinute: 9, type: "ticket.join", body: { ticketId, caller: { name: "11 床家属", phone: "8372" } } },
  { ...second, atMinute: 16, type: "ticket.arrive", body: { ticketId } },
  { ...second, atMinute: 18, type: "ticket.work", body: { ticketId } },
  { ...first, atMinute: 25, type: "ticket.suspend", body: { ticketId, reason: "parts", note: "接水盘裂了，去库房领" } },
  { ...first, atMinute: 45, type: "ticket.resume", body: { ticketId } },
  { ...first, atMinute: 50, type: "ticket.note", body: { ticketId, text: "床单请保洁换了" } },
  { ...second, atMinute: 70, type: "ticket.finish", body: { ticketId, result: "换接水盘，通排水管" } },
  { ...second, atMinute: 75, type: "ticket.sign", body: { ticketId, how: "call-back", signerName: "王芳" } },
  { ...first, atMinute: 90, type: "ticket.evaluate", body: { ticketId, stars: 5, reasons: ["来得快"], comment: "" } },
  { ...first, atMinute: 91, type: "ticket.close", body: { ticketId } },
];
