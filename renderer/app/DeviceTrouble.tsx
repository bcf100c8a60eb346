/** In the status bar: the devices of this desk that are switched on and do not work. Nothing while all is well. */
import { useView } from "../bridge/use-view.ts";
import styles from "./StatusBar.module.css";
import { useWords } from "./words.ts";

/** The first one in full, how many more there are behind it. */
export function DeviceTrouble() {
  const { t } = useWords();
  const failing = useView("devices").rows.filter((row) => row.enabled && row.state === "failing").sort((a, b) => a.sinceMs - b.sinceMs);
  const [first, ...others] = failing;
  if (first === undefined) return null;
  return (
    <span className={styles["doubt"]} role="status">
      ▲ {t(`device.${first.name}.title`)} {t(`device.state.${first.code}`, first.params)}{others.length > 0 && ` · ${t("app.status.moreDevices", { count: others.length })}`}
    </span>
  );
}
