/** One ticket on the crew board: mark, time left, place, matter, who; dashed while it is being dragged away. */
import { placeText } from "../../app/place-text.ts";
import { useWords } from "../../app/words.ts";
import { Countdown } from "../../parts/Countdown.tsx";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import type { BoardRow } from "../../../shared/views.ts";
import { rowDomId } from "./board-painter.ts";
import type { Chosen } from "./board-painter.ts";
import { clockFace, crewText, isCalling, stateFace, tintOf } from "./look.ts";
import styles from "./CrewBoard.module.css";

export interface CrewCardProps {
  readonly row: BoardRow;
  readonly nowMs: number;
  readonly chosen: Chosen;
  readonly dragged: boolean;
  onPick(ticketId: string, open: boolean): void;
  onDrag(ticketId: string | null): void;
}

/** The card; a click opens it, a drag hands it to another crew. */
export function CrewCard({ row, nowMs, chosen, dragged, onPick, onDrag }: CrewCardProps) {
  const words = useWords();
  const tint = tintOf(row, nowMs);
  const { ticketId } = row;
  const selected = ticketId === chosen.selectedId;
  const classes = [
    styles["card"], styles[tint], selected && styles["selected"], ticketId === chosen.cursorId && styles["cursor"],
    chosen.markedIds.has(ticketId) && styles["marked"], dragged && styles["dragged"], row.provisional && styles["provisional"],
  ];
  const people = crewText(row, "", words);
  return (
    <div id={rowDomId(ticketId)} role="option" aria-selected={selected || chosen.markedIds.has(ticketId)} className={classes.filter(Boolean).join(" ")} draggable
      onClick={() => onPick(ticketId, true)} onDragStart={() => onDrag(ticketId)} onDragEnd={() => onDrag(null)}>
      <span className={styles["line"]}>
        <PriorityMark priority={row.priority} loud={tint !== "in-time"} calling={isCalling(row)} />
        <Countdown {...clockFace(row, nowMs, words)} />
        <span className={styles["who"]}>{people === "" ? stateFace(row, nowMs, words).text : people}</span>
      </span>
      <b className={styles["place"]} title={words.pick(row.place)}>{placeText(row.place, words)}</b>
      <span className={styles["matter"]}>{row.matter}</span>
    </div>
  );
}
