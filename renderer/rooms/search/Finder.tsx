/**
 * The search line, the command it spells, and what it found. Steps into a place, a person or a piece of equipment and back.
 * An Enter that confirms a candidate of the input method chooses nothing, and nothing is asked while it composes.
 */
import { useEffect, useRef, useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useView } from "../../bridge/use-view.ts";
import { readCommand } from "./commands.ts";
import { CommandLine } from "./CommandLine.tsx";
import { HitList } from "./HitList.tsx";
import { Inside } from "./Inside.tsx";
import { useCommand } from "./use-command.ts";
import { useSearch } from "./use-search.ts";
import styles from "./Search.module.css";

export interface FinderProps {
  /** What was scanned: the palette opens inside of it. */
  readonly start: SearchHit | null;
  readonly recent: readonly SearchHit[];
  onTicket(hit: SearchHit): void;
  onClose(): void;
}

/** Line, list and key hints. */
export function Finder({ start, recent, onTicket, onClose }: FinderProps) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [inside, setInside] = useState<SearchHit | null>(start);
  const [tickets, setTickets] = useState<readonly SearchHit[]>([]);
  const [composing, setComposing] = useState(false);
  const [at, setAt] = useState(0);
  const { hits, answered } = useSearch(composing ? null : text);
  const command = readCommand(composing ? "" : text, { people: useView("people").rows, crews: useView("crews").rows });
  const run = useCommand();
  const [said, setSaid] = useState("");
  const hasCommand = command !== null && inside === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top, a command above it
  useEffect(() => setAt(hasCommand ? -1 : 0), [answered, inside, hasCommand]);

  const isBlank = text.trim() === "";
  const list = inside !== null ? tickets : isBlank ? recent : hits;
  const doIt = () => {
    if (command === null) return;
    void run(command).then((sentence) => { if (sentence === "") onClose(); else setSaid(sentence); });
  };
  const choose = (hit: SearchHit | undefined) => {
    if (hit?.kind === "ticket") onTicket(hit);
    else if (hit !== undefined) setInside(hit);
  };
  const leave = () => { if (inside === null) onClose(); else setInside(null); };
  const onCommand = hasCommand && at < 0;
  const handleKey = listKeys({ at, first: hasCommand ? -1 : 0, count: list.length, isInside: inside !== null, onMove: setAt, onChoose: () => (onCommand ? doIt() : choose(list[at])), onLeave: leave });
  const empty = inside !== null ? t("search.noTickets") : isBlank ? t("search.start") : answered === text ? t("search.nothing", { text: text.trim() }) : "";
  return (
    <div onKeyDown={handleKey}>
      <Line text={text} activeId={onCommand ? "search-command" : list[at] === undefined ? undefined : `search-hit-${at}`} onComposing={setComposing}
        onText={(next) => { setText(next); setSaid(""); setInside(null); }} />
      {hasCommand && <CommandLine command={command} chosen={onCommand} said={said} onDo={doIt} />}
      {inside !== null && <Inside hit={inside} onTickets={setTickets} />}
      {inside === null && isBlank && recent.length > 0 && <p className={styles["caption"]}>{t("search.recent")}</p>}
      <HitList hits={list} at={at} onPoint={setAt} onChoose={choose} />
      {list.length === 0 && !hasCommand && <p className={styles["empty"]}>{empty}</p>}
      <p className={styles["foot"]}>
        <span><KeyCap keys="↑↓" /> {t("search.keys.choose")}</span>
        <span><KeyCap keys="Enter" /> {t("search.keys.open")}</span>
        <span><KeyCap keys="Esc" /> {t("search.keys.back")}</span>
      </p>
    </div>
  );
}

interface LineProps {
  readonly text: string;
  readonly activeId: string | undefined;
  onText(text: string): void;
  onComposing(composing: boolean): void;
}

function Line({ text, activeId, onText, onComposing }: LineProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input ref={field} type="text" role="combobox" className={styles["field"]} value={text} maxLength={200} autoComplete="off" spellCheck={false}
      placeholder={t("search.hint")} aria-label={t("search.title")} aria-expanded={activeId !== undefined} aria-controls="search-hits"
      aria-autocomplete="list" aria-activedescendant={activeId} onChange={(event) => onText(event.target.value)}
      onCompositionStart={() => onComposing(true)} onCompositionEnd={() => onComposing(false)} />
  );
}

interface ListKeys {
  readonly at: number;
  /** −1 where a command stands above the list. */
  readonly first: number;
  readonly count: number;
  readonly isInside: boolean;
  onMove(at: number): void;
  onChoose(): void;
  onLeave(): void;
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The keys of the list, pressed in the field. */
function listKeys({ at, first, count, isInside, onMove, onChoose, onLeave }: ListKeys) {
  return (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const move = moves[event.key];
    if (move !== undefined) onMove(Math.max(first, Math.min(count - 1, at + move)));
    else if (event.key === "Enter") onChoose();
    else if (event.key === "Escape" || (event.key === "Backspace" && isInside)) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
