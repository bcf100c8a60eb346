/**
 * The desk: top bar, line strip, three columns, crew strip, status bar, each at its fixed seat. Composes rooms and keeps
 * none of their state. Intake stays alive behind the settings, so nothing typed is lost.
 */
import { useEffect, useLayoutEffect, useState } from "react";
import { Alarms } from "../rooms/alarms/Alarms.tsx";
import { Board } from "../rooms/board/Board.tsx";
import { Intake } from "../rooms/intake/Intake.tsx";
import { SearchPalette } from "../rooms/search/SearchPalette.tsx";
import { Settings } from "../rooms/settings/Settings.tsx";
import { TicketDrawer } from "../rooms/ticket/TicketDrawer.tsx";
import styles from "./App.module.css";
import { CrewStrip } from "./CrewStrip.tsx";
import { FaultBoundary } from "./FaultBoundary.tsx";
import type { Region } from "./FaultBoundary.tsx";
import { HealthStrip } from "./HealthStrip.tsx";
import { IslandStrip } from "./IslandStrip.tsx";
import { useKeys } from "./keyboard.ts";
import { KeysOverlay } from "./KeysOverlay.tsx";
import { markLayout, useLayout } from "./layout.ts";
import { LineStrip } from "./LineStrip.tsx";
import { goToRoom, useRoom } from "./rooms.ts";
import { useSelection } from "./selection.ts";
import { MayStrip } from "./seat/MayStrip.tsx";
import { SwitchPanel } from "./seat/SwitchPanel.tsx";
import { useScreenLocked } from "./seat/use-screen-locked.ts";
import { useSession } from "./session.ts";
import { Sounder } from "./sound/Sounder.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { Toaster } from "./Toaster.tsx";
import { TopBar } from "./TopBar.tsx";
import { useWords } from "./words.ts";

/** The whole desk. */
export function App() {
  const room = useRoom();
  const [searching, setSearching] = useState(false);
  const locked = useScreenLocked();
  useMarkedLayout();
  useEffect(() => goToRoom("intake"), []);
  useDeskKeys(() => setSearching(true));
  const inSettings = room === "settings";
  return (
    <div className={styles["desk"]}>
      <TopBar onSearch={() => setSearching(true)} />
      <HealthStrip />
      <IslandStrip />
      <MayStrip />
      <LineStrip />
      <main className={styles["rooms"]} hidden={inSettings}><Columns /></main>
      {inSettings && <main className={styles["whole"]}><RegionBox region="settings" className={styles["filled"]}><Settings /></RegionBox></main>}
      <RegionBox region="crews"><CrewStrip /></RegionBox>
      <RegionBox region="status"><StatusBar /></RegionBox>
      <SwitchPanel />
      <Toaster />
      <Sounder />
      <KeysOverlay />
      <FaultBoundary region="search"><SearchPalette open={searching && !locked} onOpen={() => setSearching(true)} onClose={() => setSearching(false)} /></FaultBoundary>
    </div>
  );
}

/** Intake, board, drawer. Without room for three columns the drawer lies over the board's right end, only while it has something to show. */
function Columns() {
  const overlay = useLayout() !== "wide";
  const { ticketId } = useSelection();
  const closed = overlay && ticketId === null;
  const front = useFront(ticketId);
  return (
    <div className={styles["work"]} data-front={front}>
      <RegionBox region="intake" className={styles["intake"]}><Intake /></RegionBox>
      <div className={styles["middle"]}>
        <RegionBox region="alarms" className={styles["alarms"]}><Alarms /></RegionBox>
        <RegionBox region="board" className={styles["board"]}><Board /></RegionBox>
      </div>
      <RegionBox region="drawer" className={closed ? styles["closed"] : styles["drawer"]}><TicketDrawer /></RegionBox>
    </div>
  );
}

/** The one region that a narrow page shows: the room in front; a closed ticket gives way to the board. */
function useFront(ticketId: string | null): string {
  const room = useRoom();
  return room === "drawer" && ticketId === null ? "board" : room;
}

interface RegionBoxProps {
  readonly region: Region;
  readonly className?: string | undefined;
  readonly children: React.ReactNode;
}

function RegionBox({ region, className, children }: RegionBoxProps) {
  const { t } = useWords();
  return (
    <section className={className} data-scope={region} aria-label={t(`app.region.${region}`)}>
      <FaultBoundary region={region}>{children}</FaultBoundary>
    </section>
  );
}

function useMarkedLayout(): void {
  useLayoutEffect(() => {
    markLayout();
    window.addEventListener("resize", markLayout);
    return () => window.removeEventListener("resize", markLayout);
  }, []);
}

function useDeskKeys(search: () => void): void {
  const { settings, changeSettings } = useSession();
  useKeys("everywhere", {
    F4: () => goToRoom("intake"),
    F6: () => goToRoom("board"),
    "Ctrl+KeyK": search,
    "Ctrl+Comma": () => goToRoom("settings"),
    "Ctrl+F8": () => void changeSettings({ theme: settings.theme === "day" ? "night" : "day" }),
  });
}
