/** An exchange of datagrams that a test plays by hand: takes registrations with digest, sends what it is told, remembers what came back. */
import { createHash, randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { answerTo, headerOf, readSip } from "../../../electron/devices/sip-message.ts";
import type { SipMessage, SipRequest } from "../../../electron/devices/sip-message.ts";

export interface FakeExchange {
  readonly port: number;
  /** Everything heard, oldest first. */
  readonly heard: SipMessage[];
  /** First lines of the answers to our requests, as `100`, `180`. */
  answers(callId: string): readonly number[];
  send(text: string): void;
  /** Rings; the same branch again is a retransmission. */
  invite(callId: string, change?: { readonly from?: string; readonly branch?: string; readonly more?: string }): void;
  cancel(callId: string, reason?: string, branch?: string): void;
  acknowledge(callId: string, branch?: string): void;
  readonly registrations: () => number;
  close(): void;
}

export interface ExchangeManner {
  /** Password asked for; none takes everybody. */
  readonly password?: string;
  readonly proxy?: boolean;
  readonly silent?: boolean;
  readonly expiresS?: number;
}

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

export async function openFakeExchange({ password, proxy = false, silent = false, expiresS }: ExchangeManner = {}): Promise<FakeExchange> {
  const socket = createSocket("udp4");
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port } = socket.address();
  const nonce = randomBytes(8).toString("hex");
  const heard: SipMessage[] = [];
  let registered = 0;
  let agent = { address: "127.0.0.1", port: 0 };

  function isRight(request: SipRequest): boolean {
    const given = headerOf(request, proxy ? "proxy-authorization" : "authorization");
    const part = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(given)?.[1] ?? "";
    const expected = md5([md5(`8000:test:${password}`), nonce, part("nc"), part("cnonce"), "auth", md5(`REGISTER:${part("uri")}`)].join(":"));
    return part("response") === expected && part("nonce") === nonce;
  }

  function register(request: SipRequest): string {
    const challenge = [[proxy ? "Proxy-Authenticate" : "WWW-Authenticate", `Digest realm="test", nonce="${nonce}", qop="auth", algorithm=MD5`]] as const;
    if (password !== undefined && !isRight(request)) return answerTo(request, proxy ? "407 Proxy Authentication Required" : "401 Unauthorized", "reg", challenge);
    registered += 1;
    const contact = headerOf(request, "contact");
    return answerTo(request, "200 OK", "reg", [["Contact", expiresS === undefined ? contact : contact.replace(/expires=\d+/, `expires=${expiresS}`)]]);
  }

  socket.on("message", (bytes, from) => {
    const message = readSip(bytes.toString("utf8"));
    if (message === undefined) return;
    agent = from;
    heard.push(message);
    if (!silent && message.kind === "request" && message.method === "REGISTER") socket.send(register(message), from.port, from.address);
  });

  const send = (text: string) => socket.send(text, agent.port, agent.address);
  const request = (method: string, callId: string, more: string, { from = "<sip:8371@pbx>", branch = "z9hG4bK1" } = {}) =>
    send([`${method} sip:8000@127.0.0.1 SIP/2.0`, `v: SIP/2.0/UDP 127.0.0.1:${port};branch=${branch}`, `f: ${from};tag=a`, "To: <sip:8000@pbx>", `i: ${callId}`, `CSeq: 1 ${method}`, ...(more === "" ? [] : [more]), "l: 0", "", ""].join("\r\n"));
  return {
    port, heard, send, registrations: () => registered,
    answers: (callId) => heard.flatMap((one) => (one.kind === "response" && headerOf(one, "call-id") === callId ? [one.status] : [])),
    invite: (callId, { from, branch, more = "" } = {}) => request("INVITE", callId, more, { ...(from !== undefined && { from }), ...(branch !== undefined && { branch }) }),
    cancel: (callId, reason = "", branch = "z9hG4bK1") => request("CANCEL", callId, reason === "" ? "" : `Reason: ${reason}`, { branch }),
    acknowledge: (callId, branch = "z9hG4bK1") => request("ACK", callId, "", { branch }),
    close: () => socket.close(),
  };
}
