/** Working calendars: hours of the week, years with public holidays, own days. A level that names one counts in its open hours only. */
import { useState } from "react";
import { hospitalZone, shortDayToText, timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { actorText } from "../../app/refusal-text.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { civilTime } from "../../../shared/kernel/time.ts";
import type { CalendarRow } from "../../../shared/views.ts";
import { daysToText, hoursToText, readDays, readHours, readYears, yearNotCovered } from "./calendar-text.ts";
import styles from "./Levels.module.css";
import settings from "./Settings.module.css";

/** Monday first. */
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** A new calendar begins as an ordinary office. */
const office = ["08:00-12:00 14:00-17:30", "08:00-12:00 14:00-17:30", "08:00-12:00 14:00-17:30", "08:00-12:00 14:00-17:30", "08:00-12:00 14:00-17:30", "", ""];

interface Draft {
  readonly id: string;
  readonly name: string;
  readonly week: readonly string[];
  readonly years: string;
  readonly own: string;
}

function draftOf(row: CalendarRow, closedWord: string): Draft {
  return { id: row.calendarId, name: row.name.zh, week: row.week.map(hoursToText), years: row.years.join(" "), own: daysToText(row.own, closedWord) };
}

/** Its id comes from the moment, so that two desks never mean the same one. */
function newDraft(): Draft {
  const nowMs = deskNowMs();
  return { id: `calendar-${nowMs}`, name: "", week: office, years: String(civilTime(nowMs, hospitalZone()).year), own: "" };
}

/** The part. */
export function CalendarPart() {
  const { t, pick } = useWords();
  const calendars = useView("calendars").rows;
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <section className={styles["part"]} aria-label={t("settings.calendar.title")}>
      <h3 className={styles["partTitle"]}>{t("settings.calendar.title")}</h3>
      <p className={styles["says"]}>{t("settings.calendar.says")}</p>
      <ul>
        {calendars.map((row) => (
          <li key={row.calendarId}>
            <b>{pick(row.name)}</b> <CalendarFacts row={row} />
            <button type="button" className={styles["back"]} onClick={() => setDraft(draftOf(row, t("settings.calendar.closed")))}>{t("settings.calendar.edit")}</button>
          </li>
        ))}
      </ul>
      {draft === null
        ? <div className={settings["acts"]}><button type="button" className={settings["button"]} onClick={() => setDraft(newDraft())}>{t("settings.calendar.add")}</button></div>
        : <CalendarForm key={draft.id} first={draft} former={calendars.find((one) => one.calendarId === draft.id)} onEnd={() => setDraft(null)} />}
    </section>
  );
}

/** Which years it knows, who set it last. */
function CalendarFacts({ row }: { readonly row: CalendarRow }) {
  const { t, pick } = useWords();
  const people = useView("people").byKey;
  const name = pick(people.get(row.changed.by)?.name ?? null) || actorText(row.changed.by, t);
  const missing = yearNotCovered(row.years, deskNowMs(), hospitalZone());
  return (
    <>
      <span className={styles["by"]}>{t("settings.calendar.facts", { years: row.years.join(t("ticket.comma")), own: row.own.length, name, day: shortDayToText(row.changed.atMs), at: timeToText(row.changed.atMs) })}</span>
      {missing !== null && <span className={settings["warning"]}> ▲ {t("settings.calendar.missing", { year: missing })}</span>}
    </>
  );
}

interface CalendarFormProps {
  readonly first: Draft;
  readonly former: CalendarRow | undefined;
  onEnd(): void;
}

function CalendarForm({ first, former, onEnd }: CalendarFormProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const [draft, setDraft] = useState(first);
  const [problem, setProblem] = useState("");
  const week = draft.week.map(readHours);
  const [years, own] = [readYears(draft.years), readDays(draft.own)];
  const [mon, tue, wed, thu, fri, sat, sun] = week;
  const isReadable = draft.name.trim() !== "" && years !== null && own !== null && week.every((one) => one !== null);

  async function set(): Promise<void> {
    if (!mon || !tue || !wed || !thu || !fri || !sat || !sun || years === null || own === null) return;
    const zh = draft.name.trim();
    const name = { zh, en: former?.name.zh === zh ? former.name.en : zh };
    const outcome = await submit("calendar.define", { id: draft.id, name, week: [mon, tue, wed, thu, fri, sat, sun], years, own });
    if (outcome.kind === "done") onEnd();
    else setProblem(outcome.kind === "refused" ? say(outcome.refusal) : t("ticket.fault", { code: outcome.code }));
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); if (isReadable) void set(); }}>
      <div className={styles["week"]}>
        <label htmlFor="calendar-name">{t("settings.calendar.name")}</label>
        <input id="calendar-name" className={styles["text"]} value={draft.name} maxLength={60} autoComplete="off" onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
        {weekdays.flatMap((weekday, index) => [
          <label key={`label ${weekday}`} htmlFor={`calendar-${weekday}`}>{t(`settings.calendar.weekday.${weekday}`)}</label>,
          <input key={weekday} id={`calendar-${weekday}`} className={styles["text"]} value={draft.week[index]} maxLength={80} autoComplete="off" placeholder={t("settings.calendar.closed")} aria-invalid={week[index] === null}
            onChange={(event) => setDraft({ ...draft, week: draft.week.map((one, at) => (at === index ? event.target.value : one)) })} />,
        ])}
        <label htmlFor="calendar-years">{t("settings.calendar.years")}</label>
        <input id="calendar-years" className={styles["text"]} value={draft.years} maxLength={120} autoComplete="off" aria-invalid={years === null} onChange={(event) => setDraft({ ...draft, years: event.target.value })} />
        <label htmlFor="calendar-own">{t("settings.calendar.own")}</label>
        <textarea id="calendar-own" className={styles["text"]} rows={4} value={draft.own} placeholder={t("settings.calendar.ownHint")} aria-invalid={own === null} onChange={(event) => setDraft({ ...draft, own: event.target.value })} />
      </div>
      <div className={settings["acts"]}>
        <button type="submit" className={settings["button"]} disabled={!isReadable}>{t("settings.levels.set")}</button>
        <button type="button" className={settings["button"]} onClick={onEnd}>{t("settings.levels.undo")}</button>
        {problem !== "" && <span role="alert" className={settings["problem"]}>✕ {problem}</span>}
      </div>
    </form>
  );
}
