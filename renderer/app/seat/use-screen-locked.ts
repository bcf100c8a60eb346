/** Whether the lock screen stands: somebody locked it, or nobody sits here and people of this site prove who they are. */
import { useView } from "../../bridge/use-view.ts";
import { useSession } from "../session.ts";

/** True while only the lock screen may be seen. */
export function useScreenLocked(): boolean {
  const { locked, personId } = useSession();
  const people = useView("people").rows;
  const policy = useView("site").rows[0]?.signIn;
  if (personId !== null) return locked;
  return policy === "pin" || people.some((person) => person.hasPin || person.hasBadge);
}
