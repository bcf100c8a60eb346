/** The command that the text spells, in words, before Enter does it; or why it cannot be done. */
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { Command } from "./commands.ts";
import styles from "./Search.module.css";

export interface CommandLineProps {
  readonly command: Command;
  readonly chosen: boolean;
  /** Why it was not done. */
  readonly said: string;
  onDo(): void;
}

/** What Enter will do. */
export function commandText(command: Command, { t, pick }: Words): string {
  switch (command.kind) {
    case "duty": return t(`search.do.duty.${command.duty}`, { name: pick(command.name), count: command.people.length });
    case "theme": return t(`search.do.theme.${command.theme}`);
    case "room": return t(`search.do.room.${command.room}`);
    case "no": return t(`search.no.${command.why}`, { who: command.who });
    default: return t(`search.do.${command.kind}`);
  }
}

/** The line above the hits. */
export function CommandLine({ command, chosen, said, onDo }: CommandLineProps) {
  const words = useWords();
  const isNo = command.kind === "no";
  return (
    <div role="listbox" aria-label={words.t("search.command")} className={styles["commands"]}>
      <div id="search-command" role="option" tabIndex={-1} aria-selected={chosen} className={isNo ? styles["cannot"] : styles["command"]} onClick={onDo}>
        <span className={styles["kind"]}>{words.t("search.command")}</span>
        <b className={styles["commandText"]}>{said === "" ? commandText(command, words) : said}</b>
        {!isNo && <KeyCap keys="Enter" />}
      </div>
    </div>
  );
}
