/** What the person at this desk may do, for the eye: acts that are not theirs stand dimmed with the reason. The verb's own gate decides. */
import { verbs } from "../../../shared/house.ts";
import { deskWork, roles } from "../../../shared/kernel/may.ts";
import type { Role } from "../../../shared/kernel/may.ts";
import { useView } from "../../bridge/use-view.ts";
import { useSession } from "../session.ts";

/** Whether people of this role may send the command. */
export function roleMay(role: Role, command: string): boolean {
  return (verbs.get(command)?.may ?? deskWork).includes(role);
}

/** The roles that may. */
export function rolesFor(command: string): readonly Role[] {
  return roles.filter((role) => roleMay(role, command));
}

/** Who sits here, and whether they may; nobody may nothing, but then they are asked who they are, so nothing is dimmed. */
export function useMay() {
  const { personId } = useSession();
  const person = useView("people").byKey.get(personId ?? "");
  return { person, may: (command: string) => person === undefined || roleMay(person.role, command) };
}
