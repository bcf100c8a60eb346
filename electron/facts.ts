/** The single facts that a host keeps about its machine, with names and types in one place. Kept by `store/local.ts`. */
import { v7 as newId } from "uuid";
import { deskSettings } from "../shared/bridge.ts";
import type { DeskSettings } from "../shared/bridge.ts";
import type { Store } from "./store/store.ts";

/** Round 1, desk 1: the epoch in which a site is founded (numbering: `sync/reign.ts`). */
export const firstEpoch = 101;

export interface Facts {
  nodeId(): string;
  role(): "hub" | "desk";
  /** 0 until the hub gave one. */
  deskNumber(): number;
  /** Epoch that this node orders in while it is the hub. */
  epoch(): number;
  /** Highest epoch promised to a candidate, or seen. */
  promised(): number;
  /** Who sits here; null while nobody has said who they are. */
  personId(): string | null;
  /** Wrong PINs tried at this desk, as `seat/wrong-tries.ts` keeps them. */
  wrongTries(): string | undefined;
  /** How the first start was answered; undefined before it was. */
  founded(): string | undefined;
  /** Where the hub was last found, and the key of the one that let this desk in last (empty where none ever did). */
  hub(): { readonly address: string; readonly print: string };
  /** This hub's log has been shorter once than other desks remembered it. */
  wentBack(): boolean;
  /** Highest epoch in which this node knew a hub. */
  seenEpoch(): number;
  /** How far the log was safe when that was last kept; it may be further by now. */
  safe(): number;
  settings(): DeskSettings;
  set(values: Readonly<Record<string, string>>): void;
}

/** Several facts set together are on the disk together, also inside another transaction. */
export function createFacts({ local, db, transaction }: Pick<Store, "local" | "db" | "transaction">): Facts {
  function made(key: string, make: () => string): string {
    const known = local.fact(key) ?? make();
    local.setFact(key, known);
    return known;
  }
  return {
    nodeId: () => local.fact("node-id") ?? made("node-id", newId),
    role: () => (local.fact("role") === "desk" ? "desk" : "hub"),
    deskNumber: () => Number(local.fact("desk-number") ?? 0),
    epoch: () => Number(local.fact("epoch") ?? firstEpoch),
    promised: () => Number(local.fact("promised") ?? firstEpoch),
    personId: () => local.fact("person") || null,
    wrongTries: () => local.fact("wrong-tries"),
    founded: () => local.fact("founded"),
    hub: () => ({ address: local.fact("hub") ?? "", print: local.fact("hub-print") ?? "" }),
    wentBack: () => local.fact("went-back") === "1",
    seenEpoch: () => Number(local.fact("seen-epoch") ?? firstEpoch),
    safe: () => Number(local.fact("safe") ?? 0),
    settings: () => deskSettings.parse(JSON.parse(local.fact("settings") ?? "{}")),
    set(values) {
      const write = () => { for (const [key, value] of Object.entries(values)) local.setFact(key, value); };
      if (db.inTransaction) write();
      else transaction(write);
    },
  };
}
