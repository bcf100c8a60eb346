/**
 * The wall (调度大屏): read from 6–8 m, never scrolled, never touched. Header with the age of its data, the worst jobs, the
 * crews, who is on duty, five figures against their targets. No patient's or caller's name or number ever comes here.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { hospitalZone, isNight } from "../../app/civil.ts";
import { useKeys } from "../../app/keyboard.ts";
import { useNow } from "../../app/now.ts";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { startOfDay } from "../../../shared/kernel/time.ts";
import { useDataAge } from "./data-age.ts";
import { ticketsOf, worstLives } from "./life-alarms.ts";
import styles from "./Wall.module.css";
import { WallCrews } from "./WallCrews.tsx";
import { WallDuty } from "./WallDuty.tsx";
import { WallFoot } from "./WallFoot.tsx";
import { WallHeader } from "./WallHeader.tsx";
import { wallSize } from "../../parts/wall-size.ts";
import type { WallSize } from "../../parts/wall-size.ts";
import { WallWork } from "./WallWork.tsx";
import { wallWork } from "./worst.ts";

/** The whole wall. */
export function Wall() {
  const { connected } = useSession();
  const size = useWallSize();
  const link = useView("link").rows[0];
  const age = useDataAge(link, connected);
  const stopped = age.look === "lost" || age.look === "stale";
  const second = useNow();
  const nowMs = stopped ? age.heardAtMs : second;
  const board = useView("board");
  const alarms = worstLives(useView("life-alarms").rows, size.rows);
  const shownByAlarm = ticketsOf(alarms);
  const plant = useView("plant").rows;
  const crews = useView("crews").rows;
  const seats = useView("seats").rows;
  const today = useView("today", { fromMs: startOfDay(useNow(60_000), hospitalZone()) }).rows[0];
  const answered = useView("answered", { fromMs: startOfDay(useNow(60_000), hospitalZone()) }).rows[0];
  useWallTheme();
  return (
    <main className={styles["wall"]} style={{ "--u": `${size.unitPx}px` } as React.CSSProperties} data-stopped={stopped || undefined}>
      <WallHeader age={age} link={link} />
      <div className={styles["middle"]}>
        <WallWork alarms={alarms} work={wallWork(board.rows.filter((row) => !shownByAlarm.has(row.ticketId)), nowMs, size.rows - alarms.length)} size={size} nowMs={nowMs} ready={board.ready} stopped={stopped} />
        <aside className={styles["side"]}>
          <WallCrews rows={crews} count={size.crews} />
          <WallDuty rows={seats} />
        </aside>
      </div>
      <WallFoot today={today} plant={plant} answered={answered} count={size.cells} />
    </main>
  );
}

function subscribeSize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

function useWallSize(): WallSize {
  const { settings } = useSession();
  const { language } = useWords();
  const panel = useSyncExternalStore(subscribeSize, () => `${window.innerWidth}x${window.innerHeight}`);
  const [widthPx = 1920, heightPx = 1080] = panel.split("x").map(Number);
  return wallSize({ widthPx, heightPx, distanceM: settings.wallDistanceM }, language === "en");
}

/** Night colours by setting, or by the hour; Ctrl F8 decides otherwise for this window. Desk scale does not concern the wall. */
function useWallTheme(): void {
  const { settings } = useSession();
  const [told, setTold] = useState<"day" | "night" | null>(null);
  const byHour = isNight(useNow(60_000));
  const theme = told ?? (settings.theme === "night" || byHour ? "night" : "day");
  useKeys("everywhere", { "Ctrl+F8": () => setTold(theme === "day" ? "night" : "day") });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of settings writes the desk's theme to the root, so it is written again
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["page"] = "wall";
    root.dataset["theme"] = theme;
    return () => { delete root.dataset["page"]; };
  }, [theme, settings]);
}
