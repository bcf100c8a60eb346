/**
 * The phone's own small outbox: what somebody wanted is on the phone before it is sent, goes out when the network answers,
 * and is never sent twice in effect, since it carries its id. In IndexedDB, because photos lie in it; a page that was closed
 * goes on when it is opened again.
 */
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import { send, sendFile } from "./phone-api.ts";

export interface Photo {
  readonly name: string;
  readonly blob: Blob;
}

export interface Wish {
  readonly id: string;
  readonly path: string;
  /** Without `files`, which are the photos once they are up. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly photos: readonly Photo[];
  readonly token?: string | undefined;
}

export type WishEnd = { readonly kind: "done"; readonly value: unknown } | { readonly kind: "refused"; readonly refusal: Refusal };

const storeName = "wishes";
/** How often it is tried again while there is no answer. */
const againMs = 5_000;
/** Codes after which the same wish may still succeed. */
const passing: ReadonlySet<string> = new Set(["phone.too-often", "desk.disk-full", "desk.read-only"]);

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("yizhan-phone", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

export interface Outbox {
  /** Resolves when the wish is on the phone. */
  put(wish: Wish): Promise<void>;
  /** Told how each wish ended, and how many wait; what is answered ends the listening. */
  onEnd(listener: (wish: Wish, end: WishEnd) => void): () => void;
  onWaiting(listener: (count: number) => void): () => void;
}

/** One for the page. */
export function openOutbox(): Outbox {
  const endListeners = new Set<(wish: Wish, end: WishEnd) => void>();
  const waitingListeners = new Set<(count: number) => void>();
  let running = false;

  /** Undefined where nobody answered. */
  async function deliver(wish: Wish): Promise<WishEnd | undefined> {
    const files: unknown[] = [];
    for (const { name, blob } of wish.photos) {
      const up = await sendFile(blob);
      if (up.kind === "away") return undefined;
      if (up.kind === "refused") return passing.has(up.refusal.code) ? undefined : up;
      files.push({ sha256: up.value.sha256, bytes: up.value.bytes, name, mime: blob.type });
    }
    const answer = await send(wish.path, files.length > 0 ? { ...wish.body, files } : wish.body, wish.token);
    if (answer.kind === "away" || (answer.kind === "refused" && passing.has(answer.refusal.code))) return undefined;
    return answer;
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      for (const wish of await inStore("readonly", (store) => store.getAll() as IDBRequest<Wish[]>)) {
        const end = await deliver(wish);
        if (end === undefined) break;
        await inStore("readwrite", (store) => store.delete(wish.id));
        for (const listener of endListeners) listener(wish, end);
      }
      const waiting = await inStore("readonly", (store) => store.count());
      for (const listener of waitingListeners) listener(waiting);
    } finally {
      running = false;
    }
  }

  setInterval(() => void run(), againMs);
  window.addEventListener("online", () => void run());
  void run();
  return {
    async put(wish) {
      await inStore("readwrite", (store) => store.put(wish));
      void run();
    },
    onEnd(listener) {
      endListeners.add(listener);
      return () => void endListeners.delete(listener);
    },
    onWaiting(listener) {
      waitingListeners.add(listener);
      return () => void waitingListeners.delete(listener);
    },
  };
}
