/**
 * The scheduler's index: every duty of every thing by the instant at which it falls due, in a heap. The next one is read in
 * no time whatever the number of tickets; a thing that changed is put anew, and its former entries are passed over.
 */
import type { Duty } from "./duty.ts";

export interface Agenda {
  /** Replaces all duties of a thing. */
  put(thing: string, duties: readonly Duty[]): void;
  /** When the next duty falls due; undefined where there is none. */
  nextAtMs(): number | undefined;
  /** Takes out duties that are due, in order, at most so many. */
  take(untilMs: number, max: number): readonly Entry[];
  /** Duties that are still to come. */
  size(): number;
}

/** A duty and the thing it belongs to. */
export interface Entry {
  readonly thing: string;
  readonly duty: Duty;
}

interface Kept extends Entry {
  readonly version: number;
}

/** Former entries that are kept before they are swept out, besides as many as there are present ones. */
const staleMax = 1_000;

export function createAgenda(): Agenda {
  let heap: Kept[] = [];
  const versions = new Map<string, { version: number; count: number }>();
  let version = 0;
  let live = 0;

  const isLive = (one: Kept) => versions.get(one.thing)?.version === one.version;

  /** Leaves a present entry, or none, at the top. */
  function top(): Kept | undefined {
    while (heap[0] !== undefined && !isLive(heap[0])) pop(heap);
    return heap[0];
  }

  function sweep(): void {
    if (heap.length <= 2 * live + staleMax) return;
    heap = heap.filter(isLive).sort(inOrder); // what is sorted is a heap
  }

  return {
    put(thing, duties) {
      live += duties.length - (versions.get(thing)?.count ?? 0);
      version += 1;
      if (duties.length === 0) versions.delete(thing);
      else versions.set(thing, { version, count: duties.length });
      for (const duty of duties) push(heap, { thing, duty, version });
      sweep();
    },
    nextAtMs: () => top()?.duty.atMs,
    take(untilMs, max) {
      const taken: Entry[] = [];
      for (let next = top(); next !== undefined && next.duty.atMs <= untilMs && taken.length < max; next = top()) {
        pop(heap);
        taken.push(next);
        live -= 1;
        const known = versions.get(next.thing);
        if (known !== undefined) known.count -= 1;
      }
      return taken;
    },
    size: () => live,
  };
}

function inOrder({ duty: one }: Kept, { duty: other }: Kept): number {
  return one.atMs - other.atMs || one.rank - other.rank || (one.commandId < other.commandId ? -1 : 1);
}

function push(heap: Kept[], entry: Kept): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapped(heap, at, parent)) return;
    at = parent;
  }
}

function pop(heap: Kept[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const child = heap[right] !== undefined && inOrder(heap[right], heap[left] as Kept) < 0 ? right : left; // a right child has a left brother
    if (heap[child] === undefined || !swapped(heap, child, at)) return;
    at = child;
  }
}

/** Swaps child and parent where the child comes first; answers whether it did. */
function swapped(heap: Kept[], child: number, parent: number): boolean {
  const [below, above] = [heap[child], heap[parent]];
  if (below === undefined || above === undefined || inOrder(below, above) >= 0) return false;
  [heap[parent], heap[child]] = [below, above];
  return true;
}
