/**
 * How pages of this machine are offered to the hospital's network: not at all, with the hospital's certificate, or plainly
 * by explicit choice. Read and checked here, so that a wrong path is a sentence and not a port that does not open.
 */
import { X509Certificate, createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { pagesSettings } from "../../shared/sharing.ts";
import type { PagesSettings } from "../../shared/sharing.ts";

/** Certificate chain and key, PEM. */
export interface PagesTls {
  readonly cert: string;
  readonly key: string;
}

const kept = pagesSettings.catch({ mode: "machine", certificate: "", key: "", names: [] });

/** As kept with the machine's facts; nothing is offered where nothing readable was. */
export function pagesFrom(text: string | undefined): PagesSettings {
  return kept.parse(text === undefined ? {} : parseJson(text));
}

function parseJson(text: string): unknown {
  return z.string().transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue("json");
      return z.NEVER;
    }
  }).safeParse(text).data;
}

/** The files of mode `certificate`. Refuses `trust.certificate-unreadable` with the file, `trust.certificate-key` where the two do not belong together, `trust.certificate-over`. */
export function readPagesTls({ certificate, key }: PagesSettings, nowMs: number): PagesTls | Refusal {
  const cert = readText(certificate);
  if (cert === undefined) return refuse("trust.certificate-unreadable", { file: certificate });
  const secret = readText(key);
  if (secret === undefined) return refuse("trust.certificate-unreadable", { file: key });
  try {
    const parsed = new X509Certificate(cert);
    if (!parsed.checkPrivateKey(createPrivateKey(secret))) return refuse("trust.certificate-key");
    if (Date.parse(parsed.validTo) < nowMs) return refuse("trust.certificate-over", { atMs: Date.parse(parsed.validTo) });
  } catch {
    return refuse("trust.certificate-key"); // neither a certificate nor a key, or one with a password
  }
  return { cert, key: secret };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // no such file, or not ours to read: the same sentence
  }
}
