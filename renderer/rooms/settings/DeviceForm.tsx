/** One device: state, fields, save and try. What is typed stays until it is saved; a push from the desk changes no field under the hand. */
import { useState } from "react";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { DeviceField, DeviceRow } from "../../../shared/views.ts";
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import { DeviceFieldInput } from "./DeviceFieldInput.tsx";
import { parseDraft, textOf } from "./device-draft.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";

interface Said {
  readonly text: string;
  readonly isBad: boolean;
}

/** The form. */
export function DeviceForm({ row }: { readonly row: DeviceRow }) {
  const { t } = useWords();
  const say = useRefusalText();
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<Said | null>(null);
  const isChanged = Object.keys(draft).length > 0;
  const edit = (name: string, value: string) => { setDraft((old) => ({ ...old, [name]: value })); setSaid(null); };

  async function save(): Promise<void> {
    const parsed = parseDraft(row.fields, draft);
    if (parsed === undefined) return setSaid({ text: t("settings.device.badJson"), isBad: true });
    const outcome = await desk.call("changeDevice", { name: row.name, settings: parsed });
    if (outcome.kind === "refused") return setSaid({ text: say(withLabel(outcome.refusal)), isBad: true });
    if (outcome.kind === "fault") return setSaid({ text: t("settings.device.fault", { code: outcome.code }), isBad: true });
    setDraft({});
    setSaid({ text: t("settings.device.saved"), isBad: false });
  }

  /** A wrong field is named as it stands above its field. */
  function withLabel(refusal: Refusal): Refusal {
    const field = row.fields.find((one) => one.name === refusal.params["field"]);
    return field === undefined ? refusal : { ...refusal, params: { ...refusal.params, field: t(`device.${row.name}.${field.name}.label`) } };
  }

  async function attempt(): Promise<void> {
    setSaid({ text: t("settings.device.trying"), isBad: false });
    const outcome = await desk.call("tryDevice", { name: row.name });
    if (outcome.kind !== "done") return setSaid({ text: outcome.kind === "refused" ? say(outcome.refusal) : t("settings.device.fault", { code: outcome.code }), isBad: true });
    setSaid({ text: t(`device.tried.${outcome.value.code}`), isBad: !isGood(outcome.value.code) });
  }

  return (
    <form className={styles["device"]} data-device={row.name} onSubmit={(event) => { event.preventDefault(); if (isChanged) void save(); }}>
      <DeviceHead row={row} />
      {row.fields.map((field) => (
        <SettingRow key={field.name} label={t(`device.${row.name}.${field.name}.label`)} says={t(`device.${row.name}.${field.name}.says`)}>
          <DeviceFieldInput device={row.name} field={field} value={draft[field.name] ?? textOf(row.settings[field.name])} isSet={isSet(row, field)} onChange={(value) => edit(field.name, value)} />
        </SettingRow>
      ))}
      <p className={styles["acts"]}>
        <button type="submit" className={styles["button"]} disabled={!isChanged}>{t("settings.device.save")}</button>
        {isChanged && <button type="button" className={styles["button"]} onClick={() => { setDraft({}); setSaid(null); }}>{t("settings.device.undo")}</button>}
        <button type="button" className={styles["button"]} disabled={isChanged || !row.enabled} onClick={() => void attempt()}>{t("settings.device.attempt")}</button>
        {said !== null && <span role="status" className={styles[said.isBad ? "problem" : "done"]}>{said.isBad ? "✕" : "✓"} {said.text}</span>}
      </p>
    </form>
  );
}

/** What a try button may answer that is no trouble, besides `ok-…`. */
const goods: ReadonlySet<string> = new Set(["printed", "listening", "lamp-shown"]);

function isGood(code: string): boolean {
  return code.startsWith("ok") || goods.has(code);
}

function isSet(row: DeviceRow, field: DeviceField): boolean {
  return row.secrets.includes(field.name);
}

/** Who set it as it is; nothing while nobody did. */
function LastChanged({ row: { changed } }: { readonly row: DeviceRow }) {
  const { t, pick } = useWords();
  const people = useView("people").byKey;
  if (changed === null) return null;
  const name = pick(people.get(changed.by ?? "")?.name ?? null) || t("settings.last.somebody");
  return <> {t("settings.device.changed", { name, at: `${shortDayToText(changed.atMs)} ${timeToText(changed.atMs)}` })}</>;
}

/** Name and state, in words. */
function DeviceHead({ row }: { readonly row: DeviceRow }) {
  const { t } = useWords();
  const isBad = row.enabled && row.state === "failing";
  return (
    <header className={styles["deviceHead"]}>
      <h3 className={styles["deviceName"]}>{t(`device.${row.name}.title`)}</h3>
      <span className={isBad ? styles["warning"] : styles["mark"]}>
        {isBad && "▲ "}{t(`device.state.${row.code}`, row.params)}{row.state !== "off" && ` · ${t("settings.device.since", { at: timeToText(row.sinceMs) })}`}
      </span>
      <p className={styles["says"]}>{row.hubOnly ? t("settings.device.ofHub", { says: t(`device.${row.name}.says`) }) : t(`device.${row.name}.says`)}<LastChanged row={row} /></p>
    </header>
  );
}
