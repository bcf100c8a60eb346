/**
 * What a node is to the others: the hub that orders, or a desk with a link to it. Builds the one it is to be over the present
 * core, and ends the other. Built by `core.ts`; who becomes what is decided in `sync/reign.ts`.
 */
import { streamNames } from "../shared/house.ts";
import { keeperSets, settleKeepers } from "../shared/site/keepers.ts";
import { siteId } from "../shared/site/site.ts";
import type { CoreOptions, Network } from "./core.ts";
import type { DeskBook } from "./desk-book.ts";
import type { Desk } from "./desk.ts";
import type { Facts } from "./facts.ts";
import type { LinkWatch } from "./link-watch.ts";
import type { OrderedSite } from "./ordered-site.ts";
import { isDiskFault } from "./store/disk-fault.ts";
import { createStatesReader, kindOfStates } from "./store/states-read.ts";
import type { Store } from "./store/store.ts";
import type { Connection, Dial } from "./sync/connection.ts";
import type { createHub, Hub } from "./sync/hub.ts";
import type { createLink, Link, LinkState } from "./sync/link.ts";
import { snapshotAfterUsually } from "./sync/serve-catch-up.ts";
import type { createPeers } from "./trust/peers.ts";

export interface PartOptions extends Pick<CoreOptions, "pace"> {
  readonly make: { readonly createHub: typeof createHub; readonly createLink: typeof createLink };
  readonly store: Store;
  readonly facts: Facts;
  readonly desk: Desk;
  readonly site: OrderedSite;
  readonly network: Network;
  readonly dial: Dial;
  readonly speaker: ReturnType<typeof createPeers>["speaker"];
  readonly watch: LinkWatch;
  readonly book: () => DeskBook;
  /** Two nodes of the site are connected: what travels beside the log begins. */
  readonly meet: (connection: Connection) => void;
  readonly siteChanged: () => void;
  readonly onLaterEpoch: (epoch: number) => void;
  readonly onFault: (room: string, fault: unknown) => void;
}

export interface Part {
  hub(): Hub | undefined;
  link(): Link | undefined;
  /** Becomes what the desk's reign says. */
  start(): void;
  stop(): void;
  /** Where other nodes were last heard. */
  peers(): readonly { readonly address: string }[];
  /** Both sets of keepers have the naming: from now on the new one counts alone. Tried again with each beat. */
  endKeeperChange(): void;
}

export function createPart({ make, store, facts, desk, site, network, dial, speaker, watch, book, meet, siteChanged, onLaterEpoch, onFault, pace }: PartOptions): Part {
  const { timers } = network;
  const statesKind = kindOfStates(store.local);
  const readStates = createStatesReader(store.db, streamNames, pace?.statesAtOnce);
  let hub: Hub | undefined;
  let link: Link | undefined;

  function endKeeperChange(): void {
    if (hub === undefined || keeperSets(site.state()).length === 1) return;
    const naming = store.log.readThing("site", siteId).findLast((row) => row.type.startsWith("site.keepers-named@"));
    if (naming === undefined || naming.seq > hub.safe()) return;
    try {
      desk.submit({ command: settleKeepers.command, body: {}, actor: "system", byMachine: true });
    } catch (fault) {
      onFault("hub", fault);
    }
  }

  function startHub(epoch: number): void {
    const onDesks = (count: number) => watch.become({ desks: count, state: count > 0 ? "joined" : "alone" });
    const onSafe = (seq: number) => {
      desk.settle(seq);
      watch.hearSafe(seq);
      timers.soon(endKeeperChange);
    };
    hub = make.createHub({
      sequencer: { order: desk.order, read: store.log.read, head: () => store.log.head().seq, runs: store.log.runs, firstHash: store.log.firstHash, onOrdered: desk.onOrdered,
        states: { kind: statesKind, read: readStates, hashAt: store.log.hashAt, after: pace?.snapshotAfter ?? snapshotAfterUsually } },
      ...(pace === undefined ? {} : { atOnce: pace.eventsAtOnce }),
      timers, epoch, nodeId: facts.nodeId(), keeperSets: () => keeperSets(site.state()), speaker, hasDesk: book().hasDesk, takesBackOwn: facts.wentBack, admit: book().admit, passes: isDiskFault, onDesks, onMember: meet, onSafe, onLaterEpoch, onFault: (fault) => onFault("hub", fault),
    });
    onDesks(0);
    book().noteOwn();
  }

  function startLink(): void {
    watch.become({ state: "island", islandSinceMs: timers.nowMs() });
    const onState = ({ state, delayMs, refusal }: LinkState) => {
      const islandSinceMs = state === "joined" ? null : watch.now().islandSinceMs ?? timers.nowMs();
      watch.become({ state, delayMs, islandSinceMs, refused: refusal?.code ?? null });
    };
    const opened = make.createLink({
      timers, dial, onState, onJoined: meet, onFault: (fault) => onFault("link", fault), head: () => store.log.head().seq, dropEmpty: desk.dropEmpty,
      receive(events, safe) {
        const head = desk.receive(events, safe);
        watch.hearSafe(safe);
        return head;
      },
      settle(safe) {
        desk.settle(safe);
        watch.hearSafe(safe);
      },
      cut(seq, hash) {
        watch.hearCut(seq);
        desk.cut(seq, hash);
        siteChanged();
      },
      align: desk.align, crowd: () => site.state()?.desks.length ?? 0,
      rest: {
        wants: desk.wants, leap: desk.leap, takeStates: desk.takeStates, takeHistory: desk.takeHistory, isUsable: desk.isUsable, isWhole: store.log.isWhole,
        onMisfit: watch.hearMisfit,
      },
      outbox: store.pending.commands, promised: facts.promised,
      addresses: () => [facts.hub().address, ...peers().map((peer) => peer.address)],
      hello: () => ({ nodeId: facts.nodeId(), name: network.name, address: network.address(), deskNumber: facts.deskNumber(), seenEpoch: facts.promised(), runs: [...store.log.runs()], firstHash: store.log.firstHash(), whole: store.log.isWhole(), statesKind }),
      // The hub's key too: the cut that follows may take away the very row by which this desk knows it (simulator, seed 5933).
      onWelcome: ({ deskNumber, epoch }, { address, print }) => facts.set({ "desk-number": String(deskNumber), hub: address, "hub-print": print, "seen-epoch": String(epoch), promised: String(Math.max(facts.promised(), epoch)) }),
    });
    link = opened;
  }

  function peers() {
    return (site.state()?.desks ?? []).filter((one) => one.nodeId !== facts.nodeId() && one.address !== "");
  }

  function stop(): void {
    hub?.close();
    link?.close();
    hub = undefined;
    link = undefined;
  }

  function start(): void {
    const at = desk.reign();
    if (at.role === "hub") startHub(at.epoch);
    else startLink();
  }

  return { hub: () => hub, link: () => link, start, stop, peers, endKeeperChange };
}
