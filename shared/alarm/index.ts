/** Everything the house knows about alarms: one line per verb. */
import { acknowledgeAlarm } from "./acknowledge.ts";
import { definePoint } from "./define-point.ts";
import { markFresh, markStale, tellChatter } from "./doubt.ts";
import { clearAlarm, raiseAlarm } from "./raise.ts";
import { shelveAlarm, unshelveAlarm } from "./shelve.ts";
import { alarm } from "./state.ts";
import { alarmTicketed } from "./ticketed.ts";

export const alarmStream = {
  stream: alarm,
  verbs: [definePoint, raiseAlarm, clearAlarm, acknowledgeAlarm, shelveAlarm, unshelveAlarm, markStale, markFresh, tellChatter],
  extraEvents: [alarmTicketed],
};
