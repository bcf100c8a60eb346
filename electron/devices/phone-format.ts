/**
 * What one line of a telephone's serial or TCP output means, as a small description (`resources/phone-formats/*.json`): rules
 * are tried in turn, the first that matches says the event, its named groups the fields. Pure but for reading the folder once.
 *
 *   ringing     it rings now                     answered    a record afterwards: rang, was talked to, ended
 *   pulse       it still rings (RING of a box)   unanswered  a record afterwards: rang, nobody took it
 *   ignore      headers, outgoing calls
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { civilTime } from "../../shared/kernel/time.ts";

const pattern = z.string().max(1_000).transform((text, context) => {
  try {
    return new RegExp(text);
  } catch {
    context.addIssue({ code: "custom", message: "no regular expression" });
    return z.NEVER;
  }
});

const format = z.strictObject({
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  about: z.string(),
  /** Which moment the record's time names; `now` where lines come as it happens. */
  time: z.enum(["start", "end", "now"]),
  rules: z.array(z.strictObject({ match: pattern, event: z.enum(["ringing", "pulse", "answered", "unanswered", "ignore"]) })).min(1).max(40),
});
export type PhoneFormat = z.infer<typeof format>;

/** Formats by file name. Throws on a description that cannot be used: it comes with the program. */
export function readPhoneFormats(folder: string): ReadonlyMap<string, PhoneFormat> {
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => file.endsWith(".json")).sort();
  return new Map(files.map((file) => [file.slice(0, -".json".length), format.parse(JSON.parse(readFileSync(join(folder, file), "utf8")))]));
}

/** A line understood. Times in UTC epoch milliseconds. */
export interface PhoneLine {
  readonly event: "ringing" | "pulse" | "answered" | "unanswered";
  readonly number: string;
  readonly called: string;
  readonly line: string;
  /** The exchange's own name of the call, or the whole line: the same record twice is one call. */
  readonly exchangeId: string;
  readonly rangAtMs: number;
  readonly answeredAtMs: number;
  readonly endedAtMs: number;
}

export interface LineMoment {
  readonly nowMs: number;
  readonly zone: string;
}

/** The meaning of a line: `null` where it means nothing, undefined where no rule knows it. */
export function readPhoneLine({ rules, time }: PhoneFormat, text: string, { nowMs, zone }: LineMoment): PhoneLine | null | undefined {
  for (const { match, event } of rules) {
    const found = match.exec(text);
    if (found === null) continue;
    if (event === "ignore") return null;
    const groups = found.groups ?? {};
    const atMs = time === "now" ? nowMs : civilToMs(groups, zone) ?? nowMs;
    const [ringMs, talkMs] = [spanOf(groups, "ring"), spanOf(groups, "talk")];
    const rangAtMs = time === "end" ? atMs - talkMs - ringMs : atMs;
    const { number = "", called = "", line = "", id } = groups;
    return { event, number: number.trim(), called: called.trim(), line: line.trim(), exchangeId: id ?? text.trim(), rangAtMs, answeredAtMs: rangAtMs + ringMs, endedAtMs: rangAtMs + ringMs + talkMs };
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

function spanOf(groups: Groups, of: "ring" | "talk"): number {
  const part = (unit: string) => Number(groups[`${of}${unit}`] ?? 0);
  return ((part("Hours") * 60 + part("Minutes")) * 60 + part("Seconds")) * 1_000;
}

/** Civil time of the hospital as an instant; undefined where the record has none, or one that cannot be. */
function civilToMs({ year, month, day, hour, minute, second, half }: Groups, zone: string): number | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const asUtc = Date.UTC(Number(year) % 100 + 2000, Number(month) - 1, Number(day), hours, Number(minute), Number(second ?? 0));
  if (Number.isNaN(asUtc) || new Date(asUtc).getUTCMonth() !== Number(month) - 1) return undefined;
  const offsetAt = (ms: number) => {
    const civil = civilTime(ms, zone);
    return Date.UTC(civil.year, civil.month - 1, civil.day, civil.hour, civil.minute, civil.second) - ms;
  };
  return asUtc - offsetAt(asUtc - offsetAt(asUtc));
}
