import { describe, expect, it } from "vitest";
import { numbering } from "../../../shared/ticket/numbering.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, log } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const minuteMs = 60_000;

describe("ticket.log", () => {
  it("makes a ticket with a number, the words of the place, and a clock from the service level", () => {
    const after = given().when(log({ equipmentId: "fcu-0712", answers: { q1: "yes" } })).then([
      { type: "numbering.taken@1", id: "261122-1", body: { serial: 1 } },
      { type: "ticket.logged@1", id: "c1", body: {
        number: "261122-1-0001", place: { id: "b3-f7-resp-12", zh: "3号楼 7层 呼吸内科 12床", en: "Bed 12, Respiratory Medicine, Floor 7, Building 3" },
        service: { id: "aircon", zh: "空调维修", lifeSafety: false },
        due: { acceptByMs: nowMs + 15 * minuteMs, respondByMs: nowMs + 30 * minuteMs, arriveByMs: nowMs + 60 * minuteMs, finishByMs: nowMs + 240 * minuteMs },
      } },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({
      id: "c1", step: "logged", side: { kind: "none" }, assignment: null, clockFromMs: nowMs, pausedMs: 0, promisedAtMs: null,
      marks: { logged: { atMs: nowMs, desk: 1, by: "li-jianguo" } }, callers: [{ name: "王芳", phone: "8371", joinedAtMs: null }],
      equipmentId: "fcu-0712", answers: { q1: "yes" }, said: "空调滴水", imported: null, anomalies: [],
    });
  });

  it("takes a request in which nothing but place, service and matter is known", () => {
    given().when(log({ said: "", caller: { name: "", phone: "" } })).then([{ type: "numbering.taken@1" }, { type: "ticket.logged@1" }]);
  });

  it("marks life safety on the ticket itself", () => {
    expect(given(log({ serviceId: "lift-trapped", priority: 1 })).state(ticket, "c1").service.lifeSafety).toBe(true);
  });

  it("keeps the place's words when the place is renamed later", () => {
    const renamed = given(log(), ask("place.define", { id: "b3-f7-resp-12", kind: "bed", parentId: "b3-f7-resp", name: { zh: "重症1床", en: "ICU 1" }, extensions: [] }));
    expect(renamed.state(ticket, "c1").place.zh).toBe("3号楼 7层 呼吸内科 12床");
  });

  it("notes what the ward was promised, and refuses a promise that is past", () => {
    const promisedAtMs = nowMs + 20 * minuteMs;
    expect(given(log({ promisedAtMs })).state(ticket, "c1").promisedAtMs).toBe(promisedAtMs);
    given().when(log({ promisedAtMs: nowMs - 1 })).thenRefused("ticket.promise-past", { atMs: nowMs - 1 });
  });

  it("refuses a place, a service or equipment that nobody knows", () => {
    given().when(log({ placeId: "nowhere" })).thenRefused("place.unknown", { place: "nowhere" });
    given().when(log({ serviceId: "nothing" })).thenRefused("service.unknown", { service: "nothing" });
    given().when(log({ equipmentId: "lost" })).thenRefused("equipment.unknown", { equipment: "lost" });
  });

  it("lets nothing in that has a wrong priority, no matter, or a field nobody asked for", () => {
    given().when({ ...log(), body: { ...Object(log().body), priority: 5 } }).thenInvalid("priority");
    given().when(log({ matter: "" })).thenInvalid("matter");
    given().when({ ...log(), body: { ...Object(log().body), admin: true } }).thenInvalid("");
    given().when({ ...log(), body: null }).thenInvalid("");
  });

  it("takes at most forty answers", () => {
    const answers = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`q${index}`, "1"]));
    given().when(log({ answers })).thenInvalid("answers");
  });
});

describe("ticket numbers", () => {
  it("read 261122-2-0042 for desk 2's forty-second ticket of the day", () => {
    const before = given(...Array.from({ length: 41 }, () => log({}, { desk: 2 })));
    expect(before.after(log({}, { desk: 2 })).state(ticket, "c42").number).toBe("261122-2-0042");
  });

  it("are never the same at two desks", () => {
    const busy = given(log(), log({}, { desk: 2 }), log(), log({}, { desk: 2 }), log({}, { desk: 12 }));
    const numbers = ["c1", "c2", "c3", "c4", "c5"].map((id) => busy.state(ticket, id).number);
    expect(numbers).toEqual(["261122-1-0001", "261122-2-0001", "261122-1-0002", "261122-2-0002", "261122-12-0001"]);
  });

  it("begin anew at the hospital's midnight, not at that of London", () => {
    const late = given(log({}, { atMinute: 9 * 60 + 28 }), log({}, { atMinute: 9 * 60 + 29 }));
    expect([late.state(ticket, "c1").number, late.state(ticket, "c2").number]).toEqual(["261122-1-0001", "261123-1-0001"]);
  });

  it("are given by the desk, whatever the sender wrote", () => {
    expect(given(log({ number: "261122-1-0777" })).state(ticket, "c1").number).toBe("261122-1-0001");
  });

  it("are kept by the hub as the desk gave them, also with a gap", () => {
    const onHub = given(log({ number: "261122-1-0005" }, { onHub: true }));
    expect(onHub.state(ticket, "c1").number).toBe("261122-1-0005");
    expect(onHub.state(numbering, "261122-1")).toEqual({ last: 5 });
  });

  it("are refused by the hub when missing, of another desk, or taken", () => {
    const hub = given(log({ number: "261122-1-0005" }, { onHub: true }));
    hub.when(log({}, { onHub: true })).thenRefused("ticket.number-missing");
    hub.when(log({ number: "42" }, { onHub: true })).thenRefused("ticket.number-missing");
    hub.when(log({ number: "261122-2-0001" }, { onHub: true })).thenRefused("ticket.number-foreign", { number: "261122-2-0001", desk: 1 });
    hub.when(log({ number: "261122-1-0005" }, { onHub: true })).thenRefused("ticket.number-taken", { number: "261122-1-0005" });
    hub.when(log({ number: "261122-1-0004" }, { onHub: true })).thenRefused("ticket.number-taken");
  });

  it("have one spelling: no padding beyond four digits", () => {
    given().when(log({ number: "261122-1-00042" }, { onHub: true })).thenRefused("ticket.number-missing");
    given().when(log({ number: "261122-01-0042" }, { onHub: true })).thenRefused("ticket.number-missing");
    given().when(log({ number: "261122-1-0000" }, { onHub: true })).thenRefused("ticket.number-taken");
  });

  it("go on after the 9999th of a day", () => {
    const flood = given(log({ number: "261122-1-9999" }, { onHub: true }), log(), log());
    expect([flood.state(ticket, "c2").number, flood.state(ticket, "c3").number]).toEqual(["261122-1-10000", "261122-1-10001"]);
  });

  it("wait for the desk to have a number of its own", () => {
    given().when(log({}, { desk: 0 })).thenRefused("ticket.number-missing");
  });
});
