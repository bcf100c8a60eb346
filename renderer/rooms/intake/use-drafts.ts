/**
 * Keeps the form as a draft: 300 ms after the last key, at once when the focus leaves or the page goes, and says when it was
 * saved. After a restart the newest draft that nobody put aside comes back by itself. A draft goes only when it was logged.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftRow } from "../../../shared/views.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import { draftToForm, formToDraft, formToRestore, isEmpty } from "./intake-form.ts";
import type { IntakeForm } from "./intake-form.ts";

/** Pause after the last key. */
const pauseMs = 300;

export interface Drafts {
  /** Drafts put aside, oldest first; the one in the form is not among them. */
  readonly aside: readonly DraftRow[];
  /** When the form was last saved; null before that. */
  readonly savedAtMs: number | null;
  /** Saves now what has not been saved yet. */
  flush(): void;
  /** Saves a form as it is given, whatever stands in the room. */
  save(form: IntakeForm): void;
  /** Logged: nothing is left of it. */
  drop(draftId: string): void;
}

/** Drafts of the form; `onRestore` gets the form of before the restart, once. */
export function useDrafts(form: IntakeForm, onRestore: (form: IntakeForm) => void): Drafts {
  const view = useView("drafts");
  const [savedAtMs, setSavedAtMs] = useState<number | null>(null);
  const waiting = useRef<IntakeForm | null>(null);
  const gone = useRef(new Set<string>());
  const saved = useRef(form);

  const save = useCallback(async (one: IntakeForm) => {
    const outcome = await desk.call("saveDraft", { draftId: one.draftId, body: { ...formToDraft(one) } });
    if (outcome.kind === "done") setSavedAtMs(outcome.value.savedAtMs);
  }, []);
  const flush = useCallback(() => {
    const one = waiting.current;
    waiting.current = null;
    if (one === null || gone.current.has(one.draftId)) return;
    if (isEmpty(one)) void desk.call("dropDraft", { draftId: one.draftId }); // nothing is left that could be lost
    else void save(one);
  }, [save]);

  useEffect(() => {
    if (form === saved.current) return undefined;
    const sameDraft = saved.current.draftId === form.draftId;
    saved.current = form;
    if (!sameDraft && isEmpty(form)) return setSavedAtMs(null);
    waiting.current = form;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [form, flush]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    window.addEventListener("blur", flush);
    return () => { window.removeEventListener("pagehide", flush); window.removeEventListener("blur", flush); };
  }, [flush]);

  useRestore(view, form, (restored) => {
    saved.current = restored;
    setSavedAtMs(view.byKey.get(restored.draftId)?.savedAtMs ?? null);
    onRestore(restored);
  });

  return {
    aside: view.rows.filter((row) => isAside(row, form, gone.current)).toSorted((one, other) => one.savedAtMs - other.savedAtMs),
    savedAtMs, flush, save: (one) => void save(one),
    drop: useCallback((draftId: string) => {
      gone.current.add(draftId);
      waiting.current = null;
      void desk.call("dropDraft", { draftId });
    }, []),
  };
}

function isAside({ draftId, body }: DraftRow, form: IntakeForm, gone: ReadonlySet<string>): boolean {
  return draftId !== form.draftId && !gone.has(draftId) && !isEmpty(draftToForm(draftId, body));
}

function useRestore(view: { readonly ready: boolean; readonly rows: readonly DraftRow[] }, form: IntakeForm, onRestore: (form: IntakeForm) => void): void {
  const asked = useRef(false);
  useEffect(() => {
    if (!view.ready || asked.current) return;
    asked.current = true;
    const restored = isEmpty(form) ? formToRestore(view.rows) : undefined;
    if (restored !== undefined && !isEmpty(restored)) onRestore(restored);
  });
}
