/** The top bar: name, the rooms that are built with their keys, search, the hospital. */
import { useView } from "../bridge/use-view.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import { goToRoom, useRoom } from "./rooms.ts";
import type { Room } from "./rooms.ts";
import styles from "./TopBar.module.css";
import { useWords } from "./words.ts";

/** Rooms in the bar. One that is not built yet is not here. */
const entries: readonly { readonly room: Room; readonly key: string }[] = [
  { room: "intake", key: "F4" },
  { room: "board", key: "F6" },
  { room: "settings", key: "Ctrl ," },
];

/** The bar; `onSearch` opens the search from anywhere. */
export function TopBar({ onSearch }: { onSearch(): void }) {
  const { t, pick } = useWords();
  const front = useRoom();
  const site = useView("site").rows[0];
  return (
    <header className={styles["bar"]}>
      <h1 className={styles["name"]}>{t("app.title")}</h1>
      <nav className={styles["rooms"]} aria-label={t("app.rooms")}>
        {entries.map(({ room, key }) => (
          <button key={room} type="button" className={styles["room"]} aria-current={room === front ? "page" : undefined} onClick={() => goToRoom(room)}>
            {t(`app.region.${room}`)} {key !== "" && <span className={styles["key"]}>{key}</span>}
          </button>
        ))}
      </nav>
      <button type="button" className={styles["search"]} onClick={onSearch} aria-label={t("app.search")} aria-keyshortcuts="Control+K">
        <span className={styles["hint"]}>{t("app.search")}</span><KeyCap keys="Ctrl K" />
      </button>
      <span className={styles["site"]}>{pick(site?.name ?? null)}</span>
    </header>
  );
}
