/** How much may be on its way to a desk, and whose turn it is among those that are behind. */
import { describe, expect, it } from "vitest";
import { createSendQueue } from "../../../electron/sync/send-queue.ts";
import { sendToAll } from "../../../electron/sync/send-to-all.ts";
import type { Connection } from "../../../electron/sync/connection.ts";
import { createTurns } from "../../../electron/sync/turns.ts";
import type { WireEvent } from "../../../shared/wire.ts";

function eventsFrom(first: number, count: number, body = "{}"): WireEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: first + index, epoch: 101, commandId: `c-${first + index}`, part: 0, stream: "ticket", id: "t", type: "ticket.noted@1", body, command: null,
    actor: "li-jianguo", desk: 1, observedAtMs: 0, recordedAtMs: 0, previousHash: "0".repeat(64),
  }));
}

describe("what is on its way to one desk", () => {
  it("is too much at more than 5,000 events, and less again when the desk says what it has", () => {
    const queue = createSendQueue();
    for (let first = 1; first <= 4_501; first += 500) expect(queue.sent(eventsFrom(first, 500))).toBe(false);
    expect(queue.sent(eventsFrom(5_001, 1))).toBe(true);
    queue.applied(500);
    expect(queue.sent(eventsFrom(5_002, 499))).toBe(false);
    expect(queue.sent(eventsFrom(5_501, 1))).toBe(true);
    queue.clear();
    expect(queue.sent(eventsFrom(5_502, 1))).toBe(false);
  });

  it("is too much at more than four megabytes", () => {
    const queue = createSendQueue();
    const large = "x".repeat(500_000);
    for (let seq = 1; seq <= 8; seq++) expect(queue.sent(eventsFrom(seq, 1, large))).toBe(false);
    expect(queue.sent(eventsFrom(9, 1, large))).toBe(true);
  });
});

describe("one message to many desks", () => {
  it("is handed over once where the transport can, and one by one where it cannot", () => {
    const sent: string[] = [];
    const plain = (name: string): Connection => ({ peer: name, send: (message) => void sent.push(`${name} ${message}`), ask: async () => undefined, on: () => {}, onClose: () => {}, close: () => {} });
    const able: Connection = { ...plain("a"), sendToMany: (all, message) => void sent.push(`${all.map(({ peer }) => peer).join("+")} ${message}`) };
    sendToAll([able, plain("b")], "pulse", {});
    sendToAll([plain("b"), plain("c")], "pulse", {});
    sendToAll([able], "pulse", {});
    expect(sent).toEqual(["a+b pulse", "b pulse", "c pulse", "a pulse"]);
  });
});

describe("the turns of those that are behind", () => {
  it("come one in each turn of the loop, first come first served; a fault ends only its own", async () => {
    const planned: (() => void)[] = [];
    const turns = createTurns({ nowMs: () => 0, after: () => () => {}, soon: (work) => void planned.push(work), random: () => 0 });
    const done: string[] = [];
    const failing = turns.run(() => { throw new Error("no row"); });
    void turns.run(() => void done.push("second"));
    void turns.run(() => void done.push("third"));
    expect(planned).toHaveLength(1);
    planned.shift()?.();
    await expect(failing).rejects.toThrow("no row");
    planned.shift()?.();
    expect(done).toEqual(["second"]);
    planned.shift()?.();
    expect(done).toEqual(["second", "third"]);
    expect(planned).toHaveLength(0);
  });
});
