/** In the status bar: the sound when it is not as it should be: no output, not yet allowed, muted. Nothing while all is well. */
import { useSyncExternalStore } from "react";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useNow } from "../now.ts";
import styles from "../StatusBar.module.css";
import { useWords } from "../words.ts";
import { toggleMute, useMutedUntil } from "./mute.ts";
import { pagePlayer } from "./player.ts";
import type { OutputState } from "./player.ts";

/** What the page can sound through. */
export function useOutput(): OutputState {
  return useSyncExternalStore(pagePlayer().listen, pagePlayer().output);
}

/** The word, and the way out. */
export function SoundState() {
  const { t } = useWords();
  const output = useOutput();
  const leftMs = useMutedUntil() - useNow();
  if (output === "none") return <span className={styles["doubt"]} role="status">▲ {t("app.sound.none")}</span>;
  if (output === "locked") return <span className={styles["doubt"]} role="status">▲ {t("app.sound.locked")}</span>;
  if (leftMs <= 0) return null;
  return (
    <button type="button" className={styles["muted"]} aria-keyshortcuts="Alt+M" onClick={toggleMute}>
      {t("app.sound.muted", { seconds: Math.ceil(leftMs / 1000) })} <KeyCap keys="Alt M" />
    </button>
  );
}
