/** Shift F2 goes to the line strip, where letters and digits act on the call; Esc, or the act, goes back to where the focus was. */
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { useKeys } from "./keyboard.ts";
import { goToRoom } from "./rooms.ts";

export interface StripFocus {
  readonly strip: RefObject<HTMLElement | null>;
  /** Back from the strip; nothing where the focus is elsewhere. */
  leave(): void;
}

/** Binds both keys of the scope `lines`. */
export function useStripFocus(): StripFocus {
  const strip = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const leave = () => {
    if (strip.current?.contains(document.activeElement) !== true) return;
    const former = before.current;
    before.current = null;
    if (former?.isConnected === true && former !== document.body) former.focus({ preventScroll: true });
    else goToRoom("intake");
  };
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && strip.current?.contains(target) === false) before.current = target;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
  useKeys("everywhere", { "Shift+F2": () => strip.current?.focus() });
  useKeys("lines", { Escape: leave });
  return { strip, leave };
}
