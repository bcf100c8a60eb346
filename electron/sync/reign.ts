/**
 * Who is the hub: answers the others' votes, stands for hub when the old one is gone, steps down when a later epoch is
 * heard of. Safety rests on promises that are on the disk before they are given, never on clocks; time only says when to
 * try. Raft (Ongaro 2014) §5.2, with the dry vote of §9.6; forced take-over without a majority is ours.
 *
 *   desk ──hub silent, majority of keepers grants──> hub of epoch e      (by itself where the site says so, else asked)
 *   desk ──typed word──> hub of epoch e, forced                          (nothing is asked; the event names who did it)
 *   hub  ──a later epoch is heard of──> desk
 */
import { vote, voteAnswer, who, whoAsked } from "../../shared/wire.ts";
import type { Who } from "../../shared/wire.ts";
import type { Connection, Dial, Timers } from "./connection.ts";
import { every } from "./connection.ts";
import { pulseMs } from "./hub.ts";

export interface Position {
  readonly epoch: number;
  readonly seq: number;
}

export interface ReignOptions {
  readonly timers: Timers;
  readonly dial: Dial;
  readonly nodeId: string;
  readonly deskNumber: () => number;
  readonly key: () => string;
  readonly isKey: (key: string) => boolean;
  /** Keepers with the addresses they were last heard at, this node among them if it is one. */
  readonly keepers: () => readonly { readonly nodeId: string; readonly address: string }[];
  /** Addresses of all other nodes. */
  readonly peers: () => readonly string[];
  readonly last: () => Position;
  /** Highest epoch promised or seen; what is set here is on the disk when the call returns. */
  readonly promised: () => number;
  readonly promise: (epoch: number) => void;
  readonly isHub: () => boolean;
  readonly epoch: () => number;
  /** Own address, if this is the hub; else the hub's as last known. */
  readonly hubAddress: () => string;
  /** The hub is in reach of this desk, so a vote against it is not granted. */
  readonly hearsHub: () => boolean;
  readonly automatic: () => boolean;
  /** Two hubs met; the one of this epoch, the lower, yields. */
  readonly onRival: (epoch: number) => void;
  /** A hub that this desk may not know of has called from there. */
  readonly onHub: (address: string) => void;
  /** Told where a promise or a change of part could not be kept on the disk; nothing was promised then. */
  readonly onFault: (fault: unknown) => void;
  readonly becomeHub: (epoch: number, forcedBy: string | null) => void;
  readonly becomeDesk: (hubAddress: string, epoch: number) => void;
}

export interface ReignKeeper {
  /** Answers `who` and `vote` of other nodes. */
  accept(connection: Connection): void;
  /** Stands for hub; true when it became one. */
  stand(): Promise<boolean>;
  /** Becomes hub without asking anybody. `by` is who typed the word. */
  force(by: string): void;
  /** This hub's log went back: a new epoch where no other keeper has a say, else it asks the keepers like any desk. */
  beginAnew(): void;
  /** Somebody has seen a later epoch than this hub's. */
  hearEpoch(epoch: number): void;
  close(): void;
}

/** How long the hub must be silent before a keeper stands by itself; spread by chance up to twice that. */
const standAfterMs = 4 * pulseMs;
/** How often a hub asks the other keepers whether there is a later epoch. */
const probeMs = 2 * pulseMs;
const desksMax = 100;

/** The next epoch only this desk can begin: rounds of 100, a place for each desk number. */
export function nextEpoch(promised: number, deskNumber: number): number {
  return (Math.floor(promised / desksMax) + 1) * desksMax + deskNumber;
}

/** Number of the desk that orders in an epoch. */
export function deskOfEpoch(epoch: number): number {
  return epoch % desksMax;
}

export function createReign(options: ReignOptions): ReignKeeper {
  const { timers, dial, nodeId, keepers, promised, promise, isHub, becomeHub, becomeDesk } = options;
  let closed = false;
  let standing = false;
  let silentSinceMs = timers.nowMs();
  let patienceMs = standAfterMs;

  function ownWho(): Who {
    return { nodeId, epoch: options.epoch(), isHub: isHub(), address: options.hubAddress() };
  }

  const isLater = (a: Position, b: Position) => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);

  function answerVote(message: unknown): { granted: boolean; promised: number } {
    const parsed = vote.safeParse(message);
    if (!parsed.success || !options.isKey(parsed.data.key)) return { granted: false, promised: promised() };
    const { epoch, last, dry } = parsed.data;
    const granted = epoch > promised() && !isLater(options.last(), last) && !isHub() && !(dry && options.hearsHub());
    return { granted: granted && (dry || isKept(() => promise(epoch))), promised: promised() };
  }

  /** A full disk must not end the process: what it did not take was not promised and did not happen. */
  function isKept(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (fault) {
      options.onFault(fault);
      return false;
    }
  }

  async function askAll(addresses: readonly string[], name: string, message: unknown): Promise<unknown[]> {
    return Promise.all(addresses.map(async (address) => {
      const connection = await dial(address);
      const answer = await connection?.ask(name, message);
      connection?.close();
      return answer;
    }));
  }

  /** Votes won, this node's own among them if it is a keeper. */
  async function count(epoch: number, dry: boolean): Promise<number> {
    const others = keepers().filter((keeper) => keeper.nodeId !== nodeId && keeper.address !== "").map((keeper) => keeper.address);
    const answers = await askAll(others, "vote", { nodeId, key: options.key(), epoch, last: options.last(), dry });
    if (closed) return 0;
    const parsed = answers.map((answer) => voteAnswer.safeParse(answer)).filter((one) => one.success).map((one) => one.data);
    const own = keepers().some((keeper) => keeper.nodeId === nodeId) ? 1 : 0;
    return own + parsed.filter((one) => one.granted).length;
  }

  async function win(): Promise<boolean> {
    const needed = isHub() && keepers().length === 0 ? 0 : Math.floor(keepers().length / 2) + 1; // a hub that is its own only keeper
    const epoch = nextEpoch(promised(), options.deskNumber());
    const mayAsk = isHub() || await count(epoch, true) >= needed; // a hub that stands anew disturbs nobody
    if (!mayAsk || closed || epoch <= promised()) return false;
    promise(epoch);
    if (await count(epoch, false) < needed || closed || promised() !== epoch) return false;
    becomeHub(epoch, null);
    return true;
  }

  async function stand(): Promise<boolean> {
    if (standing || closed) return false;
    standing = true;
    try {
      return await win();
    } finally {
      standing = false;
    }
  }

  /** A hub looks for later epochs; a desk looks whether the hub has been silent for too long. */
  async function look(): Promise<void> {
    if (closed) return;
    if (isHub()) return probe();
    if (options.hearsHub()) silentSinceMs = timers.nowMs();
    const isKeeper = keepers().some((keeper) => keeper.nodeId === nodeId);
    if (!options.automatic() || !isKeeper || timers.nowMs() - silentSinceMs < patienceMs) return;
    silentSinceMs = timers.nowMs();
    patienceMs = standAfterMs * (1 + timers.random());
    await stand();
  }

  /** Two hubs at once: the one of the lower epoch yields, whichever of them asks. */
  function hearWho(message: unknown): void {
    const parsed = who.safeParse(message);
    if (closed || !parsed.success || !parsed.data.isHub) return;
    if (!isHub() && parsed.data.epoch >= promised()) options.onHub(parsed.data.address);
    if (!isHub() || parsed.data.epoch === options.epoch()) return;
    options.onRival(Math.min(parsed.data.epoch, options.epoch()));
    if (parsed.data.epoch < options.epoch()) return;
    const { address, epoch } = parsed.data;
    isKept(() => becomeDesk(address, epoch));
  }

  async function probe(): Promise<void> {
    for (const answer of await askAll(options.peers(), "who", { ...ownWho(), key: options.key() })) hearWho(answer);
  }

  const stopLook = every(timers, probeMs, () => void look().catch(options.onFault));

  return {
    stand,
    accept(connection) {
      connection.on("who", (message, answer) => {
        answer(ownWho());
        const { key, ...asker } = whoAsked.safeParse(message).data ?? { key: undefined };
        if (key !== undefined && options.isKey(key)) hearWho(asker);
      });
      connection.on("vote", (message, answer) => answer(answerVote(message)));
    },
    force(by) {
      const epoch = nextEpoch(promised(), options.deskNumber());
      promise(epoch);
      becomeHub(epoch, by);
    },
    beginAnew() {
      if (keepers().some((keeper) => keeper.nodeId !== nodeId)) {
        becomeDesk("", options.epoch());
        return void stand();
      }
      const epoch = nextEpoch(promised(), options.deskNumber());
      promise(epoch);
      becomeHub(epoch, null);
    },
    hearEpoch(epoch) {
      if (!isHub() || epoch <= options.epoch()) return;
      if (epoch > promised()) promise(epoch);
      probe().then(() => (isHub() ? stand() : false)).catch(options.onFault);
    },
    close() {
      closed = true;
      stopLook();
    },
  };
}
