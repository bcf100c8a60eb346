/**
 * A desk without doors and without a network, on a scratch folder: the real store and the real write path. Events and
 * commands are carried by hand, so that a test decides what arrives when. Its hospital is the small one of the stories.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAnnouncer } from "../../../electron/announce.ts";
import type { Announcer } from "../../../electron/announce.ts";
import { createDesk } from "../../../electron/desk.ts";
import type { Answer, Desk, Request } from "../../../electron/desk.ts";
import { firstEpoch } from "../../../electron/facts.ts";
import type { Reign } from "../../../electron/keep.ts";
import { fingerprint } from "../../../electron/store/rebuild.ts";
import { createStore } from "../../../electron/store/store.ts";
import type { Store } from "../../../electron/store/store.ts";
import type { CommandName } from "../../../shared/house.ts";
import type { Change } from "../../../shared/views.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { smallHospital, smallHospitalNowMs } from "../../stories/small-hospital.ts";
import { usualActor } from "../../stories/usual-actor.ts";

/** Root of the project: holds the `.sql` files. */
export const projectFolder = fileURLToPath(new URL("../../../", import.meta.url));
export const sqlFolder = join(projectFolder, "electron", "store");

export type Manner = Partial<Omit<Request, "command" | "body">>;

export interface SmallDesk {
  readonly folder: string;
  readonly store: Store;
  readonly desk: Desk;
  readonly announcer: Announcer;
  /** Every list of changes that was announced, in order. */
  readonly announced: (readonly Change[])[];
  asks(command: CommandName, body: unknown, manner?: Manner): Answer;
  /** Must be accepted; answers the command's id, which is the id of a ticket that it logged. */
  does(command: CommandName, body: unknown, manner?: Manner): string;
  /** Of state and search, everything queued indexed. */
  fingerprint(): string;
  close(): void;
}

export interface SmallDeskOptions {
  readonly role?: Reign["role"];
  readonly number?: number;
  readonly folder?: string;
}

/** A folder that the test removes with `removeScratch`. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), "yizhan-test-"));
}

export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

let opened = 0;

/** Opens a desk; its log is empty, or what the folder holds. Each reading of its clock is one second later. */
export function openDesk({ role = "hub", number = 1, folder = scratchFolder() }: SmallDeskOptions = {}): SmallDesk {
  const store = createStore({ dataFolder: folder, sqlFolder, onIdle: () => {} });
  const announcer = createAnnouncer(store.views);
  const announced: (readonly Change[])[] = [];
  let seconds = 0;
  let ids = 0;
  const prefix = `${role}${number}-${opened++}`;
  const desk = createDesk({
    store, reign: role === "hub" ? { role, epoch: firstEpoch } : { role }, deskNumber: () => number, nowMs: () => smallHospitalNowMs + 1000 * seconds++, newId: () => `${prefix}-${++ids}`,
    announce(changes) {
      announced.push(changes);
      announcer.changed(changes);
    },
  });
  const asks: SmallDesk["asks"] = (command, body, manner = {}) => desk.submit({ command, body, actor: usualActor(command), ...manner });
  return {
    folder, store, desk, announcer, announced, asks,
    does(command, body, manner) {
      const answer = asks(command, body, manner);
      if (answer.kind === "refused") throw new Error(`${command} was to be accepted: ${JSON.stringify(answer.refusal)}`);
      return answer.value.commandId;
    },
    fingerprint() {
      store.search.flush();
      return fingerprint(store.db);
    },
    close: () => store.close(),
  };
}

/** A hub with the small hospital in its log. */
export function openHospital(options: SmallDeskOptions = {}): SmallDesk {
  const hub = openDesk({ ...options, role: "hub" });
  for (const { type, body } of smallHospital) hub.does(type, body, { actor: "system", byMachine: true });
  return hub;
}

/** A joined desk that has all of the hub's log. */
export function openJoined(hub: SmallDesk, number: number): SmallDesk {
  const joined = openDesk({ role: "desk", number });
  joined.desk.receive(eventsSince(hub, 0), hub.store.log.head().seq);
  return joined;
}

export function eventsSince(hub: SmallDesk, seq: number): WireEvent[] {
  return hub.store.log.read(seq, 100_000);
}

/** Hands the outbox of a desk to the hub; nothing comes back yet. */
export function handOver(from: SmallDesk, hub: SmallDesk): void {
  hub.desk.order(from.store.pending.commands(1_000));
}

/** Brings a desk up to the hub's head. */
export function catchUp(desk: SmallDesk, hub: SmallDesk): void {
  desk.desk.receive(eventsSince(hub, desk.store.log.head().seq), hub.store.log.head().seq);
}

/** A repair at 呼吸内科 12床, unless said otherwise. */
export function repair(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "空调漏水", said: "12 床上面空调滴水",
    caller: { name: "王芳", phone: "8371" }, ...change,
  };
}
