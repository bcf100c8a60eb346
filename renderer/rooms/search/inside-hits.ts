/** What belongs to a place or a person, as hits that open like any other. Pure. */
import type { SearchHit } from "../../../shared/bridge.ts";
import type { HistoryRow, PersonRow } from "../../../shared/views.ts";

/** Former and open tickets of a place as hits. */
export function hitsOfHistory(rows: readonly HistoryRow[]): readonly SearchHit[] {
  return rows.map((row) => ({
    kind: "ticket", id: row.ticketId, code: row.number, title: row.place, detail: { zh: row.matter, en: row.matter }, atMs: row.loggedAtMs,
  }));
}

/** The jobs somebody is out on as hits. */
export function hitsOfPerson(person: PersonRow | undefined): readonly SearchHit[] {
  return (person?.jobs ?? []).map((job) => ({
    kind: "ticket", id: job.ticketId, code: job.number, title: person?.name ?? { zh: "", en: "" }, detail: { zh: "", en: "" }, atMs: job.sinceMs,
  }));
}
