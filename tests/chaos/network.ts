/**
 * The network of a chaos run, whose faults are played on it: real machines of the kernel (network namespaces) where this
 * machine lets us make them, else a TCP proxy before each process. Opened by `run-chaos.ts`.
 */
import type { Seeded } from "../../electron/commands/seeded.ts";
import { openNamespaces } from "./namespaces.ts";
import { openProxies } from "./proxy.ts";

/** What lies between one machine and all others. */
export interface Line {
  /** Where the others reach the machine. */
  readonly address: string;
  /** First port its process tries; 0 for any that is free. */
  readonly port: number;
  /** What a program is started with so that it runs on that machine. */
  readonly runWith: readonly string[];
  /** What can go wrong on it, by name; each lasts until `heal`. */
  readonly faults: Readonly<Record<string, (chance: Seeded) => void>>;
  /** The machine's desks are let in at this port from now on. */
  leadTo(desksPort: number): void;
  /** Every connection of the machine ends at once, without a goodbye; new ones are let in. */
  reset(): void;
  heal(): void;
  close(): void;
}

export interface Network {
  /** Which of the two it is, and what can be played on it. */
  readonly name: string;
  /** A line for a new machine. */
  plug(): Promise<Line>;
  /** Nothing of it is left on this machine; its processes must have ended. */
  close(): void;
}

export const networkKinds = ["namespaces", "proxy"] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** Namespaces where they can be made, else proxies; `kind` forces one of them, and a fault says why it cannot be. */
export function openNetwork(kind?: NetworkKind): Network {
  if (kind === "proxy") return openProxies("as asked");
  try {
    return openNamespaces();
  } catch (fault) {
    if (kind !== undefined) throw fault;
    return openProxies(fault instanceof Error ? fault.message : String(fault));
  }
}
