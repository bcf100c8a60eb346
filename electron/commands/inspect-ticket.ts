/** A ticket's whole story from the log, as lines. Reads only; also beside a running desk. Called by `inspect.ts` and tests. */
import { join } from "node:path";
import type { StoryRow } from "../../shared/views.ts";
import { countingFor } from "../../shared/calendar/due.ts";
import type { Stream } from "../../shared/kernel/stream.ts";
import { levelOf } from "../../shared/ticket/due-shift.ts";
import { lasted } from "../../shared/ticket/times.ts";
import type { Lasted } from "../../shared/ticket/times.ts";
import { durationText } from "./tickets/duration-text.ts";
import type { SiteState } from "../../shared/site/site.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import { sourceFolder } from "../arguments.ts";
import { createFloor } from "../store/floor.ts";
import type { Sql } from "../store/open.ts";
import { createViewReader } from "../store/views.ts";
import { eventText, timeText } from "./event-text.ts";
import type { Words } from "../words.ts";

export interface Inspected {
  readonly lines: readonly string[];
  readonly isFound: boolean;
}

/** Difference from which a line says when it was written down, besides when it happened. */
const lateNoteMs = 60_000;
/** Other tickets with the same short number that are named. */
const othersMax = 8;
/** Tickets looked at for one name. */
const foundMax = 100;

/** `named` is an id, a number, or its end as people say it: 2-0042, 0042, 42. The newest where several end so. */
export function inspectTicket(db: Sql, named: string, words: Words): Inspected {
  const [ticket, ...others] = findTickets(db, named.trim());
  if (ticket === undefined) return { isFound: false, lines: [words.say("inspect.unknown", { ticket: named })] };
  const zone = zoneOf(db);
  const reader = createViewReader(db, join(sourceFolder, "electron", "store"));
  const story = reader.snapshot("story", { ticketId: ticket.id }) as unknown as readonly StoryRow[]; // rows of that view
  const otherNumbers = others.slice(0, othersMax).map((one) => one.number);
  return {
    isFound: true,
    lines: [
      ...headOf(ticket, words), ...timesOf(db, ticket, words), "", ...story.map((row) => lineOf(row, words, zone)),
      ...(isBegun(story) || createFloor(db).read() === undefined ? [] : ["", words.say("inspect.history-coming")]),
      ...(others.length > 0 ? ["", words.say("inspect.others", { named, numbers: otherNumbers, count: others.length })] : []),
    ],
  };
}

/** Its first event is here. */
function isBegun([first]: readonly StoryRow[]): boolean {
  return first !== undefined && ["ticket.logged@", "ticket.imported@"].some((begin) => first.type.startsWith(begin));
}

/** Newest first. */
function findTickets(db: Sql, named: string): readonly TicketState[] {
  const exact = statesWhere(db, "id = :value OR number = :value", named);
  const [, desk, serial] = /^(?:(\d{1,2})-)?(\d{1,6})$/u.exec(named) ?? [];
  if (exact.length > 0 || serial === undefined) return exact;
  return statesWhere(db, "number GLOB :value", `*-${desk ?? "*"}-${serial.padStart(4, "0")}`);
}

function statesWhere(db: Sql, where: string, value: string): readonly TicketState[] {
  const find = db.prepare<{ value: string }, string>(`SELECT body FROM state_ticket WHERE ${where} ORDER BY logged_at_ms DESC, number DESC LIMIT ${foundMax}`);
  return find.pluck().all({ value }).map((body) => JSON.parse(body) as TicketState); // the stream's own events made it
}

function zoneOf(db: Sql): string {
  const body = db.prepare<[], string>("SELECT body FROM state_site").pluck().get();
  return body === undefined ? "Asia/Shanghai" : (JSON.parse(body) as SiteState).zone;
}

function headOf(ticket: TicketState, words: Words): readonly string[] {
  const own = <T extends { readonly zh: string; readonly en: string }>(name: T) => (words.language === "en" ? name.en : name.zh);
  const side = ticket.side.kind === "none" ? "" : words.say(`inspect.side.${ticket.side.kind}`);
  const crew = ticket.assignment === null ? "" : [own(ticket.assignment.crewName), ...ticket.assignment.people.map((one) => own(one.name))].join(" ");
  const state = [words.say(`parts.priority.${ticket.priority}`), words.say(`parts.step.${ticket.step}`), side, crew].filter((part) => part !== "");
  const anomalies = ticket.anomalies.map((code) => (words.has(`ticket.anomaly.${code}`) ? words.say(`ticket.anomaly.${code}`) : code));
  return [
    `${ticket.number}  ${own(ticket.place)}  ${ticket.matter}`, state.join(" · "),
    ...(ticket.said === "" || ticket.said === ticket.matter ? [] : [words.say("inspect.said", { said: ticket.said })]),
    ...ticket.callers.filter(({ name, phone }) => name !== "" || phone !== "").map((caller) => words.say("inspect.caller", { ...caller, joinedAtMs: 0 })),
    ...(anomalies.length > 0 ? [words.say("inspect.anomalies", { anomalies })] : []), `id ${ticket.id}`,
  ];
}

/** How long it took: by the clock, and without pauses and closed hours. */
function timesOf(db: Sql, ticket: TicketState, words: Words): readonly string[] {
  const world = { get: <S>(stream: Stream<S>, id: string) => stateOf(db, stream.name, id) as S | undefined }; // the stream's own events made it
  const level = levelOf(ticket, world);
  const times = lasted(ticket, level === undefined ? null : countingFor(level, world));
  if (times.length === 0) return [];
  const each = ({ name, grossMs, netMs }: Lasted) => words.say("inspect.lasted", { clock: words.say(`parts.clock.${name}`), gross: durationText(grossMs, words), net: durationText(netMs, words) });
  return [words.say("inspect.times", { times: times.map(each).join(words.say("ticket.comma")) })];
}

function stateOf(db: Sql, stream: string, id: string): unknown {
  const body = db.prepare<[string], string>(`SELECT body FROM state_${stream} WHERE id = ?`).pluck().get(id);
  return body === undefined ? undefined : JSON.parse(body);
}

function lineOf(row: StoryRow, words: Words, zone: string): string {
  const name = row.actorName === null ? actorWord(row.actor, words) : words.language === "en" ? row.actorName.en : row.actorName.zh;
  const who = words.say("inspect.who", { desk: row.desk, name });
  const order = row.seq === null ? words.say("inspect.provisional") : `#${row.seq}`;
  const isLate = Math.abs(row.recordedAtMs - row.observedAtMs) >= lateNoteMs;
  const late = isLate ? words.say("inspect.recorded", { at: timeText(row.recordedAtMs, zone) }) : "";
  return [timeText(row.observedAtMs, zone), eventText(row, words, zone), who, order, late].filter((part) => part !== "").join("  ");
}

function actorWord(actor: string, words: Words): string {
  return words.has(`parts.actor.${actor}`) ? words.say(`parts.actor.${actor}`) : actor;
}
