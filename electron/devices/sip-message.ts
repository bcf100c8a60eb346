/**
 * SIP messages (RFC 3261) as far as a listener needs them: read strictly in shape and kindly in spelling, written plainly.
 * Unknown headers are kept, known short names are lengthened, folded lines are joined. What is no SIP message is undefined,
 * never a throw. For `phone-sip.ts`.
 */

export interface SipHeaders {
  /** By lower-case long name, in the order of the message. */
  readonly [name: string]: readonly string[];
}

export interface SipRequest {
  readonly kind: "request";
  readonly method: string;
  readonly uri: string;
  readonly headers: SipHeaders;
}

export interface SipResponse {
  readonly kind: "response";
  readonly status: number;
  readonly headers: SipHeaders;
}

export type SipMessage = SipRequest | SipResponse;

/** Largest message taken; a datagram has no more, and a stream that promises more is cut. */
export const sipMaxBytes = 65_535;

/** RFC 3261 §7.3.3, RFC 3515, RFC 3892. */
const longNames: Readonly<Record<string, string>> = {
  v: "via", f: "from", t: "to", i: "call-id", m: "contact", l: "content-length", c: "content-type", s: "subject", k: "supported", e: "content-encoding",
};
const headersMax = 200;

/** Reads one message (a datagram, or the head of one from a stream); the body is not looked at. */
export function readSip(text: string): SipMessage | undefined {
  const [head = ""] = text.split(/\r?\n\r?\n/, 1);
  const [first = "", ...lines] = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const headers = readHeaders(lines);
  if (headers === undefined) return undefined;
  const response = /^SIP\/2\.0 ([1-6]\d\d)(?: |$)/.exec(first);
  if (response !== null) return { kind: "response", status: Number(response[1]), headers };
  const request = /^([A-Z]{3,20}) (\S{1,1000}) SIP\/2\.0$/.exec(first);
  return request === null ? undefined : { kind: "request", method: request[1] ?? "", uri: request[2] ?? "", headers };
}

function readHeaders(lines: readonly string[]): SipHeaders | undefined {
  if (lines.length > headersMax) return undefined;
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [, name = "", value = ""] = /^([\w.!%*+`'~-]{1,80})[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === "") return undefined;
    const key = longNames[name.toLowerCase()] ?? name.toLowerCase();
    headers.set(key, [...headers.get(key) ?? [], value]);
  }
  const isWhole = ["via", "from", "to", "call-id", "cseq"].every((name) => headers.has(name));
  return isWhole ? Object.fromEntries(headers) : undefined;
}

/** First value of a header, empty where there is none. */
export function headerOf({ headers }: SipMessage, name: string): string {
  return headers[name]?.[0] ?? "";
}

/** Number and method of a CSeq. */
export function cseqOf(message: SipMessage): { readonly number: number; readonly method: string } {
  const [, number = "0", method = ""] = /^(\d{1,10})\s+([A-Z]+)$/.exec(headerOf(message, "cseq")) ?? [];
  return { number: Number(number), method };
}

/** User part of the address in a From, To or P-Asserted-Identity; the whole where it has none. */
export function userOf(header: string): string {
  const uri = /<([^>]*)>/.exec(header)?.[1] ?? header.split(";")[0] ?? "";
  const user = /^(?:sips?|tel):([^@;]*)/i.exec(uri.trim())?.[1] ?? "";
  return decodeUser(user.split(";")[0] ?? "");
}

function decodeUser(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

/** Parameter of a header such as `tag`, `branch` or `expires`. */
export function paramOf(header: string, name: string): string {
  const outside = header.includes(">") ? header.slice(header.indexOf(">")) : header;
  return new RegExp(`;\\s*${name}\\s*=\\s*"?([^;,"\\s>]+)`, "i").exec(outside)?.[1] ?? "";
}

/** Whether a Reason header says that somebody else took the call (RFC 3326). */
export function isElsewhere(message: SipMessage): boolean {
  return (message.headers["reason"] ?? []).some((reason) => /\bcause\s*=\s*200\b/i.test(reason) || /completed elsewhere/i.test(reason));
}

/** A message as it goes out; headers in the order given, without a body. */
export function writeSip(first: string, headers: readonly (readonly [string, string])[]): string {
  return `${[first, ...headers.map(([name, value]) => `${name}: ${value}`), "Content-Length: 0"].join("\r\n")}\r\n\r\n`;
}

/** The answer to a request: what it must repeat, and our tag. */
export function answerTo(request: SipRequest, status: string, toTag: string, more: readonly (readonly [string, string])[] = []): string {
  const to = headerOf(request, "to");
  const named = toTag === "" || paramOf(to, "tag") !== "" ? to : `${to};tag=${toTag}`;
  const routes = (request.headers["record-route"] ?? []).map((value) => ["Record-Route", value] as const);
  return writeSip(`SIP/2.0 ${status}`, [
    ...(request.headers["via"] ?? []).map((value) => ["Via", value] as const), ...routes,
    ["From", headerOf(request, "from")], ["To", named], ["Call-ID", headerOf(request, "call-id")], ["CSeq", headerOf(request, "cseq")], ...more,
  ]);
}

/** Cuts a stream into messages by Content-Length; feeds on until `undefined`, which means that the stream cannot be followed. */
export function createSipCutter(): (chunk: Buffer) => readonly string[] | undefined {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    const found: string[] = [];
    for (;;) {
      while (waiting[0] === 13 || waiting[0] === 10) waiting = waiting.subarray(1); // keep-alives (RFC 5626)
      const end = waiting.indexOf("\r\n\r\n");
      if (end < 0) return waiting.length > sipMaxBytes ? undefined : found;
      const length = Number(/^(?:content-length|l)[ \t]*:[ \t]*(\d{1,6})/im.exec(waiting.toString("latin1", 0, end))?.[1] ?? 0);
      if (length > sipMaxBytes) return undefined;
      if (waiting.length < end + 4 + length) return waiting.length > 2 * sipMaxBytes ? undefined : found;
      found.push(waiting.toString("utf8", 0, end + 4 + length));
      waiting = waiting.subarray(end + 4 + length);
    }
  };
}
