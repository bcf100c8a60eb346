/** Whether desks of this site listen to the hospital's network, under which address this machine is reached, and how its key is kept. */
import { useState } from "react";
import type { SiteRow } from "../../../shared/views.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { Choice } from "../../parts/Choice.tsx";
import type { TrustProps } from "./JoinCode.tsx";
import { Problem } from "./Problem.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Trust.module.css";
import { useAct } from "./use-sharing.ts";

/** The rows. */
export function SharingSwitch({ sharing, refresh, site }: TrustProps & { readonly site: SiteRow }) {
  const { t } = useWords();
  const say = useRefusalText();
  const [problem, setProblem] = useState("");
  const choose = async (value: "on" | "off") => {
    const outcome = await submit("site.set-sharing", { on: value === "on" });
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : "");
    refresh();
  };
  const options = (["off", "on"] as const).map((value) => ({ value, label: t(`settings.sharing.${value}`) }));
  return (
    <>
      <SettingRow label={t("settings.sharing.label")} says={t("settings.sharing.says")}>
        <Choice label={t("settings.sharing.label")} value={site.sharing ? "on" : "off"} options={options} onChoose={(value) => void choose(value)} />
        <Problem text={problem} />
      </SettingRow>
      {site.sharing && <OwnAddress sharing={sharing} refresh={refresh} />}
      {!sharing.isSealed && !sharing.isLocked && <SettingRow label={t("settings.secrets.label")} says={t("settings.secrets.says")}><p className={styles["warning"]}>▲ {t("settings.secrets.plain")}</p></SettingRow>}
      {sharing.isLocked && <SettingRow label={t("settings.secrets.label")} says={t("settings.secrets.lockedSays")}><p className={styles["warning"]}>▲ {t("settings.secrets.locked")}</p></SettingRow>}
      {sharing.wasLost && <SettingRow label={t("settings.secrets.lostLabel")} says={t("settings.secrets.lostSays")}><p className={styles["warning"]}>▲ {t("settings.secrets.lost")}</p></SettingRow>}
    </>
  );
}

function OwnAddress({ sharing: { lan }, refresh }: TrustProps) {
  const { t } = useWords();
  const { problem, act } = useAct(refresh);
  const automatic = { value: "", label: t("settings.lan.automatic", { address: lan.now === "" ? "—" : lan.now }) };
  const options = [automatic, ...lan.addresses.map(({ name, address }) => ({ value: address, label: `${address} ${name}` }))];
  const value = options.some((one) => one.value === lan.chosen) ? lan.chosen : "";
  return (
    <SettingRow label={t("settings.lan.label")} says={t(lan.addresses.length === 0 ? "settings.lan.none" : "settings.lan.says")}>
      <Choice label={t("settings.lan.label")} value={value} options={options} onChoose={(address) => void act("chooseAddress", { address })} />
      <Problem text={problem} />
    </SettingRow>
  );
}
