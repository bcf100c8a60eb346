/**
 * Broken variants of the product, one protocol rule taken away in each. Every one of them must be caught by the
 * invariants within the schedules that the product itself survives; a variant that lives says that a fault or a check is
 * missing.
 */
import { createDesk } from "../../../electron/desk.ts";
import { createHub } from "../../../electron/sync/hub.ts";
import { createLink } from "../../../electron/sync/link.ts";
import { createReign } from "../../../electron/sync/reign.ts";
import type { Store } from "../../../electron/store/store.ts";
import type { Variant } from "./schedule.ts";

/** A store with one of its parts replaced. */
function bent<K extends keyof Store>(part: K, change: (own: Store[K], store: Store) => Partial<Store[K]>): NonNullable<Variant["bend"]> {
  return (store) => ({ ...store, [part]: { ...store[part], ...change(store[part], store) } });
}

export const variants: Readonly<Record<string, Variant>> = {
  "acknowledges before the commit": {
    // The transaction is left open until the next one begins, so a crash loses what was answered.
    bend(store) {
      let isOpen = false;
      const flush = () => {
        if (isOpen && store.db.inTransaction) store.db.exec("COMMIT");
        isOpen = false;
      };
      return {
        ...store,
        transaction(work) {
          flush();
          store.db.exec("BEGIN IMMEDIATE");
          isOpen = true;
          try {
            return work();
          } catch (fault) {
            store.db.exec("ROLLBACK");
            isOpen = false;
            throw fault;
          }
        },
        log: { ...store.log, forget() { // a restart: what was not committed is gone
          if (isOpen && store.db.inTransaction) store.db.exec("ROLLBACK");
          isOpen = false;
          store.log.forget();
        } },
      };
    },
  },
  "a keeper does not wait for its disk": { parts: { createDesk: (options) => createDesk({ ...options, isKeeper: () => false }) } },
  "empties the outbox on the hub's acknowledgement": {
    parts: { createHub: (options) => createHub({ ...options, sequencer: { ...options.sequencer, order: (commands) => options.sequencer.order(commands).map((one) => ({ ...one, refusal: null, events: [] })) } }) },
  },
  "empties the outbox when ordered, before it is safe, and sends no command on": {
    bend: bent("pending", (own) => ({ ordered: (commandId) => own.drop(commandId), keep: (command, atMs) => { if (!own.has(command.commandId)) own.keep(command, atMs); } })),
    parts: { createHub: (options) => createHub({ ...options, sequencer: { ...options.sequencer, read: (since, limit) => options.sequencer.read(since, limit).map((event) => ({ ...event })) } }), createDesk: (options) => ({ ...createDesk(options), cut: (seq) => options.store.transaction(() => { options.store.log.cut(seq); }) }) },
  },
  "does not know a command it has seen": { bend: bent("log", () => ({ answerOf: () => undefined })) },
  "lets any log win an election": { parts: { createReign: (options) => createReign({ ...options, last: () => ({ epoch: 0, seq: 0 }) }) } },
  "does not forward the tail that a take-over cut off": {
    bend: (store) => ({ ...store, pending: { ...store.pending, keep: (command, atMs) => {
      if (command.desk === Number(store.local.fact("desk-number") ?? 0)) store.pending.keep(command, atMs);
    } } }),
  },
  "a hub does not yield to a later epoch": { parts: { createReign: (options) => createReign({ ...options, becomeDesk: () => {} }) } },
  "promises are forgotten in a crash": {
    parts: { createReign: (options) => {
      let promised = 0;
      return createReign({ ...options, promised: () => Math.max(promised, options.epoch()), promise: (epoch) => { promised = epoch; } });
    } },
  },
  "a gap is not noticed": {
    parts: { createLink: (options) => createLink({ ...options, head: () => Number.MAX_SAFE_INTEGER, cut: () => {}, receive: (events, safe) => {
      options.receive(events, safe);
      return Number.MAX_SAFE_INTEGER - 1;
    } }) },
  },
  "orders by the clock": {
    parts: { createHub: (options) => createHub({ ...options, sequencer: { ...options.sequencer,
      order: (commands) => options.sequencer.order([...commands].sort((a, b) => a.observedAtMs - b.observedAtMs)) } }) },
  },
  "offers the newest command first": {
    parts: { createLink: (options) => createLink({ ...options, outbox: (limit) => [...options.outbox(limit)].reverse() }) },
  },
  "cuts the log and leaves the state as it was": {
    parts: { createDesk: (options) => ({ ...createDesk(options), cut: (seq) => options.store.transaction(() => {
      const waiting = options.store.pending.commands(Number.MAX_SAFE_INTEGER);
      for (const event of options.store.log.cut(seq)) if (event.command !== null && !waiting.some((one) => one.commandId === event.commandId)) {
        const { command, body } = JSON.parse(event.command) as { command: string; body: unknown };
        options.store.pending.keep({ commandId: event.commandId, command, body, actor: event.actor, desk: event.desk, observedAtMs: event.observedAtMs }, 0);
      }
    }) }) },
  },
  "does not take back what was provisional": { bend: bent("pending", () => ({ takeBack: () => [] })) },
  "a refusal does not reach its author": { bend: bent("local", () => ({ addRefused: () => {} })) },
  "a new hub forgets what waited in its own outbox": {
    parts: { createDesk: (options) => {
      const desk = createDesk(options);
      return { ...desk, reignAs: (next, note, opening) => {
        if (next.role === "hub") for (const { commandId } of options.store.pending.commands(Number.MAX_SAFE_INTEGER)) options.store.pending.drop(commandId);
        desk.reignAs(next, note, opening);
      } };
    } },
  },
  "goes on from the hub's position without the states of what is past": {
    parts: { createDesk: (options) => {
      const desk = createDesk(options);
      return { ...desk, leap(snapshot) {
        desk.leap(snapshot);
        options.store.db.exec("UPDATE floor SET cursor = NULL");
      } };
    } },
  },
  "gives two desks the same ticket numbers": { bend: bent("local", (own) => ({ fact: (key) => (key === "desk-number" && own.fact(key) !== undefined ? "1" : own.fact(key)) })) },
  "changes keepers by a majority of the new ones alone": {
    parts: {
      createHub: (options) => createHub({ ...options, keeperSets: () => options.keeperSets().slice(0, 1) }),
      createReign: (options) => createReign({ ...options, keeperSets: () => options.keeperSets().slice(0, 1) }),
    },
  },
  "does not remember which events it could not read": { bend: bent("unread", () => ({ note: () => {} })) },
  "an old program throws away what it cannot read": {
    // The rows stay, or the chain would show it at once; what they say is gone when the program is new.
    bend: (store) => ({ ...store, log: { ...store.log, receive: (events) => store.log.receive(events.map((event) => (store.state.reads(event.type) ? event : { ...event, body: "{}" }))) } }),
  },
  "calls safe what one keeper has": {
    parts: { createHub: (options) => createHub({ ...options, keeperSets: () => [[]] }) },
  },
  "a voter goes on counting for the hub that it voted against": { parts: { createLink: (options) => createLink({ ...options, promised: () => 0 }) } },
  "a desk never hears of a hub that joined after it was cut off": { parts: { createReign: (options) => createReign({ ...options, onHub: () => {} }) } },
  "cuts a command in two on its way": {
    parts: { createHub: (options) => createHub({ ...options, sequencer: { ...options.sequencer,
      onOrdered: (listener) => options.sequencer.onOrdered((events) => { for (const event of events) listener([event]); }),
      read: (since, limit) => options.sequencer.read(since, limit < 10 ? 1 : limit) } }) },
  },
  "prints a slip that is only saved": { bendPrinter: (tools) => ({ ...tools, rows: (view) => tools.rows(view).map((row) => ({ ...row, provisional: false })) }) },
  "prints again what was begun when the program died": {
    bendPrinter: (tools) => ({
      ...tools, rows: (view) => tools.rows(view).map((row) => ("step" in row && row.step === "begun" ? { ...row, step: "asked" as const } : row)),
      submit(request) {
        const no = tools.submit(request);
        return no?.code === "slip.begun-already" ? null : no;
      },
    }),
  },
  "a command that a full disk kept out at the hub is lost": { parts: { createHub: (options) => createHub({ ...options, passes: () => false }) } },
};

/** Caught once in a thousand schedules or more: `npm run simulate -- --variants` plays that many, `npm test` does not. */
export const rareVariants: ReadonlySet<string> = new Set(["a desk never hears of a hub that joined after it was cut off"]);
