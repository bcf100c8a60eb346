/** The strip under the top bar while the hub is out of reach: since when, how much waits. Nothing else changes: work goes on. */
import { useView } from "../bridge/use-view.ts";
import { durationToText } from "../parts/duration.ts";
import styles from "./IslandStrip.module.css";
import { useNow } from "./now.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

/** Nothing while joined or alone. A browser page that lost its own desk says that instead: then nothing can be written. */
export function IslandStrip() {
  const { t } = useWords();
  const nowMs = useNow();
  const { connected } = useSession();
  const link = useView("link").rows[0];
  if (!connected) return <p className={styles["strip"]} role="alert">{t("app.link.pageCut")}</p>;
  if (link?.state !== "island") return null;
  const time = durationToText(nowMs - (link.islandSinceMs ?? nowMs), t);
  return <p className={styles["strip"]} role="status" aria-live="off">{t("app.link.islandStrip", { time, count: link.outbox })}</p>;
}
