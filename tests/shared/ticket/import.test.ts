import { describe, expect, it } from "vitest";
import { numbering } from "../../../shared/ticket/numbering.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import type { CommandBodies } from "../../../shared/house.ts";
import { ask, dispatch, log } from "../asks.ts";
import { importRow } from "../every-refusal.ts";
import type { Manner } from "../given.ts";
import { given, nowMs } from "../given.ts";

const minuteMs = 60_000;

function row(change: Partial<CommandBodies["ticket.import"]> = {}, manner: Manner = {}) {
  return ask("ticket.import", { ...importRow, anomalies: [], ...change }, { actor: "import", ...manner });
}

describe("ticket.import", () => {
  it("brings an open request in with its own time, ready to be dispatched", () => {
    const after = given().when(row({}, { atMinute: -1440 })).then([
      { type: "numbering.taken@1", id: "261121-1" }, { type: "ticket.imported@1", body: { number: "261121-1-0001", origin: "city:1" } },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "logged", imported: "city:1", due: null, anomalies: [], clockFromMs: nowMs - 1440 * minuteMs });
    after.when(dispatch("c1", "hvac", ["wu-min"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });

  it("brings a closed one in with the times of the file", () => {
    const closedAtMs = nowMs + 90 * minuteMs;
    const after = given().when(row({ closedAtMs, result: "换灯管" })).then([
      { type: "numbering.taken@1" }, { type: "ticket.imported@1" }, { type: "ticket.finished@1", body: { result: "换灯管" } }, { type: "ticket.closed@1" },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "closed", marks: { logged: { atMs: nowMs }, finished: { atMs: closedAtMs, by: "import" }, closed: { atMs: closedAtMs } } });
  });

  it("takes one closed before it was created as it is, and marks it, whether or not the importer saw it", () => {
    const backwards = { closedAtMs: nowMs - minuteMs };
    const state = given(row(backwards)).state(ticket, "c1");
    expect(state).toMatchObject({ anomalies: ["closed-before-created"], marks: { finished: { atMs: nowMs - minuteMs } } });
    expect(given(row({ ...backwards, anomalies: ["shifted-cells", "closed-before-created"] })).state(ticket, "c1").anomalies).toEqual(["shifted-cells", "closed-before-created"]);
  });

  it("does not mark one that closed in the second in which it was created", () => {
    expect(given(row({ closedAtMs: nowMs })).state(ticket, "c1").anomalies).toEqual([]);
  });

  it("numbers the tickets of the day they were created, beside those of the desk", () => {
    const mixed = given(log(), row(), row({}, { atMinute: -1440 }), log({}, { atMinute: 1 }));
    expect(["c1", "c2", "c3", "c4"].map((id) => mixed.state(ticket, id).number)).toEqual(["261122-1-0001", "261122-1-0002", "261121-1-0001", "261122-1-0003"]);
    expect(mixed.state(numbering, "261122-1").last).toBe(3);
  });

  it("refuses a number that is missing, of another desk, or taken", () => {
    const hub = given(row());
    hub.when(row({}, { onHub: true })).thenRefused("ticket.number-missing");
    hub.when(row({ number: "261122-3-0001" }, { onHub: true })).thenRefused("ticket.number-foreign");
    hub.when(row({ number: "261122-1-0001" }, { onHub: true })).thenRefused("ticket.number-taken");
  });

  it("lets no row in without a matter or an origin", () => {
    given().when(row({ matter: "" })).thenInvalid("matter");
    given().when(row({ origin: "" })).thenInvalid("origin");
    given().when(row({ anomalies: Array.from({ length: 10 }, String) })).thenInvalid("anomalies");
  });
});
