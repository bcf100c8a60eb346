/** 记事 and 附件: what people add to the story at any time, also after the end. They never conflict with anything. */
import { z } from "zod";
import { fileBody, nameFile } from "../file/file.ts";
import { anyRemark } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, longText } from "../kernel/text.ts";
import { refuseForeignCrew } from "./guard.ts";
import { ticket } from "./state.ts";

export const noted = ticket.becomes("ticket.noted@1", z.strictObject({ text: longText }), (state) => ({ ...state, notes: state.notes + 1 }));

/** Adds a note. Refuses `ticket.unknown`, `ticket.note-empty`. */
export const noteTicket = verb({
  command: "ticket.note",
  may: anyRemark,
  body: z.strictObject({ ticketId: id, text: longText }),
  events: [noted],
  refusals: ["ticket.unknown", "person.not-your-crew", "ticket.note-empty"],
  decide(body, meta, world) {
    const state = world.get(ticket, body.ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: body.ticketId });
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    return body.text.trim() === "" ? refuse("ticket.note-empty") : [noted.of(state.id, { text: body.text })];
  },
});

export const attached = ticket.becomes("ticket.attached@1", fileBody, (state, body) => ({
  ...state, attachments: [...state.attachments.filter((one) => one.sha256 !== body.sha256), body],
}));

/** Files one ticket may have. Assumed: what a drawer can list. */
export const attachmentsMax = 30;

/**
 * Records that a file, known by its content hash, belongs to the ticket; the same file twice changes nothing. The bytes
 * travel apart. Refuses `ticket.unknown`, `ticket.attachments-full`.
 */
export const attachTicket = verb({
  command: "ticket.attach",
  may: anyRemark,
  body: fileBody.extend({ ticketId: id }),
  events: [attached],
  refusals: ["ticket.unknown", "person.not-your-crew", "ticket.attachments-full"],
  decide({ ticketId, ...file }, meta, world) {
    const state = world.get(ticket, ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: ticketId });
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    if (state.attachments.some((one) => one.sha256 === file.sha256)) return [];
    if (state.attachments.length >= attachmentsMax) return refuse("ticket.attachments-full", { number: state.number, max: attachmentsMax });
    return [...nameFile(file, world), attached.of(state.id, file)];
  },
});
