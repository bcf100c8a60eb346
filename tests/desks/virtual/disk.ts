/**
 * The disk of one machine: the product's own store over a database in memory or in real files (`medium.ts`). What stands
 * there when the power goes is what the next start finds.
 */
import type { Sql } from "../../../electron/store/open.ts";
import { storeOver } from "../../../electron/store/store.ts";
import type { Lasts, Store } from "../../../electron/store/store.ts";
import { inFiles, inMemory } from "./medium.ts";
import type { WriteStep } from "./medium.ts";
import { emptyImage, sqlFolder } from "./pool.ts";
import type { Image } from "./pool.ts";

export interface DiskOptions {
  /** Path of a real file; in memory without it. */
  readonly path: string | undefined;
  /** What is on it at the beginning; an empty database without it. */
  readonly image: Image | undefined;
  /** In memory: a crash loses what was to last soon. In a real file it always does. */
  readonly isForgetful: boolean;
  readonly onStep: (step: WriteStep) => void;
  /** Types of events that the program on this machine reads now. */
  readonly reads: (type: string) => boolean;
  /** Breaks the store, for broken variants. */
  readonly bend: (store: Store) => Store;
}

export interface Disk {
  db(): Sql;
  store(): Store;
  /** Ids of the six tickets logged last. */
  newestTickets(): readonly string[];
  /** Whether the outbox holds anything, ordered or not. */
  isWaiting(): boolean;
  /** Slips of this desk that are begun and not ended. */
  slipsUnderWay(desk: number): readonly string[];
  /** Nothing has ever come to this log. */
  isEmpty(): boolean;
  /** Who stands at `seq`, by command. */
  commandAt(seq: number): string | undefined;
  /** What a start after a crash finds; whether commits that were to last soon are gone. */
  reopen(): boolean;
  /** The command stands in the log or waits in the outbox. */
  hasCommand(commandId: string): boolean;
  /** The same disk under a program that was brought up to date. */
  upgrade(reads: (type: string) => boolean): void;
  close(): void;
}

function readersOf(db: Sql) {
  return {
    newestTickets: db.prepare<[], string>("SELECT id FROM state_ticket ORDER BY rowid DESC LIMIT 6").pluck(),
    waiting: db.prepare("SELECT EXISTS (SELECT 1 FROM outbox)").pluck(),
    slips: db.prepare<[number], string>("SELECT id FROM state_slip WHERE step = 'begun' AND body ->> '$.desk' = ?").pluck(),
    commandAt: db.prepare<[number], string>("SELECT command_id FROM log WHERE seq = ?").pluck(),
    hasCommand: db.prepare<[string, string]>("SELECT EXISTS (SELECT 1 FROM log WHERE command_id = ?) OR EXISTS (SELECT 1 FROM outbox WHERE command_id = ?)").pluck(),
  };
}

export function openDisk({ path, image = emptyImage(), isForgetful, onStep, reads: atFirst, bend }: DiskOptions): Disk {
  let reads = atFirst;
  let db: Sql;
  let store: Store;
  let readers: ReturnType<typeof readersOf>;
  const medium = path === undefined ? inMemory({ image, isForgetful, hold }) : inFiles(path, image, hold);

  function hold(opened: Sql): void {
    db = opened;
    store = bend(storeOver({ db, stateIsEmpty: false, reads }, sqlFolder, () => {}, noteStep));
    readers = readersOf(db);
  }

  function noteStep(step: WriteStep, lasts: Lasts): void {
    medium.note(step, lasts);
    onStep(step);
  }

  return {
    db: () => db,
    store: () => store,
    newestTickets: () => readers.newestTickets.all(),
    isWaiting: () => readers.waiting.get() === 1,
    slipsUnderWay: (desk) => readers.slips.all(desk),
    isEmpty: () => readers.commandAt.get(1) === undefined,
    commandAt: (seq) => readers.commandAt.get(seq),
    hasCommand: (commandId) => readers.hasCommand.get(commandId, commandId) === 1,
    reopen() {
      const isLess = medium.reopen();
      store.log.forget();
      store.local.forget();
      return isLess;
    },
    upgrade(next) {
      reads = next;
      store = bend(storeOver({ db, stateIsEmpty: false, reads }, sqlFolder, () => {}, noteStep));
      db.exec("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_text"); // no machine of a schedule has one
    },
    close: medium.close,
  };
}
