/**
 * What stands on a slip, line by line, whatever prints it: number, place, what is the matter, who goes, what was promised,
 * room for the signature. Pure; words come in. No caller's name: a slip lies about in the building.
 */
import type { Bilingual } from "../../../shared/kernel/text.ts";
import { civilTime } from "../../../shared/kernel/time.ts";
import type { SlipState } from "../../../shared/slip/slip.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";

/** Sentences by key, filled in, in the language that the slip is printed in. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface SlipWords {
  readonly say: Say;
  pick(text: Bilingual): string;
}

export interface SlipContent {
  readonly title: string;
  readonly number: string;
  /** What a scanner reads at any desk. */
  readonly code: string;
  readonly place: string;
  readonly matter: string;
  /** Label and value, in order. */
  readonly lines: readonly (readonly [string, string])[];
  /** What is filled in by hand. */
  readonly blanks: readonly string[];
  readonly foot: string;
}

export interface SlipSource {
  readonly slip: SlipState;
  readonly ticket: TicketState;
  readonly hospital: string;
  readonly zone: string;
  readonly equipment: string;
  readonly nowMs: number;
}

/** The mark by which a scan finds a ticket again. */
export function ticketCode(number: string): string {
  return `YZ:T:${number}`;
}

export function slipContent({ slip, ticket, hospital, zone, equipment, nowMs }: SlipSource, { say, pick }: SlipWords): SlipContent {
  const time = (atMs: number) => timeText(atMs, zone);
  const crew = ticket.assignment;
  const people = crew === null ? "" : [pick(crew.crewName), ...crew.people.map((one) => pick(one.name))].join(" ");
  const phone = ticket.callers[0]?.phone ?? "";
  const lines: readonly (readonly [string, string])[] = [
    ["priority", say(`parts.priority.${ticket.priority}`)], ["service", pick(ticket.service)], ["said", ticket.said === ticket.matter ? "" : ticket.said],
    ["equipment", equipment], ["phone", phone], ["crew", people], ["logged", time(ticket.marks.logged?.atMs ?? slip.askedAtMs)],
    ["promised", ticket.promisedAtMs === null ? "" : time(ticket.promisedAtMs)], ["finishBy", ticket.due === null ? "" : time(ticket.due.finishByMs)],
  ];
  const copy = slip.copy > 1 ? say("slip.reprint", { copy: slip.copy }) : "";
  return {
    title: [hospital, say("slip.title"), copy].filter(Boolean).join(" "), number: ticket.number, code: ticketCode(ticket.number),
    place: pick(ticket.place), matter: ticket.matter,
    lines: lines.filter(([, value]) => value !== "").map(([label, value]) => [say(`slip.line.${label}`), value]),
    blanks: [say("slip.blank.arrived"), say("slip.blank.finished"), say("slip.blank.result"), say("slip.blank.signature")],
    foot: [say("slip.foot", { desk: slip.desk, at: time(nowMs) }), slip.alone ? say("slip.alone") : ""].filter(Boolean).join(" "),
  };
}

function timeText(atMs: number, zone: string): string {
  const { month, day, hour, minute } = civilTime(atMs, zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

/** What the try button prints. */
export function testContent({ say }: SlipWords, nowMs: number): SlipContent {
  return {
    title: say("slip.test.title"), number: "000000-0-0000", code: ticketCode("000000-0-0000"), place: say("slip.test.place"), matter: say("slip.test.matter"),
    lines: [], blanks: [], foot: timeText(nowMs, "Asia/Shanghai"),
  };
}
