/**
 * Draws board cells as bare elements and repaints them in place. A cell is repainted only when what it says changed, so the shared second costs a few texts and no layout of the list. Used by `board-columns.ts` and
 * `board-painter.ts`.
 */
import type { MovableColumn } from "../../../shared/layout/layout.ts";
import type { Nearness } from "../../../shared/ticket/attention.ts";
import { placeText } from "../../app/place-text.ts";
import type { Words } from "../../app/words.ts";
import { groupName } from "./blocks.ts";
import type { BoardItem, HeadItem } from "./board-items.ts";
import { clockFace, crewText, isCalling, isPromiseNear, promiseText, shortNumber, stateFace, tintOf } from "./look.ts";
import type { Seat, Section } from "./seating.ts";
import { stampClock, stampMark, stampProvisional, stampState } from "./stamp.tsx";
import type { CrewNames } from "./use-crew-names.ts";
import styles from "./BoardGrid.module.css";

export const parts = ["mark", "clock", "place", "matter", "state", "crew", "promise", "number"] as const;
export type CellPart = (typeof parts)[number];

/** Everything besides the row that a cell's look depends on. */
export interface CellLook {
  readonly nowMs: number;
  readonly words: Words;
  /** The 1366 layout has no number column; the promise cell says 待同步 instead. */
  readonly small: boolean;
  /** Columns left out by the layout. */
  readonly hidden: readonly string[];
  /** Movable columns from the left, as far as somebody chose. */
  readonly order: readonly MovableColumn[];
  readonly crewNames: CrewNames;
}

const saidBy = new WeakMap<HTMLElement, string>();

/** Whether an element has to be drawn again to say this; remembers it. */
function isNew(element: HTMLElement, says: string): boolean {
  if (saidBy.get(element) === says) return false;
  saidBy.set(element, says);
  return true;
}

/** Sets what a cell says, if it does not say that already. */
function say(cell: HTMLElement, html: boolean, says: string): void {
  if (!isNew(cell, says)) return;
  if (html) cell.innerHTML = says;
  else {
    cell.textContent = says;
    cell.title = says;
  }
}

/** What a cell says in full, for whoever points at it; written only where it changed. */
function hint(cell: HTMLElement, full: string): void {
  if (cell.title !== full) cell.title = full;
}

const painters: Readonly<Record<CellPart, (cell: HTMLElement, seat: Seat, look: CellLook) => void>> = {
  mark(cell, { row }, { nowMs, words }) {
    say(cell, true, stampMark(row.priority, tintOf(row, nowMs) !== "in-time", isCalling(row), words.language));
  },
  clock(cell, { row, gone }, { nowMs, words }) {
    const face = clockFace(row, nowMs, words);
    if (!isNew(cell, `${gone} ${face.leftMs} ${face.nearness} ${face.instead} ${words.language}`)) return;
    cell.innerHTML = gone ? words.t("board.gone") : stampClock(face);
  },
  place(cell, { row }, { words }) {
    say(cell, false, placeText(row.place, words));
    hint(cell, words.pick(row.place));
  },
  matter: (cell, { row }) => say(cell, false, row.matter),
  state: (cell, { row }, { nowMs, words }) => say(cell, true, stampState(stateFace(row, nowMs, words))),
  crew(cell, { row }, { words, crewNames }) {
    const sent = row.crew !== null;
    cell.classList.toggle(styles["quiet"] ?? "", !sent);
    const suggestion = sent ? "" : crewNames.suggested(row.serviceId);
    say(cell, false, sent ? crewText(row, crewNames.sent(row), words) : suggestion === "" ? "—" : words.t("board.suggested", { crew: suggestion }));
    if (sent) hint(cell, [words.pick(row.crew), ...row.people.map((worker) => words.pick(worker.name))].join(" "));
  },
  promise(cell, { row }, look) {
    cell.classList.toggle(styles["promiseNear"] ?? "", isPromiseNear(row, look.nowMs));
    const text = promiseText(row.promisedAtMs, look.nowMs, look.words);
    const tag = look.small && row.provisional ? stampProvisional(look.words.t("board.provisional")) : "";
    say(cell, true, `${tag}<span>${text}</span>`);
  },
  number(cell, { row }, { nowMs, words }) {
    if (row.provisional) return say(cell, true, stampProvisional(words.t("board.provisional")));
    say(cell, false, shortNumber(row.number, nowMs, words));
    hint(cell, row.number);
  },
};

/** Draws one cell of a ticket, or draws it again. */
export function paintCell(cell: HTMLElement, part: CellPart, seat: Seat, look: CellLook): void {
  painters[part](cell, seat, look);
}

/** A new cell element. */
export function createCell(part: CellPart, item: BoardItem | undefined, look: CellLook): HTMLElement {
  const cell = document.createElement("div");
  cell.dataset["part"] = part;
  cell.className = styles[part] ?? "";
  if (item?.kind === "ticket") paintCell(cell, part, item.seat, look);
  return cell;
}

/** Sections whose head says what belongs there; the names of the others say enough. */
const hinted: readonly Section[] = ["act", "suspended", "arrived"];

/** What a head says besides name and count: what belongs there; of a building, how much of it is to be acted on. */
function hintOf({ section, block, count, needing }: HeadItem, { t }: Words): string {
  if (block !== null) return needing === 0 ? "" : t("board.belowGroup", { group: t("board.group.act"), count: needing });
  if (section === "act" && count === 0) return t("board.hint.calm");
  return hinted.includes(section) ? t(`board.hint.${section}`) : "";
}

/** The head of a section or building: name, count, what belongs there. */
export function paintHead(head: HTMLElement, item: BoardItem | undefined, words: Words): void {
  if (item?.kind !== "head") return;
  const texts = [["strong", groupName(item, words)], ["span", String(item.count)], ["span", hintOf(item, words)]] as const;
  if (!isNew(head, texts.map(([, text]) => text).join(" "))) return;
  head.replaceChildren(...texts.map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })));
}

/** Loudness of a row as a class. */
export function rowTint(seat: Seat, nowMs: number): Nearness {
  return seat.gone ? "in-time" : tintOf(seat.row, nowMs);
}
