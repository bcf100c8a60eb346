import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { accept, arrive, ask, dispatch, dispatched, finished, giveBack, log, reassign, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

describe("ticket.return", () => {
  it("brings the job back to the waiting list with crew and reason, and frees its people", () => {
    const after = given(...dispatched, accept("c1", { atMinute: 2 })).when(giveBack("c1", { atMinute: 6 })).then([
      { type: "ticket.returned@1", body: { reason: "缺人手", crewName: { zh: "空调组", en: "HVAC" } } },
      { type: "person.freed@1", id: "wu-min" },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "logged", assignment: null, returns: 1, returned: { reason: "缺人手" }, marks: { logged: { atMs: nowMs } } });
    expect(Object.keys(after.state(ticket, "c1").marks)).toEqual(["logged"]);
    expect(after.state(person, "wu-min").jobs).toEqual([]);
  });

  it("counts each return, and forgets the reason when somebody else goes", () => {
    const again = given(...dispatched, giveBack("c1"), dispatch("c1", "hvac"), giveBack("c1"));
    expect(again.state(ticket, "c1").returns).toBe(2);
    expect(again.after(dispatch("c1", "hvac")).state(ticket, "c1").returned).toBeNull();
  });

  it("leaves clock and due times running", () => {
    const before = given(...dispatched);
    expect(before.after(giveBack("c1", { atMinute: 9 })).state(ticket, "c1").due).toEqual(before.state(ticket, "c1").due);
  });

  it("needs a reason, and a job that is out", () => {
    given(...dispatched).when(ask("ticket.return", { ticketId: "c1", reason: "  " })).thenRefused("ticket.reason-missing");
    given(log()).when(giveBack("c1")).thenRefused("ticket.not-underway", { step: "logged" });
    given(...finished).when(giveBack("c1")).thenRefused("ticket.not-underway", { step: "finished" });
  });
});

describe("ticket.reassign", () => {
  it("frees the first crew and sends the second in the same moment", () => {
    const after = given(...dispatched).when(reassign("c1", "electric", ["he-yong"], { desk: 2, atMinute: 7 })).then([
      { type: "person.freed@1", id: "wu-min" },
      { type: "ticket.reassigned@1", body: { crewId: "electric", crewName: { zh: "电工组" }, people: [{ id: "he-yong" }], reason: "" } },
      { type: "person.assigned@1", id: "he-yong" },
    ]);
    expect(after.state(person, "wu-min").jobs).toEqual([]);
    expect(after.state(person, "he-yong").jobs).toMatchObject([{ ticketId: "c1", desk: 2, by: "chen-jing", sinceMs: nowMs + 420_000 }]);
  });

  it("begins the crew's steps anew", () => {
    const after = given(...dispatched, accept("c1"), arrive("c1"), reassign("c1", "hvac", ["zhou-zhiqiang"], { atMinute: 9 })).state(ticket, "c1");
    expect(after).toMatchObject({ step: "dispatched", assignment: { people: [{ id: "zhou-zhiqiang" }] }, marks: { dispatched: { atMs: nowMs + 540_000 } } });
    expect(Object.keys(after.marks).sort()).toEqual(["dispatched", "logged"]);
  });

  it("adds a helper to somebody who is out already: their own job does not count against them", () => {
    const after = given(log(), dispatch("c1", "electric", ["he-yong"])).when(reassign("c1", "electric", ["he-yong", "sun-tao"])).then([
      { type: "person.freed@1", id: "he-yong" }, { type: "ticket.reassigned@1" },
      { type: "person.assigned@1", id: "he-yong" }, { type: "person.assigned@1", id: "sun-tao" },
    ]);
    expect(after.state(person, "he-yong").jobs).toHaveLength(1);
  });

  it("hands on to a whole crew without naming anybody", () => {
    given(...dispatched).when(reassign("c1", "lifts")).then([{ type: "person.freed@1", id: "wu-min" }, { type: "ticket.reassigned@1", body: { people: [] } }]);
  });

  it("asks the second crew the same questions as the first", () => {
    const out = given(log({ serviceId: "power" }), dispatch("c1", "electric", ["he-yong"]));
    out.when(reassign("c1", "electric", ["xu-jianping"])).thenRefused("person.certificate-expired");
    out.when(reassign("c1", "hvac", ["zheng-kai"])).thenRefused("person.off-duty");
  });

  it("needs a job that is out, and not on hold", () => {
    given(log()).when(reassign("c1", "hvac")).thenRefused("ticket.not-underway");
    given(...finished).when(reassign("c1", "hvac")).thenRefused("ticket.not-underway", { step: "finished", by: "李建国" });
    given(...dispatched, suspend("c1")).when(reassign("c1", "hvac")).thenRefused("ticket.suspended-now");
  });
});
