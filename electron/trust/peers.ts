/**
 * With whom this node speaks: the desks that the log has enrolled, and the hub that let this node in last, where the log
 * does not name it (there is no log yet, or a cut took that row away). Strangers are told why and then cut; who is revoked is
 * cut the moment the log says so. Built by `core.ts`.
 */
import { refuse } from "../../shared/kernel/refusal.ts";
import { deskOfKey } from "../../shared/site/trust.ts";
import type { SiteState } from "../../shared/site/site.ts";
import type { Connection, Dial, Speaker, Timers } from "../sync/connection.ts";

export interface PeersOptions {
  /** The site as ordered. */
  readonly site: () => SiteState | undefined;
  /** Key of the hub that enrolled this node, or welcomed it last; empty where none ever did. */
  readonly hubPrint: () => string;
  readonly timers: Timers;
  readonly dial: Dial;
  /** Somebody answered at the address of a desk, with a key that is not its. */
  readonly onStranger: (address: string) => void;
}

export interface Peers {
  /** The desk that a key is enrolled for. */
  speaker(peer: string): Speaker | undefined;
  /** Dials, and hangs up on strangers before a word is said. */
  readonly dial: Dial;
  /** True where the other side may speak; a stranger is answered once and cut. */
  letsIn(connection: Connection): boolean;
  /** Which keys are connected, and when each was last. */
  presence(): ReadonlyMap<string, { readonly isHere: boolean; readonly atMs: number }>;
  /** The site has changed: ends every connection to who is trusted no more. */
  recheck(): void;
}

/** Time for a refusal to arrive before the connection ends. */
const partMs = 100;
/** A stranger that does not say hello is cut all the same. */
const silentMs = 5_000;

export function createPeers({ site, hubPrint, timers, dial, onStranger }: PeersOptions): Peers {
  const open = new Set<Connection>();
  const seen = new Map<string, number>();
  const speaker = (peer: string) => deskOfKey(site(), peer);

  /** The hub's key, as this node knows it from enrolment or welcome, counts while the log has no word on it. */
  function isTrusted(peer: string): boolean {
    const isNamed = site()?.desks.some((desk) => desk.fingerprint === peer) ?? false;
    return isNamed ? speaker(peer) !== undefined : peer === hubPrint();
  }

  function watch(connection: Connection): void {
    open.add(connection);
    seen.set(connection.peer, timers.nowMs());
    connection.onClose(() => {
      open.delete(connection);
      seen.set(connection.peer, timers.nowMs());
    });
  }

  function turnAway(connection: Connection): void {
    const isRevoked = site()?.desks.some((desk) => desk.fingerprint === connection.peer) ?? false;
    timers.after(silentMs, () => connection.close());
    connection.on("hello", (_message, answer) => {
      answer({ refusal: refuse(isRevoked ? "sync.revoked" : "sync.not-enrolled") });
      timers.after(partMs, () => connection.close());
    });
  }

  return {
    speaker,
    async dial(address) {
      const connection = await dial(address);
      if (connection === undefined) return undefined;
      if (isTrusted(connection.peer)) {
        watch(connection);
        return connection;
      }
      connection.close();
      onStranger(address);
      return undefined;
    },
    letsIn(connection) {
      if (speaker(connection.peer) === undefined) {
        turnAway(connection);
        return false;
      }
      watch(connection);
      return true;
    },
    presence() {
      const here = new Set([...open].map((one) => one.peer));
      return new Map([...seen].map(([peer, atMs]) => [peer, { isHere: here.has(peer), atMs: here.has(peer) ? timers.nowMs() : atMs }]));
    },
    recheck() {
      for (const connection of open) if (!isTrusted(connection.peer)) connection.close();
    },
  };
}
