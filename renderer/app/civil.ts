/**
 * Times and days in the hospital's zone, as people read them. The zone comes from the site once it is known; until then the
 * machine's own. Every clock and date of the page is formed here.
 */
import type { Language } from "./refusal-text.ts";

interface Forms {
  readonly minute: Intl.DateTimeFormat;
  readonly second: Intl.DateTimeFormat;
  readonly numbers: Intl.DateTimeFormat;
  readonly day: Readonly<Record<Language, Intl.DateTimeFormat>>;
}

function formsFor(timeZone: string | undefined): Forms {
  const zone = timeZone === undefined ? {} : { timeZone };
  const minute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return {
    minute: new Intl.DateTimeFormat("en-GB", { ...zone, ...minute }),
    second: new Intl.DateTimeFormat("en-GB", { ...zone, ...minute, second: "2-digit" }),
    numbers: new Intl.DateTimeFormat("en-GB", { ...zone, month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" }),
    day: {
      "zh-CN": new Intl.DateTimeFormat("zh-CN", { ...zone, month: "long", day: "numeric", weekday: "short" }),
      en: new Intl.DateTimeFormat("en-GB", { ...zone, month: "short", day: "numeric", weekday: "short" }),
    },
  };
}

let zoneName = Intl.DateTimeFormat().resolvedOptions().timeZone;
let forms = formsFor(undefined);

/** The zone that clocks are shown in, IANA name. */
export function hospitalZone(): string {
  return zoneName;
}

/** Takes the hospital's zone; an unknown name leaves the former one. */
export function setHospitalZone(zone: string): void {
  if (zone === zoneName) return;
  try {
    forms = formsFor(zone);
    zoneName = zone;
  } catch {
    console.warn(`unknown time zone ${zone}; clocks stay in ${zoneName}`);
  }
}

/** `14:32`, or `14:32:07`. */
export function timeToText(atMs: number, seconds = false): string {
  return (seconds ? forms.second : forms.minute).format(atMs);
}

/** `11月22日 周日`, or `Sun 22 Nov`. */
export function dayToText(atMs: number, language: Language): string {
  const text = forms.day[language].format(atMs);
  return language === "en" ? text.replace(",", "") : text.replace(/日\s*(?=周|星期)/, "日 ");
}

/** `11-22`. */
export function shortDayToText(atMs: number): string {
  const parts = forms.numbers.formatToParts(atMs);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("month")}-${of("day")}`;
}

/** Hour of the day, 0–23. */
export function hourOfDay(atMs: number): number {
  return Number(forms.numbers.formatToParts(atMs).find((part) => part.type === "hour")?.value ?? 0);
}

/** Night as the house counts it unless told otherwise: 22:00–07:00. */
export function isNight(atMs: number): boolean {
  const hour = hourOfDay(atMs);
  return hour >= 22 || hour < 7;
}
