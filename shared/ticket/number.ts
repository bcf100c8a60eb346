/**
 * Numbers that people read out: `yymmdd-desk-nnnn`. Unique without coordination, since a desk counts only its own
 * and the hub never gives a desk number twice. The desk fixes the number when it submits; the hub checks it.
 */
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, World } from "../kernel/stream.ts";
import { dayCode } from "../kernel/time.ts";
import { siteZone } from "../site/site.ts";
import { numbering } from "./numbering.ts";

export interface TicketNumber {
  readonly text: string;
  /** Counter it belongs to: `yymmdd-desk`. */
  readonly series: string;
  readonly desk: number;
  readonly serial: number;
}

const pattern = /^(\d{6})-([1-9]\d?)-(\d{4}|[1-9]\d{4,5})$/;

/** Reads a number, or nothing where it is none. */
export function parseTicketNumber(text: string): TicketNumber | undefined {
  const [, day, desk, serial] = pattern.exec(text) ?? [];
  if (day === undefined || desk === undefined || serial === undefined) return undefined;
  return { text, series: `${day}-${desk}`, desk: Number(desk), serial: Number(serial) };
}

/** The next number of this desk on this day. */
export function ticketNumber(meta: Meta, world: World): string {
  const series = `${dayCode(meta.observedAtMs, siteZone(world))}-${meta.desk}`;
  const serial = (world.get(numbering, series)?.last ?? 0) + 1;
  return `${series}-${String(serial).padStart(4, "0")}`;
}

/** Refusals that `claimedNumber` answers. */
export const numberRefusals = ["ticket.number-missing", "ticket.number-foreign", "ticket.number-taken"] as const;

/** The number that a command brings, or why its ticket cannot have it: none, another desk's, or one given already. */
export function claimedNumber(given: string | undefined, meta: Meta, world: World): TicketNumber | Refusal {
  const number = parseTicketNumber(given ?? "");
  if (number === undefined) return refuse("ticket.number-missing");
  if (number.desk !== meta.desk) return refuse("ticket.number-foreign", { number: number.text, desk: meta.desk });
  const isTaken = (world.get(numbering, number.series)?.last ?? 0) >= number.serial;
  return isTaken ? refuse("ticket.number-taken", { number: number.text }) : number;
}
