/** Which acts a ticket allows in each state, and which tickets a joint act is for. */
import { describe, expect, it } from "vitest";
import { availableActs, nextCommand, ticketsFor } from "../../../renderer/rooms/ticket/available.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { nowMs, ticketState } from "./ticket-state.ts";

function letters(patch: Partial<TicketState>): string {
  return [...availableActs(ticketState(patch))].sort().join("");
}

const suspended = { kind: "suspended", reason: "parts", note: "", sinceMs: nowMs } as const;

describe("acts by state", () => {
  it.each([
    ["logged", "CDGHJMPUVY"],
    ["dispatched", "CGHJMNPTUVWYZ"],
    ["accepted", "CGHJMNPTUVWYZ"],
    ["arrived", "CGHJMNPTUVWYZ"],
    ["working", "CGHJMNPTUVWYZ"],
    ["finished", "FHJPQ"],
    ["signed", "EFHJNP"],
    ["evaluated", "FHJNP"],
    ["closed", "FJP"],
  ] as const)("%s allows %s", (step, expected) => {
    expect(letters({ step })).toBe(expected);
  });
  it("allows a suspended ticket to go on, to be urged and voided, but not to be sent", () => {
    expect(letters({ step: "dispatched", side: suspended })).toBe("CGHJMPUVY");
  });
  it("allows nothing but a note on a voided ticket", () => {
    expect(letters({ side: { kind: "cancelled", reason: "", atMs: nowMs } })).toBe("JP");
  });
  it("knows the top of the escalation chain", () => {
    expect(letters({ escalation: 5 })).not.toContain("U");
  });
});

describe("the next step", () => {
  it("leads from accepting to finishing, and from the signature into the archive", () => {
    const next = (step: TicketState["step"]) => nextCommand(ticketState({ step }));
    expect(["dispatched", "accepted", "arrived", "working", "signed", "evaluated"].map((step) => next(step as TicketState["step"])))
      .toEqual(["ticket.accept", "ticket.arrive", "ticket.work", "ticket.finish", "ticket.close", "ticket.close"]);
    expect(next("logged")).toBeNull();
    expect(next("finished")).toBeNull();
  });
  it("waits while the ticket does", () => {
    expect(nextCommand(ticketState({ step: "working", side: suspended }))).toBeNull();
  });
});

describe("a joint act", () => {
  it("is for the marked tickets when the cursor stands on one of them", () => {
    expect(ticketsFor("G", "b", new Set(["a", "b"]))).toEqual(["b", "a"]);
    expect(ticketsFor("G", "c", new Set(["a", "b"]))).toEqual(["c"]);
  });
  it("is never a call-back, a merger or a print", () => {
    expect(ticketsFor("H", "b", new Set(["a", "b"]))).toEqual(["b"]);
  });
});
