/**
 * The desk's own SIP user agent, for caller identification only: registers with the exchange like an extension and takes its
 * INVITEs, answers 100 and 180 and never 200; no voice passes through it. What becomes of the call is heard from the CANCEL:
 * `Reason: SIP;cause=200` means picked up at another telephone, else nobody answered. (RFC 3261, 3326; UDP, or TCP.)
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Device, DeviceTools, Opened } from "./device.ts";
import { sayAtMost } from "./say-at-most.ts";
import { createCallReporter } from "./phone-report.ts";
import { answerTo, cseqOf, headerOf, isElsewhere, paramOf, readSip, userOf } from "./sip-message.ts";
import type { SipRequest } from "./sip-message.ts";
import { createRegistration } from "./sip-register.ts";
import type { Registration } from "./sip-register.ts";
import { openSipSocket } from "./sip-socket.ts";

const settings = z.strictObject({
  enabled: z.boolean().default(false),
  server: z.string().max(200).default(""),
  port: z.number().int().min(1).max(65_535).default(5060),
  transport: z.enum(["udp", "tcp"]).default("udp"),
  user: z.string().max(80).regex(/^[\w.+*#-]*$/).default(""),
  authUser: z.string().max(80).default(""),
  password: z.string().max(200).meta({ secret: true }).default(""),
  expiresS: z.number().int().min(30).max(86_400).default(300),
  localPort: z.number().int().min(0).max(65_535).default(0),
  callIdHeader: z.string().max(60).regex(/^[\w-]*$/).default(""),
});
type Settings = z.infer<typeof settings>;

/** T1 and T2 of RFC 3261 §17.2.1 for the final answer, and the end of both it and a ring that nobody ends (Timer C). */
const firstMs = 500;
const mostMs = 4_000;
const finalMs = 32_000;
const ringMostMs = 180_000;
/** Rings at once that are remembered. Assumed: more is an attack; the exchange hears that we are busy. */
const ringsMax = 200;
const allow = ["Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS"] as const;

export const phoneSip: Device<Settings> = { name: "phone-sip", settings, hubOnly: false, open: openSip };

/** One branch of an INVITE while it rings here, and until its final answer is acknowledged. */
interface Ring {
  readonly invite: SipRequest;
  readonly tag: string;
  readonly exchangeId: string;
  readonly answer: (text: string) => void;
  final: string | undefined;
  stop: () => void;
}

async function openSip(given: Settings, tools: DeviceTools): Promise<Opened> {
  const { server, port, transport, user, callIdHeader } = given;
  if (server === "" || user === "") {
    tools.failed("no-server");
    return { close() {} };
  }
  const reporter = createCallReporter(tools, "sip", { tellsEnd: false });
  const rings = new Map<string, Ring>();
  const counts = { calls: 0, garbage: 0 };
  let registered = false;
  const tell = sayAtMost(tools, () => { if (registered) tools.tell({ state: "ok", code: "registered", params: { server, ...counts } }); });
  const host = port === 5060 ? server : `${server}:${port}`;
  const local = () => `${socket.address}:${socket.port}`;
  const contact = () => ["Contact", `<sip:${user}@${local()};transport=${transport}>`] as const;

  function handle(text: string, answer: (text: string) => void): void {
    if (text.trim() === "") return; // a keep-alive
    const message = readSip(text);
    if (message === undefined) {
      counts.garbage += 1;
      return void tell();
    }
    if (message.kind === "response") return void registration.hear(message);
    handleRequest(message, answer);
  }

  function handleRequest(request: SipRequest, answer: (text: string) => void): void {
    const known = rings.get(branchOf(request));
    if (request.method === "INVITE") return void (known === undefined ? ring(request, answer) : repeat(known));
    if (request.method === "CANCEL") return void cancel(request, known, answer);
    if (request.method === "ACK") return void acknowledge(request);
    if (request.method === "OPTIONS") return void answer(answerTo(request, "200 OK", newTag(), [allow, contact()]));
    answer(answerTo(request, request.method === "BYE" ? "481 Call/Transaction Does Not Exist" : "405 Method Not Allowed", newTag(), [allow]));
  }

  function ring(invite: SipRequest, answer: (text: string) => void): void {
    if (paramOf(headerOf(invite, "to"), "tag") !== "") return void answer(answerTo(invite, "481 Call/Transaction Does Not Exist", ""));
    if (rings.size >= ringsMax) return void answer(answerTo(invite, "486 Busy Here", newTag()));
    const exchangeId = (callIdHeader === "" ? "" : headerOf(invite, callIdHeader.toLowerCase())) || headerOf(invite, "call-id");
    const one: Ring = { invite, tag: newTag(), exchangeId, answer, final: undefined, stop: tools.after(ringMostMs, () => finish(one, "480 Temporarily Unavailable", "abandoned")) };
    rings.set(branchOf(invite), one);
    answer(answerTo(invite, "100 Trying", ""));
    repeat(one);
    counts.calls += 1;
    report(one, "ringing");
    tell();
  }

  function repeat(one: Ring): void {
    one.answer(one.final ?? answerTo(one.invite, "180 Ringing", one.tag, [contact()]));
  }

  function report({ invite, exchangeId }: Ring, event: "ringing" | "claimed" | "abandoned"): void {
    const caller = userOf(headerOf(invite, "p-asserted-identity") || headerOf(invite, "from"));
    reporter.report({ exchangeId, event, number: caller, called: userOf(headerOf(invite, "to")), line: "", atMs: tools.nowMs() });
  }

  function cancel(request: SipRequest, known: Ring | undefined, answer: (text: string) => void): void {
    if (known === undefined || known.invite.method !== "INVITE") return void answer(answerTo(request, "481 Call/Transaction Does Not Exist", newTag()));
    answer(answerTo(request, "200 OK", known.tag));
    if (known.final === undefined) finish(known, "487 Request Terminated", isElsewhere(request) ? "claimed" : "abandoned");
  }

  /** The final answer, again and again until it is acknowledged; told once the last branch of the call is over. */
  function finish(one: Ring, status: string, event: "claimed" | "abandoned"): void {
    one.stop();
    one.final = answerTo(one.invite, status, one.tag);
    const stillRings = [...rings.values()].some((other) => other !== one && other.exchangeId === one.exchangeId && other.final === undefined);
    if (event === "claimed" || !stillRings) report(one, event);
    let waitedMs = 0;
    let waitMs = firstMs;
    const again = () => {
      waitedMs += waitMs;
      if (waitedMs >= finalMs) return void rings.delete(branchOf(one.invite));
      if (transport === "udp") repeat(one);
      waitMs = Math.min(waitMs * 2, mostMs);
      one.stop = tools.after(waitMs, again);
    };
    repeat(one);
    one.stop = tools.after(waitMs, again);
  }

  function acknowledge(request: SipRequest): void {
    const one = rings.get(branchOf(request)) ?? [...rings.values()].find((each) => each.final !== undefined && headerOf(each.invite, "call-id") === headerOf(request, "call-id"));
    if (one?.final === undefined) return;
    one.stop();
    one.stop = tools.after(firstMs, () => void rings.delete(branchOf(one.invite))); // a late copy of the INVITE is still the same call
  }

  const socket = await openSipSocket({ server, port, transport, localPort: given.localPort }, tools.guard(handle), () => tools.failed("socket-lost"));
  const registration: Registration = createRegistration({
    ...given, server: host, local, send: socket.send, after: tools.after,
    onRegistered() {
      registered = true;
      tell();
    },
    onTrouble(status) {
      registered = false;
      tools.tell({ state: "failing", code: status === "no-answer" ? "no-answer" : "register-refused", params: { server, status } });
    },
  });
  tools.tell({ state: "trying", code: "registering", params: { server } });
  registration.begin();
  return {
    async close() {
      for (const one of rings.values()) if (one.final === undefined) one.answer(answerTo(one.invite, "480 Temporarily Unavailable", one.tag));
      registration.end();
      await socket.close();
    },
    attempt: async () => (registered ? "ok-registered" : "not-open"),
  };
}

/** A request and its CANCEL have the branch of the topmost Via in common (RFC 3261 §9.2). */
function branchOf(request: SipRequest): string {
  const via = headerOf(request, "via");
  return [paramOf(via, "branch") || via, headerOf(request, "call-id"), cseqOf(request).number].join(" ");
}

function newTag(): string {
  return randomBytes(6).toString("hex");
}
