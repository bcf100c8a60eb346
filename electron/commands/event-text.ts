/**
 * An event of the log in words, by the sentences under `event.*`. What a body holds is made readable by its shape alone:
 * names in both languages, lists of people, times by their unit, coded values by the words of `parts`.
 */
import { civilTime } from "../../shared/kernel/time.ts";
import type { StoryRow } from "../../shared/views.ts";
import { durationText } from "./tickets/duration-text.ts";
import type { Words } from "../words.ts";

/** Where the words of a coded field stand. */
const wordsOf: Readonly<Record<string, string>> = { clock: "parts.clock", reason: "parts.suspend", priority: "parts.priority", how: "parts.sign", duty: "parts.duty", step: "parts.step", outcome: "parts.slip" };

type Body = Readonly<Record<string, unknown>>;

/** One line for one event; its bare type where the words do not know it (a newer desk wrote it). */
export function eventText({ type, body }: Pick<StoryRow, "type" | "body">, words: Words, zone: string): string {
  const key = `event.${type.replace(/@\d+$/u, "")}`;
  if (!words.has(key)) return type;
  const params = Object.fromEntries(Object.entries(body).flatMap(([name, value]) => paramsOf(name, value, { words, zone })));
  return words.say(key, params).replace(/\s+/gu, " ").trim();
}

function paramsOf(name: string, value: unknown, { words, zone }: { readonly words: Words; readonly zone: string }): [string, string][] {
  if (name.endsWith("Ms") && typeof value === "number") return [[name.slice(0, -2), timeOrSpan(name, value, { words, zone })]];
  if (typeof value === "string" || typeof value === "number") return [[name, String(value)], [`${name}Name`, coded(name, String(value), words)]];
  if (Array.isArray(value)) return [[name, value.map((one) => textOf(one, words)).join(words.say("ticket.comma"))]];
  if (!isBody(value)) return [];
  return [[name, textOf(value, words)], ...Object.entries(value).map(([inner, below]): [string, string] => [`${name}.${inner}`, textOf(below, words)])];
}

function timeOrSpan(name: string, ms: number, { words, zone }: { readonly words: Words; readonly zone: string }): string {
  return /(?:At|By)Ms$/u.test(name) ? timeText(ms, zone) : durationText(ms, words);
}

function coded(name: string, value: string, words: Words): string {
  const key = `${wordsOf[name] ?? ""}.${value}`;
  return words.has(key) ? words.say(key) : value;
}

/** A name in the tool's language, a person's name, or what stands there. */
function textOf(value: unknown, words: Words): string {
  if (!isBody(value)) return typeof value === "string" || typeof value === "number" ? String(value) : "";
  return textOf(value[words.language === "en" ? "en" : "zh"] ?? value["name"] ?? "", words);
}

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `2026-11-22 14:31:05` by the hospital's clock. */
export function timeText(atMs: number, zone: string): string {
  const { year, month, day, hour, minute, second } = civilTime(atMs, zone);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
