/** The single facts that a host keeps about its machine, with names and types in one place. Kept by `store/local.ts`. */
import { randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { deskSettings } from "../shared/bridge.ts";
import type { DeskSettings } from "../shared/bridge.ts";
import type { Local } from "./store/local.ts";

type SecretName = "join-key" | "desk-key" | "wall-key";

export interface Facts {
  nodeId(): string;
  role(): "hub" | "desk";
  /** 0 until the hub gave one. */
  deskNumber(): number;
  epoch(): number;
  /** Who sits here; null while nobody has said who they are. */
  personId(): string | null;
  /** How the first start was answered; undefined before it was. */
  founded(): string | undefined;
  hub(): { readonly address: string; readonly key: string };
  /** Made on first use, 144 random bits. */
  secret(name: SecretName): string;
  settings(): DeskSettings;
  set(values: Readonly<Record<string, string>>): void;
}

export function createFacts(local: Local): Facts {
  function made(key: string, make: () => string): string {
    const known = local.fact(key) ?? make();
    local.setFact(key, known);
    return known;
  }
  return {
    nodeId: () => local.fact("node-id") ?? made("node-id", newId),
    role: () => (local.fact("role") === "desk" ? "desk" : "hub"),
    deskNumber: () => Number(local.fact("desk-number") ?? 0),
    epoch: () => Number(local.fact("epoch") ?? 1),
    personId: () => local.fact("person") || null,
    founded: () => local.fact("founded"),
    hub: () => ({ address: local.fact("hub") ?? "", key: local.fact("hub-key") ?? "" }),
    secret: (name) => local.fact(name) ?? made(name, () => randomBytes(18).toString("base64url")),
    settings: () => deskSettings.parse(JSON.parse(local.fact("settings") ?? "{}")),
    set: (values) => { for (const [key, value] of Object.entries(values)) local.setFact(key, value); },
  };
}
