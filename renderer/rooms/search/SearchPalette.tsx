/**
 * Ctrl K: one line to find tickets, places, people and equipment; results change as one types and the old ones stay until
 * the new ones are there. Enter opens a ticket in the drawer; of anything else it shows the tickets. Safe for input methods.
 */
import { Modal } from "@mui/material";
import type { SearchHit } from "../../../shared/bridge.ts";
import { goToRoom } from "../../app/rooms.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { Finder } from "./Finder.tsx";
import { useRecent } from "./use-recent.ts";
import styles from "./Search.module.css";

export interface SearchPaletteProps {
  readonly open: boolean;
  onClose(): void;
}

/** The palette over the page. */
export function SearchPalette({ open, onClose }: SearchPaletteProps) {
  const { t } = useWords();
  const { select } = useSelection();
  const { recent, remember } = useRecent();
  const openTicket = (hit: SearchHit) => {
    remember(hit);
    select(hit.id);
    onClose();
    goToRoom("drawer");
  };
  return (
    <Modal open={open} onClose={onClose} disablePortal slotProps={{ backdrop: { invisible: true, transitionDuration: 0 } }}>
      <div className={styles["palette"]} role="dialog" aria-modal="true" aria-label={t("search.title")} data-scope="search">
        {open && <Finder recent={recent} onTicket={openTicket} onClose={onClose} />}
      </div>
    </Modal>
  );
}
