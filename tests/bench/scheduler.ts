/**
 * What the scheduler costs on a desk with 2,000 open and 200,000 tickets. `scheduler` is one of its turns, as long as it holds
 * the desk: finding what is due, deciding it, writing it, putting the changed tickets back on the agenda; beside a bare append
 * of the very rows it wrote. `scheduler-load` is one slice of making the agenda at the start; `scheduler-look` a look with nothing due.
 */
import { createDesk } from "../../electron/desk.ts";
import { createDuties } from "../../electron/duties.ts";
import { createFacts, firstEpoch } from "../../electron/facts.ts";
import type { Scheduler } from "../../electron/scheduler/scheduler.ts";
import { createStore } from "../../electron/store/store.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";
import { breathe, figureOf, timed } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, seedNowMs, sqlFolder, ticketFolder } from "./seed.ts";

const rounds = 600;
const warmRounds = 60;
const looks = 2_000;

/** All three figures. */
export async function measureScheduler(): Promise<Figure[]> {
  const { folder, remove } = copyOf(ticketFolder());
  const store = createStore({ dataFolder: folder, sqlFolder });
  const bare = createBareLog(folder);
  let nowMs = seedNowMs;
  let waiting: (() => void)[] = [];
  const timers = { nowMs: () => nowMs, random: () => 0.5, soon: setImmediate, after: (_ms: number, work: () => void) => { waiting.push(work); return () => { waiting = waiting.filter((one) => one !== work); }; } };
  let rows: readonly WireEvent[] = [];
  let scheduler: Scheduler | undefined;
  const desk = createDesk({
    store, reign: { role: "hub", epoch: firstEpoch }, deskNumber: () => 1, nowMs: timers.nowMs, newId: () => { throw new Error("every duty has an id"); },
    announce: (changes) => scheduler?.changed(changes),
  });
  desk.onOrdered((events) => { rows = events; });
  scheduler = createDuties({ store, facts: createFacts(store), desk, timers, hearsHub: () => false, onFault: (fault) => { throw fault; } });

  /** Runs what waits; answers how long it took. */
  const turn = (): number => {
    const work = waiting.shift();
    rows = [];
    return timed(() => work?.());
  };
  const load: number[] = [];
  scheduler.start();
  for (let size = -1; size !== scheduler.size() || load.length < 5;) {
    size = scheduler.size();
    load.push(turn(), turn());
  }
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; ours.length < rounds && round < 20 * rounds; round++) {
    nowMs += 1_000;
    const tookMs = turn();
    if (rows.length === 0) continue;
    const bareMs = bare.append(rows);
    if (round >= warmRounds) { ours.push(tookMs); floor.push(bareMs); }
    if (round % 10 === 0) await breathe();
  }
  const idle: number[] = [];
  nowMs = 0;
  for (let count = 0; count < looks; count++) idle.push(timed(() => scheduler?.wake()) + turn());
  scheduler.close();
  store.close();
  bare.close();
  remove();
  return [figureOf("scheduler", "ms", ours, floor), figureOf("scheduler-load", "ms", load), figureOf("scheduler-look", "ms", idle)];
}
