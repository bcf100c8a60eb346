/**
 * Saved layouts of the board: S opens the menu, a digit takes one, 0 the board as delivered, A saves it as it stands. Which
 * columns are shown is chosen here, too. Layouts belong to the person and are there at every desk.
 */
import { Divider, Menu, MenuItem } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { optionalColumns } from "../../../shared/layout/layout.ts";
import { useKeys } from "../../app/keyboard.ts";
import { goToRoom } from "../../app/rooms.ts";
import { showToast } from "../../app/toasts.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { usualLayout } from "./use-layout-choice.ts";
import type { LayoutChoice } from "./use-layout-choice.ts";
import styles from "./Board.module.css";

/** Letters that show or hide a column. */
const columnLetters = ["Q", "W", "E", "R"];

/** The button, its menu, and the field for a new name. */
export function LayoutMenu({ choice: { layout, saved, change } }: { readonly choice: LayoutChoice }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useKeys("board", { KeyS: () => setOpen(true) });
  const take = (at: number) => {
    const chosen = at < 0 ? usualLayout : saved[at];
    if (chosen === undefined) return;
    const { shape, crewId, filter, hidden } = chosen;
    change({ shape, crewId, filter, hidden });
    setOpen(false);
  };
  const toggle = (column: (typeof optionalColumns)[number]) => change({ hidden: layout.hidden.includes(column) ? layout.hidden.filter((one) => one !== column) : [...layout.hidden, column] });
  const name = () => { setOpen(false); setNaming(true); };
  const handleKey = (event: React.KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const column = optionalColumns[columnLetters.indexOf(event.code.replace("Key", ""))];
    if (digit !== undefined) take(Number(digit) - 1);
    else if (column !== undefined) toggle(column);
    else if (event.code === "KeyA") name();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (naming) return <NameField onName={(given) => { setNaming(false); goToRoom("board"); if (given !== "") void submit("layout.save", { name: given, ...layout }).then((outcome) => { if (outcome.kind === "done") showToast(t("board.layout.saved", { name: given })); }); }} />;
  return (
    <>
      <button ref={button} type="button" className={styles["plain"]} aria-haspopup="menu" aria-expanded={open} aria-keyshortcuts="S" onClick={() => setOpen(true)}>{t("board.layout.title")} <KeyCap keys="S" /></button>
      <Menu open={open} anchorEl={button.current} onClose={() => setOpen(false)} onKeyDownCapture={handleKey}>
        <MenuItem onClick={() => take(-1)}><KeyCap keys="0" />&nbsp;{t("board.layout.usual")}</MenuItem>
        {saved.map((one, at) => <MenuItem key={one.name} onClick={() => take(at)}><KeyCap keys={String(at + 1)} />&nbsp;{one.name}</MenuItem>)}
        <MenuItem onClick={name}><KeyCap keys="A" />&nbsp;{t("board.layout.save")}</MenuItem>
        <Divider />
        {optionalColumns.map((column, at) => (
          <MenuItem key={column} role="menuitemcheckbox" aria-checked={!layout.hidden.includes(column)} onClick={() => toggle(column)}><KeyCap keys={columnLetters[at] ?? ""} />&nbsp;{layout.hidden.includes(column) ? "☐" : "☑"}&nbsp;{t(`board.column.${column}`)}</MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Enter saves under the name, Esc or leaving does not. */
function NameField({ onName }: { onName(name: string): void }) {
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
