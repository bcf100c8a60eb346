/** The filter line in the board's head: `/` opens it, Enter goes to the list, Esc clears it. Shown as long as it holds something. */
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { goToRoom } from "../../app/rooms.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import styles from "./Board.module.css";

export interface TextFilterProps {
  readonly filter: string;
  onFilter(filter: string): void;
}

/** Button or field. */
export function TextFilter({ filter, onFilter }: TextFilterProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useKeys("board", { Slash: () => { setOpen(true); field.current?.focus(); }, NumpadDivide: () => { setOpen(true); field.current?.focus(); } });
  useEffect(() => { if (open) field.current?.focus(); }, [open]);
  const leave = () => { setOpen(false); goToRoom("board"); };
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") onFilter("");
    leave();
  };
  if (!open && filter === "") return <button type="button" className={styles["plain"]} aria-keyshortcuts="/" onClick={() => setOpen(true)}>{t("board.filter")} <KeyCap keys="/" /></button>;
  return (
    <input ref={field} className={styles["filterField"]} value={filter} maxLength={200} autoComplete="off" spellCheck={false} aria-label={t("board.filterLine")} placeholder={t("board.filterLine")}
      onChange={(event) => onFilter(event.target.value)} onKeyDown={handleKey} onBlur={() => setOpen(false)} />
  );
}
