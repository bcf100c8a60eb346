/**
 * A hub and desks with nothing between them but the wire: real stores, real rules, real sockets, no doors. A test can
 * drop messages, cut a desk off and open its link anew without waiting for the link's own patience.
 */
import { openDesksPort } from "../../electron/desks-port.ts";
import { firstEpoch } from "../../electron/facts.ts";
import { realTimers } from "../../electron/sync/connection.ts";
import type { Speaker } from "../../electron/sync/connection.ts";
import { createHub } from "../../electron/sync/hub.ts";
import { createLink } from "../../electron/sync/link.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import type { Link } from "../../electron/sync/link.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { openDesk, openHospital, openJoined, removeScratch } from "../electron/desk/small-desk.ts";
import type { SmallDesk } from "../electron/desk/small-desk.ts";
import { keyOf } from "./keys.ts";
import { until } from "./one-process.ts";

export interface WiredHub {
  readonly small: SmallDesk;
  readonly port: number;
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** A hub with the small hospital; desks are numbered by their node id `node-N`. */
export async function openWiredHub(): Promise<WiredHub> {
  const small = openHospital();
  const faults: unknown[] = [];
  const { read, head, runs, firstHash } = small.store.log;
  const speakers = new Map<string, Speaker>();
  for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) speakers.set((await keyOf(`node-${number}`)).print, { nodeId: `node-${number}`, number });
  const hub = createHub({
    sequencer: { order: small.desk.order, read, head: () => head().seq, runs, firstHash, onOrdered: small.desk.onOrdered },
    timers: realTimers, epoch: firstEpoch, nodeId: "node-1", keeperSets: () => [[]], speaker: (peer) => speakers.get(peer), hasDesk: (number) => number <= 9, takesBackOwn: () => false, admit: ({ nodeId }) => Number(nodeId.slice(5)), onDesks: () => {},
    onSafe: small.desk.settle, onLaterEpoch: () => {}, passes: () => false, onFault: (fault) => void faults.push(fault),
  });
  const port = await openDesksPort({ port: 0, own: await keyOf("node-1"), onConnection: (connection) => hub.accept(connection) });
  return {
    small, faults,
    port: port.port,
    async close() {
      hub.close();
      await port.close();
      small.close();
      removeScratch(small.folder);
    },
  };
}

/** A joined desk whose link can be cut, mended and made to lose messages. */
export class WiredDesk {
  small: SmallDesk;
  readonly faults: unknown[] = [];
  /** Whether a message of events gets lost. */
  drops: (events: readonly WireEvent[]) => boolean = () => false;
  readonly #hub: WiredHub;
  readonly #number: number;
  #link: Link | undefined;
  #state = "island";

  constructor(hub: WiredHub, number: number) {
    this.#hub = hub;
    this.#number = number;
    this.small = openJoined(hub.small, number);
    this.mend();
  }

  get isJoined(): boolean {
    return this.#state === "joined";
  }

  /** At the hub's head with nothing left to hand over. */
  get isEven(): boolean {
    return this.small.store.log.head().seq === this.#hub.small.store.log.head().seq && this.small.store.pending.count() === 0;
  }

  cut(): void {
    this.#link?.close();
    this.#link = undefined;
  }

  mend(): void {
    if (this.#link !== undefined) return;
    const { store, desk } = this.small;
    const head = () => store.log.head().seq;
    this.#link = createLink({
      timers: realTimers, dial: async (address) => createDial(await keyOf(`node-${this.#number}`))(address), addresses: () => [`https://127.0.0.1:${this.#hub.port}`], head,
      hello: () => ({ nodeId: `node-${this.#number}`, name: "", address: "", deskNumber: this.#number, seenEpoch: firstEpoch, runs: [...store.log.runs()], firstHash: store.log.firstHash() }),
      promised: () => firstEpoch,
      receive: (events, safe) => (this.drops(events) ? head() : desk.receive(events, safe)),
      settle: desk.settle, dropEmpty: desk.dropEmpty, cut: desk.cut, outbox: store.pending.commands, onWelcome: () => {},
      onState: ({ state }) => { this.#state = state; },
      onFault: (fault) => void this.faults.push(fault),
    });
    const link = this.#link;
    desk.onSaved(() => { if (this.#link === link) link.offer(); });
  }

  /** Ends the desk's program and starts it again; its link is cut. */
  restart(): void {
    this.cut();
    this.small.close();
    this.small = openDesk({ role: "desk", number: this.#number, folder: this.small.folder });
  }

  close(): void {
    this.cut();
    this.small.close();
    removeScratch(this.small.folder);
  }
}

/** A desk that is joined and caught up. */
export async function joinedBy(hub: WiredHub, number: number): Promise<WiredDesk> {
  const desk = new WiredDesk(hub, number);
  await until(() => desk.isJoined, "joined");
  return desk;
}
