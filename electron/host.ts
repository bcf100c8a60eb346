/**
 * Builds a running desk out of the rooms: core, doors, ports. The same for the desktop (`main.ts`) and the headless host
 * (`serve.ts`); construction, and the answer to the first start.
 */
import { existsSync, renameSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { DeskSettings } from "../shared/bridge.ts";
import type { JoinCode, Sharing } from "../shared/sharing.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { createFileCalls } from "./attachments/file-calls.ts";
import { openFileFolder } from "./attachments/file-folder.ts";
import { siteId } from "../shared/site/site.ts";
import type { SiteState } from "../shared/site/site.ts";
import { foundingCommands } from "./catalog/founding.ts";
import { openCore } from "./core.ts";
import type { Core, Network } from "./core.ts";
import type { Request } from "./desk.ts";
import { openDesksPort } from "./desks-port.ts";
import { openDeviceRoom } from "./device-room.ts";
import type { Device } from "./devices/device.ts";
import { devices as allDevices } from "./devices/index.ts";
import { readPhoneFormats } from "./devices/phone-format.ts";
import { createPhoneSmdr } from "./devices/phone-smdr.ts";
import { createPhonePage } from "./devices/phone-page/phone-page.ts";
import { createPrinter } from "./devices/printer/printer.ts";
import type { PrintPage } from "./devices/printer/printer.ts";
import type { SlipWords } from "./devices/printer/slip-content.ts";
import { createDoor } from "./door.ts";
import type { Door, ParsedCall } from "./door.ts";
import { openWebDoor } from "./door-web.ts";
import { createHandlers } from "./handlers.ts";
import { createSeat } from "./seat/seat.ts";
import { databasePath } from "./store/open.ts";
import { openSafely } from "./store/health-open.ts";
import { createStore } from "./store/store.ts";
import { realTimers } from "./sync/connection.ts";
import { openSharingRoom } from "./sharing-room.ts";
import { createDial } from "./sync/socket-connection.ts";
import { askToJoin } from "./trust/ask-to-join.ts";
import { hubAddressFrom } from "./trust/hub-address.ts";
import { ownIdentity } from "./trust/identity.ts";
import { lanAddresses } from "./trust/lan.ts";
import { openSecrets } from "./trust/secrets.ts";
import type { Seal } from "./trust/secrets.ts";
import { readPagesTls } from "./trust/pages.ts";
import { createUpkeep } from "./upkeep.ts";
import { readWords } from "./words.ts";
import type { Language } from "./words.ts";

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
  /** Seals the secrets of this machine; absent where the operating system cannot. */
  readonly seal?: Seal | undefined;
  /** Tests bring their own. */
  readonly devices?: readonly Device[];
  /** Prints a page or keeps it as a PDF; absent in the headless host. */
  readonly printPage?: PrintPage;
  /** Opens the wall in a window; absent in the headless host. */
  readonly openWall?: () => void;
  /** The desk joined a hub and begins with another log: its pages start anew. */
  readonly onRestart?: () => void;
  /** Told of this desk's settings after each change. */
  readonly onSettings?: (settings: DeskSettings) => void;
  /** Ends the program; absent in the headless host. */
  readonly onQuit?: () => void;
  readonly onFault: (code: string, call: string, fault: unknown) => void;
}

export interface Host {
  readonly door: Door;
  core(): Core;
  /** Port that other desks join by. */
  desksPort(): number;
  sharing(): Sharing;
  /** A code for one newcomer, shown by whoever runs the program itself. */
  showCode(): JoinCode | Refusal;
  /** Answers the first start: sample hospital, an empty one, or join a hub. */
  found(input: ParsedCall<"found">): Promise<Refusal | null>;
  /** Other desks of the site count on this hub, in reach or not. */
  isNeeded(): boolean;
  close(): Promise<void>;
}

/** Commands of a catalogue that go in with one transaction, so that nothing else waits longer than that. */
const foundingSlice = 25;
/** Wait before pages are started anew, so that the page which asked for it has its answer. */
const restartMs = 200;

/** Opens everything; rejects where the data folder or every port is unusable. */
export async function openHost({ dataFolder, programFolder, version, port, nowMs = Date.now, advertised, upkeep = false, seal, devices = allDevices, printPage, openWall, onRestart, onSettings = () => {}, onQuit, onFault }: HostOptions): Promise<Host> {
  const sqlFolder = join(programFolder, "electron", "store");
  const note = (code: string, call: string, fault: unknown) => {
    care.meets(fault);
    onFault(code, call, fault);
  };
  const files = openFileFolder(dataFolder, nowMs);
  const open = (store = createStore({ dataFolder, sqlFolder })) => openCore({ store, network, files, onSite: () => room.siteChanged(), onFault: (room, fault) => note("S-01", room, fault) });
  const { store, readOnly, release } = await openSafely({ dataFolder, sqlFolder }, nowMs);
  const secrets = openSecrets(dataFolder, { seal, isWritable: readOnly === undefined, nowMs });
  const identity = await ownIdentity(secrets);
  const network: Network = { timers: { ...realTimers, nowMs }, dial: createDial(identity), name: hostname(), print: secrets.isLocked ? "" : identity.print, address: () => room.address() };
  const room = openSharingRoom({
    core: () => core, secrets, identity, dataFolder, nowMs, advertised, desks: () => desks, web: () => web, onFault: (fault) => note("N-01", "sharing", fault),
    openOutside: (outside) => firstFree(port === 0 ? 0 : port + 200, (free) => openWebDoor({ door, pageFolder, port: free, accessOf: room.accessOf, outside })),
  });
  let core = open(store);
  const care = createUpkeep({ dataFolder, nowMs, core: () => core, readOnly, keeps: upkeep });
  let founding = false;
  const seat = createSeat({ core: () => core, nowMs, refuseWriting: () => care.health.refusal() });
  const phonePage = createPhonePage({
    prove: (proof) => seat.prove(proof), files, pageFolder: join(programFolder, "out", "phone"),
    readTls: (certificate, key) => readPagesTls({ mode: "certificate", certificate, key, names: [] }, nowMs()),
    submitAs(request) {
      const answer = core.desk.submit({ ...request, byMachine: true });
      return answer.kind === "refused" ? answer.refusal : null;
    },
  });
  const machines = openDeviceRoom({ devices: [...devices, createPhoneSmdr(readPhoneFormats(join(programFolder, "resources", "phone-formats"))), createPrinter({ words: slipWords, printPage }), phonePage], core: () => core, nowMs, onFault: (device, fault) => note("D-01", device, fault) });
  const handlers = createHandlers({ core: () => core, version, nowMs, room, found, openWall, health: care.health, seat, devices: machines, files: createFileCalls(files), onSettings, quit: onQuit });
  const door = createDoor({ announcer: () => core.announcer, handlers, onFault: note });
  const pageFolder = join(programFolder, "out", "renderer");
  const desks = await firstFree(port === 0 ? 0 : port + 100, (free) => openDesksPort({ port: free, own: identity, onConnection: room.accept }));
  const web = await firstFree(port, (free) => openWebDoor({ door, pageFolder, port: free, accessOf: room.accessOf }));
  care.begin();
  machines.begin();

  /** Desks of the site beside this one. */
  function otherDesks(): number {
    const body = core.store.state.get("site", siteId);
    return body === undefined ? 0 : (JSON.parse(body) as SiteState).desks.length - 1; // written by the fold alone
  }

  function slipWords(language: Language): SlipWords {
    const { say } = readWords(programFolder, language);
    return { say, pick: (text) => (language === "en" ? text.en : text.zh) };
  }

  async function found(input: ParsedCall<"found">): Promise<Refusal | null> {
    if (founding) return refuse("site.founded-already");
    founding = true;
    try {
      return await (input.how === "join" ? joinHub(input.hub ?? "", input.code ?? "") : foundHere(input));
    } finally {
      founding = false;
    }
  }

  async function foundHere(input: ParsedCall<"found">): Promise<Refusal | null> {
    if (core.facts.founded() !== undefined) return refuse("site.founded-already");
    const commands = foundingCommands(input, { sampleFolder: join(programFolder, "resources", "catalog"), say: readWords(programFolder, core.facts.settings().language).say });
    if ("code" in commands) return commands;
    const requests = commands.map(({ type, body }): Request => ({ command: type, body, actor: "system", byMachine: true }));
    for (let index = 0; index < requests.length; index += foundingSlice) {
      core.desk.submitAll(requests.slice(index, index + foundingSlice));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const number = core.enrolDesk({ nodeId: core.facts.nodeId(), name: hostname(), fingerprint: identity.print, address: network.address() }, "system");
    if (typeof number !== "number") return number;
    core.facts.set({ "desk-number": String(number), founded: input.how });
    core.tellLink();
    return null;
  }

  /**
   * Once the hub has let it in, a desk begins with an empty log; what it had is kept aside under another name. Logs never
   * merge. A desk that comes back to its own hospital keeps log and outbox. Where the hub says no, nothing is moved.
   */
  async function joinHub(typed: string, code: string): Promise<Refusal | null> {
    const hub = hubAddressFrom(typed, { port: desks.port, addresses: lanAddresses().map((one) => one.address) });
    if (hub === undefined) return refuse("sync.address-invalid", { address: typed });
    const { facts } = core;
    const joined = await askToJoin({ dial: createDial(identity, "enrol"), address: hub, code, ownPrint: identity.print, nodeId: facts.nodeId(), name: hostname(), ownAddress: network.address() });
    if ("code" in joined) return joined;
    // What belongs to the machine goes along; who sits here and what was typed belong to the former hospital.
    const kept = {
      "node-id": facts.nodeId(), ...room.kept(), settings: JSON.stringify(facts.settings()), ...machines.kept(),
    };
    const hasLog = core.store.log.head().seq > 0 && core.store.log.firstHash() !== joined.firstHash;
    core.close();
    if (hasLog) moveAside(databasePath(dataFolder), nowMs());
    const joining = open();
    joining.facts.set({ ...kept, role: "desk", hub, "hub-print": joined.hubPrint, founded: "join" });
    joining.close();
    core = open();
    care.begin();
    machines.begin();
    setTimeout(restartPages, restartMs).unref();
    return null;
  }

  /** Cuts the connections below socket.io, so that browser pages come again by themselves. */
  function restartPages(): void {
    onRestart?.();
    for (const socket of web.io.sockets.sockets.values()) socket.conn.close();
  }

  return {
    door, found,
    sharing: () => room.sharing(true),
    showCode: () => room.showCode("system"),
    core: () => core,
    desksPort: () => desks.port,
    isNeeded: () => core.desk.reign().role === "hub" && (desks.count() > 0 || otherDesks() > 0),
    async close() {
      await machines.close();
      await room.close();
      await web.close();
      await care.close();
      core.close();
      await desks.close();
      release();
    },
  };
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
