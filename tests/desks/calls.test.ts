/** A call between desks: seen by two telephones it is one, claimed by two it has one winner, and an island hears later who was first. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallRow } from "../../shared/views.ts";
import { House, converged, does, headOf, linkOf, printOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

const ring = ({ host }: Place, commandId = "ring-1") => host.core().desk.submit({ command: "call.ring", body: { given: "8371", called: "8000", line: "1" }, actor: "device", commandId, byMachine: true });
const callsOf = ({ host }: Place) => host.core().store.views.snapshot("calls", {}) as unknown as readonly CallRow[];
const claim = (place: Place, callId = "ring-1", actor = "li-jianguo") => place.host.core().desk.submit({ command: "call.claim", body: { callId }, actor });

describe("a call", () => {
  it("told by the telephones of two desks is one, with its place", async () => {
    const desk = await house.openDesk(hub);
    for (const place of [desk, hub, desk]) expect(ring(place).kind).toBe("accepted");
    await converged(hub, desk);
    for (const place of [hub, desk]) expect(callsOf(place)).toMatchObject([{ callId: "ring-1", phase: "ringing", number: "8371", placeId: "b3-f7-resp", place: { zh: "3号楼 7层 呼吸内科" }, provisional: false }]);
    expect(printOf(desk)).toBe(printOf(hub));
  });

  it("claimed by two at once goes to the one the hub heard first; the other reads who has it", async () => {
    const desk = await house.openDesk(hub);
    ring(hub);
    await converged(hub, desk);
    expect(claim(desk, "ring-1", "chen-jing").kind).toBe("accepted"); // on its way to the hub
    expect(claim(hub).kind).toBe("accepted");
    await converged(hub, desk);
    for (const place of [hub, desk]) expect(callsOf(place)).toMatchObject([{ claim: { desk: 1, by: "li-jianguo" } }]);
    expect(rowsOf(desk, "refused")).toMatchObject([{ command: "call.claim", code: "call.claimed-already", params: { by: "李建国", desk: 1 } }]);
    expect(rowsOf(hub, "refused")).toEqual([]);
  });

  it("claimed on an island is provisional, and handed over when it is back", async () => {
    const gate = await house.openGate(hub);
    const desk = await house.openDesk(hub, gate.address);
    ring(hub);
    ring(hub, "ring-2");
    await converged(hub, desk);
    gate.shut();
    await until(() => linkOf(desk).state === "island", "an island");
    claim(desk, "ring-1", "chen-jing");
    claim(desk, "ring-2", "chen-jing");
    does(hub, "call.claim", { callId: "ring-2" });
    expect(callsOf(desk)).toMatchObject([{ callId: "ring-1", provisional: true, claim: { desk: 2 } }, { callId: "ring-2", provisional: true, claim: { desk: 2 } }]);
    gate.open();
    await converged(hub, desk);
    await until(() => rowsOf(desk, "refused").length === 1, "the refusal of the later claim");
    expect(callsOf(desk).map((row) => row.claim?.desk)).toEqual([2, 1]);
    expect(printOf(desk)).toBe(printOf(hub));
  });

  it("that two telephones end at once ends once, and fills nobody's tray", async () => {
    const desk = await house.openDesk(hub);
    ring(hub);
    await converged(hub, desk);
    for (const { host } of [desk, hub]) host.core().desk.submit({ command: "call.abandon", body: { callId: "ring-1" }, actor: "device", commandId: "ring-1:abandoned", byMachine: true });
    await converged(hub, desk);
    expect(callsOf(hub)).toMatchObject([{ phase: "missed", callBack: { state: "open" } }]);
    expect([...rowsOf(hub, "refused"), ...rowsOf(desk, "refused")]).toEqual([]);
    expect(headOf(desk)).toBe(headOf(hub));
  });
});
