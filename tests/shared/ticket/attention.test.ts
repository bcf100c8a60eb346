import { describe, expect, it } from "vitest";
import type { Watched } from "../../../shared/ticket/attention.ts";
import { actReasons, decidingClock, groupOf, nearness, urgency } from "../../../shared/ticket/attention.ts";
import { steps } from "../../../shared/ticket/state.ts";

const minuteMs = 60_000;
const loggedAtMs = Date.UTC(2026, 10, 22, 6, 31);
const at = (minute: number) => loggedAtMs + minute * minuteMs;

/** A normal job (30 to respond, 60 to arrive, 240 to finish), just logged. */
function row(change: Partial<Watched> = {}): Watched {
  return {
    step: "logged", priority: 3, suspendReason: null, acceptByMs: at(15), respondByMs: at(30), arriveByMs: at(60), finishByMs: at(240),
    promisedAtMs: null, loggedAtMs, dispatchedAtMs: null, returnedReason: null, urged: 0, escalation: 0, ...change,
  };
}

const out = (change: Partial<Watched> = {}) => row({ step: "dispatched", dispatchedAtMs: at(1), ...change });

describe("the clock that breaks first", () => {
  it("is response, then arrival, then finish, as the crew gets on", () => {
    expect(steps.map((step) => decidingClock(row({ step }))?.name)).toEqual([
      "respond", "respond", "arrive", "finish", "finish", undefined, undefined, undefined, undefined,
    ]);
  });

  it("is the promise where it ends before the service level, until the crew is there", () => {
    expect(decidingClock(row({ promisedAtMs: at(20) }))).toEqual({ name: "promise", atMs: at(20) });
    expect(decidingClock(row({ promisedAtMs: at(20), step: "arrived" }))?.name).toBe("finish");
  });

  it("does not run on hold, nor without a service level", () => {
    expect(decidingClock(row({ suspendReason: "parts" }))).toBeNull();
    expect(decidingClock(row({ acceptByMs: null, respondByMs: null, arriveByMs: null, finishByMs: null }))).toBeNull();
  });
});

describe("nearly late", () => {
  const finish = { name: "finish", atMs: at(240) } as const;

  it("is the last half hour of a normal job", () => {
    expect([209, 210, 240, 241].map((minute) => nearness(row(), finish, at(minute)))).toEqual(["in-time", "near", "near", "over"]);
  });

  it("is the last fifth of an urgent one", () => {
    const urgent = { name: "finish", atMs: at(120) } as const;
    expect([95, 96].map((minute) => nearness(row({ priority: 2 }), urgent, at(minute)))).toEqual(["in-time", "near"]);
  });

  it("is never more than half of the whole time", () => {
    const respond = { name: "respond", atMs: at(5) } as const;
    expect([2, 3].map((minute) => nearness(row({ priority: 1 }), respond, at(minute)))).toEqual(["in-time", "near"]);
  });

  it("is the last five minutes before a promise", () => {
    const promise = { name: "promise", atMs: at(20) } as const;
    expect([14, 15, 21].map((minute) => nearness(row(), promise, at(minute)))).toEqual(["in-time", "near", "over"]);
  });
});

describe("a ticket needs a hand", () => {
  it("when it is late, nearly late, or its promise is about to break", () => {
    expect(actReasons(out(), at(2))).toEqual([]);
    expect(actReasons(out({ step: "accepted" }), at(45))).toEqual(["near"]);
    expect(actReasons(out({ step: "accepted" }), at(61))).toEqual(["over"]);
    expect(actReasons(out({ step: "accepted", promisedAtMs: at(40) }), at(37))).toEqual(["promise"]);
  });

  it("when nobody accepts in time", () => {
    expect(actReasons(out({ respondByMs: at(99), arriveByMs: at(99) }), at(15))).toEqual([]);
    expect(actReasons(out({ respondByMs: at(99), arriveByMs: at(99) }), at(16))).toEqual(["not-accepted"]);
  });

  it("when it was returned, urged or escalated, the gravest first", () => {
    expect(actReasons(row({ returnedReason: "缺人手", urged: 2, escalation: 1 }), at(1))).toEqual(["escalated", "returned", "urged"]);
  });

  it("no more once the work is done, nor while it is on hold", () => {
    expect(actReasons(row({ step: "finished", urged: 3 }), at(999))).toEqual([]);
    expect(actReasons(row({ suspendReason: "parts", urged: 3 }), at(999))).toEqual([]);
  });
});

describe("the board's groups", () => {
  it("are those of DESIGN: 要出手, 待派单, 进行中, 挂起, 待签字", () => {
    expect([row({ urged: 1 }), row(), out(), row({ suspendReason: "other" }), row({ step: "finished" })].map((one) => groupOf(one, at(1))))
      .toEqual(["act", "waiting", "underway", "suspended", "unsigned"]);
  });

  it("put what breaks first on top, and jobs without a clock below, oldest first", () => {
    const timeless = { acceptByMs: null, respondByMs: null, arriveByMs: null, finishByMs: null };
    const [soon, late, old, young] = [row({ respondByMs: at(5) }), row(), row({ ...timeless, loggedAtMs: at(-90) }), row(timeless)];
    expect([young, late, old, soon].sort((a, b) => urgency(a) - urgency(b))).toEqual([soon, late, old, young]);
  });
});
