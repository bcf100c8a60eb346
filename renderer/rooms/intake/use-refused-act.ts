/** A refused act of mine in words: 261122-2-0044 派给 运送组 吴敏. */
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import type { RefusedRow } from "../../../shared/views.ts";

/** The act, with number and names as they are known here. */
export function useRefusedAct({ command, body, params }: RefusedRow): string {
  const { t, pick } = useWords();
  const tickets = useView("board").byKey;
  const crews = useView("crews").byKey;
  const people = useView("people").byKey;
  const ticket = typeof body["ticketId"] === "string" ? tickets.get(body["ticketId"]) : undefined;
  const number = ticket?.number ?? (typeof body["number"] === "string" ? body["number"] : typeof params["number"] === "string" ? params["number"] : "");
  const crew = typeof body["crewId"] === "string" ? pick(crews.get(body["crewId"])?.name ?? null) : "";
  const ids = Array.isArray(body["personIds"]) ? body["personIds"].filter((one): one is string => typeof one === "string") : [];
  const names = ids.map((id) => pick(people.get(id)?.name ?? null)).join(t("intake.comma"));
  const key = `tray.act.${command.replace(".", "-")}`;
  const text = t(key, { number, crew, names });
  return text === key ? t("tray.act.other", { number, command }) : text.trim();
}
