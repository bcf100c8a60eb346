/**
 * The crew board (`=`): the board's tickets in one column per crew. A card may be dragged to another crew; the twin of
 * that on the keyboard is D or Z and the crew's letter. What does not fit a column is counted, not drawn.
 */
import { useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { BoardRow } from "../../../shared/views.ts";
import { rowDomId } from "./board-painter.ts";
import type { Chosen } from "./board-painter.ts";
import { crewColumns, moveInColumns } from "./crew-columns.ts";
import type { ColumnMove, CrewColumn } from "./crew-columns.ts";
import { CrewCard } from "./CrewCard.tsx";
import type { Seating } from "./seating.ts";
import styles from "./CrewBoard.module.css";

/** Cards drawn per column; a crew with more open jobs than this is read in the list, filtered. */
const cardsMax = 40;

export interface CrewBoardProps {
  readonly seating: Seating;
  readonly chosen: Chosen;
  onPick(ticketId: string, open: boolean): void;
}

/** Sends a dragged job to a whole crew. A refusal stands in the tray by itself. */
function sendTo(row: BoardRow, crewId: string): void {
  if (row.crewId === crewId) return;
  const body = { ticketId: row.ticketId, crewId, personIds: [] };
  if (row.step === "logged") void submit("ticket.dispatch", body);
  else void submit("ticket.reassign", { ...body, reason: "" });
}

/** Columns of cards. */
export function CrewBoard({ seating, chosen, onPick }: CrewBoardProps) {
  const { t } = useWords();
  const columns = crewColumns(seating, useView("crews").rows);
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const move = (by: ColumnMove) => {
    const next = moveInColumns(columns, chosen.cursorId, by);
    if (next === null) return;
    onPick(next, false);
    document.getElementById(rowDomId(next))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  useKeys("board", { ArrowUp: () => move("up"), ArrowDown: () => move("down"), ArrowLeft: () => move("left"), ArrowRight: () => move("right") });
  const drop = (crewId: string) => {
    const row = draggedId === null ? undefined : seating.get(draggedId)?.row;
    setDraggedId(null);
    if (row !== undefined) sendTo(row, crewId);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the group takes the keys for the card it points at
    <div className={styles["columns"]} data-first-focus tabIndex={0} role="group" aria-label={t("board.byCrew")}
      aria-activedescendant={chosen.cursorId === null ? undefined : rowDomId(chosen.cursorId)}>
      {columns.map((column) => (
        <Column key={column.crew?.crewId ?? ""} column={column} chosen={chosen} draggedId={draggedId} onPick={onPick} onDrag={setDraggedId} onDrop={drop} />
      ))}
    </div>
  );
}

interface ColumnProps {
  readonly column: CrewColumn;
  readonly chosen: Chosen;
  readonly draggedId: string | null;
  onPick(ticketId: string, open: boolean): void;
  onDrag(ticketId: string | null): void;
  onDrop(crewId: string): void;
}

function Column({ column: { crew, seats }, chosen, draggedId, onPick, onDrag, onDrop }: ColumnProps) {
  const { t, pick, language } = useWords();
  const nowMs = useNow();
  const name = crew === null ? t("board.group.waiting") : pick(language === "en" ? crew.short : crew.name);
  const target = crew === null || draggedId === null ? {} : {
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: () => onDrop(crew.crewId),
  };
  return (
    <section className={draggedId === null || crew === null ? styles["column"] : styles["target"]} aria-label={name} {...target}>
      <h3 className={styles["name"]}>
        <b>{name}</b> {seats.length} {crew !== null && <><span className={styles["free"]}>{t("board.free", { count: crew.free })}</span> <KeyCap keys={crew.letter.toUpperCase()} /></>}
      </h3>
      <div role="listbox" aria-label={name}>
        {seats.slice(0, cardsMax).map(({ row }) => (
          <CrewCard key={row.ticketId} row={row} nowMs={nowMs} chosen={chosen} dragged={row.ticketId === draggedId} onPick={onPick} onDrag={onDrag} />
        ))}
      </div>
      {seats.length > cardsMax && <p className={styles["more"]}>{t("board.more", { count: seats.length - cardsMax })}</p>}
    </section>
  );
}
