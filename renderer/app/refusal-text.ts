/**
 * Puts a refusal into one plain sentence: `refusal.<code>` from the words, with its parameters made readable first.
 * Codes that have no words yet are shown with a general sentence and the code, never as a bare key.
 */
import { machines } from "../../shared/kernel/may.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { shortDayToText, timeToText } from "./civil.ts";
import type { Translate } from "./words.ts";

export type Language = "zh-CN" | "en";

const actorWords: ReadonlySet<string> = new Set(machines);

/** Name of an actor that is a machine; anything else is a name already. */
export function actorText(actor: string, t: Translate): string {
  return actorWords.has(actor) ? t(`parts.actor.${actor}`) : actor;
}

function derived({ params }: Refusal, t: Translate): Record<string, string> {
  const more: Record<string, string> = { at: "", day: "", stepName: "", reasonName: "", byName: "", byNameEn: "", certificateName: "" };
  if (typeof params["atMs"] === "number") Object.assign(more, { at: timeToText(params["atMs"]), day: shortDayToText(params["atMs"]) });
  if (typeof params["step"] === "string") more["stepName"] = t(`parts.step.${params["step"]}`);
  if (typeof params["reason"] === "string") more["reasonName"] = named(`parts.suspend.${params["reason"]}`, params["reason"], t);
  if (typeof params["by"] === "string") more["byName"] = actorText(params["by"], t);
  if (typeof params["byEn"] === "string") more["byNameEn"] = actorText(params["byEn"], t);
  if (typeof params["role"] === "string") more["roleName"] = t(`parts.role.${params["role"]}`);
  if (Array.isArray(params["needed"])) more["neededNames"] = params["needed"].map((role: string) => t(`parts.role.${role}`)).join(t("parts.or"));
  if (typeof params["certificate"] === "string") more["certificateName"] = named(`parts.certificate.${params["certificate"]}`, params["certificate"], t);
  return more;
}

/** The words of a key, or the value itself where the house has no words for it. */
function named(key: string, value: string, t: Translate): string {
  const found = t(key);
  return found === key ? value : found;
}

/** The sentence for a refusal. */
export function refusalText(refusal: Refusal, t: Translate): string {
  const flat = Object.entries(refusal.params).map(([key, value]) => [key, typeof value === "object" ? value.join(", ") : value]);
  const params = { ...derived(refusal, t), ...Object.fromEntries(flat), code: refusal.code } as Record<string, string | number>;
  const key = `refusal.${refusal.code}`;
  const sentence = t(key, params);
  return sentence === key ? t("refusal.unworded", params) : sentence;
}
