/**
 * The intake form as it is typed: the line, what was corrected by hand, answers, caller. Plain data that becomes a draft as
 * it stands, so a crash loses nothing. What is not corrected is proposed anew from the line and kept nowhere.
 */
import { z } from "zod";
import { priority } from "../../../shared/service/service.ts";

const chosen = z.object({
  placeId: z.string().optional(), serviceId: z.string().optional(), priority: priority.optional(), crewId: z.string().optional(),
  /** Null sends the whole crew. */
  personId: z.string().nullable().optional(),
  /** Null: none. */
  equipmentId: z.string().nullable().optional(),
  /** Null: nothing was promised. */
  promiseMinutes: z.number().nullable().optional(),
});

const form = z.object({
  line: z.string().default(""),
  chosen: chosen.default({}),
  /** By id of question (yes, no) or field (as typed). */
  answers: z.record(z.string(), z.string()).default({}),
  callerName: z.string().default(""),
  callerPhone: z.string().default(""),
  /** The call it is about. */
  callId: z.string().nullable().default(null),
  /** Put aside by hand; comes back only when asked for. */
  parked: z.boolean().default(false),
});

export type Chosen = z.infer<typeof chosen>;

export interface IntakeForm extends z.infer<typeof form> {
  readonly draftId: string;
}

/** Random enough for one desk's drafts; works on pages served by plain http, too. */
export function newDraftId(): string {
  return `draft-${Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("")}`;
}

/** A form in which nothing was typed. */
export function emptyForm(draftId: string): IntakeForm {
  return { draftId, line: "", chosen: {}, answers: {}, callerName: "", callerPhone: "", callId: null, parked: false };
}

/** Whether there is anything to lose. */
export function isEmpty(one: IntakeForm): boolean {
  return isUntouched(one) && one.callerPhone === "" && one.callId === null;
}

/** Whether nobody has typed or chosen anything: a form that holds no more than the call it was opened for. */
export function isUntouched({ line, callerName, answers, chosen: made }: IntakeForm): boolean {
  return line.trim() === "" && callerName === "" && Object.keys(answers).length === 0 && Object.keys(made).length === 0;
}

/** What a draft keeps. */
export function formToDraft({ draftId: _draftId, ...rest }: IntakeForm): Readonly<Record<string, unknown>> {
  return rest;
}

/** A form from a draft; one that an older version wrote otherwise gives back at least its line. */
export function draftToForm(draftId: string, body: Readonly<Record<string, unknown>>): IntakeForm {
  const read = form.safeParse(body);
  if (read.success) return { draftId, ...read.data };
  return { ...emptyForm(draftId), line: typeof body["line"] === "string" ? body["line"] : "" };
}

/** The draft to go on with after a restart: the newest that nobody put aside. */
export function formToRestore(drafts: readonly { readonly draftId: string; readonly body: Readonly<Record<string, unknown>>; readonly savedAtMs: number }[]): IntakeForm | undefined {
  return drafts
    .toSorted((one, other) => other.savedAtMs - one.savedAtMs)
    .map((draft) => draftToForm(draft.draftId, draft.body))
    .find((one) => !one.parked);
}
