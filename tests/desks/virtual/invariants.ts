/** What must hold after every schedule, whatever went wrong in it. */
import { fingerprint, rebuild } from "../../../electron/store/rebuild.ts";
import { hashOf, zeroHash } from "../../../electron/store/log.ts";
import { streamNames } from "../../../shared/house.ts";
import { refusedType } from "../../../shared/wire.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import type { Saved } from "./faults.ts";
import type { Machine } from "./machine.ts";
import type { Net } from "./net.ts";

export interface Finding {
  readonly rule: string;
  readonly detail: string;
}

/** Schedules whose state is made again from the log; the others compare the states of all machines. */
const rebuiltShare = 0.3;

/** Every broken rule of a schedule that has healed; empty when all is well. */
export function checkAll(net: Net, saved: readonly Saved[], wasForced: boolean): Finding[] {
  const left = net.machines.filter((machine) => !machine.isLost());
  const log = left[0]?.core().store.log.read(0, Number.MAX_SAFE_INTEGER) ?? [];
  return [
    ...sameEverywhere(left), ...logsWhole(left), ...nothingLost(left, log, saved), ...chainHolds(log), ...nothingTwice(log), ...commandsWhole(net, log), ...originOrder(net, log, saved),
    ...refusalsRead(left, log, saved), ...outboxesEmpty(left), ...slipsTold(left), ...(net.chance.odds(rebuiltShare) ? stateIsTheLogs(left) : []),
    ...(wasForced ? [] : safeStays(net.machines, log)),
  ];
}

const finding = (rule: string, detail: string): Finding[] => [{ rule, detail }];

function sameEverywhere(left: readonly Machine[]): Finding[] {
  const heads = left.map((machine) => `${machine.address} ${machine.core().store.log.head().seq} ${machine.core().store.log.head().hash.slice(0, 12)}`);
  if (new Set(heads.map((one) => one.split(" ").slice(1).join(" "))).size > 1) return finding("logs-equal", heads.join(", "));
  const states = new Set(left.map((machine) => fingerprint(machine.disk.db())));
  return states.size > 1 ? finding("states-equal", `${heads.join(", ")}: ${firstDifference(left)}`) : [];
}

/** Who took over a hub's position has fetched all that lies beneath it. */
function logsWhole(left: readonly Machine[]): Finding[] {
  const partial = left.filter((machine) => !machine.core().store.log.isWhole());
  return partial.length === 0 ? [] : finding("logs-whole", partial.map((machine) => machine.address).join(", "));
}

/** The first thing that two machines hold different states of. */
function firstDifference(left: readonly Machine[]): string {
  const rowsOf = (machine: Machine) => new Map(streamNames.flatMap((stream) =>
    machine.disk.db().prepare<[], { id: string; body: string }>(`SELECT id, body FROM state_${stream}`).all().map(({ id, body }) => [`${stream}/${id}`, body] as const)));
  const [one, ...others] = left.map(rowsOf);
  for (const [index, other] of others.entries()) {
    const key = [...new Set([...(one?.keys() ?? []), ...other.keys()])].find((each) => one?.get(each) !== other.get(each));
    if (key !== undefined) return `${key} at ${left[0]?.address}: ${one?.get(key)}, at ${left[index + 1]?.address}: ${other.get(key)}`;
  }
  return "only in the search texts";
}

/** Saved by a machine that lives, or ever held by one: ordered or refused. */
function nothingLost(left: readonly Machine[], log: readonly WireEvent[], saved: readonly Saved[]): Finding[] {
  const present = new Set(log.map((event) => event.commandId));
  const missing = saved.filter(({ machine, commandId }) => {
    const isOwed = !machine.isLost() || left.some((one) => one.held.has(commandId));
    return isOwed && !present.has(commandId);
  });
  return missing.length === 0 ? [] : finding("nothing-saved-is-lost", missing.slice(0, 3).map((one) => one.commandId).join(", "));
}

function chainHolds(log: readonly WireEvent[]): Finding[] {
  let previous = zeroHash;
  for (const [index, event] of log.entries()) {
    if (event.seq !== index + 1) return finding("no-gap", `row ${index + 1} is ${event.seq}`);
    if (event.previousHash !== previous) return finding("chain", `row ${event.seq}`);
    previous = hashOf(event);
  }
  return [];
}

function nothingTwice(log: readonly WireEvent[]): Finding[] {
  const numbers = log.filter((event) => event.type === "ticket.logged@1").map((event) => (JSON.parse(event.body) as { number: string }).number);
  if (new Set(numbers).size !== numbers.length) return finding("numbers-unique", numbers.join(" "));
  const runs = log.filter((event, index) => event.commandId !== log[index - 1]?.commandId).map((event) => event.commandId);
  return new Set(runs).size === runs.length ? [] : finding("no-event-twice", "a command's events stand in two places");
}

/** A command is done or it is not: never a part of it. */
function commandsWhole({ parts }: Net, log: readonly WireEvent[]): Finding[] {
  const found = new Map<string, number>();
  for (const { epoch, commandId } of log) found.set(`${epoch}/${commandId}`, (found.get(`${epoch}/${commandId}`) ?? 0) + 1);
  const torn = [...found].find(([key, count]) => (parts.get(key) ?? count) !== count);
  return torn === undefined ? [] : finding("commands-whole", `${torn[0]} has ${torn[1]} of ${parts.get(torn[0])} events`);
}

/**
 * What one machine said first stands first. One case cannot be promised: a machine that took over the hub's position has a
 * maker's later commands and not the earlier ones beneath, and then the hub and those rows are gone. It brings back what
 * it has; who has the earlier ones may come later, or never. Nobody can tell which, and to wait for ever would lose the rest.
 */
function originOrder({ partings }: Net, log: readonly WireEvent[], saved: readonly Saved[]): Finding[] {
  const seqOf = new Map<string, number>();
  for (const event of log) if (!seqOf.has(event.commandId)) seqOf.set(event.commandId, event.seq);
  const wereApart = (earlier: string, later: string) => partings.some(({ missing, brought }) => missing.has(earlier) && brought.has(later));
  const earlierOf = new Map<Machine, { readonly commandId: string; readonly seq: number }[]>();
  for (const { machine, commandId } of saved) {
    const seq = seqOf.get(commandId);
    if (seq === undefined) continue;
    const earlier = earlierOf.get(machine) ?? [];
    const overtaken = earlier.find((one) => one.seq > seq && !wereApart(one.commandId, commandId));
    if (overtaken !== undefined) return finding("origin-order", `${commandId} overtook ${overtaken.commandId}, an earlier command of ${machine.address}`);
    earlierOf.set(machine, [...earlier, { commandId, seq }]);
  }
  return [];
}

function refusalsRead(left: readonly Machine[], log: readonly WireEvent[], saved: readonly Saved[]): Finding[] {
  const refused = new Set(log.filter((event) => event.type === refusedType).map((event) => event.commandId));
  for (const { machine, commandId } of saved) {
    if (!refused.has(commandId) || !left.includes(machine)) continue;
    const inTray = machine.disk.db().prepare("SELECT count(*) FROM refused WHERE command_id = ?").pluck().get(commandId);
    if (inTray !== 1) return finding("refusal-reaches-its-author", commandId);
  }
  return [];
}

/** What was once safe never changes its number or its content; only a forced take-over may give that up, and says so. */
function safeStays(machines: readonly Machine[], log: readonly WireEvent[]): Finding[] {
  for (const machine of machines) {
    for (const [seq, commandId] of machine.safe) {
      if (log[seq - 1]?.commandId !== commandId) return finding("safe-stays", `${seq} was ${commandId} at ${machine.address}, is ${log[seq - 1]?.commandId}`);
    }
  }
  return [];
}

function outboxesEmpty(left: readonly Machine[]): Finding[] {
  const full = left.filter((machine) => machine.disk.db().prepare("SELECT count(*) FROM outbox").pluck().get() !== 0);
  return full.length === 0 ? [] : finding("outboxes-drain", full.map((machine) => `${machine.address} ${machine.core().desk.reign().role} ${JSON.stringify(machine.disk.db().prepare("SELECT command_id, seq FROM outbox").raw().all())} of ${machine.core().store.log.head().seq}`).join("; "));
}

/** Paper that ran when the program died is of unknown outcome, never under way for ever. */
function slipsTold(left: readonly Machine[]): Finding[] {
  return left.flatMap((machine) => {
    const begun = machine.disk.slipsUnderWay(machine.core().facts.deskNumber());
    return begun.length === 0 ? [] : finding("slips-end", `${machine.address} ${begun.join(", ")}`);
  });
}

function stateIsTheLogs(left: readonly Machine[]): Finding[] {
  const [machine] = left;
  if (machine === undefined) return [];
  const { store } = machine.core();
  if (!store.log.isWhole()) return []; // `logsWhole` tells; states that came without their events cannot be made again
  const before = fingerprint(machine.disk.db());
  rebuild(machine.disk.db(), store.state, { ...store.search, touch: () => {}, flush: () => {} });
  return fingerprint(machine.disk.db()) === before ? [] : finding("state-is-the-logs", machine.address);
}
