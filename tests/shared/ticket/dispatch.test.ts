import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { accept, dispatch, dispatched, finish, log, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

describe("ticket.dispatch", () => {
  it("sends a named worker, who is out on that ticket from then on", () => {
    const after = given(log()).when(dispatch("c1", "hvac", ["wu-min"])).then([
      { type: "ticket.dispatched@1", id: "c1", body: { crewId: "hvac", crewName: { zh: "空调组" }, people: [{ id: "wu-min" }] } },
      { type: "person.assigned@1", id: "wu-min", body: { ticketId: "c1", number: "261122-1-0001" } },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "dispatched", marks: { dispatched: { atMs: nowMs, desk: 1, by: "li-jianguo" } } });
    expect(after.state(person, "wu-min").jobs).toEqual([{ ticketId: "c1", number: "261122-1-0001", sinceMs: nowMs, desk: 1, by: "li-jianguo" }]);
  });

  it("sends several, each of them once however often named", () => {
    given(log()).when(dispatch("c1", "hvac", ["wu-min", "zhou-zhiqiang", "wu-min"])).then([
      { type: "ticket.dispatched@1", body: { people: [{ id: "wu-min" }, { id: "zhou-zhiqiang" }] } },
      { type: "person.assigned@1", id: "wu-min" },
      { type: "person.assigned@1", id: "zhou-zhiqiang" },
    ]);
  });

  it("sends the whole crew when nobody is named, and makes nobody busy", () => {
    given(log()).when(dispatch("c1", "hvac")).then([{ type: "ticket.dispatched@1", body: { crewId: "hvac", people: [] } }]);
  });

  it("refuses a job that is out already, and says who sent it, from which desk, at what time", () => {
    given(...dispatched).when(dispatch("c1", "hvac", ["zhou-zhiqiang"], { desk: 2, atMinute: 3 }))
      .thenRefused("ticket.dispatched-already", { number: "261122-1-0001", crew: "空调组", desk: 1, by: "李建国", atMs: nowMs });
  });

  it("names the one who dispatched, not the one who noted the next step", () => {
    given(...dispatched, accept("c1", { desk: 2, atMinute: 2 })).when(dispatch("c1", "hvac", [], { desk: 2, atMinute: 3 }))
      .thenRefused("ticket.dispatched-already", { step: "dispatched", desk: 1, by: "李建国", atMs: nowMs });
  });

  it("refuses a worker who carries as many jobs as they can, and says who sent them where", () => {
    given(log({ serviceId: "lift-trapped" }, { desk: 2 }), dispatch("c1", "lifts", ["ma-lin"], { desk: 2 }), log({ serviceId: "lift-trapped" }, { atMinute: 5 }))
      .when(dispatch("c3", "lifts", ["ma-lin"]))
      .thenRefused("person.busy", { person: "马林", personEn: "Ma Lin", crew: "电梯维保", number: "261122-2-0001", desk: 2, by: "陈静", atMs: nowMs });
  });

  it("lets a repairer carry three jobs, and not a fourth", () => {
    const three = given(
      log(), log(), log(), log(), dispatch("c1", "hvac", ["wu-min"]), dispatch("c2", "hvac", ["wu-min"]), dispatch("c3", "hvac", ["wu-min"]),
    );
    three.when(dispatch("c4", "hvac", ["wu-min"])).thenRefused("person.busy", { number: "261122-1-0003" });
    three.after(finish("c2")).when(dispatch("c4", "hvac", ["wu-min"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });

  it("refuses somebody who is off duty, of another crew, or not known", () => {
    const one = given(log());
    one.when(dispatch("c1", "hvac", ["zheng-kai"])).thenRefused("person.off-duty", { person: "郑凯", personEn: "Zheng Kai" });
    one.when(dispatch("c1", "hvac", ["he-yong"])).thenRefused("person.other-crew", { person: "何勇", crew: "空调组", crewEn: "HVAC" });
    one.when(dispatch("c1", "hvac", ["nobody"])).thenRefused("person.unknown", { person: "nobody" });
    one.when(dispatch("c1", "no-crew")).thenRefused("crew.unknown", { crew: "no-crew" });
  });

  it("refuses all when one of several cannot go: nobody is made busy", () => {
    const after = given(log()).when(dispatch("c1", "hvac", ["wu-min", "zheng-kai"])).thenRefused("person.off-duty");
    expect(after.state(person, "wu-min").jobs).toEqual([]);
  });

  it("refuses a job on hold until it goes on", () => {
    given(log(), suspend("c1")).when(dispatch("c1", "hvac")).thenRefused("ticket.suspended-now", { number: "261122-1-0001", reason: "parts" });
  });
});

describe("a job that needs a certificate", () => {
  const power = given(log({ serviceId: "power" }));

  it("is given to somebody who holds it", () => {
    power.when(dispatch("c1", "electric", ["he-yong"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });

  it("is refused for one whose certificate ran out, with the last day on which it was valid", () => {
    power.when(dispatch("c1", "electric", ["xu-jianping"]))
      .thenRefused("person.certificate-expired", { person: "许建平", certificate: "electrician", day: "2026-11-20" });
  });

  it("is refused for one who never had it", () => {
    power.when(dispatch("c1", "electric", ["sun-tao"])).thenRefused("person.certificate-missing", { person: "孙涛", certificate: "electrician" });
  });

  it("looks at the day of the job, not at today: a certificate ends at its last instant", () => {
    const minutesUntil = (atMs: number) => (atMs - nowMs) / 60_000;
    const lastMinute = minutesUntil(Date.UTC(2026, 10, 20, 15, 59));
    power.when(dispatch("c1", "electric", ["xu-jianping"], { atMinute: lastMinute })).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
    power.when(dispatch("c1", "electric", ["xu-jianping"], { atMinute: lastMinute + 2 })).thenRefused("person.certificate-expired");
  });

  it("takes the longest of several certificates of one kind", () => {
    const renewed = power.after({ type: "person.define", body: {
      id: "xu-jianping", name: { zh: "许建平", en: "Xu Jianping" }, role: "worker", crewId: "electric", phone: "", skills: [],
      certificates: [{ kind: "electrician", number: "new", validUntilMs: nowMs + 1 }, { kind: "electrician", number: "old", validUntilMs: 1 }],
    } });
    renewed.when(dispatch("c1", "electric", ["xu-jianping"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });

  it("is not asked for by other services", () => {
    given(log()).when(dispatch("c1", "electric", ["sun-tao"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });
});
