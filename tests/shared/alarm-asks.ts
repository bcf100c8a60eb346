/** Short ways to write what the plant says, for the tests of alarms. The switchboard feeds the fan coil of 12床 in one chain. */
import type { CommandBodies } from "../../shared/house.ts";
import { ask } from "./asks.ts";
import type { Ask, Manner } from "./given.ts";

/** A compressor in alarm on the word `1`, at the bed of 呼吸内科, urgent, with no ticket, unless said otherwise. */
export function point(change: Partial<CommandBodies["alarm.define-point"]> = {}, manner: Manner = {}): Ask {
  return ask("alarm.define-point", {
    id: "fan", source: { kind: "mqtt", topic: "bms/fan", path: "" }, test: { kind: "word", on: ["1"], off: ["0"] }, placeId: "b3-f7-resp-12",
    equipmentId: null, upstreamId: null, category: "hvac", severity: 2, lifeSafety: false, inhibits: true, text: { zh: "风机故障", en: "Fan fault" },
    debounceMs: 0, staleAfterS: 0, ticket: null, inUse: true, note: "", ...change,
  }, { actor: "system", ...manner });
}

export const raise = (pointId = "fan", manner: Manner = {}): Ask => ask("alarm.raise", { pointId, value: "1" }, { actor: "device", ...manner });
export const clear = (pointId = "fan", manner: Manner = {}): Ask => ask("alarm.clear", { pointId, value: "0" }, { actor: "device", ...manner });
export const acknowledge = (pointId = "fan", manner: Manner = {}): Ask => ask("alarm.acknowledge", { pointId }, manner);
export const shelve = (pointId = "fan", change: { readonly reason?: string; readonly untilMs?: number } = {}, manner: Manner = {}): Ask =>
  ask("alarm.shelve", { pointId, reason: "检修", ...change }, manner);
export const unshelve = (pointId = "fan", manner: Manner = {}): Ask => ask("alarm.unshelve", { pointId }, manner);
export const stale = (pointId = "fan"): Ask => ask("alarm.mark-stale", { pointId, sinceMs: 1_000 }, { actor: "device" });
export const heard = (pointId = "fan"): Ask => ask("alarm.mark-fresh", { pointId }, { actor: "device" });
export const chatter = (chattering: boolean, pointId = "fan"): Ask => ask("alarm.chatter", { pointId, chattering, changes: 12, minutes: 5 }, { actor: "device" });

/** The rule by which an alarm opens a repair of the air conditioning. */
export const repairRule = { serviceId: "aircon", priority: 2, matter: "风机故障" } as const;

/** Opens the ticket of an occurrence, as the machine does it: its command's id names it. */
export const openTicket = (pointId = "fan", occurrence = 1, manner: Manner = {}): Ask =>
  ask("ticket.from-alarm", { pointId, occurrence }, { actor: "device", commandId: `alarm:${pointId}:${occurrence}`, ...manner });

/** A switchboard; with `feeds`, what hangs on it. */
export const switchboard = (upstreamId: string | null = null, id = "board-7"): Ask =>
  ask("equipment.register", { id, code: id, name: { zh: "7层配电箱", en: "Floor 7 board" }, kind: "switchboard", placeId: "b3", upstreamId, maker: "", model: "" }, { actor: "system" });

/** The fan coil of 12床, hanging on the switchboard. */
export const fanCoil: Ask = ask("equipment.register", {
  id: "fcu-0712", code: "FCU-3-0712", name: { zh: "风机盘管", en: "Fan coil" }, kind: "fan-coil", placeId: "b3-f7-resp-12", upstreamId: "board-7", maker: "", model: "",
}, { actor: "system" });

/** Switchboard and fan coil, each watched by a point: `power` and `fan`. */
export const chain: readonly Ask[] = [
  switchboard(), fanCoil, point({ id: "power", equipmentId: "board-7", placeId: "b3", text: { zh: "配电箱失电", en: "Board dead" }, category: "power" }),
  point({ equipmentId: "fcu-0712", ticket: repairRule }),
];
