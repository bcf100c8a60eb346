/** Who orders for the site now, since when and by whose word; and how far what this desk wrote has come. */
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { isOneCopy } from "../../app/sureness.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import type { LinkRow } from "../../../shared/views.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";

/** Epochs go in rounds of a hundred, a place in each for every desk (`electron/sync/reign.ts`); people count the rounds. */
const roundOf = (epoch: number) => Math.floor(epoch / 100);

const atText = (ms: number) => `${shortDayToText(ms)} ${timeToText(ms)}`;

/** Name, number and address of the hub, and what happened last. */
export function HubNow({ link }: { readonly link: LinkRow }) {
  const words = useWords();
  const { t } = words;
  const hub = useView("site").rows[0]?.desks.find((desk) => desk.nodeId === link.hubNodeId);
  return (
    <SettingRow label={t("settings.hubNow.label")} says={hub === undefined ? "" : reignText(link, words)}>
      <strong className={styles["number"]}>{hub === undefined ? t("settings.hubNow.unknown") : t("settings.hubNow.text", { desk: hub.number, name: hub.name })}</strong>
      {hub !== undefined && hub.address !== "" && <p>{t("settings.hubNow.address", { address: hub.address })}</p>}
      {link.rivalHub !== null && <p className={styles["warning"]}>▲ {t("settings.hubNow.rival", { at: timeToText(link.rivalHub.atMs), desk: link.rivalHub.yieldedNumber })}</p>}
    </SettingRow>
  );
}

/** What saved, ordered and safe mean, and how it stands with what this desk wrote. */
export function HowSure({ link }: { readonly link: LinkRow }) {
  const words = useWords();
  const { t } = words;
  return (
    <SettingRow label={t("settings.sure.label")} says={t("settings.sure.says")}>
      <ul className={styles["list"]}>
        {(["saved", "ordered", "safe"] as const).map((sure) => <li key={sure}>{t(`settings.sure.${sure}`)}</li>)}
      </ul>
      <p className={styles["now"]}>{sureText(link, words)}</p>
    </SettingRow>
  );
}

function reignText({ epoch, hubSinceMs, forcedBy }: LinkRow, { t }: Words): string {
  const term = roundOf(epoch);
  if (hubSinceMs === null) return t("settings.hubNow.founded", { term });
  return t(forcedBy === null ? "settings.hubNow.since" : "settings.hubNow.forced", { term, at: atText(hubSinceMs), name: forcedBy ?? "" });
}

function sureText(link: LinkRow, { t }: Words): string {
  if (link.outbox > 0 || link.unsafe > 0) return t("settings.sure.waiting", { outbox: link.outbox, unsafe: link.unsafe });
  return t(isOneCopy(link) ? "settings.sure.oneCopy" : "settings.sure.allSafe");
}
