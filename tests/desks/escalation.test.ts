/** Due times pass while the hub is gone, or while a desk is an island: who was to be told is told, and once. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { minuteMs } from "../../shared/kernel/time.ts";
import { repair } from "../electron/desk/small-desk.ts";
import { House, converged, linkOf, portOf, printOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

/** A job of 一般 has to be accepted within 15 minutes. It is logged as of so long ago that this ends in `ms`. */
function logDueIn(place: Place, ms: number): string {
  const answer = place.host.core().desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo", observedAtMs: Date.now() - 15 * minuteMs + ms });
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  return answer.value.commandId;
}

const levelOn = (place: Place, ticketId: string) => rowsOf(place, "board").find((row) => row["ticketId"] === ticketId)?.["escalation"];
const raisedIn = (place: Place, ticketId: string) => place.host.core().store.log.readThing("ticket", ticketId).filter((event) => event.type === "ticket.escalated@1" && event.actor === "scheduler");
const toldIn = (place: Place, ticketId: string) => place.host.core().store.log.readThing("ticket", ticketId).filter((event) => event.actor === "scheduler").map((event) => event.commandId);

it("the hub dies between the due time and its event: the island escalates alone, and when the hub is back it stands in the log once", async () => {
  const gate = await house.openGate(hub);
  const desk = await house.openDesk(hub, gate.address);
  const ticketId = logDueIn(hub, 1_500);
  await converged(hub, desk);
  await hub.host.close();
  await until(() => linkOf(desk).state === "island", "an island");
  await until(() => levelOn(desk, ticketId) === 1, "escalated by the island");
  const back = await house.open(hub.folder);
  await until(() => raisedIn(back, ticketId).length === 1, "escalated by the hub that slept over it");
  gate.leadTo(portOf(back));
  await converged(back, desk);
  expect(raisedIn(back, ticketId)).toHaveLength(1);
  expect(new Set(toldIn(back, ticketId)).size).toBe(toldIn(back, ticketId).length);
  expect(printOf(desk)).toBe(printOf(back));
  expect(rowsOf(desk, "refused")).toEqual([]);
  expect(desk.faults).toEqual([]);
}, 60_000);

it("two desks and the hub, each alone, all escalate: when they meet, each occurrence stands there once, and no tray has anything", async () => {
  const gates = [await house.openGate(hub), await house.openGate(hub)];
  const desks = await Promise.all(gates.map((gate) => house.openDesk(hub, gate.address)));
  const ticketId = logDueIn(hub, 2_000);
  await converged(hub, ...desks);
  for (const gate of gates) gate.shut();
  await until(() => desks.every((desk) => linkOf(desk).state === "island"), "two islands");
  await until(() => [hub, ...desks].every((place) => levelOn(place, ticketId) === 1), "escalated three times over");
  for (const gate of gates) gate.open();
  await converged(hub, ...desks);
  expect(raisedIn(hub, ticketId)).toHaveLength(1);
  for (const desk of desks) {
    expect(printOf(desk)).toBe(printOf(hub));
    expect(rowsOf(desk, "refused")).toEqual([]);
  }
}, 60_000);

it("while the desks are joined only the hub escalates", async () => {
  const desk = await house.openDesk(hub);
  const ticketId = logDueIn(desk, 1_000);
  await converged(hub, desk);
  await until(() => raisedIn(desk, ticketId).length === 1, "escalated by the hub");
  expect(raisedIn(desk, ticketId)[0]?.desk).toBe(1);
  expect(linkOf(desk).outbox).toBe(0);
});
