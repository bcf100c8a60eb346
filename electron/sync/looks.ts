/**
 * Who looks at what, desk by desk: the ticket in the drawer, the place on the form. Volatile: never stored, lost with the
 * connection, repeated every few seconds, forgotten when nobody repeats it. Each node tells a neighbour what it knows from
 * elsewhere; the hub so tells every desk of every other. Built by `core.ts`; a message that does not parse is dropped.
 */
import { presence } from "../../shared/wire.ts";
import type { Look } from "../../shared/wire.ts";
import { every } from "./connection.ts";
import type { Connection, Timers } from "./connection.ts";

/** How often a look is repeated. Unit: ms. */
export const repeatMs = 5_000;
/** After which silence it is forgotten: three repetitions. Unit: ms. */
export const forgetMs = 3 * repeatMs;
/** Looks of one moment travel together. Unit: ms. */
const gatherMs = 200;

export interface Looks {
  /** What this desk looks at from now on. */
  look(look: Pick<Look, "ticketId" | "placeId">): void;
  /** A neighbour came: the hub, or a desk. */
  join(connection: Connection): void;
  close(): void;
}

export interface LooksOptions {
  readonly timers: Timers;
  readonly deskNumber: () => number;
  readonly personId: () => string | null;
  /** Told of the others' looks whenever they change. */
  readonly publish: (looks: readonly Look[]) => void;
}

interface Known { readonly look: Look; readonly from: Connection; readonly untilMs: number }

export function createLooks({ timers, deskNumber, personId, publish }: LooksOptions): Looks {
  const neighbours = new Set<Connection>();
  const others = new Map<number, Known>();
  let own: Pick<Look, "ticketId" | "placeId"> = { ticketId: null, placeId: null };
  let told = "";
  /** Others know of a look of this desk; one who looks at nothing says so once. */
  let spoke = false;
  let stopGathering: (() => void) | undefined;
  let closed = false;

  function tell(): void {
    const looks = [...others.values()].map((one) => one.look).toSorted((one, other) => one.desk - other.desk);
    const text = JSON.stringify(looks);
    if (text === told) return;
    told = text;
    publish(looks);
  }

  function forget(): void {
    for (const [desk, { untilMs }] of others) if (untilMs <= timers.nowMs()) others.delete(desk);
    tell();
  }

  /** Everything this node knows, but not back to where it came from. */
  function send(): void {
    stopGathering = undefined;
    const looksAtNothing = own.ticketId === null && own.placeId === null;
    const mine: Look[] = deskNumber() === 0 || (looksAtNothing && !spoke) ? [] : [{ desk: deskNumber(), personId: personId(), ...own }];
    spoke = !looksAtNothing;
    for (const to of neighbours) {
      const looks = [...mine, ...[...others.values()].filter((one) => one.from !== to).map((one) => one.look)];
      if (looks.length > 0) to.send("presence", { looks });
    }
  }

  function sendSoon(): void {
    if (!closed) stopGathering ??= timers.after(gatherMs, send);
  }

  function hear(from: Connection, message: unknown): void {
    const parsed = presence.safeParse(message);
    if (!parsed.success || closed) return;
    let isNew = false;
    for (const look of parsed.data.looks.filter((one) => one.desk !== deskNumber())) {
      isNew ||= JSON.stringify(others.get(look.desk)?.look) !== JSON.stringify(look);
      others.set(look.desk, { look, from, untilMs: timers.nowMs() + forgetMs });
    }
    tell();
    if (isNew) sendSoon();
  }

  const stopBeat = every(timers, repeatMs, () => { forget(); send(); });
  return {
    look(look) {
      if (look.ticketId === own.ticketId && look.placeId === own.placeId) return;
      own = look;
      sendSoon();
    },
    join(connection) {
      neighbours.add(connection);
      connection.on("presence", (message) => hear(connection, message));
      connection.onClose(() => {
        neighbours.delete(connection);
        for (const [desk, { from }] of others) if (from === connection) others.delete(desk);
        tell();
      });
      sendSoon();
    },
    close() {
      closed = true;
      stopBeat();
      stopGathering?.();
    },
  };
}
