/** Who looks at what, over lines that can be cut, on a clock that the test turns. */
import { describe, expect, it } from "vitest";
import type { Connection, Timers } from "../../electron/sync/connection.ts";
import { createLooks, forgetMs, repeatMs } from "../../electron/sync/looks.ts";
import type { Look } from "../../shared/wire.ts";

function clock() {
  let now = 0;
  let waiting: { readonly atMs: number; readonly work: () => void }[] = [];
  const timers: Timers = {
    nowMs: () => now, soon: (work) => work(), random: () => 0.5,
    after(ms, work) {
      const one = { atMs: now + ms, work };
      waiting.push(one);
      return () => { waiting = waiting.filter((each) => each !== one); };
    },
  };
  return {
    timers,
    turn(ms: number) {
      const endMs = now + ms;
      for (;;) {
        const [next] = waiting.filter((one) => one.atMs <= endMs).toSorted((one, other) => one.atMs - other.atMs);
        if (next === undefined) break;
        waiting = waiting.filter((one) => one !== next);
        now = next.atMs;
        next.work();
      }
      now = endMs;
    },
  };
}

function line() {
  const handlers = [new Map<string, (message: unknown, answer: () => void) => void>(), new Map<string, (message: unknown, answer: () => void) => void>()] as const;
  const closers: (() => void)[] = [];
  const sent: unknown[] = [];
  let isMute = false;
  const end = (own: 0 | 1): Connection => ({
    peer: String(own),
    send(name, message) {
      if (isMute) return;
      sent.push(message);
      handlers[own === 0 ? 1 : 0].get(name)?.(JSON.parse(JSON.stringify(message)), () => {});
    },
    ask: async () => undefined, on: (name, handler) => void handlers[own].set(name, handler), onClose: (listener) => void closers.push(listener), close: () => {},
  });
  return { ends: [end(0), end(1)] as const, sent, cut() { for (const close of closers) close(); }, mute() { isMute = true; } };
}

function house() {
  const { timers, turn } = clock();
  const seen = new Map<number, readonly Look[]>();
  const node = (desk: number, personId: string) => createLooks({ timers, deskNumber: () => desk, personId: () => personId, publish: (looks) => void seen.set(desk, looks) });
  const [hub, second, third] = [node(1, "li"), node(2, "wang"), node(3, "zhao")];
  const [toSecond, toThird] = [line(), line()];
  hub.join(toSecond.ends[0]); second.join(toSecond.ends[1]);
  hub.join(toThird.ends[0]); third.join(toThird.ends[1]);
  return { hub, second, third, toSecond, toThird, turn, at: (desk: number) => (seen.get(desk) ?? []).filter((look) => look.ticketId !== null || look.placeId !== null).map((look) => `${look.desk} ${look.personId} ${look.ticketId ?? look.placeId}`) };
}

describe("presence", () => {
  it("tells every desk of every other through the hub, and nobody of themselves", () => {
    const { second, third, turn, at } = house();
    second.look({ ticketId: "t1", placeId: null });
    turn(1_000);
    expect([at(1), at(2), at(3)]).toEqual([["2 wang t1"], [], ["2 wang t1"]]);
    third.look({ ticketId: null, placeId: "b3-f7" });
    turn(1_000);
    expect([at(1), at(2), at(3)]).toEqual([["2 wang t1", "3 zhao b3-f7"], ["3 zhao b3-f7"], ["2 wang t1"]]);
  });

  it("follows who goes on to another ticket, and who leaves it", () => {
    const { second, turn, at } = house();
    second.look({ ticketId: "t1", placeId: null });
    turn(1_000);
    second.look({ ticketId: "t2", placeId: null });
    turn(1_000);
    expect(at(3)).toEqual(["2 wang t2"]);
    second.look({ ticketId: null, placeId: null });
    turn(1_000);
    expect(at(3)).toEqual([]);
  });

  it("forgets at once whose line is cut, and in time who only fell silent", () => {
    const { second, third, toSecond, toThird, turn, at } = house();
    second.look({ ticketId: "t1", placeId: null });
    third.look({ ticketId: "t3", placeId: null });
    turn(1_000);
    toSecond.cut();
    expect(at(1)).toEqual(["3 zhao t3"]);
    toThird.mute();
    turn(forgetMs + 2 * repeatMs);
    expect(at(1)).toEqual([]);
  });

  it("says nothing new while nothing changes but that it is still there", () => {
    const { second, toSecond, turn } = house();
    second.look({ ticketId: "t1", placeId: null });
    turn(1_000);
    const before = toSecond.sent.length;
    turn(10 * repeatMs);
    expect(toSecond.sent.length - before).toBeLessThanOrEqual(2 * 10 + 2);
  });

  it("drops what is no presence", () => {
    const { hub, turn, at } = house();
    const stranger = line();
    hub.join(stranger.ends[0]);
    for (const message of [null, 7, {}, { looks: 1 }, { looks: [{ desk: 0 }] }, { looks: Array.from({ length: 200 }, () => ({ desk: 4, personId: null, ticketId: "t", placeId: null })) }]) stranger.ends[1].send("presence", message);
    turn(1_000);
    expect(at(1)).toEqual([]);
  });
});
