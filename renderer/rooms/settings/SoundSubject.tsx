/** Sound and lamp of this desk: how loud, what each sound is and whether this machine has anything to sound with. */
import { lifeFloor, ringNightFloor, soundNames, tonesOf } from "../../app/sound/patterns.ts";
import { pagePlayer } from "../../app/sound/player.ts";
import { useOutput } from "../../app/sound/SoundState.tsx";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { Choice } from "../../parts/Choice.tsx";
import { deviceSubject } from "./DeviceSubject.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import type { SubjectProps } from "./use-change.ts";

const volumes = [0.2, 0.4, 0.6, 0.8, 1] as const;
const floors: Readonly<Partial<Record<(typeof soundNames)[number], number>>> = { life: lifeFloor, ring: ringNightFloor };
const Lamp = deviceSubject("lamp");

/** The rows of the subject. */
export function SoundSubject({ change }: SubjectProps) {
  const { t } = useWords();
  const { settings } = useSession();
  const output = useOutput();
  const play = async (name: (typeof soundNames)[number]) => {
    await pagePlayer().check();
    pagePlayer().play(tonesOf[name], Math.max(settings.volume, floors[name] ?? 0));
  };
  return (
    <>
      <SettingRow label={t("settings.volume.label")} says={t("settings.volume.says")}>
        <Choice label={t("settings.volume.label")} value={settings.volume} options={volumes.map((value) => ({ value, label: `${value * 100}%` }))} onChoose={(value) => change("volume", value)} />
      </SettingRow>
      <SettingRow label={t("settings.output.label")} says={t("settings.output.says")}>
        <strong role="status">{t(`settings.output.${output}`)}</strong>
      </SettingRow>
      <SettingRow label={t("settings.sounds.label")} says={t("settings.sounds.says")}>
        <span className={styles["tries"]}>
          {soundNames.map((name) => <button key={name} type="button" className={styles["button"]} onClick={() => void play(name)}>{t(`settings.sounds.${name}`)}</button>)}
        </span>
      </SettingRow>
      <Lamp />
    </>
  );
}
