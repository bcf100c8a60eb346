/**
 * The panel of one act at the drawer's foot: what it is, its fields, what the desk said against it, Enter to do it, Esc to
 * leave. Letters and digits typed here stay here: they choose, they never start another act.
 */
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useWords } from "../../../app/words.ts";
import { KeyCap } from "../../../parts/KeyCap.tsx";
import type { OpenAct } from "../use-current-act.ts";
import styles from "./Acts.module.css";

export interface ActFrameProps {
  readonly act: OpenAct;
  readonly problems: readonly string[];
  /** Word on the main button; without it there is nothing to do but leave. */
  readonly doWord?: string;
  /** What the panel does with a key of its lists; answers true where it took it. */
  readonly onListKey?: (event: React.KeyboardEvent) => boolean;
  readonly children: ReactNode;
  onDo?(): void;
  onCancel(): void;
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && (target.type === "text" || target.type === "password"));
}

/** An Enter that confirms a candidate of the input method submits nothing. */
function isComposing({ nativeEvent }: React.KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}

/** The frame around an act's fields. */
export function ActFrame({ act, problems, doWord, onListKey, children, onDo, onCancel }: ActFrameProps) {
  const { t } = useWords();
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>("[data-first-field]") ?? panel.current;
    first?.focus({ preventScroll: true });
  }, []);

  const take = (event: React.KeyboardEvent): boolean => {
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) onDo?.();
    else if (isText(event.target) || event.ctrlKey || event.altKey || event.metaKey) return false;
    else return onListKey?.(event) ?? false;
    return true;
  };
  const handleKey = (event: React.KeyboardEvent) => {
    if (isComposing(event)) return;
    if (take(event)) event.preventDefault();
    if (event.defaultPrevented || (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey)) event.stopPropagation();
  };
  const title = t(`ticket.act.${act.letter}`);
  const many = act.ticketIds.length;
  return (
    <form ref={panel} className={styles["panel"]} data-act-panel tabIndex={-1} aria-label={title} onKeyDown={handleKey} onSubmit={(event) => event.preventDefault()}>
      <h3 className={styles["title"]}>{title}{many > 1 && <span className={styles["many"]}>{t("ticket.joint", { count: many })}</span>}</h3>
      <div className={styles["fields"]}>{children}</div>
      <div role="alert">{problems.map((sentence) => <p key={sentence} className={styles["problem"]}><span aria-hidden="true">✕ </span>{sentence}</p>)}</div>
      <div className={styles["buttons"]}>
        {doWord !== undefined && <button type="button" className={styles["do"]} onClick={() => onDo?.()}>{doWord} <KeyCap keys="Enter" /></button>}
        <button type="button" className={styles["leave"]} onClick={onCancel}>{t("ticket.leave")} <KeyCap keys="Esc" /></button>
      </div>
    </form>
  );
}
