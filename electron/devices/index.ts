/** Every device there is, one line each; `supervisor.ts` opens those that a desk has switched on. */
import { alarmRules } from "./alarm-rules.ts";
import { alarmsModbus } from "./alarms-modbus.ts";
import { alarmsMqtt } from "./alarms-mqtt.ts";
import type { Device } from "./device.ts";
import { lamp } from "./lamp.ts";
import { phoneSip } from "./phone-sip.ts";
import { phoneWebhook } from "./phone-webhook.ts";

export const devices: readonly Device[] = [
  alarmsMqtt, alarmsModbus, alarmRules, lamp,
  phoneWebhook, phoneSip,
];
