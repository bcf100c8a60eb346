/**
 * Everything the machines of one schedule share: virtual time, chance, the cables between them, and a notebook of what
 * must never have two answers.
 */
import type { WireEvent } from "../../../shared/wire.ts";
import type { Machine } from "./machine.ts";
import { createChance, createWorld } from "./world.ts";
import type { Chance, Wire, World } from "./world.ts";

export interface Net {
  readonly world: World;
  readonly chance: Chance;
  readonly machines: Machine[];
  readonly blocked: Set<string>;
  readonly wires: Set<Wire>;
  readonly delayMs: number;
  /** Messages overtake each other and come twice, as no socket does it; what holds then holds on any transport. */
  readonly untidy: boolean;
  /** Who began which epoch, and what stood at each position: neither may ever have two answers. */
  readonly reigns: Map<number, string>;
  readonly positions: Map<string, string>;
  /** Of how many events each command was made, by epoch and command. */
  readonly parts: Map<string, number>;
  /** Of the logs that were cut while rows of them were still to come: what others did in those rows, and after them. */
  readonly partings: Parting[];
  /** Slips that came out of a printer. */
  readonly printed: Set<string>;
  /** What was seen to go wrong on the way; `unlessForced` where only a forced take-over allows it. */
  readonly seen: Seen[];
}

/** Commands of others at a machine that took over the hub's position and lost that hub before the rows beneath had come. */
export interface Parting {
  /** Stood in rows that never came. */
  readonly missing: ReadonlySet<string>;
  /** Stood after those, and are brought back. */
  readonly brought: ReadonlySet<string>;
}

export interface Seen {
  readonly rule: string;
  readonly detail: string;
  readonly unlessForced: boolean;
}

export const pairOf = (a: string, b: string): string => [a, b].sort().join("|");

/** `isExpected`: faults that end the entry they come from and nothing else. */
export function createNet(seed: number, startMs: number, isExpected: (net: Net, fault: unknown) => boolean): Net {
  const chance = createChance(seed);
  const net: Net = {
    world: createWorld(startMs, (fault) => isExpected(net, fault)), chance, machines: [], blocked: new Set(), wires: new Set(),
    delayMs: 2 + chance.int(60), untidy: chance.odds(0.1), reigns: new Map(), positions: new Map(), parts: new Map(), partings: [], printed: new Set(), seen: [],
  };
  return net;
}

/** Only one event may ever stand at a position (epoch, seq). */
export function notePosition(net: Net, address: string, { epoch, seq, commandId, part, previousHash }: WireEvent): void {
  const key = `${epoch}/${seq}`;
  const what = `${commandId}#${part}#${previousHash}`;
  const known = net.positions.get(key) ?? what;
  if (known !== what) net.seen.push({ rule: "one-event-per-position", detail: `${address} ${key}: ${what} and ${known}`, unlessForced: false });
  net.positions.set(key, known);
}

/** The commands whose events stand at these positions. */
export function commandsAt(net: Net, { epoch, from, to }: { readonly epoch: number; readonly from: number; readonly to: number }): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => net.positions.get(`${epoch}/${from + index}`)?.split("#")[0] ?? "");
}

/** A hub made these events in one transaction. */
export function noteParts(net: Net, events: readonly WireEvent[]): void {
  for (const { epoch, commandId } of events) net.parts.set(`${epoch}/${commandId}`, (net.parts.get(`${epoch}/${commandId}`) ?? 0) + 1);
}

/** Some hub has ordered this command: a machine that took over its position knows it by the state alone. */
export function wasOrdered({ parts }: Net, commandId: string): boolean {
  return [...parts.keys()].some((key) => key.endsWith(`/${commandId}`));
}

/** A slip comes out of a printer: never a second time, and never before it is ordered unless somebody wanted it alone. */
export function slipsPrinted(net: Net, address: string, { id, isOwed }: { readonly id: string; readonly isOwed: boolean }): void {
  const saw = (rule: string) => void net.seen.push({ rule, detail: `${address} ${id}`, unlessForced: false });
  if (net.printed.has(id)) saw("no-slip-twice");
  if (!isOwed) saw("paper-only-when-ordered");
  net.printed.add(id);
}
