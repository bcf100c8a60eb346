/**
 * Ctrl K: one line for short commands and to find tickets, places, people and equipment; results change as one types and the
 * old ones stay until the new ones are there. Enter opens a ticket in the drawer; of anything else it shows the tickets. What
 * a scanner reads anywhere is opened here, too. Safe for input methods.
 */
import { Modal } from "@mui/material";
import { useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { goToRoom } from "../../app/rooms.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { Finder } from "./Finder.tsx";
import { useRecent } from "./use-recent.ts";
import { useScans } from "./use-scans.ts";
import styles from "./Search.module.css";

export interface SearchPaletteProps {
  readonly open: boolean;
  /** Something was scanned that stands in the palette. */
  onOpen(): void;
  onClose(): void;
}

/** The palette over the page. */
export function SearchPalette({ open, onOpen, onClose: onShut }: SearchPaletteProps) {
  const { t } = useWords();
  const { select } = useSelection();
  const { recent, remember } = useRecent();
  const [scanned, setScanned] = useState<SearchHit | null>(null);
  const onClose = () => { setScanned(null); onShut(); };
  useScans((hit) => { setScanned(hit); onOpen(); }, remember);
  const openTicket = (hit: SearchHit) => {
    remember(hit);
    select(hit.id);
    onClose();
    goToRoom("drawer");
  };
  return (
    <Modal open={open} onClose={onClose} disablePortal slotProps={{ backdrop: { invisible: true, transitionDuration: 0 } }}>
      <div className={styles["palette"]} role="dialog" aria-modal="true" aria-label={t("search.title")} data-scope="search">
        {open && <Finder key={scanned?.id ?? ""} start={scanned} recent={recent} onTicket={openTicket} onClose={onClose} />}
      </div>
    </Modal>
  );
}
