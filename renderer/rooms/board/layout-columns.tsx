/**
 * The columns in the layout menu, in the order of the board: a letter shows or leaves one out, ← and → move the one in hand.
 * Used by `LayoutMenu.tsx`, which owns the menu and its other keys.
 */
import { MenuItem } from "@mui/material";
import { useLayoutEffect, useRef } from "react";
import { columnMoved, columnsInOrder, movableColumns, optionalColumns } from "../../../shared/layout/layout.ts";
import type { MovableColumn, OptionalColumn } from "../../../shared/layout/layout.ts";
import type { Words } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { LayoutChoice } from "./use-layout-choice.ts";
import styles from "./Board.module.css";

/** Letter that shows a column or leaves it out; each keeps its own wherever it stands. */
const letters: Readonly<Record<OptionalColumn, string>> = { state: "Q", crew: "W", promise: "E", number: "R" };

const isOptional = (column: string): column is OptionalColumn => optionalColumns.some((one) => one === column);

function toggle({ layout: { hidden }, change }: LayoutChoice, column: OptionalColumn): void {
  change({ hidden: hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column] });
}

/** One line for each movable column. */
export function columnItems(choice: LayoutChoice, t: Words["t"]) {
  const { hidden, order } = choice.layout;
  return columnsInOrder(order).map((column) => {
    const move = <span className={styles["menuKey"]}>{t("board.layout.move")} <KeyCap keys="← →" /></span>;
    const name = t(`board.column.${column}`);
    if (!isOptional(column)) return <MenuItem key={column} data-column={column}>{name}{move}</MenuItem>;
    return (
      <MenuItem key={column} data-column={column} role="menuitemcheckbox" aria-checked={!hidden.includes(column)} onClick={() => toggle(choice, column)}>
        <KeyCap keys={letters[column]} />&nbsp;{hidden.includes(column) ? "☐" : "☑"}&nbsp;{name}{move}
      </MenuItem>
    );
  });
}

/** Answers whether a key in the menu was for the columns, and does what it says. The moved column keeps the focus. */
export function useColumnKeys(choice: LayoutChoice): (event: React.KeyboardEvent) => boolean {
  const moved = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    moved.current?.focus({ preventScroll: true });
    moved.current = null;
  });
  return ({ code, target }) => {
    const lettered = optionalColumns.find((column) => code === `Key${letters[column]}`);
    if (lettered !== undefined) toggle(choice, lettered);
    const inHand = columnInHand(target as HTMLElement);
    const isArrow = code === "ArrowLeft" || code === "ArrowRight";
    if (isArrow && inHand !== undefined) {
      moved.current = target as HTMLElement;
      choice.change({ order: columnMoved(choice.layout.order, inHand, code === "ArrowLeft" ? -1 : 1) });
    }
    return lettered !== undefined || isArrow;
  };
}

function columnInHand(item: HTMLElement): MovableColumn | undefined {
  return movableColumns.find((column) => column === item.dataset["column"]);
}
