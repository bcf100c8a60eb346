/** Short ways to write the commands that tests give most often. `ticketId` is the id of the command that logged it: "c1". */
import type { CommandBodies, CommandName } from "../../shared/house.ts";
import type { Ask, Manner } from "./given.ts";

/** Any command with a body of its type. */
export function ask<N extends CommandName>(type: N, body: CommandBodies[N], manner: Manner = {}): Ask {
  return { type, body, ...manner };
}

/** 呼吸内科 12床, 空调漏水, priority 3, unless said otherwise. */
export function log(change: Partial<CommandBodies["ticket.log"]> = {}, manner: Manner = {}): Ask {
  return ask("ticket.log", {
    placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "空调漏水", said: "空调滴水",
    caller: { name: "王芳", phone: "8371" }, ...change,
  }, manner);
}

export const dispatch = (ticketId: string, crewId: string, personIds: readonly string[] = [], manner: Manner = {}): Ask =>
  ask("ticket.dispatch", { ticketId, crewId, personIds: [...personIds] }, manner);

export const reassign = (ticketId: string, crewId: string, personIds: readonly string[] = [], manner: Manner = {}): Ask =>
  ask("ticket.reassign", { ticketId, crewId, personIds: [...personIds], reason: "" }, manner);

export const accept = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.accept", { ticketId }, manner);
export const arrive = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.arrive", { ticketId }, manner);
export const work = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.work", { ticketId }, manner);
export const finish = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.finish", { ticketId, result: "好了" }, manner);
export const sign = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.sign", { ticketId, how: "slip", signerName: "王芳" }, manner);
export const evaluate = (ticketId: string, manner: Manner = {}): Ask =>
  ask("ticket.evaluate", { ticketId, stars: 4, reasons: ["干净"], comment: "" }, manner);
export const close = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.close", { ticketId }, manner);
export const suspend = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.suspend", { ticketId, reason: "parts" }, manner);
export const resume = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.resume", { ticketId }, manner);
export const giveBack = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.return", { ticketId, reason: "缺人手" }, manner);
export const cancel = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.cancel", { ticketId, reason: "打错了" }, manner);
export const merge = (ticketId: string, intoId: string, manner: Manner = {}): Ask => ask("ticket.merge", { ticketId, intoId }, manner);
export const reopen = (ticketId: string, manner: Manner = {}): Ask => ask("ticket.reopen", { ticketId, reason: "又漏了" }, manner);
export const prioritise = (ticketId: string, priority: 1 | 2 | 3 | 4, manner: Manner = {}): Ask =>
  ask("ticket.prioritise", { ticketId, priority }, manner);

/** A ticket c1 that 吴敏 is out on; then signed; then filed. */
export const dispatched: readonly Ask[] = [log(), dispatch("c1", "hvac", ["wu-min"])];
export const finished: readonly Ask[] = [...dispatched, finish("c1")];
export const signed: readonly Ask[] = [...finished, sign("c1")];
export const closed: readonly Ask[] = [...signed, close("c1")];
