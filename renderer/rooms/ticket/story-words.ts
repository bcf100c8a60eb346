/** Puts one event of a ticket's story into words: a word for what it was, a line for what exactly, and who did it. Pure. */
import { actorText } from "../../app/refusal-text.ts";
import type { Words } from "../../app/words.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import type { StoryRow } from "../../../shared/views.ts";
import { timeToText } from "../../app/civil.ts";
import { durationToRough } from "../../parts/duration.ts";

type Body = StoryRow["body"];

/** `ticket.arrived@1` → `arrived`. */
function participle(type: string): string {
  return type.slice(type.indexOf(".") + 1).replace(/@\d+$/, "");
}

/** The word for an event; its own name where the house has no word for it yet. */
export function storyWord(type: string, { t }: Words): string {
  const key = `ticket.story.word.${participle(type)}`;
  const word = t(key);
  return word === key ? participle(type) : word;
}

function text(body: Body, key: string): string {
  const value = body[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function named(value: unknown, { pick }: Words): string {
  return typeof value === "object" && value !== null && "zh" in value ? pick(value as Bilingual) : "";
}

function crewAndPeople(body: Body, words: Words): string {
  const people = Array.isArray(body["people"]) ? body["people"].map((one: { readonly name?: unknown }) => named(one.name, words)) : [];
  return [named(body["crewName"], words), people.join(words.t("ticket.comma"))].filter(Boolean).join(" ");
}

function callerOf(body: Body): string {
  const caller = body["caller"] as { readonly name?: string; readonly phone?: string } | undefined;
  return [caller?.name, caller?.phone].filter(Boolean).join(" ");
}

const join = (words: Words, ...parts: readonly string[]) => parts.filter((part) => part !== "").join(words.t("ticket.comma"));

function clockText(body: Body, { t }: Words, key: string): string {
  return t(`ticket.story.${key}`, { clock: t(`parts.clock.${text(body, "clock")}`), time: timeToText(Number(body["dueAtMs"] ?? 0)) });
}

/** Which clock had run out, and who is told; only where a chain raised it. */
function raisedText({ by, told }: Body, words: Words): string {
  if (typeof by !== "object" || by === null || typeof told !== "object" || told === null) return "";
  const { role, person } = told as { readonly role: string; readonly person: { readonly name: Bilingual; readonly phone: string } | null };
  const who = [words.t(`parts.chainRole.${role}`), person === null ? "" : words.pick(person.name), person?.phone ?? ""].filter(Boolean).join(" ");
  return words.t("ticket.story.raised", { clock: words.t(`parts.clock.${text(by as Body, "clock")}`), who });
}

/** Who answers for sending somebody without the certificate. */
function overrideOf({ override }: Body, words: Words): string {
  if (typeof override !== "object" || override === null) return "";
  const { by, reason } = override as { readonly by: { readonly name: Bilingual } | null; readonly reason: string };
  return words.t("ticket.story.override", { by: by === null ? words.t("ticket.story.overrideAlone") : words.pick(by.name), reason });
}

const details: Readonly<Record<string, (body: Body, words: Words) => string>> = {
  logged: (body, words) => join(words, words.t(`parts.priority.${text(body, "priority")}`), text(body, "matter")),
  imported: (body) => text(body, "matter"),
  dispatched: (body, words) => join(words, crewAndPeople(body, words), overrideOf(body, words)),
  accepted: crewAndPeople,
  reassigned: (body, words) => join(words, `→ ${crewAndPeople(body, words)}`, text(body, "reason"), overrideOf(body, words)),
  finished: (body) => text(body, "result"),
  signed: (body, words) => words.t(`ticket.signedBy.${text(body, "how")}`, { name: text(body, "signerName") }),
  evaluated: (body, words) => {
    const reasons = Array.isArray(body["reasons"]) ? body["reasons"].map(String) : [];
    return join(words, words.t("ticket.starsOnly", { stars: text(body, "stars") }), ...reasons, text(body, "comment"));
  },
  suspended: (body, words) => join(words, words.t(`parts.suspend.${text(body, "reason")}`), text(body, "note")),
  resumed: (body, words) => words.t("ticket.story.paused", { time: durationToRough(Number(body["pausedMs"] ?? 0), words.t) }),
  returned: (body, words) => join(words, named(body["crewName"], words), text(body, "reason")),
  cancelled: (body) => text(body, "reason"),
  reopened: (body) => text(body, "reason"),
  "due-soon": (body, words) => clockText(body, words, body["clock"] === "promise" ? "riskSoon" : "clockSoon"),
  late: (body, words) => clockText(body, words, "clockLate"),
  escalated: (body, words) => join(words, raisedText(body, words), words.t("ticket.escalatedTo", { level: text(body, "level"), who: words.t(`ticket.level.${text(body, "level")}`) }), text(body, "reason")),
  urged: (body) => text(body, "by"),
  prioritised: (body, words) => join(words, words.t(`parts.priority.${text(body, "priority")}`), text(body, "reason")),
  promised: (body, words) => words.t("ticket.story.promisedUntil", { time: timeToText(Number(body["promisedAtMs"] ?? 0)) }),
  noted: (body) => text(body, "text"),
  caused: (body, words) => named(body["text"], words),
  "sop-ticked": (body, words) => words.t(`ticket.tick.${body["done"] === true ? "done" : "undone"}`, { place: Number(body["place"]) + 1 }),
  "called-back": (body, words) => join(words, text(body, "name"), words.t(`ticket.callBack.result.${text(body, "result")}`), text(body, "note")),
  "follow-up-opened": (body, words) => named(body["ownerName"], words),
  "follow-up-given": (body, words) => `→ ${named(body["ownerName"], words)}`,
  "follow-up-closed": (body) => text(body, "note"),
  owned: (body, words) => join(words, named(body["ownerName"], words), text(body, "reason")),
  attached: (body) => text(body, "name"),
  joined: (body, words) => join(words, callerOf(body), text(body, "fromNumber")),
  asked: (body, words) => (Number(body["copy"]) > 1 ? words.t("ticket.story.reprint", { copy: text(body, "copy") }) : ""),
  ended: (body, words) => words.t(`parts.slip.${text(body, "outcome")}`),
  merged: (body, words) => words.t("ticket.story.mergedInto", { number: text(body, "intoNumber") }),
};

/** What exactly happened; empty where the word says it all. */
export function storyDetail({ type, body }: Pick<StoryRow, "type" | "body">, words: Words): string {
  return details[participle(type)]?.(body, words) ?? "";
}

/** Who did it, and at which desk; the machine says so. */
export function storyActor({ actor, actorName, desk }: Pick<StoryRow, "actor" | "actorName" | "desk">, { t, pick }: Words): string {
  const name = actorName === null ? actorText(actor, t) : pick(actorName);
  return actorName === null || desk === 0 ? name : t("ticket.story.atDesk", { desk, name });
}
