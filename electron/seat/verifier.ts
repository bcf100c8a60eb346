/**
 * Makes and checks the verifiers of PINs and badges: scrypt (RFC 7914), asynchronous, so that it runs in Node's worker
 * threads and never holds the desk. What was typed leaves this file in no form but the hash.
 */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Verifier } from "../../shared/person/secret.ts";

/** 32 MiB and about 0.1 s a try on a desk of today: a four-digit PIN falls to whoever holds the log and tries for minutes, not to whoever stands at the desk. */
const costs = { logN: 15, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;

function hashed(text: string, { salt, logN, r, p }: Omit<Verifier, "hash" | "kind">): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(text.normalize("NFKC"), Buffer.from(salt, "base64"), hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

/** A verifier of this text; with `salt` where several must be found by one hash (badges). */
export async function makeVerifier(text: string, salt = randomBytes(saltBytes).toString("base64")): Promise<Verifier> {
  const hash = await hashed(text, { salt, ...costs });
  return { kind: "scrypt", salt, hash: hash.toString("base64"), ...costs };
}

/** Whether the text is the one the verifier was made of. */
export async function proves(text: string, verifier: Verifier): Promise<boolean> {
  const hash = await hashed(text, verifier);
  const known = Buffer.from(verifier.hash, "base64");
  return hash.length === known.length && timingSafeEqual(hash, known);
}

/** Whose badge it is; one hash for all badges that share salt and costs, as those of one site do. */
export async function ownerOf(badge: string, owners: readonly (readonly [personId: string, verifier: Verifier])[]): Promise<string | undefined> {
  const hashes = new Map<string, string>();
  for (const [personId, verifier] of owners) {
    const { salt, logN, r, p } = verifier;
    const key = [salt, logN, r, p].join(" ");
    const hash = hashes.get(key) ?? (await hashed(badge, verifier)).toString("base64");
    hashes.set(key, hash);
    if (hash === verifier.hash) return personId;
  }
  return undefined;
}
