/**
 * The wall's test card: digits and a Chinese character at the smallest size the wall will use, and how many arc-minutes this
 * machine's own faces reach at the set distance. Below 16 the distance is set too short or the face is too low.
 */
import { useMemo } from "react";
import { useWords } from "../../app/words.ts";
import { glyphHeight } from "../../parts/glyph-height.ts";
import { arcMinutes, wallBasePx } from "../../parts/wall-size.ts";
import styles from "./Settings.module.css";

const face = '"Wall Digits", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", sans-serif';
const leastMinutes = 16;
/** The panel that the figures are for: 55 inch at 1080 lines. */
const panelPx = 1920;

/** The card with its two figures. */
export function TestCard({ distanceM }: { readonly distanceM: number }) {
  const { t } = useWords();
  const basePx = wallBasePx(panelPx, distanceM);
  const shares = useMemo(() => ({ digit: glyphHeight("8", face), character: glyphHeight("国", face) }), []);
  const minutes = (share: number) => arcMinutes(share, basePx, { widthPx: panelPx, distanceM });
  const low = Math.min(minutes(shares.digit), minutes(shares.character)) < leastMinutes;
  return (
    <figure className={styles["card"]}>
      <div className={styles["sample"]} style={{ fontSize: `calc(${basePx}px / var(--scale))` }} aria-hidden="true">国 0123:45</div>
      <figcaption className={low ? styles["problem"] : undefined}>
        {t("settings.card.figures", { px: basePx, digit: minutes(shares.digit).toFixed(1), character: minutes(shares.character).toFixed(1), distance: distanceM })}
        {low && ` ${t("settings.card.low")}`}
      </figcaption>
    </figure>
  );
}
