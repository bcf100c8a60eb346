/** Side by side: what I wanted, and what holds. */
import { timeToText } from "../../app/civil.ts";
import { actorText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { Track } from "../../parts/Track.tsx";
import { filledSteps } from "../../parts/status.ts";
import type { RefusedRow } from "../../../shared/views.ts";
import styles from "./Tray.module.css";

/** Mine left, theirs right; theirs is the ticket as it stands now where it is still open, else what the refusal says. */
export function BothVersions({ row, act }: { readonly row: RefusedRow; readonly act: string }) {
  const { t, pick } = useWords();
  const ticket = useView("board").byKey.get(String(row.body["ticketId"] ?? ""));
  const { by, desk, atMs, number } = row.params;
  const who = typeof by === "string" && by !== "" ? t("tray.by", { desk: Number(desk ?? 0), name: actorText(by, t) }) : "";
  const when = typeof atMs === "number" && atMs > 0 ? timeToText(atMs) : "";
  const crew = ticket?.crew == null ? "" : `${pick(ticket.crew)} ${ticket.people.map((one) => pick(one.name)).join(" ")}`;
  return (
    <dl className={styles["both"]}>
      <div><dt>{t("tray.mine")}</dt><dd>{act}</dd><dd>{timeToText(row.atMs)}</dd></div>
      <div>
        <dt>{t("tray.theirs")}</dt>
        <dd>{[ticket?.number ?? (typeof number === "string" ? number : ""), crew].filter(Boolean).join(" ")}</dd>
        {ticket !== undefined && <dd><Track filled={filledSteps(ticket.step)} /> {t(`parts.step.${ticket.step}`)}</dd>}
        <dd>{[who, when, ticket?.number === number ? "" : String(number ?? "")].filter(Boolean).join(" ")}</dd>
      </div>
    </dl>
  );
}
