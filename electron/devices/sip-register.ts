/**
 * Keeps one registration alive (RFC 3261 §10): REGISTER, the challenge, renewal before it ends, again after silence. Sends with
 * retransmission where the transport may lose datagrams. Built by `phone-sip.ts`, which hands over the answers.
 */
import { randomBytes } from "node:crypto";
import { answerChallenge, readChallenge } from "./sip-digest.ts";
import type { Challenge } from "./sip-digest.ts";
import { cseqOf, headerOf, paramOf, writeSip } from "./sip-message.ts";
import type { SipResponse } from "./sip-message.ts";

export interface RegisterOptions {
  readonly server: string;
  readonly user: string;
  readonly authUser: string;
  readonly password: string;
  readonly expiresS: number;
  readonly transport: "udp" | "tcp";
  /** `address:port` where the exchange reaches us. */
  readonly local: () => string;
  readonly send: (text: string) => void;
  readonly after: (ms: number, work: () => void) => () => void;
  readonly onRegistered: () => void;
  /** `no-answer`, or the status that refused. */
  readonly onTrouble: (status: number | "no-answer") => void;
}

export interface Registration {
  begin(): void;
  hear(response: SipResponse): void;
  /** Takes the registration back; sent once, nobody waits for the answer. */
  end(): void;
}

/** T1 and T2 of RFC 3261 §17.1.2.2, and when a request counts as lost (64 × T1). */
const firstMs = 500;
const mostMs = 4_000;
const lostMs = 32_000;
/** After a refusal that may pass (a wrong password is asked again as well, slowly). */
const refusedMs = 30_000;
const challengesMax = 3;

export function createRegistration(options: RegisterOptions): Registration {
  const { server, user, expiresS, transport, local, send, after, onRegistered, onTrouble } = options;
  const callId = `${randomBytes(12).toString("hex")}@yizhan`;
  const tag = randomBytes(6).toString("hex");
  const uri = `sip:${server}`;
  let number = 0;
  let challenge: { readonly with: Challenge; readonly proxy: boolean; count: number } | undefined;
  let challenged = 0;
  let stopSending = () => {};
  let stopRenewing = () => {};
  let over = false;

  function request(expires: number): string {
    number += 1;
    const branch = `z9hG4bK${randomBytes(10).toString("hex")}`;
    const authorization = challenge === undefined ? [] : [[challenge.proxy ? "Proxy-Authorization" : "Authorization", answerChallenge(challenge.with, { user: options.authUser || user, password: options.password }, { method: "REGISTER", uri, count: ++challenge.count, cnonce: randomBytes(8).toString("hex") })] as const];
    return writeSip(`REGISTER ${uri} SIP/2.0`, [
      ["Via", `SIP/2.0/${transport.toUpperCase()} ${local()};rport;branch=${branch}`], ["Max-Forwards", "70"], ["From", `<sip:${user}@${server}>;tag=${tag}`], ["To", `<sip:${user}@${server}>`],
      ["Call-ID", callId], ["CSeq", `${number} REGISTER`], ["Contact", `<sip:${user}@${local()};transport=${transport}>;expires=${expires}`], ["Expires", String(expires)],
      ["Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS"], ["User-Agent", "Yizhan"], ...authorization,
    ]);
  }

  /** Sends now and, over UDP, again until `hear` or the end of patience. */
  function transmit(): void {
    stopSending();
    const text = request(expiresS);
    let waitedMs = 0;
    let waitMs = firstMs;
    const again = () => {
      waitedMs += waitMs;
      if (waitedMs >= lostMs) return lost();
      if (transport === "udp") send(text);
      waitMs = Math.min(waitMs * 2, mostMs);
      stopSending = after(waitMs, again);
    };
    send(text);
    stopSending = after(waitMs, again);
  }

  function lost(): void {
    onTrouble("no-answer");
    begin();
  }

  function begin(): void {
    if (over) return;
    challenged = 0;
    transmit();
  }

  function isAnswered(response: SipResponse): boolean {
    const auth = response.headers["www-authenticate"] ?? response.headers["proxy-authenticate"] ?? [];
    const found = readChallenge(auth);
    const isSame = challenged > 0 && !(found?.stale ?? false);
    if (found === undefined || (isSame && challenged > 1) || ++challenged > challengesMax) return false;
    challenge = { with: found, proxy: response.status === 407, count: 0 };
    transmit();
    return true;
  }

  return {
    begin,
    hear(response) {
      const { number: answered, method } = cseqOf(response);
      if (over || method !== "REGISTER" || headerOf(response, "call-id") !== callId || answered !== number || response.status < 200) return;
      stopSending();
      if ((response.status === 401 || response.status === 407) && isAnswered(response)) return;
      stopRenewing();
      if (response.status >= 300) {
        onTrouble(response.status);
        stopRenewing = after(refusedMs, begin);
        return;
      }
      challenged = 0;
      const contact = (response.headers["contact"] ?? []).flatMap((one) => one.split(/,(?=\s*(?:<|"|sip))/)).find((one) => one.includes(local()));
      const grantedS = Number(paramOf(contact ?? "", "expires")) || Number(headerOf(response, "expires")) || expiresS;
      stopRenewing = after(Math.max(5, grantedS * 0.8) * 1_000, begin);
      onRegistered();
    },
    end() {
      stopSending();
      stopRenewing();
      if (!over) send(request(0));
      over = true;
    },
  };
}
