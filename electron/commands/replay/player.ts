/**
 * Does at the desks what the score says, when it says so: an act is submitted at a random desk (from a seed) that has seen
 * the act before it. What a desk or the hub refuses is tried once more as an operator would: to the whole crew instead of a person.
 */
import { createHash } from "node:crypto";
import { v7 as newId } from "uuid";
import type { ServiceRow } from "../../../shared/views.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { readState } from "../../scratch.ts";
import { readHospital } from "../demo/hospital.ts";
import type { Hospital } from "../demo/hospital.ts";
import type { Seeded } from "../seeded.ts";
import type { PlannedTicket } from "../tickets/row-to-ticket.ts";
import type { Desks } from "./desks.ts";
import type { Act, ScoredAct } from "./score.ts";
import { createSuggester } from "./suggested.ts";
import { startStopwatch } from "./stopwatch.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface Player {
  readonly stopwatch: Stopwatch;
  play(scored: ScoredAct): void;
  ticketsLogged(): number;
  commands(): number;
}

interface Live {
  readonly ticketId: string;
  readonly service: ServiceRow;
  /** Desk of the last act; it surely knows how far the ticket is. */
  desk: number;
}

/** Share of dispatches that name a person; the others go to the crew. */
const namedShare = 0.5;
/** Share of dispatches that two operators send at the same moment; the hub has to say no to one. Assumed: rare, and worth seeing. */
const rivalShare = 0.02;
const operators = ["wang-xiulan", "li-jianguo", "liu-hong", "zhang-minhua", "sun-yan", "chen-guoping"];

export function createPlayer(all: Desks, random: Seeded): Player {
  const { desks, hub } = all;
  const hospital = readHospital(hub.core().store.views);
  const suggested = createSuggester(hub.core().store.views, Date.now);
  const liveByKey = new Map<string, Live>();
  const dispatches = new Map<string, Live>();
  let commands = 0;
  const stopwatch = startStopwatch(all, (commandId, code) => {
    const live = dispatches.get(commandId);
    if (live !== undefined && code.startsWith("person.")) submit(live.desk, "ticket.dispatch", { ticketId: live.ticketId, crewId: live.service.crewId, personIds: [] });
  });

  /** Answers the refusal's code, or undefined where it was accepted. */
  function submit(desk: number, command: string, body: Readonly<Record<string, unknown>>, commandId = newId()): string | undefined {
    const core = desks[desk]?.core();
    if (core === undefined) throw new Error(`no desk ${desk}`);
    commands += 1;
    const startedAtMs = performance.now();
    stopwatch.started(commandId, startedAtMs, (desk + 1) % desks.length);
    const answer = core.desk.submit({ command, body, commandId, actor: operators[desk % operators.length] ?? "system", byMachine: true });
    if (answer.kind === "accepted") return undefined;
    stopwatch.forget(commandId);
    stopwatch.refused(answer.refusal.code, "desk");
    return answer.refusal.code;
  }

  function log(ticket: PlannedTicket): void {
    const desk = random.between(0, desks.length - 1);
    const service = serviceFor(ticket, hospital);
    const ticketId = newId();
    const { body } = ticket.request;
    const { matter, said } = body as { readonly matter: string; readonly said: string }; // made by row-to-ticket.ts
    liveByKey.set(ticket.key, { ticketId, desk, service });
    submit(desk, "ticket.log", {
      placeId: random.pick(hospital.departments).placeId, serviceId: service.serviceId, priority: service.priority, matter, said,
      caller: { name: "", phone: "" },
    }, ticketId);
  }

  function stateAt(desk: number, { ticketId }: Live): TicketState | undefined {
    const store = desks[desk]?.core().store;
    return store === undefined ? undefined : readState(store.state, "ticket", ticketId) as TicketState | undefined; // the stream's own events made it
  }

  const stepAt = (desk: number, live: Live) => stateAt(desk, live)?.step;
  const placeOf = (desk: number, live: Live) => stateAt(desk, live)?.place.id ?? null;

  /** A random desk, if it has seen the last act by now; else the desk that did it. */
  function nextDesk(live: Live): number {
    const desk = random.between(0, desks.length - 1);
    if (stepAt(desk, live) === stepAt(live.desk, live)) live.desk = desk;
    return live.desk;
  }

  function dispatch(live: Live): void {
    const desk = nextDesk(live);
    const rival = (desk + 1) % desks.length;
    const isContested = random.next() < rivalShare && rival !== desk && stepAt(rival, live) === "logged";
    send(desk, live);
    if (isContested) send(rival, live);
  }

  function send(desk: number, live: Live): void {
    const views = desks[desk]?.core().store.views;
    const personIds = views === undefined || random.next() >= namedShare ? [] : suggested(views, live.service, placeOf(desk, live));
    const commandId = newId();
    dispatches.set(commandId, live);
    const body = { ticketId: live.ticketId, crewId: live.service.crewId };
    const refused = submit(desk, "ticket.dispatch", { ...body, personIds }, commandId);
    if (refused?.startsWith("person.") === true) submit(desk, "ticket.dispatch", { ...body, personIds: [] });
  }

  const bodies: Readonly<Record<Exclude<Act, "log" | "dispatch">, () => Readonly<Record<string, unknown>>>> = {
    accept: () => ({}), finish: () => ({ result: "" }), close: () => ({}),
    sign: () => ({ how: "call-back", signerName: "replay" }), evaluate: () => ({ stars: random.between(4, 5), reasons: [], comment: "" }),
  };

  return {
    stopwatch, ticketsLogged: () => liveByKey.size, commands: () => commands,
    play({ act, ticket }) {
      const live = liveByKey.get(ticket.key);
      if (act === "log") log(ticket);
      else if (live !== undefined && act === "dispatch") dispatch(live);
      else if (live !== undefined && act !== "dispatch") submit(nextDesk(live), `ticket.${act}`, { ticketId: live.ticketId, ...bodies[act]() });
    },
  };
}

/** A sample service that stands for a type of the file; the same type always gets the same. */
function serviceFor(ticket: PlannedTicket, { services }: Hospital): ServiceRow {
  const { service } = ticket.request.body as { readonly service: { readonly zh: string } }; // made by row-to-ticket.ts
  const offered = services.filter(({ lifeSafety }) => !lifeSafety);
  const found = offered[createHash("sha256").update(service.zh).digest().readUInt32BE(0) % offered.length];
  if (found === undefined) throw new Error("the catalogue has no services");
  return found;
}
