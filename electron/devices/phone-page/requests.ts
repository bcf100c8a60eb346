/** What a requester's phone may do: see what was scanned, ask for something, see how it stands, urge, rate and sign it. */
import { equipment } from "../../../shared/equipment/equipment.ts";
import { isRefusal, refuse } from "../../../shared/kernel/refusal.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { FileState } from "../../../shared/file/file.ts";
import { phoneCode } from "../../../shared/phone.ts";
import type { PhonePlace, PhoneRequest, PhoneTicket, phoneSay } from "../../../shared/phone.ts";
import { place } from "../../../shared/place/place.ts";
import { service } from "../../../shared/service/service.ts";
import { site, siteId } from "../../../shared/site/site.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import type { DeviceTools } from "../device.ts";
import type { SubmitAs } from "./phone-page.ts";

/** Actor of everything that somebody without a name wants. */
const actor = "phone-page";

export interface Requests {
  /** Refuses `phone.code-unknown`. */
  placeOf(code: string): PhonePlace | Refusal;
  /** Refuses what `ticket.log` refuses, in the words of a ward: `phone.code-unknown`. */
  ask(request: PhoneRequest): PhoneTicket | Refusal;
  /** Refuses `phone.request-unknown`. */
  ticketOf(requestId: string): PhoneTicket | Refusal;
  /** Refuses `phone.request-unknown` and what the verb refuses. */
  say(message: (typeof phoneSay)["_output"]): PhoneTicket | Refusal;
}

/** A phone's ticket carries this before its id, so that a stranger who knows a ticket's id has no key to it. */
const ownId = (requestId: string) => `phone:${requestId}`;

export function createRequests(tools: DeviceTools, submitAs: SubmitAs): Requests {
  const services = () => tools.rows("services").map(({ serviceId, group, name, keywords, lifeSafety }) => ({ serviceId, group, name, keywords: keywords.slice(0, 12), lifeSafety }));

  function placeOf(code: string): PhonePlace | Refusal {
    const parsed = phoneCode.safeParse(code);
    const [kind, thing] = parsed.success ? [code.slice(0, 1), code.slice(2)] : ["", ""];
    const machine = kind === "e" ? tools.get(equipment, thing) : undefined;
    const where = tools.get(place, machine?.placeId ?? (kind === "p" ? thing : ""));
    const home = tools.get(site, siteId);
    if (where === undefined || home === undefined) return refuse("phone.code-unknown");
    return { hospital: home.name, placeId: where.id, place: where.label, equipmentId: machine?.id ?? null, equipment: machine?.name ?? null, services: services() };
  }

  function ticketOf(requestId: string): PhoneTicket | Refusal {
    const found = tools.get(ticket, ownId(requestId));
    if (found === undefined) return refuse("phone.request-unknown");
    return {
      requestId, number: found.number, place: found.place, matter: found.matter, step: found.step, side: found.side.kind, crew: found.assignment?.crewName ?? null,
      promisedAtMs: found.promisedAtMs, loggedAtMs: found.marks.logged?.atMs ?? 0, urged: found.urged, rated: found.rating !== null,
    };
  }

  function attach(requestId: string, files: readonly FileState[]): void {
    for (const file of files) submitAs({ actor, command: "ticket.attach", body: { ...file, ticketId: ownId(requestId) }, commandId: `${ownId(requestId)}:${file.sha256.slice(0, 16)}` });
  }

  return {
    placeOf, ticketOf,
    ask({ requestId, files, ...wish }) {
      const kind = tools.get(service, wish.serviceId);
      if (kind === undefined) return refuse("phone.code-unknown");
      const refusal = submitAs({ actor, command: "ticket.log", body: { ...wish, priority: kind.priority }, commandId: ownId(requestId) });
      if (refusal !== null) return refusal;
      attach(requestId, files);
      return ticketOf(requestId);
    },
    say({ requestId, messageId, what }) {
      const before = ticketOf(requestId);
      if (isRefusal(before)) return before;
      const ticketId = ownId(requestId);
      const { kind, ...said } = what;
      const command = { urge: "ticket.urge", rate: "ticket.evaluate", sign: "ticket.sign" }[kind];
      const body = kind === "sign" ? { ticketId, how: "finger", ...said } : { ticketId, ...said };
      return submitAs({ actor, command, body, commandId: `${ticketId}:${messageId}` }) ?? ticketOf(requestId);
    },
  };
}
