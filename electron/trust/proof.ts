/**
 * How newcomer and hub prove to each other that they know the same code, without saying it. Both keys stand in the proof,
 * so whoever sits between two TLS connections has the wrong ones on both sides. A code is guessed at 8 of 31 letters,
 * through scrypt, within ten minutes: hopeless also for somebody who has recorded a proof.
 *
 *   key    = scrypt(code, salt of the hub + nonce of the desk)
 *   proof  = HMAC-SHA-256(key, version | who proves | desk's key | hub's key | node id)
 */
import { createHmac, randomInt, scrypt, timingSafeEqual } from "node:crypto";

/** Letters and digits that are not mistaken for one another when read out or typed: no 0 O, 1 I L. */
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const codeLength = 8;

/** scrypt's cost as OWASP advises for passwords: 32 MB and about 0.1 s for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;
const version = "yizhan-enrol-1";

/** A new code. */
export function makeCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join("");
}

/** As it is meant, however it was typed: `abcd-efgh`, `ABCD EFGH`. */
export function codeFrom(typed: string): string {
  return typed.toUpperCase().replace(/[\s\-–—·]/g, "");
}

export interface Transcript {
  readonly salt: string;
  readonly nonce: string;
  readonly deskPrint: string;
  readonly hubPrint: string;
  readonly nodeId: string;
}

/** Stretches the code; off the main thread. */
export function stretch(code: string, { salt, nonce }: Transcript): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, `${salt}|${nonce}`, keyBytes, cost, (fault, key) => (fault === null ? resolve(key) : reject(fault)));
  });
}

/** The proof of one side, in hex. */
export function proofOf(key: Buffer, side: "desk" | "hub", { deskPrint, hubPrint, nodeId }: Transcript): string {
  return createHmac("sha256", key).update([version, side, deskPrint, hubPrint, nodeId].join("|")).digest("hex");
}

/** Compared in a time that tells nothing. */
export function isSameProof(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, "hex"), Buffer.from(b, "hex")];
  return left.length === right.length && timingSafeEqual(left, right);
}
