/**
 * Ctrl K: one line to find tickets, places, people and equipment; results change as one types and the old ones stay until
 * the new ones are there. Enter opens a ticket in the drawer; of anything else it shows the tickets. Safe for input methods.
 */
import { Modal } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { goToRoom } from "../../app/rooms.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { HitList } from "./HitList.tsx";
import { Inside } from "./Inside.tsx";
import { useRecent } from "./use-recent.ts";
import { useSearch } from "./use-search.ts";
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
    <Modal open={open} onClose={onClose} disablePortal slotProps={{ backdrop: { className: styles["backdrop"] ?? "", transitionDuration: 0 } }}>
      <div className={styles["palette"]} role="dialog" aria-modal="true" aria-label={t("search.title")} data-scope="search">
        {open && <Finder recent={recent} onTicket={openTicket} onClose={onClose} />}
      </div>
    </Modal>
  );
}

interface FinderProps {
  readonly recent: readonly SearchHit[];
  onTicket(hit: SearchHit): void;
  onClose(): void;
}

/** The line and what it found; steps into a place, a person or a piece of equipment and back. */
function Finder({ recent, onTicket, onClose }: FinderProps) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [inside, setInside] = useState<SearchHit | null>(null);
  const [composing, setComposing] = useState(false);
  const { hits, answered } = useSearch(composing ? null : text);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => setAt(0), [answered, inside]);

  const shown = text.trim() === "" ? recent : hits;
  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    if (hit.kind === "ticket") onTicket(hit);
    else setInside(hit);
  };
  const back = () => { if (inside === null) onClose(); else setInside(null); };
  const [tickets, setTickets] = useState<readonly SearchHit[]>([]);
  const list = inside === null ? shown : tickets;
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined) setAt(Math.max(0, Math.min(list.length - 1, at + move)));
    else if (event.key === "Enter") choose(list[at]);
    else if (event.key === "Escape") back();
    else if (event.key === "Backspace" && inside !== null) setInside(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const empty = text.trim() === "" ? t("search.start") : answered === text ? t("search.nothing", { text: text.trim() }) : "";
  return (
    <div onKeyDown={handleKey}>
      <input ref={field} type="text" role="combobox" className={styles["field"]} value={text} maxLength={200} autoComplete="off" spellCheck={false}
        placeholder={t("search.hint")} aria-label={t("search.title")} aria-expanded={list.length > 0} aria-controls="search-hits" aria-autocomplete="list"
        {...(list[at] === undefined ? {} : { "aria-activedescendant": `search-hit-${at}` })}
        onChange={(event) => { setText(event.target.value); setInside(null); }}
        onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} />
      {inside !== null && <Inside hit={inside} onTickets={setTickets} />}
      {inside === null && text.trim() === "" && recent.length > 0 && <p className={styles["caption"]}>{t("search.recent")}</p>}
      <HitList hits={list} at={at} onPoint={setAt} onChoose={choose} />
      {list.length === 0 && <p className={styles["empty"]}>{inside === null ? empty : t("search.noTickets")}</p>}
      <p className={styles["foot"]}>
        <span><KeyCap keys="↑↓" /> {t("search.keys.choose")}</span>
        <span><KeyCap keys="Enter" /> {t("search.keys.open")}</span>
        <span><KeyCap keys="Esc" /> {t("search.keys.back")}</span>
      </p>
    </div>
  );
}
