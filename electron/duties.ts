/**
 * The scheduler of a desk, built over its store: which sources it has, and when it is for this machine to run them. Called by
 * `core.ts`; one line per source.
 */
import type { Stream } from "../shared/kernel/stream.ts";
import type { Desk } from "./desk.ts";
import type { Facts } from "./facts.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import type { Scheduler } from "./scheduler/scheduler.ts";
import { ticketSource } from "./scheduler/ticket-source.ts";
import { readState } from "./scratch.ts";
import type { Store } from "./store/store.ts";
import { readUnfinishedIds } from "./store/unfinished.ts";
import type { Timers } from "./sync/connection.ts";

export interface DutiesOptions {
  readonly store: Store;
  readonly facts: Facts;
  readonly desk: Desk;
  readonly timers: Timers;
  readonly hearsHub: () => boolean;
  readonly onFault: (fault: unknown) => void;
}

/** Runs on the hub, and on a desk for as long as it cannot hear the hub. */
export function createDuties({ store, facts, desk, timers, hearsHub, onFault }: DutiesOptions): Scheduler {
  const world = { get: <S>(stream: Stream<S>, id: string) => readState(store.state, stream.name, id) as S | undefined }; // the stream's own events made it
  return createScheduler({
    sources: [ticketSource({ unfinishedIds: () => readUnfinishedIds(store.db), world })],
    timers, submitAll: desk.submitAll, onFault,
    isOn: () => facts.deskNumber() > 0 && (desk.reign().role === "hub" || !hearsHub()),
  });
}
