/** F1: the keys of the room that has the focus, and of the whole house, over everything until a key is pressed again. */
import { useEffect, useRef, useState } from "react";
import { KeyCap } from "../parts/KeyCap.tsx";
import { everywhereKeys, roomKeys } from "./key-table.ts";
import type { KeyEntry } from "./key-table.ts";
import { useKeys } from "./keyboard.ts";
import styles from "./KeysOverlay.module.css";
import { useWords } from "./words.ts";

/** The overlay; the focus goes back to where it was. */
export function KeysOverlay() {
  const { t } = useWords();
  const [scope, setScope] = useState<string | null>(null);
  const from = useRef<HTMLElement | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const close = () => { setScope(null); from.current?.focus(); };
  useEffect(() => { if (scope !== null) sheet.current?.focus(); }, [scope]);
  useKeys("everywhere", { F1: () => { if (scope !== null) return close(); from.current = focused(); setScope(scopeOf(from.current)); } });
  useKeys("keys", { Escape: close });
  if (scope === null) return null;
  return (
    <div ref={sheet} className={styles["sheet"]} role="dialog" aria-label={t("app.keys.title")} data-scope="keys" tabIndex={-1}>
      <KeyList title={t("app.keys.room", { room: t(`app.region.${scope}`) })} entries={roomKeys[scope] ?? []} />
      <KeyList title={t("app.keys.everywhere")} entries={everywhereKeys} />
      <button type="button" className={styles["close"]} onClick={close}>{t("app.keys.close")} <KeyCap keys="Esc" /></button>
    </div>
  );
}

function KeyList({ title, entries }: { readonly title: string; readonly entries: readonly KeyEntry[] }) {
  const { t } = useWords();
  return (
    <section>
      <h2 className={styles["title"]}>{title}</h2>
      <dl className={styles["keys"]}>
        {entries.map(({ keys, word }) => (
          <div key={keys + word}><dt><kbd className={styles["cap"]}>{keys}</kbd></dt><dd>{t(`app.keys.${word}`)}</dd></div>
        ))}
      </dl>
    </section>
  );
}

function focused(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** The room around the focus; intake where it is in no room. */
function scopeOf(element: HTMLElement | null): string {
  const scope = element?.closest<HTMLElement>("[data-scope]")?.dataset["scope"] ?? "intake";
  return scope in roomKeys ? scope : "intake";
}
