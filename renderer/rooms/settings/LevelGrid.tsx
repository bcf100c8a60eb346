/** The grid of one service's levels: minutes by priority, the calendar they count in, who changed them last and the way back. */
import { useState } from "react";
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { actorText } from "../../app/refusal-text.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import type { Priority, ServiceLevel } from "../../../shared/service/service.ts";
import type { ServiceRow } from "../../../shared/views.ts";
import { draftOf, isEdited, minuteFields, priorities, readDraft, readMinutes, scopes, servicesIn } from "./level-draft.ts";
import type { LevelDraft, Scope } from "./level-draft.ts";
import styles from "./Levels.module.css";
import settings from "./Settings.module.css";

export interface LevelGridProps {
  readonly service: ServiceRow;
  readonly services: readonly ServiceRow[];
}

interface Said {
  readonly text: string;
  readonly isBad: boolean;
}

/** The grid; nothing is written until it is set, and then for all desks at once. */
export function LevelGrid({ service, services }: LevelGridProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const [edited, setEdited] = useState<Readonly<Partial<Record<Priority, LevelDraft>>>>({});
  const [scope, setScope] = useState<Scope>("one");
  const [said, setSaid] = useState<Said | null>(null);
  const changed = priorities.filter((priority) => edited[priority] !== undefined && isEdited(edited[priority], service.levels[priority]));
  const isReadable = changed.every((priority) => edited[priority] !== undefined && readDraft(edited[priority]) !== null);

  async function setOne(one: ServiceRow, priority: Priority, level: ServiceLevel): Promise<string | null> {
    const outcome = await submit("service.set-level", { serviceId: one.serviceId, priority, level });
    if (outcome.kind === "done") return null;
    return outcome.kind === "refused" ? say(outcome.refusal) : t("ticket.fault", { code: outcome.code });
  }

  async function setAll(): Promise<void> {
    for (const priority of changed) {
      const level = edited[priority] === undefined ? null : readDraft(edited[priority]);
      for (const one of level === null ? [] : servicesIn(scope, service, services)) {
        const problem = level === null ? null : await setOne(one, priority, level);
        if (problem !== null) return setSaid({ text: problem, isBad: true });
      }
    }
    setEdited({});
    setSaid({ text: t("settings.levels.done", { count: servicesIn(scope, service, services).length }), isBad: false });
  }

  async function takeBack(priority: Priority, level: ServiceLevel): Promise<void> {
    const problem = await setOne(service, priority, level);
    setSaid(problem === null ? { text: t("settings.levels.takenBack"), isBad: false } : { text: problem, isBad: true });
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); if (changed.length > 0 && isReadable) void setAll(); }}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("settings.levels.priority")}</th>
            {minuteFields.map((field) => <th key={field} scope="col">{t(`settings.levels.${field}`)}</th>)}
            <th scope="col">{t("settings.levels.calendar")}</th>
            <th scope="col">{t("settings.levels.changed")}</th>
          </tr>
        </thead>
        <tbody>
          {priorities.map((priority) => (
            <LevelLine key={priority} service={service} priority={priority} draft={edited[priority] ?? draftOf(service.levels[priority])}
              onEdit={(draft) => { setEdited({ ...edited, [priority]: draft }); setSaid(null); }} onTakeBack={(level) => void takeBack(priority, level)} />
          ))}
        </tbody>
      </table>
      <div className={settings["acts"]}>
        <Choice<Scope> label={t("settings.levels.scope.label")} value={scope} options={scopes.map((value) => ({ value, label: t(`settings.levels.scope.${value}`) }))} onChoose={setScope} />
        <button type="submit" className={settings["button"]} disabled={changed.length === 0 || !isReadable}>{t("settings.levels.set")}</button>
        {changed.length > 0 && <button type="button" className={settings["button"]} onClick={() => setEdited({})}>{t("settings.levels.undo")}</button>}
        {said !== null && <span role="status" className={settings[said.isBad ? "problem" : "done"]}>{said.isBad ? "✕" : "✓"} {said.text}</span>}
      </div>
    </form>
  );
}

interface LevelLineProps {
  readonly service: ServiceRow;
  readonly priority: Priority;
  readonly draft: LevelDraft;
  onEdit(draft: LevelDraft): void;
  onTakeBack(level: ServiceLevel): void;
}

function LevelLine({ service, priority, draft, onEdit, onTakeBack }: LevelLineProps) {
  const { t, pick } = useWords();
  const calendars = useView("calendars").rows;
  const name = t(`parts.priority.${priority}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      {minuteFields.map((field) => (
        <td key={field}>
          <input className={styles["minutes"]} inputMode="numeric" autoComplete="off" value={draft[field]} maxLength={6} aria-label={`${name} ${t(`settings.levels.${field}`)}`}
            aria-invalid={readMinutes(draft[field]) === null} onChange={(event) => onEdit({ ...draft, [field]: event.target.value })} />
        </td>
      ))}
      <td>
        <select className={styles["select"]} value={draft.calendarId ?? ""} aria-label={`${name} ${t("settings.levels.calendar")}`} onChange={(event) => onEdit({ ...draft, calendarId: event.target.value === "" ? null : event.target.value })}>
          <option value="">{t("settings.levels.dayAndNight")}</option>
          {calendars.map((one) => <option key={one.calendarId} value={one.calendarId}>{pick(one.name)}</option>)}
        </select>
      </td>
      <td><Changed service={service} priority={priority} onTakeBack={onTakeBack} /></td>
    </tr>
  );
}

/** Who, when, and back to what stood there before. */
function Changed({ service, priority, onTakeBack }: Pick<LevelLineProps, "service" | "priority" | "onTakeBack">) {
  const { t, pick } = useWords();
  const people = useView("people").byKey;
  const change = service.levelChanges?.[priority];
  if (change === undefined) return <span className={styles["by"]}>{t("settings.levels.asFounded")}</span>;
  const name = pick(people.get(change.by)?.name ?? null) || actorText(change.by, t);
  const { respondMinutes, arriveMinutes, finishMinutes } = change.before;
  return (
    <span className={styles["by"]}>
      {t("settings.levels.by", { name, day: shortDayToText(change.atMs), at: timeToText(change.atMs) })}
      <button type="button" className={styles["back"]} title={t("settings.levels.backTo", { respond: respondMinutes, arrive: arriveMinutes, finish: finishMinutes })} onClick={() => onTakeBack(change.before)}>{t("settings.last.takeBack")}</button>
    </span>
  );
}
