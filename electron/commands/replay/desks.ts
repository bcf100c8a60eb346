/** A hub with the sample hospital and some desks joined to it: whole hosts with real sockets, in this process. */
import { join } from "node:path";
import { sourceFolder } from "../../arguments.ts";
import { openHost } from "../../host.ts";
import type { Host } from "../../host.ts";
import { fingerprint } from "../../store/rebuild.ts";

export interface Desks {
  readonly hub: Host;
  readonly desks: readonly Host[];
  close(): Promise<void>;
}

const pollMs = 50;
/** Longest wait for a desk to join, or for all to hold the same. */
const patienceMs = 60_000;

/** Opens them under `folder`, each in its own; resolves when every desk has the whole log. */
export async function openDesks(folder: string, count: number): Promise<Desks> {
  const hub = await open(join(folder, "hub"));
  if (hub.core().facts.founded() === undefined) await hub.found({ how: "sample" });
  const sharing = hub.sharing().hub;
  if (sharing === null) throw new Error("the first host is no hub");
  const desks: Host[] = [];
  for (let number = 1; number <= count; number++) {
    const desk = await open(join(folder, `desk-${number}`));
    if (desk.core().facts.founded() === undefined) await letIn(desk, hub, sharing.address);
    desks.push(desk);
  }
  const all = { hub, desks, close: async () => { for (const host of [...desks, hub]) await host.close(); } };
  if (!(await settled(all))) throw new Error("a desk did not join in time");
  return all;
}

async function letIn(desk: Host, hub: Host, address: string): Promise<void> {
  const shown = hub.showCode();
  const refusal = "params" in shown ? shown : await desk.found({ how: "join", hub: address, code: shown.code });
  if (refusal !== null) throw new Error(`a desk was not let in: ${refusal.code}`);
}

function open(dataFolder: string): Promise<Host> {
  return openHost({
    dataFolder, programFolder: sourceFolder, version: "replay", port: 0, onFault: (code, call, fault) => console.error(code, call, fault),
  });
}

/** Waits until nothing is under way and every desk has the hub's last event; false where that does not come. */
export async function settled({ hub, desks }: Pick<Desks, "hub" | "desks">): Promise<boolean> {
  const until = Date.now() + patienceMs;
  const isSettled = () => desks.every((desk) => {
    const { store, facts } = desk.core();
    return facts.deskNumber() > 0 && store.pending.count() === 0 && store.log.head().hash === hub.core().store.log.head().hash;
  });
  while (!isSettled()) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return true;
}

/** Fingerprint of state and search of every host; all equal where they converged. */
export function fingerprints({ hub, desks }: Pick<Desks, "hub" | "desks">): readonly string[] {
  return [hub, ...desks].map((host) => {
    const { store } = host.core();
    store.search.flush();
    return fingerprint(store.db);
  });
}
