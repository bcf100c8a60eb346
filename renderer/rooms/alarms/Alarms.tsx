/**
 * Alarms of the building at the desk: one line above the board that always keeps its seat, with the worst of them and their
 * counts; opened (Shift F6) it becomes the list over the board. A hospital without points has no line.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { goToRoom } from "../../app/rooms.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import { AlarmList } from "./AlarmList.tsx";
import { alarmSections } from "./alarm-groups.ts";
import type { AlarmSections } from "./alarm-groups.ts";
import styles from "./Alarms.module.css";

/** The line, and the list when it is open. */
export function Alarms() {
  const [open, setOpen] = useState(false);
  const { rows } = useView("alarms");
  const hasPoints = useView("plant").rows.length > 0;
  const found = useMemo(() => alarmSections(rows), [rows]);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open) document.querySelector<HTMLElement>('[data-scope="alarms"] [data-first-focus]')?.focus();
    else if (wasOpen.current) goToRoom("board");
    wasOpen.current = open;
  }, [open]);
  useKeys("everywhere", { "Shift+F6": () => setOpen(!open) });
  useKeys("alarms", { Escape: () => (open ? setOpen(false) : false) });
  if (!hasPoints) return null;
  return (
    <>
      <Strip found={found} open={open} button={button} onToggle={() => setOpen(!open)} />
      {open && <div id="alarm-list" className={styles["sheet"]}><AlarmList found={found} /></div>}
    </>
  );
}

interface StripProps {
  readonly found: AlarmSections;
  readonly open: boolean;
  readonly button: React.RefObject<HTMLButtonElement | null>;
  onToggle(): void;
}

function Strip({ found, open, button, onToggle }: StripProps) {
  const { t, pick } = useWords();
  const worst = found.standing[0]?.head;
  const loud = worst !== undefined && isUnanswered(worst);
  const look = !loud ? "" : worst.lifeSafety || worst.severity === 1 ? "critical" : worst.severity === 2 ? "urgent" : "";
  return (
    <button ref={button} type="button" className={`${styles["strip"]} ${styles[look] ?? ""}`} aria-expanded={open} aria-controls="alarm-list" aria-keyshortcuts="Shift+F6" onClick={onToggle}>
      <strong className={styles["stripTitle"]}>{t("alarms.title")}</strong>
      {worst === undefined ? <span className={styles["quiet"]}>{t("alarms.none")}</span> : (
        <>
          <PriorityMark priority={worst.severity} loud={loud} calling={loud && worst.severity === 1} />
          <span className={styles["worst"]}>{pick(worst.place)} {pick(worst.text)}</span>
        </>
      )}
      <span className={styles["counts"]}>
        {found.unanswered > 0 && <b>{t("alarms.unanswered", { count: found.unanswered })}</b>}
        {found.active > 0 && <span>{t("alarms.active", { count: found.active })}</span>}
        {(["shelved", "stale", "chattering"] as const).map((section) => found[section].length > 0 && <span key={section}>{t(`alarms.section.${section}`)} {found[section].length}</span>)}
        <KeyCap keys="Shift F6" />
      </span>
    </button>
  );
}
