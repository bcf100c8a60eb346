/**
 * Open views and who watches them. After each transaction `desk.ts` hands over what changed; each open view is asked
 * once for the rows whose keys were touched, however many pages show it, and only what differs is pushed. Pushes are
 * collected until the current turn ends, so that a burst costs one message. A view that has to be run as a whole (sums,
 * counts) comes after the rows, and in a burst at most so often that it takes a hundredth of the time.
 */
import type { Touched, Change, ViewName } from "../shared/views.ts";
import { views } from "../shared/views.ts";
import type { ViewParams, ViewReader } from "./store/views.ts";

type Row = Readonly<Record<string, unknown>>;

/** Rows that came or changed, keys that went. */
export interface Delta {
  readonly upserts: readonly Row[];
  readonly removes: readonly string[];
}

export interface Announcer {
  /** Opens a view: its rows now, and `push` for every change until `close`. Throws on parameters that do not parse. */
  open(view: ViewName, params: ViewParams, push: (delta: Delta) => void): { readonly rows: readonly Row[]; close(): void };
  /** Something changed; pushes follow at the end of this turn. */
  changed(changes: readonly Change[]): void;
  /** Sets one row of a view that no table stands behind. */
  setRow(view: ViewName, row: Row): void;
  /** Sends what is collected, now. */
  flush(): void;
}

interface Open {
  readonly view: ViewName;
  readonly params: ViewParams;
  readonly listeners: Set<(delta: Delta) => void>;
  /** What watchers have, as text by key; undefined for lists so long that keeping it would cost more than it saves. */
  readonly sent: Map<string, string> | undefined;
  /** Before then it is not run as a whole again. */
  restUntilMs: number;
}

/** Rows up to which a parameterless view's `sent` is kept. Assumed: a millisecond of text; boards and places are longer. */
const sentMax = 500;

/** Rest after running a whole view, in runs, and its longest: a sum on a screen may be that old while changes pour in. Assumed. */
const restRuns = 100;
const restMaxMs = 250;

/** Views that no table stands behind. */
const liveViews: readonly ViewName[] = ["link", "health", "devices", "session", "presence"];

export function createAnnouncer(reader: ViewReader): Announcer {
  const openByKey = new Map<string, Open>();
  const liveRows = new Map<ViewName, Map<string, Row>>();
  let collected: Change[] = [];
  let planned = false;
  /** Views to be run as a whole. */
  const due = new Set<Open>();
  let wakeUp: NodeJS.Timeout | undefined;

  function snapshot(view: ViewName, params: ViewParams): Row[] {
    const live = liveRows.get(view);
    if (live !== undefined) return [...live.values()];
    return liveViews.includes(view) ? [] : reader.snapshot(view, params);
  }

  function keysTouched(open: Open, changes: readonly Change[]): Set<string> | "all" | "now" {
    const keys = new Set<string>();
    const { follows } = views[open.view];
    for (const change of changes) {
      const touched: Touched = follows[change.stream]?.(change, open.params) ?? [];
      if (touched === "all" || touched === "now") return touched;
      for (const key of touched) keys.add(key);
    }
    return keys;
  }

  /** Notes what watchers have from now on; false where they have it already. */
  function learn({ sent }: Open, key: string, row: Row): boolean {
    const text = sent === undefined ? "" : JSON.stringify(row);
    if (sent === undefined || sent.get(key) === text) return sent === undefined;
    sent.set(key, text);
    return true;
  }

  function deltaOf(open: Open, keys: ReadonlySet<string>): Delta {
    const upserts: Row[] = [];
    const removes: string[] = [];
    for (const key of keys) {
      const row = reader.row(open.view, open.params, key);
      if (row !== undefined && learn(open, key, row)) upserts.push(row);
      if (row === undefined && (open.sent === undefined || open.sent.delete(key))) removes.push(key);
    }
    return { upserts, removes };
  }

  function wholeDelta(open: Open): Delta {
    const { key } = views[open.view];
    const gone = new Set(open.sent?.keys());
    const upserts = snapshot(open.view, open.params).filter((row) => {
      gone.delete(String(row[key]));
      return learn(open, String(row[key]), row);
    });
    for (const id of gone) open.sent?.delete(id);
    return { upserts, removes: [...gone] };
  }

  function send(open: Open, delta: Delta): void {
    if (delta.upserts.length === 0 && delta.removes.length === 0) return;
    for (const listener of open.listeners) listener(delta);
  }

  function sendRows(): void {
    planned = false;
    const changes = collected;
    collected = [];
    if (changes.length === 0) return;
    for (const open of openByKey.values()) {
      const keys = keysTouched(open, changes);
      if (keys === "now") send(open, wholeDelta(open));
      else if (keys === "all") due.add(open);
      else send(open, deltaOf(open, keys));
    }
  }

  /** Runs the whole views that are due and have rested, or all that are due. */
  function sendWhole(all: boolean): void {
    for (const open of due) {
      const fromMs = performance.now();
      if (!all && fromMs < open.restUntilMs) continue;
      due.delete(open);
      send(open, wholeDelta(open));
      const nowMs = performance.now();
      open.restUntilMs = nowMs + Math.min(restMaxMs, restRuns * (nowMs - fromMs));
    }
    clearTimeout(wakeUp);
    const nextMs = Math.min(...[...due].map((open) => open.restUntilMs));
    wakeUp = due.size === 0 ? undefined : setTimeout(() => sendWhole(false), Math.max(1, nextMs - performance.now()));
  }

  function flush(): void {
    sendRows();
    sendWhole(true);
  }

  function plan(): void {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      sendRows();
      sendWhole(false);
    });
  }

  function entry(view: ViewName, params: ViewParams, rowCount: number): Open {
    const key = JSON.stringify([view, params]);
    const known = openByKey.get(key);
    if (known !== undefined) return known;
    const isShort = rowCount <= sentMax || Object.keys(params).length > 0;
    const open = { view, params, listeners: new Set<(delta: Delta) => void>(), sent: isShort ? new Map<string, string>() : undefined, restUntilMs: 0 };
    openByKey.set(key, open);
    return open;
  }

  return {
    open(view, given, push) {
      const params = views[view].params.parse(given);
      flush(); // those who watch already have what this page will see
      const rows = snapshot(view, params);
      const open = entry(view, params, rows.length);
      for (const row of rows) learn(open, String(row[views[view].key]), row);
      open.listeners.add(push);
      return {
        rows,
        close() {
          open.listeners.delete(push);
          const key = JSON.stringify([view, params]);
          if (open.listeners.size > 0) return;
          due.delete(open);
          if (openByKey.get(key) === open) openByKey.delete(key);
        },
      };
    },
    changed(changes) {
      if (openByKey.size === 0) return;
      collected.push(...changes);
      plan();
    },
    setRow(view, row) {
      const rows = liveRows.get(view) ?? new Map<string, Row>();
      liveRows.set(view, rows.set(String(row[views[view].key]), row));
      for (const open of openByKey.values()) if (open.view === view) send(open, { upserts: [row], removes: [] });
    },
    flush,
  };
}
