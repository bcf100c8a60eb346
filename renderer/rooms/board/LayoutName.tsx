/** The field in which a new layout of the board gets its name. */
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../app/words.ts";
import styles from "./Board.module.css";

/** Enter saves under the name, Esc or leaving does not: the name is then empty. */
export function LayoutName({ onName }: { onName(name: string): void }) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229 || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    onName(event.key === "Enter" ? name.trim() : "");
  };
  return <input ref={field} className={styles["filterField"]} value={name} maxLength={60} autoComplete="off" aria-label={t("board.layout.name")} placeholder={t("board.layout.name")} onChange={(event) => setName(event.target.value)} onKeyDown={handleKey} onBlur={() => onName("")} />;
}
