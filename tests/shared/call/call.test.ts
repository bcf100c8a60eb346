/** Rules of a call: who gets it, how it ends, what is called back, which ticket came out of it. */
import { describe, expect, it } from "vitest";
import { call } from "../../../shared/call/state.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, log } from "../asks.ts";
import { abandon, callBack, claim, claimedCall, endedCall, hangUp, hold, lineEnds, link, miss, missedCall, pickUp, release, ring, take, talkedCall } from "../call-asks.ts";
import { given, nowMs } from "../given.ts";

const minute = 60_000;

describe("call.ring", () => {
  it("rings with the number to ring back, as long as it is one", () => {
    const after = given().when(ring("sip:8371@pbx")).then([{ type: "call.rang@1", id: "ring-1", body: { number: "8371", given: "sip:8371@pbx", called: "8000", line: "1" } }]);
    expect(after.state(call, "ring-1")).toMatchObject({ phase: "ringing", number: "8371", rangAtMs: nowMs, claim: null });
  });

  it.each(["", "anonymous", "P", "Robert'); DROP TABLE--", "８３７１x", "<script>", "١٢٣"])("of a caller without a number (%j) rings all the same, and what was sent is kept", (sent) => {
    expect(given(ring(sent)).state(call, "ring-1")).toMatchObject({ phase: "ringing", number: "", given: sent });
  });

  it("of the same call seen by two desks' telephones is one call", () => {
    given(ring()).when(ring("8371", { desk: 2 })).then([]);
  });

  it("ten times in a second are ten calls", () => {
    const ids = Array.from({ length: 10 }, (_, index) => `ring-${index}`);
    const after = given(...ids.map((commandId, index) => ring(`837${index}`, { commandId })));
    expect(ids.map((id) => after.state(call, id).phase)).toEqual(ids.map(() => "ringing"));
  });

  it("is said by telephones alone, never by a person", () => {
    given().when(ring("8371", { actor: "li-jianguo" })).thenRefused("person.not-allowed");
  });
});

describe("call.claim", () => {
  it("gives the call to one desk, and tells the later one who has it", () => {
    given(ring()).when(claim()).then([{ type: "call.claimed@1", body: { by: "li-jianguo", name: { zh: "李建国" } } }])
      .when(claim({ desk: 2 })).thenRefused("call.claimed-already", { by: "李建国", desk: 1, atMs: nowMs, call: "8371" });
  });

  it("of the desk's own call changes nothing", () => {
    given(...claimedCall).when(claim()).then([]);
  });

  it("of a call that a telephone picked up is possible: the desk opens its form", () => {
    const after = given(ring(), pickUp("ring-1", { atMinute: 1 }), claim({ atMinute: 2 })).state(call, "ring-1");
    expect(after).toMatchObject({ phase: "claimed", answeredAtMs: nowMs + minute, pickedUpAtMs: nowMs + minute });
  });

  it.each([["missed", missedCall], ["ended", endedCall]])("of a call that was %s is refused", (_how, before) => {
    given(...before).when(claim()).thenRefused("call.over-already");
  });
});

describe("call.take", () => {
  it("is open to the colleague for 20 seconds, and the wait of the caller stays as it was", () => {
    const after = given(...claimedCall).when(take({ atMinute: 20 / 60 })).then([{ type: "call.taken@1", body: { by: "chen-jing" } }]);
    expect(after.state(call, "ring-1")).toMatchObject({ claim: { desk: 2, by: "chen-jing" }, answeredAtMs: nowMs });
  });

  it("later needs a supervisor with a reason", () => {
    const late = given(...claimedCall);
    late.when(take({ atMinute: 21 / 60 })).thenRefused("call.take-late", { desk: 1, by: "李建国" });
    late.when(take({ atMinute: 1, actor: "zhao-ming" })).thenRefused("call.reason-missing");
    late.when(take({ atMinute: 1, actor: "zhao-ming" }, "他去处理火警了")).then([{ type: "call.taken@1", body: { reason: "他去处理火警了" } }]);
  });
});

describe("call.release", () => {
  it("lets it ring on for all, and the answer is still to come", () => {
    expect(given(...claimedCall, release()).state(call, "ring-1")).toMatchObject({ phase: "ringing", claim: null, answeredAtMs: null, rangAtMs: nowMs });
  });

  it("of a call that is talked to leaves it picked up", () => {
    expect(given(...talkedCall, release()).state(call, "ring-1")).toMatchObject({ phase: "picked-up", claim: null, answeredAtMs: nowMs });
  });

  it("of a call whose caller has hung up makes it one to return", () => {
    expect(given(...claimedCall, abandon(), release()).state(call, "ring-1")).toMatchObject({ phase: "missed", callBack: { state: "open" } });
  });
});

describe("call.hold", () => {
  it("holds and takes back; twice the same changes nothing", () => {
    const heldCall = given(...claimedCall, hold(true, { atMinute: 1 }));
    expect(heldCall.state(call, "ring-1").heldSinceMs).toBe(nowMs + minute);
    heldCall.when(hold(true)).then([]);
    expect(heldCall.after(hold(false)).state(call, "ring-1").heldSinceMs).toBeNull();
  });
});

describe("the telephone's end: call.pick-up, call.end, call.abandon; and the desk's: call.miss", () => {
  it("ends a call that was talked to", () => {
    expect(given(...endedCall).state(call, "ring-1")).toMatchObject({ phase: "ended", callBack: null });
  });

  it("makes a ring that nobody answered one to return", () => {
    for (const end of [lineEnds(), abandon()]) {
      expect(given(ring(), end).state(call, "ring-1")).toMatchObject({ phase: "missed", answeredAtMs: null, callBack: { state: "open", tries: 0 } });
    }
  });

  it("leaves a claim without a conversation to its desk, which says what became of it", () => {
    const hanging = given(...claimedCall, abandon("ring-1", { atMinute: 1 }));
    expect(hanging.state(call, "ring-1")).toMatchObject({ phase: "claimed", lineEndedAtMs: nowMs + minute });
    hanging.when(lineEnds()).then([]);
    hanging.when(miss()).then([{ type: "call.missed@1" }]);
    hanging.when(hangUp()).then([{ type: "call.ended@1" }]);
  });

  it("said twice, or after the end, changes nothing", () => {
    for (const end of [lineEnds(), abandon(), pickUp()]) given(...endedCall).when(end).then([]);
  });

  it("said before anybody heard of the call is refused, so that the telephone tells the ring first", () => {
    given().when(lineEnds()).thenRefused("call.unknown");
  });
});

describe("call.call-back", () => {
  it("is tried until somebody answers", () => {
    const tried = given(...missedCall, callBack("tried"), callBack("tried", "", { atMinute: 5 }));
    expect(tried.state(call, "ring-1").callBack).toMatchObject({ state: "tried", tries: 2, lastAtMs: nowMs + 5 * minute });
    expect(tried.after(callBack("reached")).state(call, "ring-1").callBack).toMatchObject({ state: "reached", tries: 3, by: "li-jianguo" });
  });

  it("is closed without a try only with a reason", () => {
    given(...missedCall).when(callBack("closed")).thenRefused("call.reason-missing");
    expect(given(...missedCall, callBack("closed", "打错了")).state(call, "ring-1").callBack).toMatchObject({ state: "closed", reason: "打错了", tries: 0 });
  });

  it("is done when a ticket comes out of it", () => {
    expect(given(...missedCall, log({ callId: "ring-1" }, { commandId: "t1" })).state(call, "ring-1")).toMatchObject({ tickets: [{ id: "t1" }], callBack: { state: "reached" } });
  });
});

describe("a ticket and its call", () => {
  it("know each other", () => {
    const number = "261122-1-0001";
    const after = given(...talkedCall).when(log({ callId: "ring-1" }, { commandId: "t1" }))
      .then([{ type: "numbering.taken@1" }, { type: "ticket.logged@1", body: { callId: "ring-1" } }, { type: "call.linked@1", id: "ring-1", body: { ticketId: "t1", number } }]);
    expect(after.state(ticket, "t1").callId).toBe("ring-1");
    expect(after.state(call, "ring-1").tickets).toMatchObject([{ id: "t1", number: after.state(ticket, "t1").number }]);
  });

  it("a second ticket, and a job that the caller joins, are the call's too", () => {
    const after = given(...talkedCall, log({ callId: "ring-1" }, { commandId: "t1" }), log({}, { commandId: "t2" }), ask("ticket.join", { ticketId: "t2", caller: { name: "", phone: "8371" }, callId: "ring-1" }));
    expect(after.state(call, "ring-1").tickets.map((one) => one.id)).toEqual(["t1", "t2"]);
  });

  it("are tied afterwards with call.link, once", () => {
    given(...talkedCall, log({}, { commandId: "t1" }), link("t1")).when(link("t1")).then([]);
  });

  it("a ticket is never held up by a call that this desk does not know", () => {
    expect(given(log({ callId: "lost" }, { commandId: "t1" })).state(ticket, "t1").callId).toBe("lost");
  });

  it("a ticket logged after the caller hung up ends the claim", () => {
    expect(given(...claimedCall, abandon(), log({ callId: "ring-1" })).state(call, "ring-1").phase).toBe("ended");
  });
});
