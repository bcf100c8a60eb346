/**
 * The watch over the points of one source (a broker, a gateway): takes readings, gives changes of state. A reading costs a
 * comparison; only what stood for its debounce time is submitted, in batches, and a point that changes too often is told as
 * chattering once. Bounded: beyond `queueMax` waiting changes only the last state of a point is kept.
 *
 *   hear ──judge──> seen ──stood debounceMs──> queue ──every flushMs, submitAll──> alarm.raise | alarm.clear
 */
import { isActive } from "../../shared/alarm/state.ts";
import type { Point, Source } from "../../shared/alarm/point.ts";
import { judge, readingText } from "./alarm-reading.ts";
import { countChange, isCalm } from "./alarm-chatter.ts";
import type { Chatter, ChatterLimit } from "./alarm-chatter.ts";
import type { DeviceRequest, DeviceTools } from "./device.ts";

export interface Watched {
  readonly point: Point;
  /** As it was told to the house. */
  told: boolean;
  /** As it was last heard; undefined before it was. */
  seen: boolean | undefined;
  sinceMs: number;
  heardAtMs: number;
  value: string;
  isStale: boolean;
  isHeard: boolean;
  readonly chatter: Chatter;
  /** It changed while too much was waiting: its last state is told when there is room. */
  isBehind: boolean;
}

export interface WatchCounts {
  readonly points: number;
  readonly stale: number;
  readonly garbage: number;
  readonly behind: number;
}

export interface AlarmWatch<S extends Source = Source> {
  /** Points of this source, by id. */
  points(): readonly (Point & { readonly source: S })[];
  /** A reading; undefined is garbage. */
  hear(pointId: string, value: string | undefined): void;
  /** The source itself cannot be reached, or can again. */
  reach(isThere: boolean): void;
  counts(): WatchCounts;
}

export interface WatchOptions<S extends Source> {
  readonly tools: DeviceTools;
  readonly isMine: (source: Source) => source is S;
  readonly chatter: ChatterLimit;
  /** After this long without the source every point of it is stale. Unit: ms. */
  readonly awayStaleMs: number;
  readonly onPoints: () => void;
}

/** How often waiting changes go to the house. */
export const flushMs = 100;
/** Changes that go in with one transaction: a key press waits no longer than one of these. */
const batchMax = 25;
/** Changes that may wait. Assumed: every point of a large hospital twice. */
const queueMax = 5_000;
/** Between two batches, for everybody else. */
const pauseMs = 10;
/** Before a batch that could not be written goes again. */
const stuckMs = 2_000;
/** How often silence is looked for. */
const staleLookMs = 1_000;

interface Waiting {
  readonly watched: Watched;
  readonly request: DeviceRequest;
}

export function watchAlarms<S extends Source>({ tools, isMine, chatter: limit, awayStaleMs, onPoints }: WatchOptions<S>): AlarmWatch<S> {
  let byId = new Map<string, Watched>();
  const unsettled = new Set<Watched>();
  let queue: Waiting[] = [];
  let garbage = 0;
  let awaySinceMs: number | null = tools.nowMs();
  let reloading = false;
  let lookedAtMs = tools.nowMs();
  let isStuck = false;

  function load(): void {
    reloading = false;
    const now = tools.nowMs();
    byId = new Map(tools.rows("points").filter((row) => isMine(row.point.source)).map((row) => {
      const known = byId.get(row.pointId);
      const told = isActive(row);
      return [row.pointId, known === undefined
        ? { point: row.point, told, seen: undefined, sinceMs: now, heardAtMs: now, value: "", isStale: row.staleSinceMs !== null, isHeard: row.heard, chatter: { changedAtMs: [], count: 0, isOn: row.chattering }, isBehind: false }
        : Object.assign(known, { point: row.point })];
    }));
    for (const one of unsettled) if (byId.get(one.point.id) !== one) unsettled.delete(one);
    onPoints();
  }

  function put(watched: Watched, command: string, body: object, atMs: number): void {
    queue.push({ watched, request: { command, body: { pointId: watched.point.id, ...body }, observedAtMs: atMs } });
  }

  /** The state it has stood in long enough is told. */
  function settle(watched: Watched, atMs: number): void {
    if (watched.seen === undefined || watched.seen === watched.told) return void unsettled.delete(watched);
    if (atMs - watched.sinceMs < watched.point.debounceMs) return;
    unsettled.delete(watched);
    countChange(watched.chatter, atMs, limit);
    if (watched.chatter.isOn) beginChatter(watched, atMs);
    else tell(watched, watched.seen, watched.sinceMs + watched.point.debounceMs);
  }

  function tell(watched: Watched, isAlarm: boolean, atMs: number): void {
    watched.told = isAlarm;
    if (queue.length >= queueMax) watched.isBehind = true;
    else put(watched, isAlarm ? "alarm.raise" : "alarm.clear", { value: watched.value }, Math.min(atMs, tools.nowMs()));
  }

  /** Said once; it then stands as in alarm until it is calm. */
  function beginChatter(watched: Watched, atMs: number): void {
    watched.told = watched.seen === true; // changes are counted from here on
    if (watched.chatter.count > 1) return;
    put(watched, "alarm.chatter", { chattering: true, changes: watched.chatter.changedAtMs.length, minutes: limit.minutes }, atMs);
    put(watched, "alarm.raise", { value: watched.value }, atMs);
  }

  function endChatter(watched: Watched, atMs: number): void {
    put(watched, "alarm.chatter", { chattering: false, changes: watched.chatter.count, minutes: limit.minutes }, atMs);
    Object.assign(watched.chatter, { isOn: false, count: 0, changedAtMs: [] });
    tell(watched, watched.seen ?? watched.told, atMs);
  }

  function freshen(watched: Watched, atMs: number): void {
    watched.heardAtMs = atMs;
    if (!watched.isStale && watched.isHeard) return;
    Object.assign(watched, { isStale: false, isHeard: true });
    put(watched, "alarm.mark-fresh", {}, atMs);
  }

  function lookForSilence(atMs: number): void {
    const isAway = awaySinceMs !== null && atMs - awaySinceMs > awayStaleMs;
    for (const watched of byId.values()) {
      const { staleAfterS } = watched.point;
      const isSilent = staleAfterS > 0 && atMs - watched.heardAtMs > staleAfterS * 1000;
      if (!watched.isStale && (isSilent || isAway)) {
        watched.isStale = true;
        put(watched, "alarm.mark-stale", { sinceMs: Math.min(watched.heardAtMs, atMs) }, atMs);
      }
      if (watched.chatter.isOn && isCalm(watched.chatter, atMs, limit)) endChatter(watched, atMs);
    }
  }

  /** What could not be written stays and goes again. */
  function flush(): void {
    const batch = queue.slice(0, batchMax);
    const answers = tools.submitAll(batch.map(({ request }) => request));
    isStuck = answers.some((refusal) => refusal?.code === "device.not-written" || refusal?.code === "device.closed");
    if (isStuck) return;
    queue = queue.slice(batch.length);
    if (queue.length === 0) for (const watched of byId.values()) if (watched.isBehind) catchUp(watched);
  }

  function catchUp(watched: Watched): void {
    watched.isBehind = false;
    put(watched, watched.told ? "alarm.raise" : "alarm.clear", { value: watched.value }, tools.nowMs());
  }

  function tick(): void {
    const now = tools.nowMs();
    for (const watched of unsettled) settle(watched, now);
    if (now - lookedAtMs >= staleLookMs) {
      lookedAtMs = now;
      lookForSilence(now);
    }
    if (queue.length > 0) flush();
    tools.after(isStuck ? stuckMs : queue.length > 0 ? pauseMs : flushMs, tick);
  }

  tools.onOrdered((events) => {
    if (reloading || !events.some((event) => event.type.startsWith("alarm.point-defined"))) return;
    reloading = true;
    tools.after(flushMs, load);
  });
  load();
  tools.after(flushMs, tick);

  return {
    points: () => [...byId.values()].map((one) => one.point) as (Point & { readonly source: S })[], // `isMine` let them in
    hear(pointId, value) {
      const watched = byId.get(pointId);
      if (watched === undefined) return;
      const now = tools.nowMs();
      const isAlarm = value === undefined ? undefined : judge(value, watched.point.test, watched.seen ?? watched.told);
      if (value === undefined || isAlarm === undefined) return void garbage++;
      freshen(watched, now);
      if (isAlarm === watched.seen) return;
      settle(watched, now); // what stood until now, stood long enough or not
      Object.assign(watched, { seen: isAlarm, sinceMs: now, value: readingText(value, watched.point.test) });
      unsettled.add(watched);
      settle(watched, now);
    },
    reach(isThere) {
      const now = tools.nowMs();
      if (!isThere) awaySinceMs ??= now;
      else {
        awaySinceMs = null;
        for (const watched of byId.values()) if (watched.point.staleAfterS === 0) freshen(watched, now);
      }
    },
    counts: () => ({
      points: byId.size, garbage, stale: [...byId.values()].filter((one) => one.isStale).length,
      behind: queue.length,
    }),
  };
}
