/**
 * The first start: the sample hospital, an empty one, a hub to join, or the hospital's own files. Keyboard only is enough: 1 2 3 4 or arrows choose, Enter
 * goes. Shown until the desk was founded, in both languages.
 */
import { useState } from "react";
import type { CallInput } from "../../../shared/bridge.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import { useKeys } from "../../app/keyboard.ts";
import { useSession } from "../../app/session.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { Choice } from "../../parts/Choice.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import styles from "./FirstStart.module.css";
import { foundInput, isShownWrong, missingFor, ways } from "./start-form.ts";
import type { StartForm, Way } from "./start-form.ts";
import { StartFields } from "./StartFields.tsx";

/** The page. */
export function FirstStart() {
  const { t } = useWords();
  const [way, setWay] = useState<Way>("sample");
  const [form, setForm] = useState<StartForm>({ name: "", hub: "", code: "", folder: "", shownWrong: null });
  const { busy, problem, found } = useFounding();
  useKeys("everywhere", Object.fromEntries(ways.map((one, index) => [`Digit${index + 1}`, () => { setWay(one); document.getElementById(`way-${one}`)?.focus(); }])));
  const go = () => {
    const missing = missingFor(way, form);
    void found(missing === "" ? foundInput(way, form) : t(`start.missing.${missing}`)).then((refusal) => {
      if (refusal?.code === "site.folder-wrong") setForm((now) => ({ ...now, shownWrong: { folder: now.folder.trim(), count: Number(refusal.params["count"]) } }));
    });
  };
  return (
    <main className={styles["start"]}>
      <form className={styles["sheet"]} onSubmit={(event) => { event.preventDefault(); if (!busy) go(); }}>
        <header className={styles["head"]}><h1>{t("start.title")}</h1><Language /></header>
        <p className={styles["lead"]}>{t("start.lead")}</p>
        <fieldset className={styles["ways"]}>
          <legend className="unseen">{t("start.title")}</legend>
          {ways.map((one, index) => <WayOption key={one} way={one} digit={index + 1} chosen={one === way} onChoose={setWay} />)}
        </fieldset>
        <StartFields way={way} form={form} onChange={(patch) => setForm({ ...form, ...patch })} />
        {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
        <button type="submit" className={styles["go"]} disabled={busy}>{t(busy ? `start.busy.${way}` : way === "own" && isShownWrong(form) ? "start.goWithout" : `start.go.${way}`)} <KeyCap keys="Enter" /></button>
      </form>
    </main>
  );
}

interface WayOptionProps {
  readonly way: Way;
  readonly digit: number;
  readonly chosen: boolean;
  onChoose(way: Way): void;
}

function WayOption({ way, digit, chosen, onChoose }: WayOptionProps) {
  const { t } = useWords();
  return (
    <label className={styles["way"]}>
      <input type="radio" id={`way-${way}`} name="way" checked={chosen} autoFocus={chosen} onChange={() => onChoose(way)} />
      <span className={styles["name"]}>{t(`start.way.${way}`)} <KeyCap keys={String(digit)} /></span>
      <span className={styles["says"]}>{t(`start.says.${way}`)}</span>
    </label>
  );
}

function Language() {
  const { t } = useWords();
  const { settings, changeSettings } = useSession();
  const options = [{ value: "zh-CN", label: "中文" }, { value: "en", label: "English" }] as const;
  return <Choice label={t("settings.language.label")} value={settings.language} options={options} onChoose={(language) => void changeSettings({ language })} />;
}

/** Asks the desk; a sentence instead of an input is shown as what is missing. */
function useFounding() {
  const { t } = useWords();
  const { reload } = useSession();
  const say = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  async function found(input: CallInput<"found"> | string): Promise<Refusal | null> {
    if (typeof input === "string") {
      setProblem(input);
      return null;
    }
    setBusy(true);
    setProblem("");
    const outcome = await desk.call("found", input);
    setBusy(false);
    // A desk that joins begins anew and may hang up before it answers: asking it again tells.
    if (outcome.kind === "refused") setProblem(say(outcome.refusal));
    else if (outcome.kind === "fault") setProblem(t("start.fault", { code: outcome.code }));
    if (outcome.kind !== "refused") await reload();
    return outcome.kind === "refused" ? outcome.refusal : null;
  }
  return { busy, problem, found };
}
