/** An occurrence of an alarm has its ticket. Returned by `ticket.from-alarm`, which alone decides it. */
import { z } from "zod";
import { id, shortText } from "../kernel/text.ts";
import { alarm } from "./state.ts";
import type { AlarmState } from "./state.ts";

export const alarmTicketed = alarm.becomes(
  "alarm.ticketed@1", z.strictObject({ occurrence: z.number().int().min(1), ticketId: id, number: shortText }),
  (state, body): AlarmState => ({ ...state, ticket: { id: body.ticketId, number: body.number, occurrence: body.occurrence } }),
);
