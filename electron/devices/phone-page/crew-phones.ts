/**
 * What a crew member's phone may do: sign in with the PIN, see the jobs of one's crew, take the steps of one's own. The rules
 * decide as for anybody else; the actor is the person. A session lasts a shift and is known to this server alone.
 */
import { randomBytes } from "node:crypto";
import { crew } from "../../../shared/crew/crew.ts";
import { isRefusal, refuse } from "../../../shared/kernel/refusal.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import { person } from "../../../shared/person/person.ts";
import type { PhoneAct, PhoneJob, PhoneJobs, PhoneSession } from "../../../shared/phone.ts";
import { service } from "../../../shared/service/service.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import type { BoardRow } from "../../../shared/views.ts";
import type { DeviceTools } from "../device.ts";
import type { PhonePageParts, SubmitAs } from "./phone-page.ts";

export interface CrewPhones {
  /** `personId`: or their telephone number. Refuses what `prove` refuses, `phone.no-pin` (a name alone is never enough here), `phone.no-crew`. */
  signIn(personId: string, pin: string): Promise<PhoneSession | Refusal>;
  /** Refuses `phone.signed-out`. */
  jobs(token: string): PhoneJobs | Refusal;
  /** Refuses `phone.signed-out` and what the verb refuses. */
  act(token: string, act: PhoneAct): PhoneJobs | Refusal;
}

/** Assumed: the longest shift with its hand-over. */
const sessionMs = 14 * 3_600_000;
const sessionsMax = 500;

const commandOf = { accept: "ticket.accept", arrive: "ticket.arrive", work: "ticket.work", resume: "ticket.resume", suspend: "ticket.suspend", finish: "ticket.finish", return: "ticket.return" } as const;

export function createCrewPhones(tools: DeviceTools, { prove }: Pick<PhonePageParts, "prove">, submitAs: SubmitAs): CrewPhones {
  const sessions = new Map<string, { readonly personId: string; readonly untilMs: number }>();

  function personOf(token: string) {
    const session = sessions.get(token);
    if (session === undefined || session.untilMs < tools.nowMs()) return undefined;
    const found = tools.get(person, session.personId);
    return found?.crewId == null ? undefined : { ...found, crewId: found.crewId };
  }

  function jobOf(row: BoardRow, personId: string): PhoneJob[] {
    const found = tools.get(ticket, row.ticketId);
    if (found === undefined) return [];
    const isMine = row.people.length === 0 || row.people.some((one) => one.id === personId);
    return [{
      ticketId: row.ticketId, number: row.number, priority: row.priority, place: row.place, service: row.service, matter: row.matter, said: found.said,
      phone: found.callers[0]?.phone ?? "", step: row.step, suspended: row.suspendReason !== null, finishByMs: row.finishByMs,
      steps: tools.get(service, row.serviceId ?? "")?.steps ?? [], mine: isMine,
    }];
  }

  function jobsOf(me: { readonly id: string; readonly crewId: string }): PhoneJobs {
    const isWork = (row: BoardRow) => row.crewId === me.crewId && row.step !== "logged" && row.step !== "signed" && row.step !== "evaluated";
    return { jobs: tools.rows("board").filter(isWork).flatMap((row) => jobOf(row, me.id)), nowMs: tools.nowMs() };
  }

  /** A signature is the requester's, on the crew's phone: the page says so, not the person. */
  function submitAct(personId: string, { messageId, ticketId, what }: PhoneAct): Refusal | null {
    const commandId = `phone:${messageId}`;
    if (what.kind === "sign") return submitAs({ actor: "phone-page", command: "ticket.sign", body: { ticketId, how: "finger", signerName: what.signerName }, commandId });
    const { kind, ...said } = what;
    const isTaken = kind === "accept" && tools.get(ticket, ticketId)?.assignment?.people.length === 0;
    return submitAs({ actor: personId, command: commandOf[kind], body: { ticketId, ...said, ...(isTaken && { personIds: [personId] }) }, commandId });
  }

  return {
    async signIn(personId, pin) {
      const meant = tools.rows("people").find((row) => row.personId === personId || (row.phone !== "" && row.phone === personId));
      const state = meant === undefined ? undefined : tools.get(person, meant.personId);
      if (state !== undefined && state.pin == null) return refuse("phone.no-pin", { person: state.name.zh, personEn: state.name.en });
      const found = await prove({ personId: state?.id ?? personId, pin });
      if (isRefusal(found)) return found;
      if (found.crewId === null) return refuse("phone.no-crew", { person: found.name.zh, personEn: found.name.en });
      const token = randomBytes(24).toString("base64url");
      const [oldest] = sessions.keys();
      if (sessions.size >= sessionsMax && oldest !== undefined) sessions.delete(oldest);
      sessions.set(token, { personId: found.id, untilMs: tools.nowMs() + sessionMs });
      return { token, person: found.name, crew: tools.get(crew, found.crewId)?.name ?? null };
    },
    jobs(token) {
      const me = personOf(token);
      return me === undefined ? refuse("phone.signed-out") : jobsOf(me);
    },
    act(token, act) {
      const me = personOf(token);
      if (me === undefined) return refuse("phone.signed-out");
      for (const file of act.files) submitAs({ actor: me.id, command: "ticket.attach", body: { ...file, ticketId: act.ticketId }, commandId: `phone:${act.messageId}:${file.sha256.slice(0, 16)}` });
      return submitAct(me.id, act) ?? jobsOf(me);
    },
  };
}
