/** 记事 and 附件: what people add to the story at any time, also after the end. They never conflict with anything. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, longText, name } from "../kernel/text.ts";
import { ticket } from "./state.ts";

export const noted = ticket.becomes("ticket.noted@1", z.strictObject({ text: longText }), (state) => ({ ...state, notes: state.notes + 1 }));

/** Adds a note. Refuses `ticket.unknown`, `ticket.note-empty`. */
export const noteTicket = verb({
  command: "ticket.note",
  body: z.strictObject({ ticketId: id, text: longText }),
  events: [noted],
  refusals: ["ticket.unknown", "ticket.note-empty"],
  decide(body, _meta, world) {
    const state = world.get(ticket, body.ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: body.ticketId });
    return body.text.trim() === "" ? refuse("ticket.note-empty") : [noted.of(state.id, { text: body.text })];
  },
});

const attachment = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/), name, mime: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/).max(100),
  bytes: z.number().int().min(1).max(200_000_000),
});

export const attached = ticket.becomes("ticket.attached@1", attachment, (state, body) => ({
  ...state, attachments: [...state.attachments.filter((one) => one.sha256 !== body.sha256), body],
}));

/** Records that a file, known by its content hash, belongs to the ticket. The bytes travel apart. Refuses `ticket.unknown`. */
export const attachTicket = verb({
  command: "ticket.attach",
  body: attachment.extend({ ticketId: id }),
  events: [attached],
  refusals: ["ticket.unknown"],
  decide({ ticketId, ...file }, _meta, world) {
    const state = world.get(ticket, ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: ticketId });
    return [attached.of(state.id, file)];
  },
});
