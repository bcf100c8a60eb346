/** How this desk stands with others: its role, what a second desk or a browser needs to join, and joining another hub. */
import { useEffect, useState } from "react";
import type { Sharing } from "../../../shared/bridge.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import { CopyField } from "../../parts/CopyField.tsx";
import { JoinHub } from "./JoinHub.tsx";
import { SettingRow } from "./SettingRow.tsx";

/** The rows of the subject. */
export function HubSubject() {
  const { t } = useWords();
  const sharing = useSharing();
  const link = useView("link").rows[0];
  const role = link === undefined ? "unknown" : link.role === "hub" ? "hub" : link.state === "island" ? "island" : "desk";
  return (
    <>
      <SettingRow label={t("settings.role.label")} says={t(`settings.role.${role}Says`, { count: link?.desks ?? 0 })}>
        <strong>{t(`settings.role.${role}`)}</strong>
      </SettingRow>
      {sharing?.hub != null && (
        <SettingRow label={t("settings.share.label")} says={t("settings.share.says")}>
          <CopyField label={t("settings.share.address")} text={sharing.hub.address} />
          <CopyField label={t("settings.share.key")} text={sharing.hub.key} />
        </SettingRow>
      )}
      {sharing !== null && (
        <SettingRow label={t("settings.browser.label")} says={t("settings.browser.says", { folder: sharing.dataFolder })}>
          <CopyField label={t("settings.browser.desk")} text={sharing.deskAddress} />
          <CopyField label={t("settings.browser.wall")} text={sharing.wallAddress} />
        </SettingRow>
      )}
      <SettingRow label={t("settings.join.label")} says={t("settings.join.says")}><JoinHub /></SettingRow>
    </>
  );
}

/** Addresses and keys of this desk; null until known, or where this page may not see them. */
function useSharing(): Sharing | null {
  const [sharing, setSharing] = useState<Sharing | null>(null);
  useEffect(() => {
    let wanted = true;
    void desk.call("sharing", {}).then((outcome) => { if (wanted && outcome.kind === "done") setSharing(outcome.value); });
    return () => { wanted = false; };
  }, []);
  return sharing;
}
