/**
 * One list after the work: who, where, why, since when, and the letter that takes it off the list. The same keys as on the
 * board: arrows, Enter opens the drawer, letters act. The cursor stays with its item while others come and go.
 */
import { useEffect, useRef, useState } from "react";
import { actLetters, runAct } from "../../app/acts.ts";
import type { ActLetter } from "../../app/acts.ts";
import { ringBack } from "../../app/call-backs.ts";
import { useKeys } from "../../app/keyboard.ts";
import { useNow } from "../../app/now.ts";
import { openTicket } from "../../app/open-ticket.ts";
import { isIn } from "../../app/rooms.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { keepCursor, moveCursor } from "./cursor.ts";
import type { CursorMove } from "./cursor.ts";
import { QualityFoot } from "./QualityFoot.tsx";
import { WorkRow } from "./WorkRow.tsx";
import type { WorkItem, WorkListName } from "./worklists.ts";
import styles from "./Worklist.module.css";

/** Rows drawn; the rest is counted. Assumed: nobody reads further before the first are done. */
const rowsMax = 200;
const pageRows = 10;

export interface WorklistProps {
  readonly name: WorkListName;
  readonly items: readonly WorkItem[];
}

/** The list. */
export function Worklist({ name, items }: WorklistProps) {
  const { t } = useWords();
  const nowMs = useNow();
  const { cursor, setCursor } = useListCursor(items);
  const { select, ticketId } = useSelection();
  useEffect(() => { document.getElementById(`work-${cursor}`)?.scrollIntoView({ block: "nearest" }); }, [cursor]);
  const at = items.find((item) => item.key === cursor);
  const go = (by: CursorMove) => setCursor(moveCursor(items.map((item) => item.key), cursor, by, pageRows));
  const acts = Object.fromEntries(actLetters.map((letter) => [`Key${letter}`, () => begin(letter, at)]));
  useKeys("board", {
    ...acts, ArrowUp: () => go("up"), ArrowDown: () => go("down"), PageUp: () => go("page-up"), PageDown: () => go("page-down"), Home: () => go("first"), End: () => go("last"),
    Enter: () => { if (at !== undefined) open(at); },
    Escape() {
      if (ticketId === null) return false;
      select(null);
      return true;
    },
  });
  return (
    <>
      <div id="board-list" className={styles["list"]} role="listbox" tabIndex={0} data-first-focus aria-label={t(`board.work.list.${name}`)} aria-activedescendant={at === undefined ? undefined : `work-${at.key}`}
        onFocus={() => { if (cursor === null) setCursor(items[0]?.key ?? null); }}>
        {items.slice(0, rowsMax).map((item) => (
          <WorkRow key={item.key} item={item} nowMs={nowMs} chosen={item.key === cursor} onPick={() => { setCursor(item.key); if (item.ticketId !== null) openTicket(item.ticketId); }} />
        ))}
      </div>
      {items.length === 0 && <div className={styles["empty"]}><EmptyLine>{t(`board.work.none.${name}`)}</EmptyLine></div>}
      <QualityFoot rest={Math.max(0, items.length - rowsMax)} />
    </>
  );
}

/** A ticket is opened; a missed caller is rung, since there is nothing to open. */
function open({ ticketId, callId }: WorkItem): void {
  if (ticketId !== null) openTicket(ticketId);
  else if (callId !== null) ringBack(callId);
}

/** Of a missed call there is one act: H. */
function begin(letter: ActLetter, item: WorkItem | undefined): boolean {
  if (item === undefined) return false;
  if (item.ticketId !== null) return runAct(letter, item.ticketId);
  if (letter !== "H" || item.callId === null) return false;
  ringBack(item.callId);
  return true;
}

/** The cursor's item; whoever takes its place when it leaves. */
function useListCursor(items: readonly WorkItem[]): { readonly cursor: string | null; setCursor(key: string | null): void } {
  const [cursor, setCursor] = useState<string | null>(null);
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const after = items.map((item) => item.key);
    const former = before.current;
    before.current = after;
    setCursor((old) => keepCursor(former, after, old, isIn("board")));
  }, [items]);
  return { cursor, setCursor };
}
