/** The shift under way as commands: every open ticket of `shift.json` with what has happened to it so far. */
import type { WireCommand } from "../../../shared/wire.ts";
import type { Hospital } from "./hospital.ts";
import { spanMs } from "./shift-file.ts";
import type { ShiftAct, ShiftJob } from "./shift-file.ts";

/** Who sits at desk 1 and desk 2. */
export const seats = { 1: "wang-xiulan", 2: "li-jianguo" } as const;

/** What crews report themselves, by their phone page. */
const reports: readonly ShiftAct["command"][] = ["accept", "arrive", "work", "return", "finish"];

/** Commands of the open shift, each job in its own order; the caller sorts them by time. */
export function openShift(jobs: readonly ShiftJob[], hospital: Hospital, nowMs: number): readonly WireCommand[] {
  return jobs.flatMap((job) => [logOf(job, hospital, nowMs), ...job.acts.map((act, index) => commandOf(job, act, { index, nowMs }))]);
}

/** People of the shift and since when each is out, so that nobody is given older jobs that last into it. */
export function takenPeople(jobs: readonly ShiftJob[], nowMs: number): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { acts } of jobs) {
    for (const act of acts) for (const person of peopleOf(act)) taken.set(person, Math.min(taken.get(person) ?? nowMs, nowMs - spanMs(act.ago)));
  }
  return taken;
}

function logOf(job: ShiftJob, hospital: Hospital, nowMs: number): WireCommand {
  const promisedAtMs = job.promisedIn === undefined ? null : nowMs + spanMs(job.promisedIn);
  return {
    commandId: `demo-${job.key}`, command: "ticket.log", desk: job.desk, actor: seats[job.desk], observedAtMs: nowMs - spanMs(job.ago),
    body: {
      placeId: hospital.placeId(job.place), serviceId: hospital.service(job.service).serviceId, priority: job.priority,
      matter: job.matter, said: job.said, caller: job.caller, answers: job.answers, promisedAtMs,
    },
  };
}

function commandOf(job: ShiftJob, act: ShiftAct, { index, nowMs }: { index: number; nowMs: number }): WireCommand {
  const promised = act.in === undefined ? {} : { promisedAtMs: nowMs + spanMs(act.in) };
  return {
    commandId: `demo-${job.key}-${index + 1}`, command: `ticket.${act.command}`, desk: job.desk, actor: act.by ?? actorOf(job, act),
    observedAtMs: nowMs - spanMs(act.ago), body: { ticketId: `demo-${job.key}`, ...act.body, ...promised },
  };
}

function actorOf(job: ShiftJob, act: ShiftAct): string {
  const [worker] = job.acts.flatMap(peopleOf);
  return reports.includes(act.command) && worker !== undefined ? worker : seats[job.desk];
}

function peopleOf(act: ShiftAct): readonly string[] {
  const { personIds } = act.body;
  return Array.isArray(personIds) ? personIds.map(String) : [];
}
