/**
 * One machine of a schedule: the product's own core over a disk and a virtual network. A crash can come at any step of a
 * write; what had come to the disk is what the next start finds. A ghost of a crashed process does nothing any more.
 */
import { openCore } from "../../../electron/core.ts";
import type { Core, CoreOptions } from "../../../electron/core.ts";
import { createDesk } from "../../../electron/desk.ts";
import type { DeviceTools } from "../../../electron/devices/device.ts";
import type { Store } from "../../../electron/store/store.ts";
import type { Connection } from "../../../electron/sync/connection.ts";
import { openDisk } from "./disk.ts";
import type { Disk } from "./disk.ts";
import { writeSteps } from "./medium.ts";
import type { WriteStep } from "./medium.ts";
import { noteParts, notePosition, pairOf } from "./net.ts";
import type { Net } from "./net.ts";
import type { Image } from "./pool.ts";
import { plugPrinter } from "./printer.ts";
import { newProgram, oldProgram } from "./program.ts";
import { watchDesk } from "./watch.ts";
import { createWire, machineTimers, printOf } from "./world.ts";

/** Thrown where the power goes. */
export class Crash extends Error {}

/** Thrown by a disk that does not take one transaction: no room, or a commit that fails. Where the product lets it through, its process ends. */
export class DiskFull extends Error {
  readonly code: "SQLITE_FULL" | "SQLITE_IOERR_FSYNC";
  readonly address: string;
  constructor(address: string, code: DiskFull["code"]) {
    super(`${code} at ${address}`);
    this.address = address;
    this.code = code;
  }
}

export interface Machine {
  readonly address: string;
  readonly disk: Disk;
  core(): Core;
  isAlive(): boolean;
  isLost(): boolean;
  start(): void;
  /** Now, or at the next step of a write that chance picks. */
  crash(atNextWrite: boolean): void;
  /** A crash that waits for the next write does not come any more. */
  mend(): void;
  /** An old program is brought up to date; it starts again with it. Nothing happens to a new one. */
  upgrade(): void;
  /** For ever. */
  lose(): void;
  setSkew(ms: number): void;
  /** The next transaction fails in this way; the one after does not. */
  failWrite(code: DiskFull["code"]): void;
  /** Commands that a take-over cut off here and that wait in the outbox again. */
  readonly cutOff: Set<string>;
  /** Commands that this machine has ever had in its log, and not lost with what had not come to its disk. */
  readonly held: Set<string>;
  /** What this machine was told is safe: command by number. */
  readonly safe: Map<number, string>;
}

export interface MachineOptions {
  readonly net: Net;
  readonly address: string;
  /** Path of a real file; in memory without it. */
  readonly path?: string | undefined;
  /** What its disk holds; empty without it. */
  readonly image?: Image | undefined;
  /** A crash loses what had not come to its disk; with a real file it always does. */
  readonly isForgetful?: boolean;
  /** It runs the version before: the older protocol, and the newest events are strange to it. */
  readonly isOld?: boolean;
  readonly parts?: CoreOptions["parts"];
  readonly bend?: (store: Store) => Store;
  /** Breaks what its printer is given. */
  readonly bendPrinter?: (tools: DeviceTools) => DeviceTools;
}

/** A few events behind is far behind here, and a few commands are many. */
const shortPace = { snapshotAfter: 20, againAtOnce: 2, statesAtOnce: 4, eventsAtOnce: { live: 3, fed: 5 } };

/** Lives of the machines in which the site was founded: ids made later must not meet theirs. */
const founderLives = 10;

export function createMachine({ net, address, path, image, isForgetful = false, isOld = false, parts, bend = (store) => store, bendPrinter = (tools) => tools }: MachineOptions): Machine {
  const { world, chance } = net;
  const held = new Set<string>();
  const safe = new Map<number, string>();
  const cutOff = new Set<string>();
  let program = isOld ? oldProgram : newProgram;
  const disk = openDisk({ path, image, isForgetful, bend, onStep, reads: program.reads });
  let failure: DiskFull["code"] | undefined;
  let core: Core | undefined;
  let life = image === undefined ? 0 : founderLives;
  let starts = 0;
  let alive = false;
  let lost = false;
  let skewMs = 0;
  let doom: { step: WriteStep; after: number } | undefined;
  let ids = 0;

  function die(): void {
    alive = false;
    doom = undefined;
    for (const wire of net.wires) {
      if (wire.from !== address && wire.to !== address) continue;
      wire.cut(chance.odds(0.3), address);
      net.wires.delete(wire);
    }
  }

  function onStep(step: WriteStep): void {
    if (!alive) throw new Crash(); // a ghost writes nothing
    if (failure !== undefined && step === "worked") {
      const code = failure;
      failure = undefined;
      throw new DiskFull(address, code);
    }
    if (doom === undefined || doom.step !== step || doom.after-- > 0) return;
    die();
    throw new Crash();
  }

  function forgetLost(): void {
    for (const commandId of held) if (!disk.hasCommand(commandId)) held.delete(commandId);
  }

  /** The store of one life: what a process that died had still to do is never done, even if its machine runs again. */
  function storeOf(mine: number): Store {
    const store = disk.store();
    return { ...store, transaction(work, lasts) {
      if (life !== mine) throw new Crash();
      return store.transaction(work, lasts);
    } };
  }

  function dialFrom(mine: number) {
    return (to: string): Promise<Connection | undefined> => new Promise((resolve) => {
      world.after(1 + chance.next() * net.delayMs, () => {
        const target = net.machines.find((machine) => machine.address === to);
        const isOut = target === undefined || !target.isAlive() || to === address || net.blocked.has(pairOf(address, to));
        if (!alive || life !== mine) return;
        if (isOut) return resolve(undefined);
        const { wire, ends } = createWire({ world, chance, delayMs: net.delayMs, untidy: net.untidy, from: address, to });
        net.wires.add(wire);
        ends[0].onClose(() => net.wires.delete(wire));
        target.core().accept(ends[1]);
        resolve(ends[0]);
      });
    });
  }

  return {
    address, disk, held, safe, cutOff,
    core: () => core as Core,
    isAlive: () => alive,
    isLost: () => lost,
    start() {
      if (lost || alive) return;
      if (starts++ > 0 && disk.reopen()) forgetLost();
      alive = true;
      life += 1;
      const mine = life;
      const timers = machineTimers(world, chance, () => skewMs, () => alive && life === mine);
      const openedCore = openCore({
        store: storeOf(mine), network: { timers, dial: dialFrom(mine), address: () => address, name: address, print: printOf(address) },
        newId: () => `${address}-${mine}-${++ids}`, parts: { ...program.parts, ...parts, createDesk: (options) => watchDesk((parts?.createDesk ?? createDesk)(options), { net, address, disk, safe, cutOff }) },
        onFault: (_call, fault) => { if (!(fault instanceof DiskFull)) throw fault; },
        pace: shortPace,
      });
      core = openedCore;
      openedCore.desk.onOrdered((events) => {
        for (const event of events) {
          held.add(event.commandId);
          notePosition(net, address, event);
        }
        if (openedCore.desk.reign().role === "hub") noteParts(net, events);
      });
      timers.soon(() => plugPrinter({ net, address, core: openedCore, timers, isDiskFull: (fault) => fault instanceof DiskFull, bend: bendPrinter }));
    },
    crash(atNextWrite) {
      if (!alive) return;
      if (atNextWrite) doom = { step: chance.pick(writeSteps), after: chance.int(3) };
      else die();
    },
    mend() {
      doom = undefined;
      failure = undefined;
    },
    upgrade() {
      if (program === newProgram || lost) return;
      program = newProgram;
      die();
      disk.upgrade(program.reads);
    },
    failWrite(code) { failure = code; },
    lose() {
      die();
      lost = true;
    },
    setSkew(ms) { skewMs = ms; },
  };
}
