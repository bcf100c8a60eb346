/**
 * A refusal is an expected "no" of the trade: a code and its parameters, put into words by the interface
 * (`resources/words`, key `refusal.<code>`). It is a value, never thrown. What is thrown is a fault.
 */
import type { Bilingual } from "./text.ts";

export type RefusalParam = string | number | readonly string[];

export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, RefusalParam>>;
}

/** Builds a refusal; `code` is `stream.reason` and must have words in both languages (a house test checks it). */
export function refuse(code: string, params: Readonly<Record<string, RefusalParam>> = {}): Refusal {
  return { code, params };
}

/** A name in both languages as two parameters: `person` and `personEn`; each language's words use their own. */
export function inBoth(param: string, name: Bilingual): Readonly<Record<string, string>> {
  return { [param]: name.zh, [`${param}En`]: name.en };
}

/** Tells a refusal from the list of events that an accepted command gives. */
export function isRefusal(decision: object): decision is Refusal {
  return "code" in decision;
}

/** Tells a refusal from any value that a call may answer. */
export function isRefused(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "code" in value && "params" in value;
}
