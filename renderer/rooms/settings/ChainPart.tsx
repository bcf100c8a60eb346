/** The chain of escalation of one service at one priority: who is told, how long after which clock has run out. Steps can be changed, added, taken out. */
import { useState } from "react";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import { chainRoles, clocks } from "../../../shared/service/chain.ts";
import type { ChainRole, ChainStep, Clock } from "../../../shared/service/chain.ts";
import type { Priority } from "../../../shared/service/service.ts";
import { priorities, scopes, servicesIn } from "./level-draft.ts";
import type { Scope } from "./level-draft.ts";
import type { LevelGridProps } from "./LevelGrid.tsx";
import styles from "./Levels.module.css";
import settings from "./Settings.module.css";

/** Most steps of a chain, as the verb takes them. */
const stepsMax = 10;

/** The part. */
export function ChainPart({ service, services }: LevelGridProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const [priority, setPriority] = useState<Priority>(service.priority);
  const [draft, setDraft] = useState<readonly ChainStep[] | null>(null);
  const [scope, setScope] = useState<Scope>("one");
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const steps = draft ?? service.chains[priority];
  const edit = (next: readonly ChainStep[]) => { setDraft(next); setSaid(null); };
  const change = (at: number, patch: Partial<ChainStep>) => edit(steps.map((step, index) => (index === at ? { ...step, ...patch } : step)));

  async function set(): Promise<void> {
    for (const one of servicesIn(scope, service, services)) {
      const outcome = await submit("service.set-chain", { serviceId: one.serviceId, priority, steps: steps.map((step) => ({ ...step })) });
      if (outcome.kind === "refused") return setSaid({ text: say(outcome.refusal), isBad: true });
    }
    setDraft(null);
    setSaid({ text: t("settings.chain.done"), isBad: false });
  }

  return (
    <section className={styles["part"]} aria-label={t("settings.chain.title")}>
      <h3 className={styles["partTitle"]}>{t("settings.chain.title")}</h3>
      <p className={styles["says"]}>{t("settings.chain.says")}</p>
      <Choice<Priority> label={t("settings.levels.priority")} value={priority} options={priorities.map((value) => ({ value, label: t(`parts.priority.${value}`) }))} onChoose={(value) => { setPriority(value); setDraft(null); }} />
      <table className={styles["table"]}>
        <thead><tr>{["clock", "after", "to", "person", "out"].map((column) => <th key={column} scope="col">{t(`settings.chain.${column}`)}</th>)}</tr></thead>
        <tbody>
          {/* biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the chain */}
          {steps.map((step, index) => <StepLine key={index} step={step} onChange={(patch) => change(index, patch)} onOut={() => edit(steps.filter((_one, at) => at !== index))} />)}
        </tbody>
      </table>
      {steps.length === 0 && <p className={settings["warning"]}>▲ {t("settings.chain.nobody")}</p>}
      <div className={settings["acts"]}>
        <button type="button" className={settings["button"]} disabled={steps.length >= stepsMax} onClick={() => edit([...steps, { clock: "accept", afterMinutes: 0, to: "supervisor", personId: null }])}>{t("settings.chain.add")}</button>
        <Choice<Scope> label={t("settings.levels.scope.label")} value={scope} options={scopes.map((value) => ({ value, label: t(`settings.levels.scope.${value}`) }))} onChoose={setScope} />
        <button type="button" className={settings["button"]} disabled={draft === null} onClick={() => void set()}>{t("settings.levels.set")}</button>
        {draft !== null && <button type="button" className={settings["button"]} onClick={() => setDraft(null)}>{t("settings.levels.undo")}</button>}
        {said !== null && <span role="status" className={settings[said.isBad ? "problem" : "done"]}>{said.isBad ? "✕" : "✓"} {said.text}</span>}
      </div>
    </section>
  );
}

interface StepLineProps {
  readonly step: ChainStep;
  onChange(patch: Partial<ChainStep>): void;
  onOut(): void;
}

function StepLine({ step, onChange, onOut }: StepLineProps) {
  const { t, pick } = useWords();
  const people = useView("people").rows.filter((one) => one.role !== "worker" && one.role !== "viewer");
  return (
    <tr>
      <td>
        <select className={styles["select"]} aria-label={t("settings.chain.clock")} value={step.clock} onChange={(event) => onChange({ clock: event.target.value as Clock })}>
          {clocks.map((one) => <option key={one} value={one}>{t("settings.chain.clockLate", { clock: t(`parts.clock.${one}`) })}</option>)}
        </select>
      </td>
      <td><input className={styles["minutes"]} inputMode="numeric" aria-label={t("settings.chain.after")} value={step.afterMinutes} maxLength={5} onChange={(event) => onChange({ afterMinutes: Number(event.target.value.normalize("NFKC").replace(/\D/g, "")) })} /></td>
      <td>
        <select className={styles["select"]} aria-label={t("settings.chain.to")} value={step.to} onChange={(event) => onChange({ to: event.target.value as ChainRole })}>
          {chainRoles.map((one) => <option key={one} value={one}>{t(`parts.chainRole.${one}`)}</option>)}
        </select>
      </td>
      <td>
        <select className={styles["select"]} aria-label={t("settings.chain.person")} value={step.personId ?? ""} onChange={(event) => onChange({ personId: event.target.value === "" ? null : event.target.value })}>
          <option value="">{t("settings.chain.byRole")}</option>
          {people.map((one) => <option key={one.personId} value={one.personId}>{pick(one.name)}</option>)}
        </select>
      </td>
      <td><button type="button" className={styles["back"]} onClick={onOut}>{t("settings.chain.out")}</button></td>
    </tr>
  );
}
