/**
 * The phone's questions to the hub, and nothing else: one request, one answer. No answer (bad Wi-Fi) is told apart from a
 * no (a refusal), since the first is sent again and the second is shown.
 */
import type { Refusal } from "../../../shared/kernel/refusal.ts";

export type PhoneAnswer<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "away" };

/** Longest wait for one answer over bad Wi-Fi, a photo included. */
const answerMs = 45_000;

async function ask<T>(path: string, init: RequestInit): Promise<PhoneAnswer<T>> {
  const controller = new AbortController(); // AbortSignal.timeout is younger than the phones
  const timer = setTimeout(() => controller.abort(), answerMs);
  try {
    const response = await fetch(path, { ...init, signal: controller.signal });
    const answer = await response.json() as { readonly value?: T; readonly refusal?: Refusal };
    if (answer.refusal !== undefined) return response.status >= 500 ? { kind: "away" } : { kind: "refused", refusal: answer.refusal };
    return { kind: "done", value: answer.value as T };
  } catch {
    return { kind: "away" }; // no network, no answer in time, or something else answered: tried again by who asked
  } finally {
    clearTimeout(timer);
  }
}

const headers = (token: string | undefined) => (token === undefined ? {} : { Authorization: `Bearer ${token}` });

export function read<T>(path: string, token?: string): Promise<PhoneAnswer<T>> {
  return ask(path, { headers: headers(token) });
}

export function send<T>(path: string, body: unknown, token?: string): Promise<PhoneAnswer<T>> {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json", ...headers(token) }, body: JSON.stringify(body) });
}

/** Uploads a picture; answers its hash. */
export function sendFile(bytes: Blob): Promise<PhoneAnswer<{ readonly sha256: string; readonly bytes: number }>> {
  return ask("api/file", { method: "POST", body: bytes });
}
