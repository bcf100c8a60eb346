/**
 * What alarms set in motion by themselves, on the hub alone: a ticket by the rule of its point, once for each occurrence; and
 * what is shelved comes off the shelf when its time is over. An alarm waits `holdS` for a feeder's alarm that would fold it;
 * life safety waits for nothing. The commands' ids name what they are about, so doing it again changes nothing.
 */
import { z } from "zod";
import { foldAll } from "../../shared/alarm/fold.ts";
import { isActive } from "../../shared/alarm/state.ts";
import { alarmCommandId } from "../../shared/ticket/from-alarm.ts";
import type { AlarmRow } from "../../shared/views.ts";
import type { Device, DeviceRequest } from "./device.ts";

const settings = z.strictObject({
  enabled: z.boolean().default(true),
  /** Seconds an alarm waits for one above it. Assumed: a switchboard's own signal comes within this after what it feeds. */
  holdS: z.number().int().min(0).max(600).default(3),
});

/** How often it is looked at while something is standing. */
const lookMs = 500;
/** Tickets opened in one go: a key press waits no longer than for these. */
const atOnceMax = 10;

export const alarmRules: Device<z.infer<typeof settings>> = {
  name: "alarm-rules",
  settings,
  hubOnly: true,
  open({ holdS }, tools) {
    let isDue = true;
    const look = () => {
      tools.after(lookMs, look);
      if (!isDue) return;
      isDue = false;
      const rows = tools.rows("alarms");
      const owed = owedTickets(rows, tools.nowMs(), holdS * 1000);
      const requests = [...owed.now, ...overdueShelves(rows, tools.nowMs())].slice(0, atOnceMax);
      if (requests.length > 0) tools.submitAll(requests);
      isDue = requests.length > 0 || owed.waiting || rows.some((row) => row.shelf !== null);
    };
    tools.onOrdered((events) => { if (events.some(({ stream }) => stream === "alarm" || stream === "equipment")) isDue = true; });
    look();
    return { close() {} };
  },
};

/** Tickets that are to be opened now, and whether others may be in a moment. */
export function owedTickets(rows: readonly AlarmRow[], nowMs: number, holdMs: number): { readonly now: readonly DeviceRequest[]; readonly waiting: boolean } {
  const folded = foldAll(rows);
  const owed = rows.filter((row) => row.opensTicket && isActive(row) && row.shelf === null && row.ticket?.occurrence !== row.occurrence && !folded.has(row.pointId));
  const isRipe = (row: AlarmRow) => row.lifeSafety || nowMs - (row.raisedAtMs ?? 0) >= holdMs;
  const now = owed.filter(isRipe).map(({ pointId, occurrence }): DeviceRequest => ({
    command: "ticket.from-alarm", body: { pointId, occurrence }, commandId: alarmCommandId(pointId, occurrence),
  }));
  return { now, waiting: now.length < owed.length };
}

/** What has been on the shelf for as long as it was to be. */
export function overdueShelves(rows: readonly AlarmRow[], nowMs: number): readonly DeviceRequest[] {
  return rows.flatMap(({ pointId, shelf }) => shelf === null || shelf.untilMs > nowMs
    ? []
    : [{ command: "alarm.unshelve", body: { pointId }, commandId: `unshelve:${pointId}:${shelf.untilMs}` }]);
}

