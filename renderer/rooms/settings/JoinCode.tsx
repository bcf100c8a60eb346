/** At the hub: lets one more desk in. A code to read out, how long and how often it can still be tried, and where the newcomer finds the hub. */
import type { Sharing } from "../../../shared/sharing.ts";
import { shortPrint } from "../../../shared/site/trust.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { CopyField } from "../../parts/CopyField.tsx";
import { durationToClock } from "../../parts/duration.ts";
import { Problem } from "./Problem.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Trust.module.css";
import { useAct } from "./use-sharing.ts";

export interface TrustProps {
  readonly sharing: Sharing;
  /** Something was done: ask again how it stands. */
  readonly refresh: () => void;
}

/** The row; on a desk that is not the hub there is none. */
export function JoinCode({ sharing, refresh }: TrustProps) {
  const { t } = useWords();
  const { problem, act } = useAct(refresh);
  if (sharing.hub === null) return null;
  const { code } = sharing;
  return (
    <SettingRow label={t("settings.share.label")} says={t("settings.share.says")}>
      {code === null
        ? <button type="button" className={styles["button"]} onClick={() => void act("showCode", {})}>{t("settings.share.show")}</button>
        : <ShownCode code={code} onHide={() => void act("hideCode", {})} onAnother={() => void act("showCode", {})} />}
      <Problem text={problem} />
      <div className={styles["finds"]}>
        <CopyField label={t("settings.share.address")} text={sharing.hub.address.replace("https://", "")} />
        <p className={styles["print"]}>{t("settings.share.print")} <code>{shortPrint(sharing.print)}</code></p>
      </div>
    </SettingRow>
  );
}

interface ShownCodeProps {
  readonly code: NonNullable<Sharing["code"]>;
  onHide(): void;
  onAnother(): void;
}

function ShownCode({ code: { code, untilMs, triesLeft }, onHide, onAnother }: ShownCodeProps) {
  const { t } = useWords();
  const leftMs = Math.max(0, untilMs - useNow());
  return (
    <div className={styles["codeSheet"]}>
      <p className={styles["code"]}>{code.slice(0, 4)} {code.slice(4)}</p>
      <p className={styles["codeLeft"]} role="timer">{t("settings.share.left", { time: durationToClock(leftMs), count: triesLeft })}</p>
      <p className={styles["acts"]}>
        <button type="button" className={styles["button"]} onClick={onAnother}>{t("settings.share.another")}</button>
        <button type="button" className={styles["button"]} onClick={onHide}>{t("settings.share.hide")}</button>
      </p>
    </div>
  );
}
