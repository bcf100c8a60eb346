/** Who may be meant by what somebody types to say who they are. Pure; used by the switch panel, the lock screen and settings. */
import type { PersonRow } from "../../../shared/views.ts";

/** Who usually sits at a desk, first of all; the others are found by typing. */
const usual: readonly PersonRow["role"][] = ["operator", "supervisor", "administrator"];

/** 3 where the letters are the person's initials, 2 where initials or name begin with them, 1 where they contain them, else 0. */
function likeness({ name, initials }: PersonRow, typed: string): number {
  const english = name.en.toLowerCase();
  if (initials === typed || name.zh === typed) return 3;
  if ([initials, name.zh, english].some((text) => text.startsWith(typed))) return 2;
  return [initials, name.zh, english, english.replaceAll(" ", "")].some((text) => text.includes(typed)) ? 1 : 0;
}

function byRole(one: PersonRow, other: PersonRow): number {
  const place = ({ role }: PersonRow) => (usual.includes(role) ? usual.indexOf(role) : usual.length);
  return place(one) - place(other) || (one.personId < other.personId ? -1 : 1);
}

/** People the text may mean, best first; with nothing typed, those who usually sit at a desk, after who sits here now (`first`). */
export function findPeople(rows: readonly PersonRow[], text: string, first: string | null = null): readonly PersonRow[] {
  const typed = text.trim().toLowerCase();
  if (typed === "") {
    const others = rows.filter((row) => usual.includes(row.role) && row.personId !== first).toSorted(byRole);
    return [...rows.filter((row) => row.personId === first), ...others];
  }
  const found = rows.map((row) => ({ row, likeness: likeness(row, typed) })).filter((one) => one.likeness > 0);
  return found.toSorted((one, other) => other.likeness - one.likeness || byRole(one.row, other.row)).map(({ row }) => row);
}

/** A reader types digits, perhaps with letters, and Enter; a name has no digits. */
export function looksLikeBadge(text: string): boolean {
  return /^(?=.*\d)[\w-]{4,64}$/.test(text.trim());
}
