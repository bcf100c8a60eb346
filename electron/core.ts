/**
 * A desk without doors: store, announcer, the write path, and its part in who orders. Built over one data folder and one
 * network; `host.ts` gives the real ones, the simulator virtual ones. Roles change while it runs.
 */
import { v7 } from "uuid";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { FileState } from "../shared/file/file.ts";
import { siteId } from "../shared/site/site.ts";
import type { Change } from "../shared/views.ts";
import type { WireHello } from "../shared/wire.ts";
import { createAnnouncer } from "./announce.ts";
import type { Announcer } from "./announce.ts";
import { createExchange } from "./attachments/exchange.ts";
import type { FileFolder } from "./attachments/file-folder.ts";
import { createDesk } from "./desk.ts";
import type { Desk, Request } from "./desk.ts";
import { createFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { Reign } from "./keep.ts";
import { createLinkWatch } from "./link-watch.ts";
import { createOrderedSite } from "./ordered-site.ts";
import { isDiskFault } from "./store/disk-fault.ts";
import { readFiles } from "./store/files.ts";
import type { Store } from "./store/store.ts";
import { every } from "./sync/connection.ts";
import type { Connection, Dial, Timers } from "./sync/connection.ts";
import { createHub } from "./sync/hub.ts";
import type { Hub } from "./sync/hub.ts";
import { createLink } from "./sync/link.ts";
import type { Link, LinkState } from "./sync/link.ts";
import { createReign } from "./sync/reign.ts";
import type { ReignKeeper } from "./sync/reign.ts";

export interface Network {
  readonly timers: Timers;
  readonly dial: Dial;
  /** Where others reach this node. */
  readonly address: () => string;
  /** Name of this machine, for people. */
  readonly name: string;
}

export interface CoreOptions {
  readonly store: Store;
  readonly network: Network;
  /** Made by the clock and chance in the product; the simulator counts. */
  readonly newId?: () => string;
  readonly onFault?: (call: string, fault: unknown) => void;
  /** Where the bytes of attachments lie; without it they are not exchanged. */
  readonly files?: FileFolder;
  /** The simulator breaks one of these to see that its checks bite. */
  readonly parts?: Partial<typeof ownParts>;
}

const ownParts = { createDesk, createHub, createLink, createReign };

export interface Core {
  readonly store: Store;
  readonly facts: Facts;
  readonly announcer: Announcer;
  readonly desk: Desk;
  readonly reign: ReignKeeper;
  /** Begins to order for others, or to look for the hub. */
  startSync(): void;
  /** Another node has opened a connection to this one. */
  accept(connection: Connection): void;
  /** The hub is in reach of this desk. */
  hearsHub(): boolean;
  /** Pushes the row of view `link`. */
  tellLink(): void;
  /** The machine woke up or the network is back. */
  retry(): void;
  /** Hub only: the number of a desk, given now if it has none. */
  numberDesk(nodeId: string, name: string, address?: string): number | Refusal;
  close(): void;
}

/** How often view `link` says that the data is fresh. */
const freshMs = 2_000;

export function openCore({ store, network, newId = v7, onFault = () => {}, files, parts }: CoreOptions): Core {
  const { timers, dial } = network;
  const make = { ...ownParts, ...parts };
  const facts = createFacts(store);
  const announcer = createAnnouncer(store.views);
  const site = createOrderedSite(store);
  const exchange = files === undefined ? undefined : createExchange({ folder: files, timers, onFault: (fault) => onFault("files", fault) });
  const announce = (changes: readonly Change[]) => {
    if (changes.some((change) => change.stream === "site")) site.forget();
    exchange?.want(changes.flatMap(({ stream, after }) => (stream === "file" && after !== undefined ? [after as FileState] : [])));
    announcer.changed(changes);
  };
  const desk = make.createDesk({
    store, nowMs: timers.nowMs, newId, deskNumber: facts.deskNumber, announce,
    reign: facts.role() === "hub" ? { role: "hub", epoch: facts.epoch() } : { role: "desk" },
    onFault: (command, fault) => onFault(command.command, fault),
  });
  desk.onOrdered((events) => { if (events.some((event) => event.stream === "site")) site.forget(); });
  const isKey = (key: string) => key === facts.siteKey();
  const isHub = () => desk.reign().role === "hub";
  let hub: Hub | undefined;
  let link: Link | undefined;
  let started = false;
  let stopBeat = () => {};

  const watch = createLinkWatch({ store, facts, timers, isHub, site: site.state, publish: (row) => announcer.setRow("link", { ...row }) });

  function numberDesk(nodeId: string, name: string, address = site.addressOf(nodeId)): number | Refusal {
    const answer = desk.submit({ command: "site.number-desk", body: { nodeId, name, address }, actor: "system", byMachine: true });
    if (answer.kind === "refused") return answer.refusal;
    return site.state()?.desks.find((one) => one.nodeId === nodeId)?.number ?? refuse("site.not-open");
  }

  /** A new desk gets its number only when that is safe: no other hub can give the same one then. */
  function admit({ nodeId, name, address, deskNumber }: WireHello): number | Refusal {
    const number = numberDesk(nodeId, name, address);
    const isNew = typeof number === "number" && number !== deskNumber && !knownSafely(nodeId);
    return isNew ? refuse("sync.try-again") : number;
  }

  function knownSafely(nodeId: string): boolean {
    const rows = store.log.readThing("site", siteId).filter((row) => row.type === "site.desk-numbered@1" && (JSON.parse(row.body) as { nodeId: string }).nodeId === nodeId);
    return (rows[0]?.seq ?? 0) <= (hub?.safe() ?? 0);
  }

  function startHub(epoch: number): void {
    const onDesks = (count: number) => watch.become({ desks: count, state: count > 0 ? "joined" : "alone" });
    const onSafe = (seq: number) => {
      desk.settle(seq);
      watch.hearSafe(seq);
    };
    hub = make.createHub({
      sequencer: { order: desk.order, read: store.log.read, head: () => store.log.head().seq, runs: store.log.runs, firstHash: store.log.firstHash, onOrdered: desk.onOrdered },
      timers, epoch, nodeId: facts.nodeId(), keepers: () => site.state()?.keepers ?? [], isKey, admit, passes: isDiskFault, onDesks, onMember: exchange?.join, onSafe, onLaterEpoch: (later) => reign.hearEpoch(later), onFault: (fault) => onFault("hub", fault),
    });
    onDesks(0);
  }

  function startLink(): void {
    watch.become({ state: "island", islandSinceMs: timers.nowMs() });
    const onState = ({ state, delayMs, refusal }: LinkState) => {
      const islandSinceMs = state === "joined" ? null : watch.now().islandSinceMs ?? timers.nowMs();
      watch.become({ state, delayMs, islandSinceMs, refused: refusal?.code ?? null });
    };
    const opened = make.createLink({
      timers, dial, onState, onJoined: exchange?.join, onFault: (fault) => onFault("link", fault), head: () => store.log.head().seq, dropEmpty: desk.dropEmpty,
      receive(events, safe) {
        const head = desk.receive(events, safe);
        watch.hearSafe(safe);
        return head;
      },
      settle(safe) {
        desk.settle(safe);
        watch.hearSafe(safe);
      },
      cut(seq) {
        watch.hearCut(seq);
        desk.cut(seq);
        site.forget();
      },
      outbox: store.pending.commands, promised: facts.promised,
      addresses: () => [facts.hub().address, ...peers().map((peer) => peer.address)],
      hello: () => ({ nodeId: facts.nodeId(), name: network.name, address: network.address(), key: facts.siteKey(), deskNumber: facts.deskNumber(), seenEpoch: facts.promised(), runs: [...store.log.runs()], firstHash: store.log.firstHash() }),
      onWelcome: ({ deskNumber, epoch }, address) => facts.set({ "desk-number": String(deskNumber), hub: address, "seen-epoch": String(epoch), promised: String(Math.max(facts.promised(), epoch)) }),
    });
    link = opened;
  }

  function peers() {
    return (site.state()?.desks ?? []).filter((one) => one.nodeId !== facts.nodeId() && one.address !== "");
  }

  function stopRole(): void {
    hub?.close();
    link?.close();
    hub = undefined;
    link = undefined;
  }

  function startRole(): void {
    const at = desk.reign();
    if (at.role === "hub") startHub(at.epoch);
    else startLink();
  }

  /** Whatever comes of it, this node has a part afterwards: the new one, or its former where the disk took nothing. */
  function changeRole(next: Reign, note: Readonly<Record<string, string>>, opening?: Request): void {
    stopRole();
    try {
      desk.reignAs(next, () => facts.set(note), opening);
    } finally {
      startRole();
    }
  }

  function becomeHub(epoch: number, forcedBy: string | null): void {
    const opening = { command: "site.open-epoch", body: { epoch, nodeId: facts.nodeId(), forcedBy }, actor: "system", byMachine: true };
    changeRole({ role: "hub", epoch }, { role: "hub", epoch: String(epoch), "seen-epoch": String(epoch) }, opening);
  }

  function becomeDesk(hubAddress: string, epoch: number): void {
    changeRole({ role: "desk" }, { role: "desk", hub: hubAddress, "seen-epoch": String(epoch), promised: String(Math.max(facts.promised(), epoch)) });
  }

  const lastOfLog = () => ({ epoch: store.log.head().epoch, seq: store.log.head().seq }); // no more than a vote carries

  const hearsHub = () => watch.now().state === "joined" && !isHub();
  const reign = make.createReign({
    timers, dial, nodeId: facts.nodeId(), deskNumber: facts.deskNumber, key: facts.siteKey, isKey,
    keepers: () => (site.state()?.keepers ?? []).map((nodeId) => ({ nodeId, address: site.addressOf(nodeId) })),
    peers: () => peers().map((peer) => peer.address),
    last: lastOfLog, promised: facts.promised, promise: (epoch) => facts.set({ promised: String(epoch) }),
    isHub, epoch: facts.seenEpoch, hubAddress: () => (isHub() ? network.address() : facts.hub().address), hearsHub,
    automatic: () => site.state()?.automatic ?? false, onFault: (fault) => onFault("reign", fault), onHub: (address) => link?.hearHub(address), onRival: watch.hearRival, becomeHub, becomeDesk,
  });

  desk.onSaved(() => {
    link?.offer();
    watch.tell();
  });

  return {
    store, facts, announcer, desk, reign, hearsHub, tellLink: watch.tell, numberDesk,
    startSync() {
      started = true;
      exchange?.want(readFiles(store.db));
      startRole();
      stopBeat = every(timers, freshMs, watch.beat);
    },
    accept(connection) {
      if (!started) return connection.close();
      reign.accept(connection);
      if (hub !== undefined) return hub.accept(connection);
      connection.on("hello", (_message, answer) => answer({ refusal: refuse("sync.not-hub"), hub: facts.hub().address }));
    },
    retry: () => link?.retry(),
    close() {
      started = false;
      stopBeat();
      watch.close();
      exchange?.close();
      reign.close();
      stopRole();
      announcer.flush();
      store.close();
    },
  };
}
