/** The wall: at what distance it is read, a test card with what that means in letters, and opening one. */
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import { TestCard } from "./TestCard.tsx";
import type { SubjectProps } from "./use-change.ts";
import { WallKeys } from "./WallKeys.tsx";

const leastM = 2;
const mostM = 20;

/** The rows of the subject. */
export function WallSubject({ change }: SubjectProps) {
  const { t } = useWords();
  const { settings } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(settings.wallDistanceM);
  const distanceM = Number(shown);
  const valid = distanceM >= leastM && distanceM <= mostM;
  const leave = () => { if (valid) change("wallDistanceM", distanceM); setTyped(null); };
  return (
    <>
      <SettingRow label={t("settings.wallDistanceM.label")} says={t("settings.wallDistanceM.says")}>
        <TextField
          value={shown} error={!valid} helperText={valid ? "" : t("settings.wallDistanceM.range", { least: leastM, most: mostM })}
          slotProps={{ htmlInput: { "aria-label": t("settings.wallDistanceM.label"), inputMode: "decimal" } }}
          onChange={(event) => setTyped(event.target.value)} onBlur={leave} onKeyDown={(event) => { if (event.key === "Enter" && !event.nativeEvent.isComposing) leave(); }}
        />
      </SettingRow>
      <SettingRow label={t("settings.card.label")} says={t("settings.card.says")}><TestCard distanceM={settings.wallDistanceM} /></SettingRow>
      <SettingRow label={t("settings.openWall.label")} says={t("settings.openWall.says")}>
        <button type="button" className={styles["button"]} onClick={() => void openWall()}>{t("settings.openWall.do")}</button>
      </SettingRow>
      <WallKeys />
    </>
  );
}

/** On the desktop the wall gets a window of its own; a browser opens its address. */
async function openWall(): Promise<void> {
  const outcome = await desk.call("openWall", {});
  if (outcome.kind === "done" && outcome.value.address !== null) window.open(outcome.value.address, "_blank", "noopener");
}
