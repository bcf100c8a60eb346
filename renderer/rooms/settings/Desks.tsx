/** Every desk that the site has let in: number, name, key, since when, seen when; and taking the trust away from one. */
import { useState } from "react";
import type { Presence } from "../../../shared/sharing.ts";
import type { SiteDesk } from "../../../shared/site/site.ts";
import { shortPrint } from "../../../shared/site/trust.ts";
import type { LinkRow, SiteRow } from "../../../shared/views.ts";
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { Problem } from "./Problem.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Trust.module.css";
import { TypedWord } from "./TypedWord.tsx";

export interface DesksProps {
  readonly site: SiteRow;
  readonly link: LinkRow;
  readonly presence: readonly Presence[];
}

const columns = ["number", "name", "print", "joined", "seen", "act"] as const;
const atText = (ms: number) => `${shortDayToText(ms)} ${timeToText(ms)}`;

/** The table with its acts. */
export function Desks({ site, link, presence }: DesksProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const [chosen, setChosen] = useState<SiteDesk | null>(null);
  const [problem, setProblem] = useState("");
  const desks = site.desks.toSorted((a, b) => a.number - b.number);

  async function revoke(nodeId: string): Promise<void> {
    const outcome = await submit("site.revoke-desk", { nodeId });
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : "");
    setChosen(null);
  }

  return (
    <SettingRow label={t("settings.desks.label")} says={t("settings.desks.says")}>
      <table className={styles["table"]}>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`settings.desks.${column}`)}</th>)}</tr></thead>
        <tbody>
          {desks.map((one) => <Line key={one.nodeId} desk={one} link={link} seen={presence.find((each) => each.nodeId === one.nodeId)} onRevoke={() => { setProblem(""); setChosen(one); }} />)}
        </tbody>
      </table>
      <Problem text={problem} />
      {chosen !== null && (
        <TypedWord key={chosen.nodeId} warning={t("settings.desks.warning", { desk: chosen.number, name: chosen.name })} word={t("settings.desks.word")} act={t("settings.desks.revoke")}
          onDo={() => void revoke(chosen.nodeId)} onLeave={() => setChosen(null)} />
      )}
    </SettingRow>
  );
}

interface LineProps {
  readonly desk: SiteDesk;
  readonly link: LinkRow;
  readonly seen: Presence | undefined;
  onRevoke(): void;
}

function Line({ desk, link, seen, onRevoke }: LineProps) {
  const { t } = useWords();
  const [isHub, isHere, isRevoked] = [desk.nodeId === link.hubNodeId, desk.number === link.deskNumber, desk.revokedAtMs !== undefined];
  const marks = [isHub && t("settings.keepers.isHub"), isHere && t("settings.keepers.isHere")].filter(Boolean).join(" · ");
  return (
    <tr className={isRevoked ? styles["revoked"] : undefined}>
      <td>{desk.number}</td>
      <td>{desk.name}{marks !== "" && <small> {marks}</small>}</td>
      <td><code>{desk.fingerprint === undefined ? t("settings.desks.noKey") : shortPrint(desk.fingerprint)}</code></td>
      <td>{desk.enrolledAtMs === undefined ? "—" : atText(desk.enrolledAtMs)}</td>
      <td>{isRevoked ? t("settings.desks.revoked", { at: atText(desk.revokedAtMs ?? 0) }) : seenText(isHere, seen, t)}</td>
      <td>{!isRevoked && !isHere && !isHub && <button type="button" className={styles["small"]} aria-label={t("settings.desks.revokeOne", { desk: desk.number })} onClick={onRevoke}>{t("settings.desks.revoke")}</button>}</td>
    </tr>
  );
}

function seenText(isHere: boolean, seen: Presence | undefined, t: ReturnType<typeof useWords>["t"]): string {
  if (isHere || seen?.isHere === true) return t("settings.desks.here");
  return seen === undefined ? t("settings.desks.notSeen") : atText(seen.atMs);
}
