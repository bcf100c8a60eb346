/**
 * Tells the other desks what this page looks at (the ticket in the drawer, the place on the form), and who looks at the same.
 * Volatile: the desk passes it on and keeps nothing.
 */
import { desk } from "../bridge/desk.ts";
import { useView } from "../bridge/use-view.ts";
import { useWords } from "./words.ts";

interface Look {
  readonly ticketId: string | null;
  readonly placeId: string | null;
}

/** Looks of a moving cursor are gathered. Unit: ms. */
const gatherMs = 300;

let current: Look = { ticketId: null, placeId: null };
let timer: ReturnType<typeof setTimeout> | undefined;

/** Changes what this page looks at; the other half stays. */
export function setLook(patch: Partial<Look>): void {
  const next = { ...current, ...patch };
  if (next.ticketId === current.ticketId && next.placeId === current.placeId) return;
  current = next;
  clearTimeout(timer);
  timer = setTimeout(() => void desk.call("look", current), gatherMs);
}

/** Who else looks at this ticket, or fills in a form for this place: `2台 王芳`, parted by commas; empty for nobody. */
export function useOthersAt(what: "ticketId" | "placeId", id: string | null): string {
  const { t, pick } = useWords();
  const people = useView("people").byKey;
  const looks = useView("presence").rows[0]?.looks ?? [];
  return looks.filter((look) => id !== null && look[what] === id)
    .map((look) => t("app.look.who", { desk: look.desk, name: pick(people.get(look.personId ?? "")?.name ?? null) }).trim())
    .join(t("ticket.comma"));
}
