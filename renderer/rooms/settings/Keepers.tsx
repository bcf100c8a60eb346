/** Which desks keep the site's records, and whether they may make one of them the hub by themselves. For the whole site. */
import { useState } from "react";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { Choice } from "../../parts/Choice.tsx";
import type { LinkRow, SiteRow } from "../../../shared/views.ts";
import { choiceOf, isSame, keeperCounts, missing, toggled, withCount } from "./keeper-choice.ts";
import type { KeeperChoice, KeeperCount } from "./keeper-choice.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";

interface KeepersProps {
  readonly site: SiteRow;
  readonly link: LinkRow;
}

/** The rows; nothing is written until it is set, and then for all desks at once. */
export function Keepers({ site, link }: KeepersProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const named = choiceOf(site, link.hubNodeId);
  const [draft, setDraft] = useState<KeeperChoice | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const choice = draft ?? named;
  const isChanged = draft !== null && !isSame(draft, named);
  const edit = (next: KeeperChoice) => { setDraft(next); setSaid(null); };

  async function set(): Promise<void> {
    const outcome = await submit("site.name-keepers", { keepers: [...choice.chosen], automatic: choice.automatic });
    if (outcome.kind === "refused") return setSaid({ text: say(outcome.refusal), isBad: true });
    if (outcome.kind === "done") setSaid({ text: t(outcome.value.state === "ordered" || link.state === "joined" ? "settings.keepers.done" : "settings.keepers.waits"), isBad: false });
    setDraft(null);
  }

  return (
    <form onSubmit={(event) => { event.preventDefault(); if (isChanged && missing(choice) === 0) void set(); }}>
      <SettingRow label={t("settings.keepers.label")} says={t("settings.keepers.says")}>
        <DeskTicks choice={choice} site={site} link={link} onChoose={edit} />
      </SettingRow>
      <SettingRow label={t("settings.keepers.automatic")} says={t("settings.keepers.automaticSays")}>
        <Choice label={t("settings.keepers.automatic")} value={choice.automatic ? "on" : "off"}
          options={(["on", "off"] as const).map((value) => ({ value, label: t(`settings.keepers.${value}`) }))} onChoose={(value) => edit({ ...choice, automatic: value === "on" })} />
        <p className={styles["acts"]}>
          <button type="submit" className={styles["button"]} disabled={!isChanged || missing(choice) > 0}>{t("settings.keepers.do")}</button>
          {isChanged && <button type="button" className={styles["button"]} onClick={() => setDraft(null)}>{t("settings.keepers.undo")}</button>}
          {said !== null && <span role="status" className={styles[said.isBad ? "problem" : "done"]}>{said.isBad ? "✕" : "✓"} {said.text}</span>}
        </p>
      </SettingRow>
    </form>
  );
}

interface DeskTicksProps extends KeepersProps {
  readonly choice: KeeperChoice;
  onChoose(choice: KeeperChoice): void;
}

/** How many, and which; a tick too many is not offered. */
function DeskTicks({ choice, site, link, onChoose }: DeskTicksProps) {
  const { t } = useWords();
  const { hello } = useSession();
  const { desks } = site;
  const possible = keeperCounts.filter((count) => count <= Math.max(1, desks.length));
  const next = keeperCounts.find((count) => count > desks.length);
  const still = missing(choice);
  return (
    <>
      <Choice<KeeperCount> label={t("settings.keepers.count")} value={choice.count} options={possible.map((value) => ({ value, label: t(`settings.keepers.${value}`) }))}
        onChoose={(count) => onChoose(withCount(choice, count, desks, link.hubNodeId))} />
      {next !== undefined && <p className={styles["says"]}>{t("settings.keepers.few", { have: desks.length, want: next })}</p>}
      <ul className={styles["ticks"]} aria-label={t("settings.keepers.label")}>
        {[...desks].sort((a, b) => a.number - b.number).map((desk) => {
          const isChosen = choice.chosen.includes(desk.nodeId);
          const marks = [desk.nodeId === link.hubNodeId && t("settings.keepers.isHub"), desk.nodeId === hello.nodeId && t("settings.keepers.isHere")].filter(Boolean);
          return (
            <li key={desk.nodeId}>
              <label>
                <input type="checkbox" checked={isChosen} disabled={!isChosen && still === 0} onChange={() => onChoose(toggled(choice, desk.nodeId))} />
                {t("settings.keepers.desk", { desk: desk.number, name: desk.name })}
                {marks.length > 0 && <span className={styles["mark"]}>{marks.join(" · ")}</span>}
              </label>
            </li>
          );
        })}
      </ul>
      {still > 0 && <p className={styles["warning"]} role="status">▲ {t("settings.keepers.choose", { count: still })}</p>}
    </>
  );
}
