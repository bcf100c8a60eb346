/** Does what a command of Ctrl K says; answers a sentence where it could not. */
import { goToRoom } from "../../app/rooms.ts";
import { refusalText } from "../../app/refusal-text.ts";
import { useSession } from "../../app/session.ts";
import { showToast } from "../../app/toasts.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { submit } from "../../bridge/submit.ts";
import type { Command } from "./commands.ts";

/** The doer; an empty sentence means that it was done. */
export function useCommand(): (command: Command) => Promise<string> {
  const { t, pick } = useWords();
  const { changeSettings, lock } = useSession();
  const duty = async (command: Extract<Command, { kind: "duty" }>) => {
    const no: string[] = [];
    for (const { personId } of command.people) {
      const outcome = await submit("person.set-duty", { personId, duty: command.duty });
      if (outcome.kind === "refused") no.push(refusalText(outcome.refusal, t));
      if (outcome.kind === "fault") no.push(t("ticket.fault", { code: outcome.code }));
    }
    if (no.length === 0) showToast(t(`search.done.${command.duty}`, { name: pick(command.name), count: command.people.length }));
    return no.join(" ");
  };
  return async (command) => {
    switch (command.kind) {
      case "duty": return duty(command);
      case "wall": {
        const outcome = await desk.call("openWall", {});
        if (outcome.kind === "done" && outcome.value.address !== null) window.open(outcome.value.address, "_blank", "noopener");
        return "";
      }
      case "lock": await lock(); return "";
      case "theme": await changeSettings({ theme: command.theme }); return "";
      case "room": goToRoom(command.room); return "";
      case "no": return t(`search.no.${command.why}`, { who: command.who });
    }
  };
}
