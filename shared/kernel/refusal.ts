/**
 * A refusal is an expected "no" of the trade: a code and its parameters, put into words by the interface
 * (`resources/words`, key `refusal.<code>`). It is a value, never thrown. What is thrown is a fault.
 */

export type RefusalParam = string | number | readonly string[];

export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, RefusalParam>>;
}

/** Builds a refusal; `code` is `stream.reason` and must have words in both languages (a house test checks it). */
export function refuse(code: string, params: Readonly<Record<string, RefusalParam>> = {}): Refusal {
  return { code, params };
}

/** Tells a refusal from the list of events that an accepted command gives. */
export function isRefusal(decision: object): decision is Refusal {
  return "code" in decision;
}
