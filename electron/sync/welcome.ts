/**
 * Whether a desk that says hello is let in, and with what: the version both speak, the last position both share, and where
 * that is long ago, the hub's own position to go on from. Used by `hub.ts`.
 */
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { hello } from "../../shared/wire.ts";
import type { Welcome } from "../../shared/wire.ts";
import { agreeOn, helloVersion, rangeOf } from "../../shared/wire-version.ts";
import type { Spoken } from "../../shared/wire-version.ts";
import { commonPrefix } from "./common-prefix.ts";
import type { HubOptions } from "./hub.ts";
import type { CatchUpServer } from "./serve-catch-up.ts";

export interface Welcomed {
  readonly welcome: Welcome;
  readonly nodeId: string;
  /** Nothing of its log is missing, so its disk counts for what is safe. */
  readonly isWhole: boolean;
  /** What its program makes of events. */
  readonly statesKind: string | undefined;
}

export interface WelcomeOptions extends Pick<HubOptions, "sequencer" | "timers" | "epoch" | "speaker" | "admit" | "onLaterEpoch"> {
  readonly speaks: Spoken;
  readonly catchUps: Pick<CatchUpServer, "offer">;
  readonly safe: () => number;
}

/** Refuses what `agreeOn` and `admit` refuse, `input.malformed`, `sync.other-node`, `sync.later-epoch`, `sync.other-log`. */
export function welcomeTo({ sequencer, timers, epoch, speaker, admit, onLaterEpoch, speaks, catchUps, safe }: WelcomeOptions, message: unknown, peer: string): Welcomed | Refusal {
  const said = helloVersion.safeParse(message);
  if (!said.success) return refuse("input.malformed");
  const theirs = rangeOf(said.data.protocol);
  const agreed = agreeOn(theirs, speaks);
  if (typeof agreed !== "number") return agreed;
  const parsed = (theirs.max > speaks.max ? hello.strip() : hello).safeParse(message);
  if (!parsed.success) return refuse("input.malformed");
  const { whole = true, statesKind, nodeId, firstHash, seenEpoch, runs } = parsed.data;
  if (speaker(peer)?.nodeId !== nodeId) return refuse("sync.other-node");
  if (seenEpoch > epoch) {
    onLaterEpoch(seenEpoch);
    return refuse("sync.later-epoch", { epoch: seenEpoch });
  }
  if (firstHash !== "" && firstHash !== sequencer.firstHash()) return refuse("sync.other-log", { head: runs.at(-1)?.lastSeq ?? 0 });
  const deskNumber = admit(parsed.data);
  if (typeof deskNumber !== "number") return deskNumber;
  const base = commonPrefix(sequencer.runs(), runs);
  const first = { epoch, base, head: sequencer.head(), safe: safe(), deskNumber, hubTimeMs: timers.nowMs() };
  if (agreed === 1) return { nodeId, statesKind: undefined, isWhole: whole, welcome: first };
  const snapshot = catchUps.offer(base, parsed.data);
  const baseHash = sequencer.states?.hashAt(base);
  const welcome = { ...first, protocol: agreed, ...(baseHash === undefined ? {} : { baseHash }), ...(snapshot === undefined ? {} : { snapshot }) };
  return { nodeId, statesKind, isWhole: whole && snapshot === undefined, welcome };
}
