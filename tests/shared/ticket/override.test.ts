/** The certificate gate, opened by a second person, or by one alone at night; outsourcers; who may not be moved while out. */
import { describe, expect, it } from "vitest";
import { isNight } from "../../../shared/ticket/override.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { person } from "../../../shared/person/person.ts";
import { accept, ask, dispatch, giveBack, log, reassign, resume, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const powerCut = log({ serviceId: "power" });
const send = (override: object | undefined, manner = {}) => ask("ticket.dispatch", { ticketId: "c1", crewId: "electric", personIds: ["sun-tao"], ...(override === undefined ? {} : { override }) } as never, manner);
const bySupervisor = { byPersonId: "zhao-ming", reason: "持证的都在抢修，他只看现场" };
/** 23:31 of that day. */
const tonight = { atMinute: 540 };

describe("somebody without the certificate", () => {
  it("is refused without an override, and sent with that of a supervisor, whose name and reason stand in the event", () => {
    const before = given(powerCut);
    before.when(send(undefined)).thenRefused("person.certificate-missing");
    const after = before.when(send(bySupervisor)).then([
      { type: "ticket.dispatched@1", body: { override: { by: { id: "zhao-ming" }, reason: bySupervisor.reason, certificate: "electrician", people: [{ id: "sun-tao" }] } } },
      { type: "person.assigned@1", id: "sun-tao" },
    ]);
    expect(after.state(ticket, "c1").override).toMatchObject({ atMs: nowMs, desk: 1, sentBy: "li-jianguo", by: { name: { zh: "赵明" } } });
  });

  it("is sent by one operator alone at night with a reason, which is flagged; by day not", () => {
    const alone = { byPersonId: null, reason: "夜里就我一人，跳闸要马上看" };
    given(powerCut).when(send(alone)).thenRefused("ticket.override-needs-second", { from: 22, to: 7 });
    expect(given(log({ serviceId: "power" }, tonight)).after(send(alone, tonight)).state(ticket, "c1").override).toMatchObject({ by: null, reason: alone.reason });
  });

  it("goes on after a pause, and accepts in person: the override holds for this job", () => {
    const out = given(powerCut, send(bySupervisor));
    expect(out.after(suspend("c1")).after(resume("c1")).state(ticket, "c1").assignment?.people).toMatchObject([{ id: "sun-tao" }]);
    expect(out.after(accept("c1")).state(ticket, "c1").step).toBe("accepted");
  });

  it("is handed on by the same rule", () => {
    given(powerCut, dispatch("c1", "hvac")).when(ask("ticket.reassign", { ticketId: "c1", crewId: "electric", personIds: ["xu-jianping"], reason: "", override: bySupervisor }))
      .then([{ type: "ticket.reassigned@1", body: { override: { people: [{ id: "xu-jianping" }] } } }, { type: "person.assigned@1" }]);
  });

  it("an override where everybody is certified leaves no mark", () => {
    const after = given(powerCut).when(ask("ticket.dispatch", { ticketId: "c1", crewId: "electric", personIds: ["he-yong"], override: bySupervisor })).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
    expect(after.state(ticket, "c1").override).toBeNull();
  });

  it("no override lets somebody go who is busy or off duty", () => {
    given(powerCut, log({}, { commandId: "other" }), ask("ticket.dispatch", { ticketId: "other", crewId: "electric", personIds: ["sun-tao"] })).when(send(bySupervisor)).thenRefused("person.busy");
  });
});

it("the night is 22:00 to 07:00 by the hospital's clock", () => {
  const hour = (text: string) => isNight(Date.parse(`2026-11-22T${text}:00+08:00`), "Asia/Shanghai");
  expect(["21:59", "22:00", "02:30", "06:59", "07:00"].map(hour)).toEqual([false, true, true, true, false]);
});

describe("several people on one job", () => {
  it("are all busy with it, the first named leads, and all are free when it is handed back", () => {
    const out = given(log(), dispatch("c1", "hvac", ["wu-min", "zhou-zhiqiang"]));
    expect(out.state(ticket, "c1").assignment?.people.map((one) => one.id)).toEqual(["wu-min", "zhou-zhiqiang"]);
    for (const id of ["wu-min", "zhou-zhiqiang"]) expect(out.state(person, id).jobs).toHaveLength(1);
    const back = out.after(giveBack("c1"));
    for (const id of ["wu-min", "zhou-zhiqiang"]) expect(back.state(person, id)).toMatchObject({ jobs: [], freedAtMs: nowMs, placeId: "b3-f7-resp-12" });
  });
});

describe("an outsourcer", () => {
  const contractor = (contractUntilMs: number | null) => ask("crew.define", {
    id: "lifts", name: { zh: "电梯维保", en: "Lift contractor" }, short: { zh: "电梯", en: "LI" }, letter: "t", phone: "8103",
    onCallPersonId: null, outsourced: true, contractUntilMs, jobsPerPerson: 1, seat: 3,
  });
  it("needs no names, only a contract that still runs", () => {
    given(contractor(nowMs)).after(log({}, { commandId: "job" })).when(dispatch("job", "lifts")).then([{ type: "ticket.dispatched@1", body: { people: [] } }]);
    given(contractor(nowMs - 1)).after(log({}, { commandId: "job" })).when(dispatch("job", "lifts")).thenRefused("crew.contract-expired", { crew: "电梯维保", day: "2026-11-22", phone: "8103" });
  });
  it("whose contract has run out keeps the jobs it has, and gets no others by reassignment", () => {
    const out = given(contractor(null)).after(log({}, { commandId: "job" })).after(dispatch("job", "lifts")).after(contractor(1));
    expect(out.after(accept("job")).state(ticket, "job").step).toBe("accepted");
    out.when(reassign("job", "lifts")).thenRefused("crew.contract-expired");
  });
});

describe("the same person twice", () => {
  it("the second desk reads who was first, where and when", () => {
    given(log({ serviceId: "lift-trapped" }, { commandId: "a" }), log({ serviceId: "lift-trapped" }, { commandId: "b" }), dispatch("a", "lifts", ["ma-lin"]))
      .when(dispatch("b", "lifts", ["ma-lin"], { desk: 2 })).thenRefused("person.busy", { desk: 1, by: "李建国", atMs: nowMs, person: "马林" });
  });
  it("nobody is moved to another crew while out on a job", () => {
    const move = ask("person.define", { id: "wu-min", name: { zh: "吴敏", en: "Wu Min" }, role: "worker", crewId: "lifts", phone: "", skills: [], certificates: [] });
    given(log(), dispatch("c1", "hvac", ["wu-min"])).when(move).thenRefused("person.still-out");
    given().when(move).then([{ type: "person.defined@1" }]);
  });
});
