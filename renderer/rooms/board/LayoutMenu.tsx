/**
 * Saved layouts of the board: S opens the menu, a digit takes one, 0 the board as delivered, A saves it as it stands, Del
 * takes the one in hand away. What heads the list and which columns are shown, in which order, is chosen here, too. Layouts
 * belong to the person and are there at every desk.
 */
import { Divider, Menu, MenuItem } from "@mui/material";
import { useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { goToRoom } from "../../app/rooms.ts";
import { showToast } from "../../app/toasts.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { columnItems, useColumnKeys } from "./layout-columns.tsx";
import { LayoutName } from "./LayoutName.tsx";
import { layoutOf, usualLayout } from "./use-layout-choice.ts";
import type { LayoutChoice } from "./use-layout-choice.ts";
import styles from "./Board.module.css";

/** The button, its menu, and the field for a new name. */
export function LayoutMenu({ choice }: { readonly choice: LayoutChoice }) {
  const { layout, saved, change } = choice;
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const columnKey = useColumnKeys(choice);
  useKeys("board", { KeyS: () => setOpen(true) });
  const take = (at: number) => {
    const chosen = saved[at];
    if (at >= 0 && chosen === undefined) return;
    change(chosen === undefined ? usualLayout : layoutOf(chosen));
    setOpen(false);
  };
  const group = () => change({ groupBy: layout.groupBy === "need" ? "building" : "need" });
  const name = () => { setOpen(false); setNaming(true); };
  const drop = (event: React.KeyboardEvent) => {
    const item = event.target as HTMLElement;
    const inHand = item.dataset["layout"];
    if (inHand === undefined) return;
    if (item.previousElementSibling instanceof HTMLElement) item.previousElementSibling.focus(); // its line goes, the focus stays in the menu
    void submit("layout.drop", { name: inHand });
  };
  const handleKey = (event: React.KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const acts: Readonly<Record<string, () => void>> = { KeyA: name, KeyG: group, Delete: () => drop(event) };
    if (digit !== undefined) take(Number(digit) - 1);
    else if (acts[event.code] !== undefined) acts[event.code]?.();
    else if (!columnKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (naming) return <LayoutName onName={(given) => { setNaming(false); goToRoom("board"); if (given !== "") void save(given); }} />;
  async function save(given: string) {
    const outcome = await submit("layout.save", { name: given, ...layout });
    if (outcome.kind === "done") showToast(t("board.layout.saved", { name: given }));
  }
  return (
    <>
      <button ref={button} type="button" className={styles["plain"]} aria-haspopup="menu" aria-expanded={open} aria-keyshortcuts="S" onClick={() => setOpen(true)}>{t("board.layout.title")} <KeyCap keys="S" /></button>
      <Menu open={open} anchorEl={button.current} onClose={() => setOpen(false)} onKeyDownCapture={handleKey}>
        <MenuItem onClick={() => take(-1)}><KeyCap keys="0" />&nbsp;{t("board.layout.usual")}</MenuItem>
        {saved.map((one, at) => (
          <MenuItem key={one.name} data-layout={one.name} aria-keyshortcuts="Delete" onClick={() => take(at)}>
            <KeyCap keys={String(at + 1)} />&nbsp;{one.name}<span className={styles["menuKey"]}>{t("board.layout.drop")} <KeyCap keys="Del" /></span>
          </MenuItem>
        ))}
        <MenuItem onClick={name}><KeyCap keys="A" />&nbsp;{t("board.layout.save")}</MenuItem>
        <Divider />
        <MenuItem role="menuitemcheckbox" aria-checked={layout.groupBy === "building"} onClick={group}><KeyCap keys="G" />&nbsp;{layout.groupBy === "building" ? "☑" : "☐"}&nbsp;{t("board.byBuilding")}</MenuItem>
        <Divider />
        {columnItems(choice, t)}
      </Menu>
    </>
  );
}
