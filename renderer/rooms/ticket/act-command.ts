/** The command behind each letter, for asking who may do it. What a letter does exactly stands in `acts/`. */
import type { ActLetter } from "../../app/acts.ts";
import { rolesFor, useMay } from "../../app/seat/use-may.ts";
import { useWords } from "../../app/words.ts";

const commandOf: Readonly<Record<ActLetter, string>> = {
  D: "ticket.dispatch", Z: "ticket.reassign", W: "ticket.finish", G: "ticket.suspend", U: "ticket.escalate", C: "ticket.urge", J: "ticket.note",
  P: "slip.print", H: "ticket.promise", N: "ticket.accept", Q: "ticket.sign", E: "ticket.evaluate", T: "ticket.return", V: "ticket.cancel",
  F: "ticket.reopen", Y: "ticket.prioritise", M: "ticket.merge", R: "ticket.close-follow-up", O: "ticket.own",
};

/** Why the person at this desk may not do an act, in one sentence; empty where they may. */
export function useNotYours(): (letter: ActLetter) => string {
  const { t, pick } = useWords();
  const { person, may } = useMay();
  return (letter) => {
    if (person === undefined || may(commandOf[letter])) return "";
    const needed = rolesFor(commandOf[letter]).map((role) => t(`parts.role.${role}`)).join(t("parts.or"));
    return t("ticket.notYours", { act: t(`ticket.act.${letter}`), needed, name: pick(person.name), role: t(`parts.role.${person.role}`) });
  };
}
