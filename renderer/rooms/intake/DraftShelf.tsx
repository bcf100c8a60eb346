/** Drafts put aside: Esc on an empty line comes here, a digit takes one up again. None is thrown away by a key. */
import type { Ref } from "react";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { Clock } from "../../parts/Clock.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { DraftRow } from "../../../shared/views.ts";
import styles from "./Intake.module.css";

export interface DraftShelfProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly drafts: readonly DraftRow[];
  onTake(draftId: string): void;
  onLeave(): void;
}

/** The list, or nothing. */
export function DraftShelf({ ref, drafts, onTake, onLeave }: DraftShelfProps) {
  const { t } = useWords();
  if (drafts.length === 0) return null;
  const handleKey = (event: React.KeyboardEvent) => {
    const draft = /^[1-9]$/.test(event.key) ? drafts[Number(event.key) - 1] : undefined;
    if (event.key !== "Escape" && draft === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (draft === undefined) onLeave();
    else onTake(draft.draftId);
  };
  return (
    <section aria-label={t("intake.drafts")}>
      <h3 className={styles["partTitle"]}>{t("intake.drafts")} {drafts.length} <KeyCap keys="Esc" /></h3>
      <ul ref={ref} className={styles["shelf"]} onKeyDown={handleKey}>
        {drafts.map((draft, at) => (
          <li key={draft.draftId}>
            <button type="button" className={styles["draft"]} onClick={() => onTake(draft.draftId)}>
              <KeyCap keys={at < 9 ? String(at + 1) : ""} /><span className={styles["draftText"]}>{lineOf(draft) || t("intake.draftEmpty")}<Begun draft={draft} /></span><Clock atMs={draft.savedAtMs} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By whom, where somebody else began it. */
function Begun({ draft }: { readonly draft: DraftRow }) {
  const { t, pick } = useWords();
  const { personId } = useSession();
  const person = useView("people").byKey.get(draft.begunBy ?? "");
  if (person === undefined || person.personId === personId) return null;
  return <span className={styles["begun"]}> · {t("intake.draftBy", { name: pick(person.name) })}</span>;
}

function lineOf({ body }: DraftRow): string {
  return typeof body["line"] === "string" ? body["line"] : "";
}
