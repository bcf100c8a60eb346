/**
 * What stands in the grid of service levels while it is being edited: typed minutes per priority, before they are numbers.
 * Reads and compares them, and says which services a change is for. Pure.
 */
import type { Priority, ServiceLevel } from "../../../shared/service/service.ts";
import type { ServiceRow } from "../../../shared/views.ts";

export const priorities = [1, 2, 3, 4] as const satisfies readonly Priority[];
/** Columns of the grid, as the level names them. */
export const minuteFields = ["acceptMinutes", "respondMinutes", "arriveMinutes", "finishMinutes"] as const;
export type MinuteField = (typeof minuteFields)[number];

/** A row as typed. */
export interface LevelDraft extends Readonly<Record<MinuteField, string>> {
  readonly calendarId: string | null;
}

/** A level as it is typed. */
export function draftOf(level: ServiceLevel): LevelDraft {
  const { acceptMinutes, respondMinutes, arriveMinutes, finishMinutes } = level;
  return {
    acceptMinutes: String(acceptMinutes), respondMinutes: String(respondMinutes), arriveMinutes: String(arriveMinutes), finishMinutes: String(finishMinutes),
    calendarId: level.calendarId ?? null,
  };
}

/** Longest that can be typed; full-width digits count. Unit: minutes. */
const minutesMax = 100_000;

/** Minutes as typed, or null where that is no number of minutes. */
export function readMinutes(typed: string): number | null {
  const text = typed.normalize("NFKC").trim();
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= minutesMax ? minutes : null;
}

/** The level that a row means, or null while a field is no number. */
export function readDraft(draft: LevelDraft): ServiceLevel | null {
  const [acceptMinutes, respondMinutes, arriveMinutes, finishMinutes] = minuteFields.map((field) => readMinutes(draft[field]));
  if (acceptMinutes == null || respondMinutes == null || arriveMinutes == null || finishMinutes == null) return null;
  return { acceptMinutes, respondMinutes, arriveMinutes, finishMinutes, calendarId: draft.calendarId };
}

/** Whether a row differs from the level that holds. */
export function isEdited(draft: LevelDraft, level: ServiceLevel): boolean {
  const held = draftOf(level);
  return held.calendarId !== draft.calendarId || minuteFields.some((field) => held[field] !== draft[field].normalize("NFKC").trim());
}

/** What a change is for. */
export const scopes = ["one", "group", "all"] as const;
export type Scope = (typeof scopes)[number];

/** The services that a change of this one is for. */
export function servicesIn(scope: Scope, chosen: ServiceRow, services: readonly ServiceRow[]): readonly ServiceRow[] {
  if (scope === "one") return [chosen];
  return scope === "all" ? services : services.filter((one) => one.group === chosen.group);
}
