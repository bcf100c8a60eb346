/** What a node is known by: the fingerprint of its public key, whatever certificate wraps it. For both ends of a TLS connection. */
import { createHash } from "node:crypto";
import type { X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";

/** Private key and self-signed certificate of a node, both PEM. */
export interface NodeKey {
  readonly key: string;
  readonly certificate: string;
}

/** SHA-256 over the public key (SPKI, DER) in hex: what RFC 7469 pins. */
export function keyPrint(certificate: X509Certificate): string {
  return createHash("sha256").update(certificate.publicKey.export({ type: "spki", format: "der" })).digest("hex");
}

/** Of the other side of a finished handshake; undefined where it showed no certificate. */
export function peerPrint(socket: TLSSocket): string | undefined {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? undefined : keyPrint(certificate);
}
