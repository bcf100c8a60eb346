/**
 * Builds a running desk out of the rooms: core, doors, ports. The same for the desktop (`main.ts`) and the headless host
 * (`serve.ts`); construction, and the answer to the first start.
 */
import { existsSync, renameSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Sharing } from "../shared/bridge.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { createFileCalls } from "./attachments/file-calls.ts";
import { openFileFolder } from "./attachments/file-folder.ts";
import { readCatalog } from "./catalog/read-catalog.ts";
import { openCore } from "./core.ts";
import type { Core, Network } from "./core.ts";
import type { Request } from "./desk.ts";
import { openDesksPort } from "./desks-port.ts";
import { createDoor } from "./door.ts";
import type { Door, ParsedCall } from "./door.ts";
import { openWebDoor } from "./door-web.ts";
import { createHandlers } from "./handlers.ts";
import { databasePath } from "./store/open.ts";
import { openSafely } from "./store/health-open.ts";
import { createStore } from "./store/store.ts";
import { realTimers } from "./sync/connection.ts";
import { dialSocket } from "./sync/socket-connection.ts";
import { createUpkeep } from "./upkeep.ts";

export interface HostOptions {
  readonly dataFolder: string;
  /** Root of the program: holds the `.sql` files of `electron/store`, `resources/` and the built page. */
  readonly programFolder: string;
  readonly version: string;
  /** First port tried for pages; desks come 100 above. 0 takes any free port. */
  readonly port: number;
  readonly nowMs?: () => number;
  /** Where other desks are told to reach this one, where that is not its own port (a forwarded one); empty tells them nothing. */
  readonly advertised?: string;
  /** Backs up by itself and keeps a reserve of room on the disk: for a real desk. */
  readonly upkeep?: boolean;
  /** Opens the wall in a window; absent in the headless host. */
  readonly openWall?: () => void;
  /** The desk joined a hub and begins with another log: its pages start anew. */
  readonly onRestart?: () => void;
  readonly onFault: (code: string, call: string, fault: unknown) => void;
}

export interface Host {
  readonly door: Door;
  core(): Core;
  sharing(): Sharing;
  /** Answers the first start: sample hospital, an empty one, or join a hub. */
  found(input: ParsedCall<"found">): Promise<Refusal | null>;
  /** Other desks are joined to this hub right now. */
  isNeeded(): boolean;
  close(): Promise<void>;
}

/** Commands of a catalogue that go in with one transaction, so that nothing else waits longer than that. */
const foundingSlice = 25;
/** Wait before pages are started anew, so that the page which asked for it has its answer. */
const restartMs = 200;

/** Opens everything; rejects where the data folder or every port is unusable. */
export async function openHost({ dataFolder, programFolder, version, port, nowMs = Date.now, advertised, upkeep = false, openWall, onRestart, onFault }: HostOptions): Promise<Host> {
  const network: Network = {
    timers: { ...realTimers, nowMs }, dial: dialSocket, name: hostname(), address: () => advertised ?? `http://127.0.0.1:${desks.port}`,
  };
  const sqlFolder = join(programFolder, "electron", "store");
  const note = (code: string, call: string, fault: unknown) => {
    care.meets(fault);
    onFault(code, call, fault);
  };
  const files = openFileFolder(dataFolder, nowMs);
  const open = (store = createStore({ dataFolder, sqlFolder })) => openCore({ store, network, files, onFault: (room, fault) => note("S-01", room, fault) });
  const { store, readOnly, release } = await openSafely({ dataFolder, sqlFolder }, nowMs);
  let core = open(store);
  const care = createUpkeep({ dataFolder, nowMs, core: () => core, readOnly, keeps: upkeep });
  let founding = false;
  const handlers = createHandlers({ core: () => core, version, nowMs, sharing, found, openWall, health: care.health, files: createFileCalls(files) });
  const door = createDoor({ announcer: () => core.announcer, handlers, onFault: note });
  const desks = await firstFree(port === 0 ? 0 : port + 100, (free) => openDesksPort(free, (connection) => core.accept(connection)));
  const web = await firstFree(port, (free) => openWebDoor({ door, pageFolder: join(programFolder, "out", "renderer"), port: free, accessOf }));
  care.begin();

  function accessOf(key: string): "desk" | "wall" | undefined {
    if (key === core.facts.secret("desk-key")) return "desk";
    return key === core.facts.secret("wall-key") ? "wall" : undefined;
  }

  function sharing(): Sharing {
    const page = `http://127.0.0.1:${web.port}`;
    const isHub = core.facts.role() === "hub";
    return {
      hub: isHub ? { address: `http://127.0.0.1:${desks.port}`, key: core.facts.siteKey() } : null,
      deskAddress: `${page}/?key=${core.facts.secret("desk-key")}`,
      wallAddress: `${page}/?wall&key=${core.facts.secret("wall-key")}`,
      dataFolder,
    };
  }

  async function found(input: ParsedCall<"found">): Promise<Refusal | null> {
    if (founding) return refuse("site.founded-already");
    founding = true;
    try {
      return await (input.how === "join" ? joinHub(input.hub ?? "", input.key ?? "") : foundHere(input));
    } finally {
      founding = false;
    }
  }

  async function foundHere(input: ParsedCall<"found">): Promise<Refusal | null> {
    if (core.facts.founded() !== undefined) return refuse("site.founded-already");
    const name = input.name ?? "医院";
    const commands = input.how === "sample"
      ? readCatalog(join(programFolder, "resources", "catalog")).commands
      : [{ type: "site.open", body: { name: { zh: name, en: name }, zone: "Asia/Shanghai" } }];
    const requests = commands.map(({ type, body }): Request => ({ command: type, body, actor: "system", byMachine: true }));
    for (let index = 0; index < requests.length; index += foundingSlice) {
      core.desk.submitAll(requests.slice(index, index + foundingSlice));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const number = core.numberDesk(core.facts.nodeId(), hostname(), network.address());
    if (typeof number !== "number") return number;
    core.facts.set({ "desk-number": String(number), founded: input.how });
    core.tellLink();
    return null;
  }

  /** A desk that joins begins with an empty log; what it had is kept aside under another name. Logs never merge. */
  async function joinHub(hub: string, key: string): Promise<Refusal | null> {
    if (!isHubAddress(hub, desks.port)) return refuse("sync.address-invalid", { address: hub });
    const { facts } = core;
    // What belongs to the machine goes along; who sits here and what was typed belong to the former hospital.
    const kept = {
      "node-id": facts.nodeId(), "desk-key": facts.secret("desk-key"), "wall-key": facts.secret("wall-key"), settings: JSON.stringify(facts.settings()),
    };
    const hasLog = core.store.log.head().seq > 0;
    core.close();
    if (hasLog) moveAside(databasePath(dataFolder), nowMs());
    const joining = open();
    joining.facts.set({ ...kept, role: "desk", hub, "hub-key": key, founded: "join" });
    joining.close();
    core = open();
    care.begin();
    setTimeout(restartPages, restartMs).unref();
    return null;
  }

  /** Cuts the connections below socket.io, so that browser pages come again by themselves. */
  function restartPages(): void {
    onRestart?.();
    for (const socket of web.io.sockets.sockets.values()) socket.conn.close();
  }

  return {
    door, sharing, found,
    core: () => core,
    isNeeded: () => core.desk.reign().role === "hub" && desks.count() > 0,
    async close() {
      await web.close();
      await care.close();
      core.close();
      await desks.close();
      release();
    },
  };
}

/** An address another machine, or another program here, can be a hub at; never this desk's own port. */
function isHubAddress(text: string, ownPort: number): boolean {
  const [, host, port] = /^https?:\/\/([\w.-]+):(\d{2,5})$/.exec(text) ?? [];
  if (host === undefined || !URL.canParse(text)) return false;
  return Number(port) !== ownPort || !["127.0.0.1", "localhost"].includes(host.toLowerCase());
}

/** Ports that are tried before giving up. */
const portTries = 20;

async function firstFree<T>(port: number, open: (port: number) => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await open(port === 0 ? 0 : port + tried);
    } catch (fault) {
      const isTaken = fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE";
      if (!isTaken || port === 0 || tried >= portTries) throw fault;
    }
  }
}

function moveAside(path: string, atMs: number): void {
  const aside = `${path}.before-join-${new Date(atMs).toISOString().slice(0, 19).replaceAll(":", "")}`;
  for (const end of ["", "-wal", "-shm"]) if (existsSync(path + end)) renameSync(path + end, aside + end);
}
