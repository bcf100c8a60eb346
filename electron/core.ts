/**
 * A desk without doors: store, announcer and the write path over one data folder, with its hub or its link. Built anew
 * when the desk changes hospitals; `host.ts` holds the present one.
 */
import { hostname } from "node:os";
import { join } from "node:path";
import type { Namespace } from "socket.io";
import { v7 as newId } from "uuid";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { siteId } from "../shared/site/site.ts";
import type { SiteState } from "../shared/site/site.ts";
import type { LinkRow } from "../shared/views.ts";
import { createAnnouncer } from "./announce.ts";
import type { Announcer } from "./announce.ts";
import { createDesk } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { createFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { readState } from "./scratch.ts";
import { hashOf } from "./store/log.ts";
import { createStore } from "./store/store.ts";
import type { Store } from "./store/store.ts";
import { openHub } from "./sync/hub.ts";
import { openLink } from "./sync/link.ts";
import type { LinkState } from "./sync/link.ts";

export interface Core {
  readonly store: Store;
  readonly facts: Facts;
  readonly announcer: Announcer;
  readonly desk: Desk;
  /** Begins to order for others, or to talk with the hub. */
  startSync(desks: Namespace): void;
  /** Pushes the row of view `link`. */
  tellLink(): void;
  /** Hub only: the number of a desk, given now if it has none. */
  numberDesk(nodeId: string, name: string): number | Refusal;
  close(): void;
}

/** How often view `link` says that the data is fresh. */
const freshMs = 2_000;

/** `onFault` is told of bugs and broken machines that hub or link met; they go on. */
export function openCore(
  dataFolder: string, programFolder: string, nowMs: () => number, onFault = (room: string, fault: unknown) => console.error(room, fault),
): Core {
  const store = createStore({ dataFolder, sqlFolder: join(programFolder, "electron", "store") });
  const facts = createFacts(store.local);
  const announcer = createAnnouncer(store.views);
  const role = facts.role();
  const desk = createDesk({ store, role, nowMs, newId, epoch: facts.epoch(), deskNumber: facts.deskNumber, announce: announcer.changed });
  let now: Partial<LinkRow> = { state: role === "hub" ? "alone" : "island", islandSinceMs: role === "hub" ? null : nowMs() };
  let freshAtMs = nowMs();
  let stopSync = () => {};

  function tellLink(): void {
    if (now.state !== "island") freshAtMs = nowMs();
    announcer.setRow("link", {
      key: "link", role, state: "alone", deskNumber: facts.deskNumber(), delayMs: null, outbox: store.pending.count(),
      islandSinceMs: null, desks: 0, head: store.log.head().seq, freshAtMs, refused: null, ...now,
    } satisfies LinkRow);
  }

  function numberDesk(nodeId: string, name: string): number | Refusal {
    const answer = desk.submit({ command: "site.number-desk", body: { nodeId, name }, actor: "system", byMachine: true });
    if (answer.kind === "refused") return answer.refusal;
    const state = readState(store.state, "site", siteId) as SiteState | undefined;
    return state?.desks.find((one) => one.nodeId === nodeId)?.number ?? refuse("site.not-open");
  }

  function startHub(desks: Namespace): () => void {
    const hashAt = (seq: number) => {
      const [row] = store.log.read(seq - 1, 1);
      return row === undefined ? undefined : hashOf(row);
    };
    const onDesks = (count: number) => {
      now = { desks: count, state: count > 0 ? "joined" : "alone" };
      tellLink();
    };
    const sequencer = { order: desk.order, read: store.log.read, head: store.log.head, hashAt, onOrdered: desk.onOrdered };
    const stop = openHub(desks, { sequencer, epoch: facts.epoch(), key: facts.secret("join-key"), nowMs, numberDesk, onDesks, onFault: (fault) => onFault("hub", fault) });
    return () => {
      stop();
      desks.disconnectSockets(true);
      desks.removeAllListeners();
    };
  }

  function startLink(): () => void {
    const { address, key } = facts.hub();
    const onState = ({ state, delayMs, refusal }: LinkState) => {
      const islandSinceMs = state === "joined" ? null : now.islandSinceMs ?? nowMs();
      now = { state, delayMs, islandSinceMs, refused: refusal?.code ?? null };
      tellLink();
    };
    const link = openLink({
      hub: address, receive: desk.receive, settle: desk.settle, outbox: store.pending.commands, onState,
      hello: () => ({ nodeId: facts.nodeId(), name: hostname(), key, head: store.log.head().seq, headHash: store.log.head().hash }),
      onWelcome: (number) => facts.set({ "desk-number": String(number) }),
      onFault: (fault) => onFault("link", fault),
    });
    desk.onSaved(() => {
      link.offer();
      tellLink();
    });
    return link.close;
  }

  return {
    store, facts, announcer, desk, tellLink, numberDesk,
    startSync(desks) {
      const stop = role === "hub" ? startHub(desks) : startLink();
      const beat = setInterval(tellLink, freshMs);
      stopSync = () => {
        clearInterval(beat);
        stop();
      };
      tellLink();
    },
    close() {
      stopSync();
      announcer.flush();
      store.close();
    },
  };
}
