/**
 * The scanner of the whole page: watches keys before anybody else, and where a burst was a scan takes its characters out of
 * the field they fell into, keeps the Enter from it, and hands the code to who opens things. What was in the field before,
 * the caret, and a composition under way stay as they were.
 */
import { useEffect, useRef } from "react";
import { createScanReader } from "./scan.ts";
import type { Scanned } from "./scan.ts";

interface Before {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** Most keys that a burst may have put into a field before it is known. */
const rememberMax = 130;

function textField(): HTMLInputElement | HTMLTextAreaElement | null {
  const at = document.activeElement;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
}

function snapshot(): Before | null {
  const field = textField();
  return field === null ? null : { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Puts a value into a field so that whoever holds it (React) hears of it. */
function restore({ field, value, start, end }: Before): void {
  if (!field.isConnected || field.value === value) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (start !== null) field.setSelectionRange(start, end);
}

/** Calls `onScan` for every scan on this page. */
export function useScanner(onScan: (scanned: Scanned) => void): void {
  const latest = useRef(onScan);
  useEffect(() => { latest.current = onScan; });
  useEffect(() => {
    const reader = createScanReader();
    /** How the field stood before each of the last keys, newest last. */
    let before: (Before | null)[] = [];
    const handle = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const scanned = reader.take({ key: event.key, code: event.code, shift: event.shiftKey, atMs: event.timeStamp });
      if (scanned === null) {
        if (event.key !== "Shift") before = [...before.slice(-rememberMax), snapshot()];
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const was = before.at(-scanned.length);
      before = [];
      if (was != null && was.field === textField()) restore(was);
      latest.current(scanned);
    };
    window.addEventListener("keydown", handle, true);
    return () => window.removeEventListener("keydown", handle, true);
  }, []);
}
