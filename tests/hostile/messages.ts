/**
 * What an attacker sends, by chance from one seed: malformed, oversized, replayed, forged and out of order, at the desks'
 * port (with and without the site's key) and at the pages' port. Nothing of it may be written, except the refusal of a
 * well-formed command that a joined desk offers.
 */
import type { Seeded } from "../../electron/commands/seeded.ts";
import { frameMaxBytes, protocol } from "../../shared/wire.ts";

export interface Message {
  readonly name: string;
  readonly body: unknown;
}

/** What the attacker knows: a joined one has the key, and commands that were ordered already. */
export interface Known {
  readonly key: string;
  readonly nodeId: string;
  readonly deskNumber: number;
  readonly runs: readonly unknown[];
  readonly firstHash: string;
  readonly head: number;
  /** Commands that stand in the log. */
  readonly ordered: readonly unknown[];
}

/** One message in so many is larger than a frame may be; it costs the attacker its connection. */
const oversizedOneIn = 500;

const huge = Number.MAX_SAFE_INTEGER;
const junk: readonly unknown[] = [
  undefined, null, true, -1, 1.5, huge, "", "x", "\u0000", "\uD800", [], [[]], {}, { a: { b: { c: [] } } }, JSON.parse('{"__proto__":{"isHub":true}}'),
  { constructor: { prototype: {} } }, "x".repeat(100_000), Array.from({ length: 2_000 }, () => ({})), { commands: [] }, { head: "1" }, { since: -1 },
];
const names = ["hello", "offer", "events", "applied", "need", "pulse", "who", "vote", "welcome", "__proto__", "toString", "error", "message", ""];

/** One of a list that may hold nothing at its places. */
function any(chance: Seeded, list: readonly unknown[]): unknown {
  return list[chance.between(0, list.length - 1)];
}

export function helloOf(known: Known, change: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    protocol, nodeId: known.nodeId, name: "evil", address: "", key: known.key, deskNumber: known.deskNumber, seenEpoch: 0, runs: known.runs, firstHash: known.firstHash, ...change,
  };
}

/** A command as it should be, except for what `change` says. */
function command(chance: Seeded, known: Known, change: Readonly<Record<string, unknown>> = {}): unknown {
  const commandId = `evil-${chance.between(0, huge)}`;
  return { commandId, command: "ticket.note", body: { ticketId: "no-such-ticket", text: "x" }, actor: "evil", desk: known.deskNumber, observedAtMs: 1, ...change };
}

function randomOf(chance: Seeded): Message {
  return { name: chance.pick(names), body: any(chance, junk) };
}

function oversized(): Message {
  return { name: "offer", body: { commands: ["x".repeat(frameMaxBytes)] } };
}

/** From somebody without the key, or with a wrong one. */
export function strangersMessage(chance: Seeded, known: Known): Message {
  if (chance.between(1, oversizedOneIn) === 1) return oversized();
  const makers: readonly (() => Message)[] = [
    () => randomOf(chance), () => randomOf(chance),
    () => ({ name: "hello", body: helloOf({ ...known, key: chance.pick(["", "wrong", `${known.key}x`]) }, { seenEpoch: chance.pick([0, 999_999, huge]) }) }),
    () => ({ name: "hello", body: helloOf(known, { key: chance.pick([null, 5, {}, ["k"]]), runs: any(chance, junk) }) }),
    () => ({ name: "offer", body: { commands: [command(chance, known)] } }),
    () => ({ name: "offer", body: { commands: known.ordered.slice(0, 3) } }),
    () => ({ name: "who", body: { nodeId: "evil", epoch: huge, isHub: true, address: "http://127.0.0.1:9", key: chance.pick(["", "wrong"]) } }),
    () => ({ name: "vote", body: { nodeId: "evil", key: "wrong", epoch: huge, last: { epoch: huge, seq: huge }, dry: false } }),
    () => ({ name: "need", body: { since: 0 } }), () => ({ name: "applied", body: { head: huge } }),
  ];
  return chance.pick(makers)();
}

/** From a desk that was let in. One in twenty is well formed, and is refused on record. */
export function joinedMessage(chance: Seeded, known: Known): Message {
  if (chance.between(1, oversizedOneIn) === 1) return oversized();
  const offered = (...commands: unknown[]): Message => ({ name: "offer", body: { commands } });
  const makers: readonly (() => Message)[] = [
    ...Array.from({ length: 6 }, () => () => randomOf(chance)),
    () => offered(command(chance, known)),
    () => offered(chance.pick(known.ordered)), () => offered(...known.ordered.slice(0, 5), ...known.ordered.slice(0, 5)), // replayed
    () => offered(command(chance, known, { command: chance.pick(["site.open-epoch", "site.open-epoch"]), body: { epoch: huge, nodeId: known.nodeId, forcedBy: null } })), // forged
    () => offered(command(chance, known, { desk: 100 })), () => offered(command(chance, known, { commandId: "../../x" })),
    () => offered(command(chance, known, { command: "x".repeat(100) })), () => offered(command(chance, known, { observedAtMs: chance.pick([-1, 1e20, Number.NaN]) })),
    () => offered(...Array.from({ length: 101 }, () => command(chance, known))), () => offered(command(chance, known, { surplus: 1 })),
    () => ({ name: "need", body: { since: chance.pick([0, known.head, huge]) } }), () => ({ name: "applied", body: { head: chance.pick([0, 1, huge]) } }), // out of order
    () => ({ name: "hello", body: helloOf(known) }), () => ({ name: "events", body: { epoch: huge, from: 1, events: known.ordered, safe: huge } }),
    () => ({ name: "vote", body: { nodeId: known.nodeId, key: known.key, epoch: huge, last: { epoch: huge, seq: huge }, dry: false } }),
  ];
  return chance.pick(makers)();
}

/** Name and input of a call at the pages' port; none of them is one that a page may write with. */
export function pagesCall(chance: Seeded): readonly [name: unknown, input: unknown] {
  const calls = ["hello", "submit", "open", "close", "search", "saveDraft", "changeSettings", "found", "takeOver", "__proto__", "constructor", "", 5, null];
  const inputs: readonly unknown[] = [
    ...junk, { command: "ticket.note", body: null }, { command: "__proto__", body: {} }, { command: "site.open-epoch", body: { epoch: huge, nodeId: "x", forcedBy: null } },
    { view: "__proto__", params: {}, handle: 1 }, { view: "board", params: { a: {} }, handle: 1 }, { text: "x".repeat(300), limit: 5 }, { how: "join", hub: "file:///etc", key: "x" },
  ];
  return [any(chance, calls), any(chance, inputs)];
}
