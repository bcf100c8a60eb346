/**
 * Whose tickets the board shows: all crews, or one, chosen by its letter; a ticket that waits for dispatch counts for the
 * crew that does its service by default. The order starts fresh with each choice.
 */
import { Menu, MenuItem } from "@mui/material";
import { useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import styles from "./Board.module.css";

export interface CrewFilterProps {
  readonly crewId: string | null;
  onCrew(crewId: string | null): void;
}

/** The button in the head and its menu; X opens it, a crew's letter chooses, 0 means all. */
export function CrewFilter({ crewId, onCrew }: CrewFilterProps) {
  const { t, pick } = useWords();
  const crews = useView("crews").rows.toSorted((one, other) => one.seat - other.seat);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useKeys("board", { KeyX: () => setOpen(true) });

  const choose = (next: string | null) => {
    onCrew(next);
    setOpen(false);
  };
  const chooseByKey = (event: React.KeyboardEvent) => {
    const crew = crews.find((one) => event.code === `Key${one.letter.toUpperCase()}`);
    if (crew === undefined && event.code !== "Digit0") return;
    event.stopPropagation();
    event.preventDefault();
    choose(crew?.crewId ?? null);
  };
  const name = crewId === null ? t("board.allCrews") : pick(crews.find((one) => one.crewId === crewId)?.name ?? null);
  return (
    <>
      <button ref={button} type="button" className={crewId === null ? styles["plain"] : styles["filtered"]} aria-haspopup="menu" aria-expanded={open} aria-keyshortcuts="X" onClick={() => setOpen(true)}>
        {name} <KeyCap keys="X" />
      </button>
      <Menu open={open} anchorEl={button.current} onClose={() => setOpen(false)} onKeyDownCapture={chooseByKey}>
        <MenuItem selected={crewId === null} onClick={() => choose(null)}><KeyCap keys="0" />&nbsp;{t("board.allCrews")}</MenuItem>
        {crews.map((crew) => (
          <MenuItem key={crew.crewId} selected={crew.crewId === crewId} onClick={() => choose(crew.crewId)}><KeyCap keys={crew.letter.toUpperCase()} />&nbsp;{pick(crew.name)}</MenuItem>
        ))}
      </Menu>
    </>
  );
}
