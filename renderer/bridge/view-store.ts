/**
 * Open views of this page. The first reader opens a view, the last one closes it; between them only pushed changes
 * arrive. Whoever asked for a view may begin to listen as late as it likes: a view that was closed meanwhile is opened
 * again. After a broken link every view is opened again and its readers get a fresh snapshot; until then the old rows
 * stay. Used by `use-view.ts`, and directly by grids that want single changes.
 */
import type { Push, RowOf } from "../../shared/bridge.ts";
import { views } from "../../shared/views.ts";
import type { ViewName } from "../../shared/views.ts";
import { desk, openRows } from "./desk.ts";

export type ViewParams = Readonly<Record<string, string | number>>;

/** What changed: everything (`null`), or the rows that came or changed and the keys that went. */
export type ViewChange<R> = { readonly upserts: readonly R[]; readonly removes: readonly string[] } | null;

export interface OpenView<R> {
  /** Rows by key, as of the last change. */
  readonly rows: ReadonlyMap<string, R>;
  /** False until the first snapshot is there. */
  readonly ready: boolean;
  /** A new object after each change, for `useSyncExternalStore`. */
  readonly version: object;
  listen(listener: (change: ViewChange<R>) => void): () => void;
}

interface Entry {
  readonly view: ViewName;
  readonly params: ViewParams;
  readonly handle: number;
  readonly listeners: Set<(change: ViewChange<unknown>) => void>;
  rows: Map<string, unknown>;
  ready: boolean;
  version: object;
  /** Pushes that overtook the snapshot they follow; undefined while none is awaited. */
  early: Push[] | undefined;
  /** Closes it unless somebody listens by then. */
  leaving?: ReturnType<typeof setTimeout>;
}

/** A view that nobody listens to stays open as long, so that a room that is left and entered again at once keeps its rows. */
const idleMs = 1_000;

const entryByKey = new Map<string, Entry>();
const entryByHandle = new Map<number, Entry>();
let nextHandle = 1;

function keyOf(view: ViewName, row: unknown): string {
  return String((row as Record<string, unknown>)[views[view].key]);
}

function tell(entry: Entry, change: ViewChange<unknown>): void {
  entry.version = {};
  for (const listener of entry.listeners) listener(change);
}

async function load(entry: Entry): Promise<void> {
  entry.early = [];
  const outcome = await openRows({ view: entry.view, params: entry.params, handle: entry.handle });
  if (outcome.kind !== "done" || entryByHandle.get(entry.handle) !== entry) return;
  entry.rows = new Map(outcome.value.rows.map((row) => [keyOf(entry.view, row), row]));
  entry.ready = true;
  for (const push of entry.early ?? []) change(entry, push);
  entry.early = undefined;
  tell(entry, null);
}

function change(entry: Entry, push: Push): void {
  for (const key of push.removes) entry.rows.delete(key);
  for (const row of push.upserts) entry.rows.set(keyOf(entry.view, row), row);
}

function take(push: Push): void {
  const entry = entryByHandle.get(push.handle);
  if (entry === undefined) return;
  entry.early?.push(push);
  if (!entry.ready) return;
  change(entry, push);
  tell(entry, { upserts: push.upserts, removes: push.removes });
}

function entryFor(view: ViewName, params: ViewParams): Entry {
  const key = JSON.stringify([view, params]);
  const known = entryByKey.get(key);
  if (known !== undefined) return known;
  const entry: Entry = { view, params, handle: nextHandle++, listeners: new Set(), rows: new Map(), ready: false, version: {}, early: undefined };
  entryByKey.set(key, entry);
  entryByHandle.set(entry.handle, entry);
  void load(entry);
  return entry;
}

function release(entry: Entry): void {
  if (entry.listeners.size > 0) return;
  entryByKey.delete(JSON.stringify([entry.view, entry.params]));
  entryByHandle.delete(entry.handle);
  void desk.call("close", { handle: entry.handle });
}

/** Keeps a view that nobody listens to yet, or any more, for a while. */
function keepIdle(entry: Entry): void {
  clearTimeout(entry.leaving);
  entry.leaving = setTimeout(() => release(entry), idleMs);
}

/** The open view of that name and those parameters, shared by all who read it on this page. */
export function openView<N extends ViewName>(view: N, params: ViewParams): OpenView<RowOf<N>> {
  let entry = entryFor(view, params);
  keepIdle(entry);
  return {
    get rows() { return entry.rows as ReadonlyMap<string, RowOf<N>>; },
    get ready() { return entry.ready; },
    get version() { return entry.version; },
    listen(listener) {
      const each = listener as (change: ViewChange<unknown>) => void;
      entry = entryFor(view, params); // a slow page may come after it was closed
      const heard = entry;
      heard.listeners.add(each);
      return () => {
        heard.listeners.delete(each);
        keepIdle(heard);
      };
    },
  };
}

let connected = true;
desk.onPush((pushes) => { for (const push of pushes) take(push); });
desk.onLink((now) => {
  if (now) for (const entry of entryByHandle.values()) void load(entry);
  connected = now;
});

/** Whether the desk behind this page answers. */
export function isConnected(): boolean {
  return connected;
}
