/** Equipment (设备): what stands where, so that a call can name it and a repair finds its history. */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";

const equipmentBody = z.strictObject({
  id,
  /** Printed on its label: FCU-3-0712. */
  code: shortText,
  name: bilingual,
  /** fan-coil, lift, boiler, bed … as service types name them. */
  kind: id,
  placeId: id,
  /** The asset that feeds it: a switchboard, a pump. Same upstream, same fault. */
  upstreamId: id.nullable(),
  maker: shortText,
  model: shortText,
});

export type EquipmentState = z.infer<typeof equipmentBody>;

export const equipment = stream<EquipmentState>("equipment");

export const equipmentRegistered = equipment.begins("equipment.registered@1", equipmentBody, (body) => body);

/** Adds a piece of equipment or changes it. */
export const registerEquipment = verb({
  command: "equipment.register",
  may: administration,
  body: equipmentBody,
  events: [equipmentRegistered],
  refusals: [],
  decide: (body) => [equipmentRegistered.of(body.id, body)],
});
