/** How this desk stands with others: who the hub is, its own role, the keepers, taking over, who may join and who has, what is shared. */
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import type { LinkRow, SiteRow } from "../../../shared/views.ts";
import { CopyField } from "../../parts/CopyField.tsx";
import { Desks } from "./Desks.tsx";
import { HowSure, HubNow } from "./HubNow.tsx";
import { JoinCode } from "./JoinCode.tsx";
import { JoinHub } from "./JoinHub.tsx";
import { Keepers } from "./Keepers.tsx";
import { PagesSharing } from "./PagesSharing.tsx";
import { SettingRow } from "./SettingRow.tsx";
import { SharingSwitch } from "./SharingSwitch.tsx";
import { TakeOver } from "./TakeOver.tsx";
import { useSharing } from "./use-sharing.ts";

/** The rows of the subject. */
export function HubSubject() {
  const { t } = useWords();
  const link = useView("link").rows[0];
  const site = useView("site").rows[0];
  const { sharing, refresh } = useSharing();
  const role = roleOf(link, site);
  return (
    <>
      {link !== undefined && <HubNow link={link} />}
      <SettingRow label={t("settings.role.label")} says={t(`settings.role.${role}Says`, { count: link?.desks ?? 0 })}>
        <strong>{t(`settings.role.${role}`)}</strong>
      </SettingRow>
      {sharing !== null && <JoinCode sharing={sharing} refresh={refresh} />}
      {link !== undefined && site !== undefined && <Desks site={site} link={link} presence={sharing?.presence ?? []} />}
      {sharing !== null && site !== undefined && <SharingSwitch sharing={sharing} refresh={refresh} site={site} />}
      {sharing !== null && <PagesSharing sharing={sharing} refresh={refresh} />}
      {link !== undefined && <HowSure link={link} />}
      {link !== undefined && site !== undefined && <Keepers site={site} link={link} />}
      {link !== undefined && <TakeOver link={link} />}
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
