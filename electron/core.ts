/**
 * A desk without doors: store, announcer, the write path, and its part in who orders. Built over one data folder and one
 * network; `host.ts` gives the real ones, the simulator virtual ones. Roles change while it runs.
 */
import { v7 } from "uuid";
import { refuse } from "../shared/kernel/refusal.ts";
import type { FileState } from "../shared/file/file.ts";
import { keeperSets } from "../shared/site/keepers.ts";
import type { Presence } from "../shared/sharing.ts";
import type { SiteState } from "../shared/site/site.ts";
import type { Change } from "../shared/views.ts";
import { createAnnouncer } from "./announce.ts";
import type { Announcer } from "./announce.ts";
import { createExchange } from "./attachments/exchange.ts";
import type { FileFolder } from "./attachments/file-folder.ts";
import { createDeskBook } from "./desk-book.ts";
import type { DeskBook } from "./desk-book.ts";
import { createDesk } from "./desk.ts";
import type { Desk, Request } from "./desk.ts";
import { createDuties } from "./duties.ts";
import { createFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { Reign } from "./keep.ts";
import { createLinkWatch } from "./link-watch.ts";
import { createOrderedSite } from "./ordered-site.ts";
import { createPart } from "./part.ts";
import { readFiles } from "./store/files.ts";
import type { Store } from "./store/store.ts";
import { createSubmitSoon } from "./submit-soon.ts";
import type { SubmitSoon } from "./submit-soon.ts";
import { every } from "./sync/connection.ts";
import type { Connection, Dial, Timers } from "./sync/connection.ts";
import { createHub } from "./sync/hub.ts";
import { createLink } from "./sync/link.ts";
import { createLooks } from "./sync/looks.ts";
import type { Looks } from "./sync/looks.ts";
import { createReign } from "./sync/reign.ts";
import type { ReignKeeper } from "./sync/reign.ts";
import { createPeers } from "./trust/peers.ts";

export interface Network {
  readonly timers: Timers;
  readonly dial: Dial;
  /** Where others reach this node. */
  readonly address: () => string;
  /** Name of this machine, for people. */
  readonly name: string;
  /** Fingerprint of this node's own key. */
  readonly print: string;
}

export interface CoreOptions {
  readonly store: Store;
  readonly network: Network;
  /** Made by the clock and chance in the product; the simulator counts. */
  readonly newId?: () => string;
  readonly onFault?: (call: string, fault: unknown) => void;
  /** Where the bytes of attachments lie; without it they are not exchanged. */
  readonly files?: FileFolder;
  /** The site may have changed: who is trusted, whether desks listen to the network. */
  readonly onSite?: () => void;
  /** The simulator catches up after a few events already, and decides few commands at once. */
  readonly pace?: { readonly snapshotAfter: number; readonly againAtOnce: number; readonly statesAtOnce: number; readonly eventsAtOnce: { readonly live: number; readonly fed: number } };
  /** The simulator breaks one of these to see that its checks bite. */
  readonly parts?: Partial<typeof ownParts>;
}

const ownParts = { createDesk, createHub, createLink, createReign };

export interface Core {
  readonly store: Store;
  readonly facts: Facts;
  readonly announcer: Announcer;
  readonly desk: Desk;
  /** The way of pages to `desk.submit`: acts that come together share one commit. */
  readonly submitSoon: SubmitSoon;
  readonly reign: ReignKeeper;
  /** Who looks at what, here and at the other desks. */
  readonly looks: Looks;
  /** Begins to order for others, or to look for the hub. */
  startSync(): void;
  /** Another node has opened a connection to this one. */
  accept(connection: Connection): void;
  /** The hub is in reach of this desk. */
  hearsHub(): boolean;
  /** For how long something of this desk has waited to become safe; 0 while nothing does. */
  unsafeForMs(): number;
  /** Pushes the row of view `link`. */
  tellLink(): void;
  /** The machine woke up or the network is back. */
  retry(): void;
  /** Hub only. */
  readonly numberDesk: DeskBook["numberDesk"];
  readonly enrolDesk: DeskBook["enrolDesk"];
  /** The site as ordered; undefined until one is opened. */
  site(): SiteState | undefined;
  /** Which desks are connected to this one, and when they last were. */
  presence(): readonly Presence[];
  /** This node's address may have changed: tells the others. */
  tellAddress(): void;
  close(): void;
}

/** How often view `link` says that the data is fresh. */
const freshMs = 2_000;

export function openCore({ store, network, newId = v7, onFault = () => {}, onSite = () => {}, files, pace, parts }: CoreOptions): Core {
  const { timers } = network;
  const make = { ...ownParts, ...parts };
  const facts = createFacts(store);
  const announcer = createAnnouncer(store.views);
  const site = createOrderedSite(store);
  const exchange = files === undefined ? undefined : createExchange({ folder: files, timers, onFault: (fault) => onFault("files", fault) });
  const { speaker, dial, letsIn, recheck, presence } = createPeers({
    site: site.state, hubPrint: () => facts.hub().print, timers, dial: network.dial, onStranger: () => watch.become({ ...watch.now(), refused: "trust.stranger" }),
  });
  const siteChanged = () => {
    site.forget();
    recheck();
    onSite();
  };
  const announce = (changes: readonly Change[]) => {
    if (changes.some((change) => change.stream === "site")) siteChanged();
    exchange?.want(changes.flatMap(({ stream, after }) => (stream === "file" && after !== undefined ? [after as FileState] : [])));
    announcer.changed(changes);
    duties.changed(changes);
  };
  const desk = make.createDesk({
    store, nowMs: timers.nowMs, newId, deskNumber: facts.deskNumber, announce,
    reign: facts.role() === "hub" ? { role: "hub", epoch: facts.epoch() } : { role: "desk" },
    isKeeper: () => site.state() === undefined || keeperSets(site.state()).flat().includes(facts.nodeId()),
    onFault: (command, fault) => onFault(command.command, fault), soon: timers.soon, ...(pace === undefined ? {} : { againAtOnce: pace.againAtOnce }),
  });
  desk.onOrdered((events) => { if (events.some((event) => event.stream === "site")) siteChanged(); });
  const isHub = () => desk.reign().role === "hub";
  let started = false;
  let stopBeat = () => {};

  const looks = createLooks({ timers, deskNumber: facts.deskNumber, personId: facts.personId, publish: (others) => announcer.setRow("presence", { key: "presence", looks: others }) });
  const meet = (connection: Connection) => {
    exchange?.join(connection);
    looks.join(connection);
  };
  const watch = createLinkWatch({ store, facts, timers, isHub, site: site.state, publish: (row) => announcer.setRow("link", { ...row }) });

  const book = createDeskBook({
    desk, site, store, safe: () => part.hub()?.safe() ?? 0, own: () => ({ nodeId: facts.nodeId(), address: network.address(), print: network.print }), onFault: (fault) => onFault("hub", fault),
  });
  const { hasDesk } = book;
  const part = createPart({
    make, store, facts, desk, site, network, dial, speaker, watch, book: () => book, meet, siteChanged, onLaterEpoch: (later) => reign.hearEpoch(later), onFault, ...(pace === undefined ? {} : { pace }),
  });

  /** Whatever comes of it, this node has a part afterwards: the new one, or its former where the disk took nothing. */
  function changeRole(next: Reign, note: Readonly<Record<string, string>>, opening?: Request): void {
    part.stop();
    try {
      desk.reignAs(next, () => facts.set(note), opening);
    } finally {
      part.start();
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
  const duties = createDuties({ store, facts, desk, timers, hearsHub, onFault: (fault) => onFault("scheduler", fault) });
  const reign = make.createReign({
    timers, dial, nodeId: facts.nodeId(), deskNumber: facts.deskNumber, speaker, hasDesk,
    keeperSets: () => keeperSets(site.state()), addressOf: site.addressOf,
    peers: () => part.peers().map((peer) => peer.address),
    last: lastOfLog, isWhole: store.log.isWhole, canReadAll: () => store.unread.types().length === 0, promised: facts.promised, promise: (epoch) => facts.set({ promised: String(epoch) }),
    isHub, epoch: facts.seenEpoch, hubAddress: () => (isHub() ? network.address() : facts.hub().address), hearsHub,
    automatic: () => site.state()?.automatic ?? false, onFault: (fault) => onFault("reign", fault), onHub: (address) => part.link()?.hearHub(address), onRival: watch.hearRival, becomeHub, becomeDesk,
  });

  desk.onSaved(() => {
    part.link()?.offer();
    watch.tellSoon();
  });

  return {
    store, facts, announcer, desk, submitSoon: createSubmitSoon(desk.submitAll, timers), reign, looks, hearsHub, unsafeForMs: watch.unsafeForMs, tellLink: watch.tell, numberDesk: book.numberDesk, enrolDesk: book.enrolDesk, site: site.state,
    tellAddress: () => (isHub() ? book.noteOwn() : part.link()?.retry()), // a desk says it with its next hello
    presence: () => (site.state()?.desks ?? []).flatMap(({ nodeId, fingerprint = "" }) => presence().get(fingerprint) === undefined ? [] : [{ nodeId, ...presence().get(fingerprint) as { isHere: boolean; atMs: number } }]),
    startSync() {
      started = true;
      exchange?.want(readFiles(store.db));
      part.start();
      stopBeat = every(timers, freshMs, () => {
        watch.beat();
        part.endKeeperChange();
      });
      duties.start();
      onSite();
    },
    accept(connection) {
      if (!started) return connection.close();
      if (!letsIn(connection)) return;
      reign.accept(connection);
      const hub = part.hub();
      if (hub !== undefined) return hub.accept(connection);
      connection.on("hello", (_message, answer) => answer({ refusal: refuse("sync.not-hub"), hub: facts.hub().address }));
    },
    retry() {
      part.link()?.retry();
      duties.wake();
    },
    close() {
      started = false;
      stopBeat();
      duties.close();
      watch.close();
      looks.close();
      exchange?.close();
      reign.close();
      part.stop();
      announcer.flush();
      store.close();
    },
  };
}
