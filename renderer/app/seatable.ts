/** Who may sit at a desk: operators and supervisors. Used by the picker in the status bar. */
import type { PersonRow } from "../../shared/views.ts";

/** People who may sit at a desk, operators first. */
export function seatable(rows: readonly PersonRow[]): readonly PersonRow[] {
  const roles = ["operator", "supervisor"];
  return rows.filter((row) => roles.includes(row.role)).sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.personId.localeCompare(b.personId));
}
