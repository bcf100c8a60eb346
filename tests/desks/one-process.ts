/**
 * Several desks and a hub in one process, over real sockets on 127.0.0.1, each with its own scratch folder. A gate stands
 * between them: it can be shut, which cuts every connection as a pulled cable does.
 */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { join } from "node:path";
import { listen } from "../../electron/listen.ts";
import { openHost } from "../../electron/host.ts";
import type { Host } from "../../electron/host.ts";
import { fingerprint } from "../../electron/store/rebuild.ts";
import type { CommandName } from "../../shared/house.ts";
import type { LinkRow } from "../../shared/views.ts";
import { projectFolder, removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";
import { smallHospital } from "../stories/small-hospital.ts";
import { usualActor } from "../stories/usual-actor.ts";

/** The program as tests run it: real SQL and catalogue, a page of one line, so that nothing must have been built. */
export function programFolder(): string {
  const folder = scratchFolder();
  for (const part of ["electron", "resources"]) symlinkSync(join(projectFolder, part), join(folder, part), "junction");
  mkdirSync(join(folder, "out", "renderer"), { recursive: true });
  writeFileSync(join(folder, "out", "renderer", "index.html"), "<!doctype html><title>yizhan</title>");
  return folder;
}

export interface Place {
  readonly host: Host;
  readonly folder: string;
  /** Faults that door, hub or link reported. */
  readonly faults: unknown[];
}

export interface Gate {
  readonly address: string;
  /** Cuts every connection and lets none in. */
  shut(): void;
  open(): void;
  /** From now on it leads elsewhere: the hub came back on another port. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

/** Everything a test opened; closed together, newest first. */
export class House {
  readonly #program = programFolder();
  readonly #folders: string[] = [this.#program];
  readonly #closers: (() => Promise<void> | void)[] = [];
  readonly #advertised: string | undefined;
  #joining: Promise<void> = Promise.resolve();

  /** `meetAnywhere`: desks tell each other their own addresses; else they meet through a gate alone. */
  constructor({ meetAnywhere = false } = {}) {
    this.#advertised = meetAnywhere ? undefined : "";
  }

  async open(folder = scratchFolder()): Promise<Place> {
    const faults: unknown[] = [];
    const host = await openHost({
      dataFolder: folder, programFolder: this.#program, version: "0.0.0", port: 0,
      ...(this.#advertised === undefined ? {} : { advertised: this.#advertised }),
      onFault: (code, call, fault) => void faults.push([code, call, fault]),
    });
    let closed = false;
    const closeOnce = async () => {
      if (!closed) await close();
      closed = true;
    };
    const { close } = host;
    this.#folders.push(folder);
    this.#closers.push(closeOnce);
    return { host: { ...host, close: closeOnce }, folder, faults };
  }

  /** A hub with the small hospital. */
  async openHub(): Promise<Place> {
    const place = await this.open();
    await place.host.found({ how: "empty", name: "示范医院" });
    for (const { type, body } of smallHospital) {
      if (type === "site.number-desk" || type === "desk.take") continue;
      place.host.core().desk.submit({ command: type, body, actor: "system", byMachine: true });
    }
    return place;
  }

  /** A desk that has joined and caught up. */
  async openDesk(hub: Place, address?: string): Promise<Place> {
    const place = await this.open();
    const joined = this.#joining.then(() => joinHub(place, hub, address)); // a hub has one code at a time
    this.#joining = joined.catch(() => {});
    await joined;
    await until(() => linkOf(place).state === "joined" && headOf(place) >= headOf(hub), "joined and caught up");
    return place;
  }

  async openGate(hub: Place): Promise<Gate> {
    const gate = await openGate(portOf(hub));
    this.#closers.push(gate.close);
    return gate;
  }

  /** Closed with the rest. */
  keep<T extends { close(): Promise<void> }>(opened: T): T {
    this.#closers.push(() => opened.close());
    return opened;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
    for (const folder of this.#folders) removeScratch(folder);
  }
}

/** Joins with a fresh code of the hub; throws where it is not let in. */
export async function joinHub(place: Place, hub: Place, address = hub.host.sharing().hub?.address ?? ""): Promise<void> {
  const refusal = await place.host.found({ how: "join", hub: address, code: codeOf(hub) });
  if (refusal !== null) throw new Error(`was not let in: ${JSON.stringify(refusal)}`);
}

/** A code that is good for one newcomer. */
export function codeOf(hub: Place): string {
  const shown = hub.host.showCode();
  if ("params" in shown) throw new Error(`no code: ${shown.code}`);
  return shown.code;
}

/** Where a hub listens for desks. */
export function portOf(hub: Place): number {
  return Number(new URL(hub.host.sharing().hub?.address ?? "").port);
}

/** Passes bytes on to a port of this machine, or does not. */
export async function openGate(firstPort: number): Promise<Gate> {
  let port = firstPort;
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server: Server = createServer((near) => {
    if (!isOpen) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => { sockets.delete(from); to.destroy(); });
    }
  });
  const bound = await listen(server, 0, "127.0.0.1");
  const cut = () => { for (const socket of sockets) socket.destroy(); };
  return {
    address: `https://127.0.0.1:${bound}`,
    shut: () => { isOpen = false; cut(); },
    open: () => { isOpen = true; },
    leadTo: (other) => { port = other; },
    close: () => new Promise((resolve) => { cut(); server.close(() => resolve()); }),
  };
}

/** Waits until something holds; fails with its name where it does not within 15 s. */
export async function until(holds: () => boolean, what: string, waitMs = 15_000): Promise<void> {
  const endMs = performance.now() + waitMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function headOf({ host }: Place): number {
  return host.core().store.log.head().seq;
}

/** The row of view `link` as it is now; a page hears of a small change a moment later. */
export function linkOf({ host }: Place): LinkRow {
  host.core().tellLink();
  const { rows, close } = host.core().announcer.open("link", {}, () => {});
  close();
  return rows[0] as unknown as LinkRow; // the announcer's rows are untyped; view `link` has one row of this type
}

export function rowsOf({ host }: Place, view: "board" | "refused" | "site"): readonly Readonly<Record<string, unknown>>[] {
  return host.core().store.views.snapshot(view, {});
}

/** Of log and state: equal ones mean equal bytes. */
export function printOf({ host }: Place): string {
  const { store } = host.core();
  store.search.flush();
  return `${store.log.head().hash} ${fingerprint(store.db)}`;
}

/** Must be accepted; answers the id of the command. */
export function does({ host }: Place, command: CommandName, body: unknown, actor = usualActor(command)): string {
  const answer = host.core().desk.submit({ command, body, actor });
  if (answer.kind === "refused") throw new Error(`${command} was to be accepted: ${JSON.stringify(answer.refusal)}`);
  return answer.value.commandId;
}

/** Everything shared, everywhere the same. */
export async function converged(hub: Place, ...desks: readonly Place[]): Promise<void> {
  const isDone = (desk: Place) => desk.host.core().store.pending.count() === 0 && headOf(desk) === headOf(hub);
  await until(() => desks.every(isDone), "all desks at the hub's head with nothing left to hand over");
}
