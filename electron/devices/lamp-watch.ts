/**
 * What the lamp goes by, kept as rows: each list is read again only when something of its streams was ordered or saved here,
 * so that a busy hour costs the lamp nothing. Rings age by themselves; for them the rows are only looked at again.
 */
import type { LampState } from "../../shared/alarm/loudness.ts";
import { lampState } from "../../shared/lamp.ts";
import type { Loud } from "../../shared/lamp.ts";
import type { DeviceTools } from "./device.ts";

/** Streams that may change each list. */
const followed: Readonly<Record<keyof Loud, readonly string[]>> = { alarms: ["alarm", "equipment"], tickets: ["ticket"], calls: ["call"] };
const lists = ["alarms", "tickets", "calls"] as const;

/** Answers the state of the moment; `afresh` reads every list again, whatever was told. */
export function watchLoudness(tools: Pick<DeviceTools, "rows" | "onOrdered" | "onSaved" | "nowMs">): (afresh: boolean) => LampState {
  const due = new Set<keyof Loud>(lists);
  const read = { alarms: () => tools.rows("alarms"), tickets: () => tools.rows("unsent"), calls: () => tools.rows("calls") };
  let loud: Loud = { alarms: [], tickets: [], calls: [] };
  const touch = (touched: (list: keyof Loud) => boolean) => { for (const list of lists) if (touched(list)) due.add(list); };
  tools.onOrdered((events) => touch((list) => events.some(({ stream }) => followed[list].includes(stream))));
  tools.onSaved(() => touch(() => true));
  return (afresh) => {
    for (const list of lists) if (afresh || due.has(list)) loud = { ...loud, [list]: read[list]() };
    due.clear();
    return lampState(loud, tools.nowMs());
  };
}
