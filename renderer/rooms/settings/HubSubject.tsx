/** How this desk stands with others: who the hub is, its own role, the keepers, taking over, what others need to join. */
import { useEffect, useState } from "react";
import type { Sharing } from "../../../shared/bridge.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import type { LinkRow, SiteRow } from "../../../shared/views.ts";
import { CopyField } from "../../parts/CopyField.tsx";
import { HowSure, HubNow } from "./HubNow.tsx";
import { JoinHub } from "./JoinHub.tsx";
import { Keepers } from "./Keepers.tsx";
import { SettingRow } from "./SettingRow.tsx";
import { TakeOver } from "./TakeOver.tsx";

/** The rows of the subject. */
export function HubSubject() {
  const { t } = useWords();
  const link = useView("link").rows[0];
  const site = useView("site").rows[0];
  const sharing = useSharing(link?.role);
  const role = roleOf(link, site);
  return (
    <>
      {link !== undefined && <HubNow link={link} />}
      <SettingRow label={t("settings.role.label")} says={t(`settings.role.${role}Says`, { count: link?.desks ?? 0 })}>
        <strong>{t(`settings.role.${role}`)}</strong>
      </SettingRow>
      {link !== undefined && <HowSure link={link} />}
      {link !== undefined && site !== undefined && <Keepers site={site} link={link} />}
      {link !== undefined && <TakeOver link={link} />}
      {sharing?.hub != null && (
        <SettingRow label={t("settings.share.label")} says={t("settings.share.says")}>
          <CopyField label={t("settings.share.address")} text={sharing.hub.address} />
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

function roleOf(link: LinkRow | undefined, site: SiteRow | undefined): "unknown" | "hub" | "island" | "keeper" | "desk" {
  if (link === undefined) return "unknown";
  if (link.role === "hub") return "hub";
  if (link.state === "island") return "island";
  const here = site?.desks.find((one) => one.number === link.deskNumber)?.nodeId;
  return here !== undefined && site?.keepers.includes(here) === true ? "keeper" : "desk";
}

/** Addresses and keys of this desk, asked for again when its role changes; null until known, or where this page may not see them. */
function useSharing(role: LinkRow["role"] | undefined): Sharing | null {
  const [sharing, setSharing] = useState<Sharing | null>(null);
  useEffect(() => {
    if (role === undefined) return undefined;
    let wanted = true;
    void desk.call("sharing", {}).then((outcome) => { if (wanted && outcome.kind === "done") setSharing(outcome.value); });
    return () => { wanted = false; };
  }, [role]);
  return sharing;
}
