/** A sheet of codes as a page to print: the address that stands in them, and the button. Drawn a few at a time, so that the desk goes on. */
import QRCode from "qrcode";
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { labelSheet, qrOptions, readAddress } from "../../../shared/label-sheet.ts";
import type { Label } from "../../../shared/label-sheet.ts";
import type { Sharing } from "../../../shared/sharing.ts";
import type { DeviceRow } from "../../../shared/views.ts";
import { Problem } from "./Problem.tsx";
import { saveFile } from "./save-file.ts";
import { SettingRow } from "./SettingRow.tsx";
import levels from "./Levels.module.css";
import styles from "./Settings.module.css";
import { useSharing } from "./use-sharing.ts";

export interface LabelSheetProps {
  readonly fileName: string;
  readonly labels: readonly Label[];
  /** What stands below each code. */
  readonly scan: string;
}

/** Codes between two looks at the keyboard. */
const atOnce = 10;

/** Address, button, how far it is. */
export function LabelSheet({ fileName, labels, scan }: LabelSheetProps) {
  const { t } = useWords();
  const { sharing } = useSharing();
  const device = useView("devices").rows.find((row) => row.name === "mobile-page");
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const text = typed ?? addressOf(device, sharing);
  const address = readAddress(text);

  async function make(to: string): Promise<void> {
    let done = 0;
    const page = await labelSheet(labels, to, scan, async (code) => {
      if (done % atOnce === 0) {
        setSaid(t("settings.labels.drawing", { done, count: labels.length }));
        await new Promise((resolve) => setTimeout(resolve));
      }
      done += 1;
      return QRCode.toString(code, qrOptions);
    });
    saveFile(fileName, page, "text/html");
    setSaid(t("settings.labels.made"));
  }

  const isShut = device !== undefined && sharing?.hub != null && (!device.enabled || device.settings["reach"] !== "network");
  return (
    <form aria-label={t("settings.labels.make")} onSubmit={(event) => { event.preventDefault(); if (address !== undefined && labels.length > 0) void make(address); }}>
      <SettingRow label={t("settings.labels.address")} says={t("settings.labels.addressSays")}>
        <input className={levels["text"]} aria-label={t("settings.labels.address")} aria-invalid={text !== "" && address === undefined} placeholder="http://192.168.1.10:4720" value={text} onChange={(event) => { setTyped(event.target.value); setSaid(""); }} />
        <Problem text={text !== "" && address === undefined ? t("settings.labels.badAddress") : ""} />
      </SettingRow>
      {isShut && <p className={styles["warning"]}>▲ {t("settings.labels.shut")}</p>}
      <p className={styles["acts"]}>
        <button type="submit" className={styles["button"]} disabled={address === undefined || labels.length === 0}>{t("settings.labels.make")}</button>
        <span className={styles["mark"]} role="status">{said !== "" ? said : labels.length === 0 ? t("settings.labels.nothing") : t("settings.labels.count", { count: labels.length })}</span>
      </p>
    </form>
  );
}

/** What was set for it, else this machine's own where it is the hub; empty where only the hub's operator can know. */
function addressOf(device: DeviceRow | undefined, sharing: Sharing | null): string {
  const { address, certificate, port } = device?.settings ?? {};
  if (typeof address === "string" && address !== "") return address;
  if (sharing?.hub == null || sharing.lan.now === "") return "";
  return `${certificate === "" ? "http" : "https"}://${sharing.lan.now}:${String(port)}`;
}
