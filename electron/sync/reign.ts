/**
 * Who is the hub: answers the others' votes, stands for hub when the old one is gone, steps down when a later epoch is
 * heard of. Safety rests on promises that are on the disk before they are given, never on clocks; time only says when to
 * try. Raft (Ongaro 2014) §5.2, with the dry vote of §9.6; forced take-over without a majority is ours.
 *
 *   desk ──hub silent, majority of keepers grants──> hub of epoch e      (by itself where the site says so, else asked)
 *   desk ──typed word──> hub of epoch e, forced                          (nothing is asked; the event names who did it)
 *   hub  ──a later epoch is heard of──> desk
 */
import { vote, voteAnswer, who } from "../../shared/wire.ts";
import type { Who } from "../../shared/wire.ts";
import type { Connection, Dial, Speaker, Timers } from "./connection.ts";
import { every } from "./connection.ts";
import { deskOfEpoch, isBelievable, nextEpoch } from "./epoch.ts";
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
  /** Who is enrolled with the key of a connection. */
  readonly speaker: (peer: string) => Speaker | undefined;
  /** The site has given this number to a desk. */
  readonly hasDesk: (deskNumber: number) => boolean;
  /** Keepers, each set of which a majority is needed (`shared/site/keepers.ts`), this node among them if it is one. */
  readonly keeperSets: () => readonly (readonly string[])[];
  /** Where a node was last heard; empty where that is not known. */
  readonly addressOf: (nodeId: string) => string;
  /** Addresses of all other nodes. */
  readonly peers: () => readonly string[];
  readonly last: () => Position;
  /** No row of the log here is still to come; until then this node neither votes nor stands. */
  readonly isWhole: () => boolean;
  /** This program can read every event of its log; one that cannot may vote, but never orders on states it does not know. */
  readonly canReadAll: () => boolean;
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
  /** Becomes hub without asking anybody, unless rows of its log are still to come, or are of a newer program. `by` is who typed the word. */
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
/** What one of the others said, and with which key. */
interface Answered {
  readonly peer: string;
  readonly answer: unknown;
}

export function createReign(options: ReignOptions): ReignKeeper {
  const { timers, dial, nodeId, keeperSets, addressOf, promised, promise, isHub, becomeHub, becomeDesk } = options;
  let closed = false;
  let standing = false;
  let silentSinceMs = timers.nowMs();
  let patienceMs = standAfterMs;

  function ownWho(): Who {
    return { nodeId, epoch: options.epoch(), isHub: isHub(), address: options.hubAddress() };
  }

  const isLater = (a: Position, b: Position) => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq);

  /** An epoch bears the number of the desk that begins it; nobody stands, or reigns, in another's. */
  function isOwnEpoch(peer: string, said: { readonly nodeId: string; readonly epoch: number }): boolean {
    const speaker = options.speaker(peer);
    return speaker?.nodeId === said.nodeId && speaker.number === deskOfEpoch(said.epoch) && isBelievable(said.epoch, promised(), options.hasDesk);
  }

  function answerVote(message: unknown, peer: string): { granted: boolean; promised: number } {
    const parsed = vote.safeParse(message);
    if (!parsed.success || !isOwnEpoch(peer, parsed.data)) return { granted: false, promised: promised() };
    const { epoch, last, dry } = parsed.data;
    const granted = epoch > promised() && options.isWhole() && !isLater(options.last(), last) && !isHub() && !(dry && options.hearsHub());
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

  async function askAll(addresses: readonly string[], name: string, message: unknown): Promise<Answered[]> {
    return Promise.all(addresses.map(async (address) => {
      const connection = await dial(address);
      const answer = await connection?.ask(name, message);
      connection?.close();
      return { peer: connection?.peer ?? "", answer };
    }));
  }

  function keepers(): readonly string[] {
    return [...new Set(keeperSets().flat())];
  }

  /** The keepers that vote for this node, and the node itself. A vote counts for whom the key of its connection speaks for. */
  async function askVotes(epoch: number, dry: boolean): Promise<ReadonlySet<string>> {
    const others = keepers().filter((keeper) => keeper !== nodeId && addressOf(keeper) !== "").map(addressOf);
    const answers = await askAll(others, "vote", { nodeId, epoch, last: options.last(), dry });
    const granted = answers.filter(({ answer }) => voteAnswer.safeParse(answer).data?.granted === true);
    return new Set([nodeId, ...granted.flatMap(({ peer }) => options.speaker(peer)?.nodeId ?? [])]);
  }

  /** A majority of every set that the log names now; where a set is empty, only who is the hub already. */
  function isElected(voters: ReadonlySet<string>): boolean {
    if (closed) return false;
    return keeperSets().every((set) => (set.length === 0 ? isHub() : set.filter((keeper) => voters.has(keeper)).length > set.length / 2));
  }

  function mayReign(): boolean {
    return options.isWhole() && options.canReadAll();
  }

  async function win(): Promise<boolean> {
    if (!mayReign()) return false;
    const epoch = nextEpoch(promised(), options.deskNumber());
    const mayAsk = isHub() || isElected(await askVotes(epoch, true)); // a hub that stands anew disturbs nobody
    if (!mayAsk || closed || epoch <= promised()) return false;
    promise(epoch);
    if (!isElected(await askVotes(epoch, false)) || promised() !== epoch) return false;
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
    const isKeeper = keepers().includes(nodeId);
    if (!options.automatic() || !isKeeper || timers.nowMs() - silentSinceMs < patienceMs) return;
    silentSinceMs = timers.nowMs();
    patienceMs = standAfterMs * (1 + timers.random());
    await stand();
  }

  /** Two hubs at once: the one of the lower epoch yields, whichever of them asks. */
  function hearWho(message: unknown, peer: string): void {
    const parsed = who.safeParse(message);
    if (closed || !parsed.success || !parsed.data.isHub || !isOwnEpoch(peer, parsed.data)) return;
    if (!isHub() && parsed.data.epoch >= promised()) options.onHub(parsed.data.address);
    if (!isHub() || parsed.data.epoch === options.epoch()) return;
    options.onRival(Math.min(parsed.data.epoch, options.epoch()));
    if (parsed.data.epoch < options.epoch()) return;
    const { address, epoch } = parsed.data;
    isKept(() => becomeDesk(address, epoch));
  }

  async function probe(): Promise<void> {
    for (const { peer, answer } of await askAll(options.peers(), "who", ownWho())) hearWho(answer, peer);
  }

  const stopLook = every(timers, probeMs, () => void look().catch(options.onFault));

  return {
    stand,
    accept(connection) {
      connection.on("who", (message, answer) => {
        answer(ownWho());
        hearWho(message, connection.peer);
      });
      connection.on("vote", (message, answer) => answer(answerVote(message, connection.peer)));
    },
    force(by) {
      if (!mayReign()) return; // `take-over.ts` has said why
      const epoch = nextEpoch(promised(), options.deskNumber());
      promise(epoch);
      becomeHub(epoch, by);
    },
    beginAnew() {
      if (keepers().some((keeper) => keeper !== nodeId)) {
        becomeDesk("", options.epoch());
        return void stand();
      }
      const epoch = nextEpoch(promised(), options.deskNumber());
      promise(epoch);
      becomeHub(epoch, null);
    },
    hearEpoch(epoch) {
      if (!isHub() || epoch <= options.epoch() || !isBelievable(epoch, promised(), options.hasDesk)) return;
      if (epoch > promised()) promise(epoch);
      probe().then(() => (isHub() ? stand() : false)).catch(options.onFault);
    },
    close() {
      closed = true;
      stopLook();
    },
  };
}
