/** Service levels: which service, its minutes by priority, in which time they count, who is told when they run out; the calendars below. */
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import type { Translate } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { CalendarPart } from "./CalendarPart.tsx";
import { ChainPart } from "./ChainPart.tsx";
import { LevelGrid } from "./LevelGrid.tsx";
import styles from "./Levels.module.css";

/** The subject. */
export function LevelsSubject() {
  const { t, pick } = useWords();
  const services = useView("services").rows.toSorted((one, other) => (one.group < other.group ? -1 : one.group > other.group ? 1 : one.serviceId < other.serviceId ? -1 : 1));
  const [serviceId, setServiceId] = useState<string | null>(null);
  const service = services.find((one) => one.serviceId === serviceId) ?? services[0];
  const groups = [...new Set(services.map((one) => one.group))];
  if (service === undefined) return <EmptyLine>{t("settings.levels.none")}</EmptyLine>;
  return (
    <>
      <div className={styles["pick"]}>
        <label className={styles["field"]}>
          {t("settings.levels.service")}
          <select className={styles["select"]} value={service.serviceId} onChange={(event) => setServiceId(event.target.value)}>
            {groups.map((group) => (
              <optgroup key={group} label={groupName(group, t)}>
                {services.filter((one) => one.group === group).map((one) => <option key={one.serviceId} value={one.serviceId}>{pick(one.name)}</option>)}
              </optgroup>
            ))}
          </select>
        </label>
      </div>
      <p className={styles["says"]}>{t("settings.levels.says")}</p>
      <LevelGrid key={`levels ${service.serviceId}`} service={service} services={services} />
      <ChainPart key={`chain ${service.serviceId}`} service={service} services={services} />
      <CalendarPart />
    </>
  );
}

/** A group that a hospital made itself has no word; its own id stands there. */
function groupName(group: string, t: Translate): string {
  const key = `settings.levels.group.${group}`;
  const word = t(key);
  return word === key ? group : word;
}
