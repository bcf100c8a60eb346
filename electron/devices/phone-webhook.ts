/**
 * A telephone exchange that can post: vendor-neutral JSON over HTTP (`POST /call`), each message with the shared secret as
 * `Authorization: Bearer` or as HMAC-SHA256 of the body in `X-Signature: sha256=<hex>`.
 *
 *   { "event": "ringing" | "claimed" | "ended" | "abandoned", "id": "…", "number": "8371", "called": "8000", "line": "1", "time": 1764000000000 | "2026-11-22T06:31:00Z" }
 *
 * 200 {"ok":true}; else JSON `{"error":{"code","field"?,"message"}}` with 400, 401, 404, 405, 413, 415, 429 or 503. Listens on 127.0.0.1
 * unless an address is set.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { listen } from "../listen.ts";
import type { Device, DeviceTools, Opened } from "./device.ts";
import { callEvents, createCallReporter } from "./phone-report.ts";

const settings = z.strictObject({
  enabled: z.boolean().default(false),
  address: z.string().max(100).default("127.0.0.1"),
  port: z.number().int().min(0).max(65_535).default(4730),
  secret: z.string().max(200).meta({ secret: true }).default(""),
});
type Settings = z.infer<typeof settings>;

/** A message of a call is a few hundred bytes; Assumed: exchanges add vendor fields. */
const bodyMaxBytes = 16 * 1024;
/** Messages taken in one second; a busy exchange sends some ten. Assumed: more is a fault or an attack. */
const perSecond = 200;
/** A sender that has not finished by then is cut. */
const requestMs = 5_000;
/** Shorter can be guessed. */
const secretLeast = 12;

const message = z.object({
  event: z.enum(callEvents), id: z.union([z.string().min(1).max(200), z.number()]),
  number: z.union([z.string().max(200), z.number()]).nullish(), called: z.union([z.string().max(200), z.number()]).nullish(), line: z.union([z.string().max(80), z.number()]).nullish(),
  time: z.union([z.number(), z.string().max(40)]).nullish(),
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly message: string;
}

const problem = (status: number, code: string, text: string, field?: string): Problem => ({ status, code, message: text, ...(field !== undefined && { field }) });

export const phoneWebhook: Device<Settings> = { name: "phone-webhook", settings, hubOnly: false, open: openWebhook };

async function openWebhook({ address, port, secret }: Settings, tools: DeviceTools): Promise<Opened> {
  if (secret.length < secretLeast) {
    tools.failed("secret-short", { least: secretLeast });
    return { close() {} };
  }
  const reporter = createCallReporter(tools, "webhook");
  const counts = { taken: 0, refused: 0 };
  const isAllowed = createRate(perSecond, tools.nowMs);

  function take(request: IncomingMessage, body: Buffer): Problem | undefined {
    if (!isGenuine(request, body, secret)) return problem(401, "unauthorized", "The secret is missing or wrong.");
    const read = readJson(body);
    if (read === undefined) return problem(400, "not-json", "The body is not JSON in UTF-8.");
    const parsed = message.safeParse(read);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
      return problem(400, "invalid-field", `Field "${field}" is missing or wrong.`, field);
    }
    const { event, id, number, called, line, time } = parsed.data;
    const atMs = readTime(time, tools.nowMs());
    if (atMs === undefined) return problem(400, "invalid-field", 'Field "time" is neither epoch milliseconds nor ISO 8601.', "time");
    const refused = reporter.report({ exchangeId: String(id), event, number: String(number ?? ""), called: String(called ?? ""), line: String(line ?? ""), atMs });
    return refused === null ? undefined : problem(503, refused.code, "The desk could not note it. Send it again.");
  }

  const server = createServer((request, response) => {
    if (!isAllowed()) return answer(response, problem(429, "too-many", `More than ${perSecond} messages in a second.`));
    const wrong = checkHead(request);
    if (wrong !== undefined) return answer(response, wrong);
    readBody(request, tools.guard((body) => {
      const found = body === undefined ? problem(413, "too-large", `The body is longer than ${bodyMaxBytes} bytes.`) : take(request, body);
      counts[found === undefined ? "taken" : "refused"]++;
      tools.tell({ state: "ok", code: "takes-posts", params: { port: bound, ...counts } });
      answer(response, found);
    }));
  });
  server.requestTimeout = requestMs;
  server.headersTimeout = requestMs;
  server.on("clientError", (_fault, socket) => { if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"); });
  let bound = port;
  try {
    bound = await listen(server, port, address);
  } catch {
    tools.failed("port-taken", { port, address });
    return { close() {} };
  }
  server.on("error", () => tools.failed("port-lost", { port }));
  tools.tell({ state: "ok", code: "takes-posts", params: { port: bound, ...counts } });
  return {
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
    attempt: async () => "ok-takes-posts",
  };
}

function checkHead({ url = "", method, headers }: IncomingMessage): Problem | undefined {
  if (url.split("?")[0] !== "/call") return problem(404, "no-such-address", "Post to /call.");
  if (method !== "POST") return problem(405, "post-only", "Only POST is taken.");
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) return problem(415, "json-only", "Content-Type must be application/json.");
  return Number(headers["content-length"] ?? 0) > bodyMaxBytes ? problem(413, "too-large", `The body is longer than ${bodyMaxBytes} bytes.`) : undefined;
}

/** Hands over the body, or undefined when it is too long. */
function readBody(request: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= bodyMaxBytes) chunks.push(chunk);
  });
  request.on("end", () => done(bytes > bodyMaxBytes ? undefined : Buffer.concat(chunks)));
  request.on("error", () => {});
}

/** Compares digests, so that neither length nor the first wrong letter can be told from the time it takes. */
function isGenuine({ headers }: IncomingMessage, body: Buffer, secret: string): boolean {
  const digest = (text: string | Buffer) => createHmac("sha256", secret).update(text).digest();
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return timingSafeEqual(digest(bearer), digest(secret));
  const signature = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(String(headers["x-signature"] ?? ""))?.[1];
  return signature !== undefined && timingSafeEqual(Buffer.from(signature, "hex"), digest(body));
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Milliseconds, seconds, or ISO 8601; the desk's own time where none is given. */
function readTime(time: string | number | null | undefined, nowMs: number): number | undefined {
  if (time === null || time === undefined) return nowMs;
  const atMs = typeof time === "number" ? (time < 1e11 ? time * 1_000 : time) : Date.parse(time);
  return Number.isFinite(atMs) && atMs >= 0 ? Math.round(atMs) : undefined;
}

/** True as long as fewer than `most` came within the present second. */
function createRate(most: number, nowMs: () => number): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(nowMs() / 1_000);
    if (now !== second) [second, count] = [now, 0];
    count += 1;
    return count <= most;
  };
}

function answer(response: ServerResponse, found: Problem | undefined): void {
  const { status, ...error } = found ?? { status: 200 };
  const text = JSON.stringify(found === undefined ? { ok: true } : { error });
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(text), ...(status === 413 && { Connection: "close" }) }).end(text);
}
