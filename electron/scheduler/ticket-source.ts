/** The duties of tickets: due times that come near or pass, and the steps of the chain (`shared/ticket/occurrences.ts`). */
import { createHash } from "node:crypto";
import type { World } from "../../shared/kernel/stream.ts";
import { levelOf } from "../../shared/service/chain.ts";
import { chainOf } from "../../shared/ticket/clock-verbs.ts";
import { occurrencesOf } from "../../shared/ticket/occurrences.ts";
import type { Occurrence } from "../../shared/ticket/occurrences.ts";
import { ticket } from "../../shared/ticket/state.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import type { Duty, Source } from "./duty.ts";

export interface TicketSourceOptions {
  /** Tickets on which work is not done. */
  readonly unfinishedIds: () => readonly string[];
  /** State of things as this desk has them. */
  readonly world: World;
}

/** Tickets as a source of duties. */
export function ticketSource({ unfinishedIds, world }: TicketSourceOptions): Source {
  return {
    stream: ticket.name, rulesIn: ["service"], ids: unfinishedIds,
    read: (id) => world.get(ticket, id),
    duties(state) {
      const one = state as TicketState; // the stream's own events made it
      return occurrencesOf(one, chainOf(one, world)).map((occurrence) => dutyOf(one.id, occurrence));
    },
  };
}

const ranks: Readonly<Record<Occurrence["kind"], number>> = { soon: 0, late: 1, escalate: 2 };
const commands: Readonly<Record<Occurrence["kind"], string>> = { soon: "ticket.mark-due-soon", late: "ticket.mark-late", escalate: "ticket.climb-chain" };

function dutyOf(ticketId: string, occurrence: Occurrence): Duty {
  const { kind, clock, dueAtMs, atMs } = occurrence;
  const level = occurrence.kind === "escalate" ? { level: levelOf(occurrence.step.to) } : {};
  const name = [kind, clock, ...Object.values(level), dueAtMs].join(":");
  return { atMs, rank: ranks[kind], commandId: `due:${shortId(ticketId)}:${name}`, command: commands[kind], body: { ticketId, clock, dueAtMs, ...level } };
}

/** Leaves room for the rest within the 100 characters of an id. */
const idMax = 50;

/** The id itself, or what stands for one that is too long to be part of another. */
function shortId(ticketId: string): string {
  return ticketId.length <= idMax ? ticketId : createHash("sha256").update(ticketId).digest("hex").slice(0, idMax);
}
