/**
 * This node's own key: a P-256 pair with a self-signed certificate, made once and kept with the secrets. Nobody vouches
 * for it; other nodes know its fingerprint from the log, or from the enrolment.
 */
import { X509Certificate } from "node:crypto";
import { generate } from "selfsigned";
import { keyPrint } from "../sync/key-print.ts";
import type { NodeKey } from "../sync/key-print.ts";
import type { Secrets } from "./secrets.ts";

export interface Identity extends NodeKey {
  /** Of the public key, 64 hex digits. */
  readonly print: string;
}

/** Whoever trusts a key trusts the key, not a date: the end of the certificate must not stop a desk. */
const lastDay = new Date("2199-12-31T00:00:00Z");
/** A node whose clock runs behind must not take a fresh certificate for a future one. */
const firstDay = new Date("2020-01-01T00:00:00Z");

/** A new one; takes about 15 ms. */
export async function makeIdentity(): Promise<Identity> {
  const made = await generate([{ name: "commonName", value: "yizhan" }], {
    keyType: "ec", curve: "P-256", algorithm: "sha256", notBeforeDate: firstDay, notAfterDate: lastDay,
  });
  return identityOf({ key: made.private, certificate: made.cert });
}

/** The one kept here; made and kept where there is none. */
export async function ownIdentity(secrets: Secrets): Promise<Identity> {
  const [key, certificate] = [secrets.read("node-key"), secrets.read("node-certificate")];
  if (key !== undefined && certificate !== undefined) return identityOf({ key, certificate });
  const made = await makeIdentity();
  secrets.keep({ "node-key": made.key, "node-certificate": made.certificate });
  return made;
}

function identityOf(pair: NodeKey): Identity {
  return { ...pair, print: keyPrint(new X509Certificate(pair.certificate)) };
}
