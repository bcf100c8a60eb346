/**
 * What an attacker sends, by chance from one seed: malformed, oversized, replayed, forged and out of order, at the desks'
 * port (as a stranger, as an enrolled desk that lies about who it is, as a guesser of codes) and at the pages' port. Nothing
 * of it may be written, except the refusal of a well-formed command that a joined desk offers under its own number.
 */
import type { Seeded } from "../../electron/commands/seeded.ts";
import { frameMaxBytes } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";

export interface Message {
  readonly name: string;
  readonly body: unknown;
}

/** What the attacker knows: an enrolled one has read the log, and has recorded an enrolment. */
export interface Known {
  readonly nodeId: string;
  readonly deskNumber: number;
  readonly runs: readonly unknown[];
  readonly firstHash: string;
  readonly head: number;
  /** Commands that stand in the log. */
  readonly ordered: readonly unknown[];
  /** Node ids and numbers of the hub and of the honest desk. */
  readonly hubNodeId: string;
  readonly hubNumber: number;
  readonly honestNodeId: string;
  readonly honestNumber: number;
  /** A proof that was good once. */
  readonly recorded: unknown;
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
    protocol: spoken.max, nodeId: known.nodeId, name: "evil", address: "", deskNumber: known.deskNumber, seenEpoch: 0, runs: known.runs, firstHash: known.firstHash, ...change,
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

/** From somebody with a key that nobody has enrolled. */
export function strangersMessage(chance: Seeded, known: Known): Message {
  if (chance.between(1, oversizedOneIn) === 1) return oversized();
  const makers: readonly (() => Message)[] = [
    () => randomOf(chance), () => randomOf(chance),
    () => ({ name: "hello", body: helloOf(known, { nodeId: chance.pick([known.nodeId, known.hubNodeId, known.honestNodeId]), seenEpoch: chance.pick([0, 999_999, huge]) }) }),
    () => ({ name: "hello", body: helloOf(known, { nodeId: chance.pick([null, 5, {}, ["k"]]), runs: any(chance, junk) }) }),
    () => ({ name: "offer", body: { commands: [command(chance, known)] } }),
    () => ({ name: "offer", body: { commands: known.ordered.slice(0, 3) } }),
    () => ({ name: "who", body: { nodeId: "evil", epoch: huge, isHub: true, address: "https://127.0.0.1:9" } }),
    () => ({ name: "vote", body: { nodeId: "evil", epoch: huge, last: { epoch: huge, seq: huge }, dry: false } }),
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
    () => offered(command(chance, known, { desk: chance.pick([known.hubNumber, known.honestNumber, 77]) })), // under another's number
    () => offered(command(chance, known, { command: chance.pick(["site.enrol-desk", "site.number-desk", "site.revoke-desk", "site.set-sharing"]), actor: "system", body: enrolBody(known) })),
    () => ({ name: "hello", body: helloOf(known, { nodeId: chance.pick([known.hubNodeId, known.honestNodeId]) }) }),
    () => ({ name: "who", body: { nodeId: chance.pick([known.nodeId, known.hubNodeId, known.honestNodeId]), epoch: epochOf(chance, known), isHub: true, address: "https://127.0.0.1:9" } }),
    () => ({ name: "vote", body: { nodeId: chance.pick([known.nodeId, known.honestNodeId]), epoch: epochOf(chance, known), last: { epoch: huge, seq: huge }, dry: chance.pick([true, false]) } }),
  ];
  return chance.pick(makers)();
}

/** Epochs that cannot be: of another's number, or further ahead than take-overs can have brought it. */
function epochOf(chance: Seeded, known: Known): number {
  return chance.pick([huge, 9_999_900 + known.deskNumber, 900 + known.hubNumber, 900 + known.honestNumber, 977]);
}

function enrolBody(known: Known): unknown {
  return { nodeId: "node-friend", name: "friend", fingerprint: "f".repeat(64), address: "", on: true, number: known.deskNumber };
}

/** At the door for newcomers: guesses, a proof recorded from a former enrolment, and nonsense. */
export function newcomersMessage(chance: Seeded, known: Known): Message {
  const proof = () => chance.between(0, huge).toString(16).padStart(64, "0");
  const makers: readonly (() => Message)[] = [
    () => ({ name: "begin", body: {} }), () => ({ name: "begin", body: any(chance, junk) }), () => ({ name: "prove", body: any(chance, junk) }), () => ({ name: "prove", body: known.recorded }),
    () => ({ name: "prove", body: { nodeId: chance.pick(["node-new", known.honestNodeId]), name: "evil", address: "", nonce: "0".repeat(32), proof: proof() } }), () => randomOf(chance),
  ];
  return chance.pick(makers)();
}

/** Name and input of a call at the pages' port; none of them is one that a page may write with. */
export function pagesCall(chance: Seeded): readonly [name: unknown, input: unknown] {
  const calls = ["hello", "submit", "open", "close", "search", "saveDraft", "changeSettings", "found", "takeOver", "__proto__", "constructor", "", 5, null];
  const inputs: readonly unknown[] = [
    ...junk, { command: "ticket.note", body: null }, { command: "__proto__", body: {} }, { command: "site.open-epoch", body: { epoch: huge, nodeId: "x", forcedBy: null } },
    { view: "__proto__", params: {}, handle: 1 }, { view: "board", params: { a: {} }, handle: 1 }, { text: "x".repeat(300), limit: 5 }, { how: "join", hub: "file:///etc", code: "x" },
  ];
  return [any(chance, calls), any(chance, inputs)];
}
