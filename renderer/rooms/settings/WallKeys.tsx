/** Keys of further walls: each with its name, its address to type or scan, and taken away with one press, which ends that wall at once. */
import TextField from "@mui/material/TextField";
import QRCode from "qrcode";
import { useEffect, useState } from "react";
import type { Sharing } from "../../../shared/sharing.ts";
import { shortDayToText } from "../../app/civil.ts";
import { useWords } from "../../app/words.ts";
import { CopyField } from "../../parts/CopyField.tsx";
import { Problem } from "./Problem.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Trust.module.css";
import { useAct, useSharing } from "./use-sharing.ts";

/** The row. */
export function WallKeys() {
  const { t } = useWords();
  const { sharing, refresh } = useSharing();
  const { problem, act } = useAct(refresh);
  const [name, setName] = useState("");
  if (sharing === null) return null;
  const add = () => void act("addWall", { name: name.trim() }).then((done) => { if (done !== undefined) setName(""); });
  return (
    <SettingRow label={t("settings.walls.label")} says={t(sharing.pages.origin === null ? "settings.walls.here" : "settings.walls.says")}>
      <ul className={styles["walls"]}>{sharing.walls.map((wall) => <WallLine key={wall.id} wall={wall} onRevoke={() => void act("revokeWall", { id: wall.id })} />)}</ul>
      <form className={styles["add"]} onSubmit={(event) => { event.preventDefault(); if (name.trim() !== "") add(); }}>
        <TextField label={t("settings.walls.name")} placeholder={t("settings.walls.example")} value={name} autoComplete="off" slotProps={{ htmlInput: { maxLength: 60 } }} onChange={(event) => setName(event.target.value)} />
        <button type="submit" className={styles["button"]} disabled={name.trim() === ""}>{t("settings.walls.add")}</button>
      </form>
      <Problem text={problem} />
    </SettingRow>
  );
}

interface WallLineProps {
  readonly wall: Sharing["walls"][number];
  onRevoke(): void;
}

function WallLine({ wall, onRevoke }: WallLineProps) {
  const { t } = useWords();
  const picture = useQr(wall.address);
  return (
    <li className={styles["wall"]}>
      {picture !== "" && <img className={styles["qr"]} src={picture} alt={t("settings.walls.qr", { name: wall.name })} />}
      <div className={styles["wallText"]}>
        <p><strong>{wall.name}</strong> <small>{t("settings.walls.made", { at: shortDayToText(wall.madeAtMs) })}</small></p>
        <CopyField label={t("settings.walls.address")} text={wall.address} />
        <button type="button" className={styles["small"]} aria-label={t("settings.walls.revokeOne", { name: wall.name })} onClick={onRevoke}>{t("settings.walls.revoke")}</button>
      </div>
    </li>
  );
}

/** A QR code as a picture; empty until drawn. */
function useQr(text: string): string {
  const [picture, setPicture] = useState("");
  useEffect(() => {
    let wanted = true;
    void QRCode.toString(text, { type: "svg", margin: 2, errorCorrectionLevel: "M" }).then((svg) => { if (wanted) setPicture(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`); });
    return () => { wanted = false; };
  }, [text]);
  return picture;
}
