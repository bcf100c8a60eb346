/** Digest authentication (RFC 2617, RFC 7616, RFC 8760) for a SIP REGISTER: MD5 and SHA-256, with and without `qop=auth`. */
import { createHash } from "node:crypto";

export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string;
  readonly algorithm: "MD5" | "SHA-256";
  readonly qop: boolean;
  /** The former nonce was only too old: the password may still be right. */
  readonly stale: boolean;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface DigestUse {
  readonly method: string;
  readonly uri: string;
  /** Counts the uses of this nonce, from 1. */
  readonly count: number;
  readonly cnonce: string;
}

const quoted = (text: string, name: string) => new RegExp(`\\b${name}\\s*=\\s*"((?:[^"\\\\]|\\\\.)*)"`, "i").exec(text)?.[1];
const plain = (text: string, name: string) => new RegExp(`\\b${name}\\s*=\\s*"?([\\w-]+)`, "i").exec(text)?.[1];

/** The strongest challenge that we can answer, or undefined. */
export function readChallenge(headers: readonly string[]): Challenge | undefined {
  const known = headers.filter((one) => /^digest\b/i.test(one.trim())).flatMap((text): Challenge[] => {
    const algorithm = (plain(text, "algorithm") ?? "MD5").toUpperCase();
    const [realm, nonce] = [quoted(text, "realm"), quoted(text, "nonce")];
    if (realm === undefined || nonce === undefined || (algorithm !== "MD5" && algorithm !== "SHA-256")) return [];
    const qop = quoted(text, "qop") ?? plain(text, "qop");
    if (qop !== undefined && !qop.split(",").some((one) => one.trim() === "auth")) return [];
    return [{ realm, nonce, opaque: quoted(text, "opaque") ?? "", algorithm, qop: qop !== undefined, stale: plain(text, "stale")?.toLowerCase() === "true" }];
  });
  return known.find((one) => one.algorithm === "SHA-256") ?? known[0];
}

/** Value of the Authorization header. */
export function answerChallenge(challenge: Challenge, { user, password }: Credentials, { method, uri, count, cnonce }: DigestUse): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const hash = (text: string) => createHash(algorithm === "MD5" ? "md5" : "sha256").update(text).digest("hex");
  const nc = count.toString(16).padStart(8, "0");
  const [a1, a2] = [hash(`${user}:${realm}:${password}`), hash(`${method}:${uri}`)];
  const response = qop ? hash([a1, nonce, nc, cnonce, "auth", a2].join(":")) : hash([a1, nonce, a2].join(":"));
  const parts = [`username="${user}"`, `realm="${realm}"`, `nonce="${nonce}"`, `uri="${uri}"`, `response="${response}"`, `algorithm=${algorithm}`];
  if (opaque !== "") parts.push(`opaque="${opaque}"`);
  if (qop) parts.push("qop=auth", `nc=${nc}`, `cnonce="${cnonce}"`);
  return `Digest ${parts.join(", ")}`;
}
