/**
 * The HTTP server of the phone page: files of the page, and the few questions of `shared/phone.ts`. Whatever comes in is
 * bounded, parsed and answered in JSON: `{ value }` or `{ refusal }`. Nobody is trusted: no cookies, a foreign Origin is
 * turned away, and who asks too often hears so.
 */
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { randomUUID } from "node:crypto";
import sirv from "sirv";
import type { z } from "zod";
import { isRefused, refuse } from "../../../shared/kernel/refusal.ts";
import { phoneAct, phoneFileMaxBytes, phoneMessageMaxBytes, phoneRequest, phoneSay, phoneSignIn } from "../../../shared/phone.ts";
import { phoneAnswer } from "../../../shared/phone-survey.ts";
import { listen } from "../../listen.ts";
import type { CrewPhones } from "./crew-phones.ts";
import type { PhoneFiles } from "./phone-page.ts";
import { createRate } from "./rate.ts";
import type { Requests } from "./requests.ts";
import type { Surveys } from "./surveys.ts";

export interface PhoneServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly requests: Requests;
  readonly surveys: Surveys;
  readonly crews: CrewPhones;
  readonly files: PhoneFiles;
  readonly pageFolder: string;
  readonly nowMs: () => number;
  readonly onFault: (fault: unknown) => void;
}

export interface PhoneServer {
  readonly port: number;
  close(): Promise<void>;
}

const policy = "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
/** Assumed: a ward behind one address sends a handful at once; a phone that polls asks every few seconds. */
const readsPerMinute = { burst: 60, perMinute: 120 };
const wishesPerMinute = { burst: 6, perMinute: 6 };
const photosPerMinute = { burst: 8, perMinute: 8 };

/** Opens the server; rejects where the port cannot be had. */
export async function openPhoneServer(options: PhoneServerOptions): Promise<PhoneServer> {
  const { requests, surveys, crews, files, nowMs, tls } = options;
  const page = sirv(options.pageFolder, { etag: true, gzip: true, single: "phone.html" });
  const [reads, wishes, photos] = [createRate(readsPerMinute, nowMs), createRate(wishesPerMinute, nowMs), createRate(photosPerMinute, nowMs)];

  async function keepFile(request: IncomingMessage): Promise<unknown> {
    const bytes = await readBody(request, phoneFileMaxBytes);
    if (bytes === undefined) return refuse("file.too-large", { maxMb: phoneFileMaxBytes / 1_000_000 });
    if (bytes.length === 0) return refuse("file.empty");
    const name = `phone-${randomUUID()}`;
    files.add(name, 0, bytes);
    return { sha256: await files.finish(name), bytes: bytes.length };
  }

  async function parsed<T>(request: IncomingMessage, schema: z.ZodType<T>, then: (value: T) => unknown): Promise<unknown> {
    const bytes = await readBody(request, phoneMessageMaxBytes);
    const read = bytes === undefined ? undefined : schema.safeParse(parseJson(bytes.toString("utf8")));
    return read?.success === true ? then(read.data) : refuse("input.malformed");
  }

  const token = (request: IncomingMessage) => /^Bearer ([\w-]{10,100})$/.exec(request.headers.authorization ?? "")?.[1] ?? "";

  /** What a question gets; undefined where nobody knows it. */
  const answers: Readonly<Record<string, (request: IncomingMessage, query: URLSearchParams) => unknown>> = {
    "GET /api/place": (_request, query) => requests.placeOf(query.get("at") ?? ""),
    "GET /api/request": (_request, query) => requests.ticketOf(query.get("id") ?? ""),
    "GET /api/jobs": (request) => crews.jobs(token(request)),
    "GET /api/survey": (_request, query) => surveys.surveyOf(query.get("at") ?? ""),
    "POST /api/survey": (request) => parsed(request, phoneAnswer, surveys.answer),
    "POST /api/request": (request) => parsed(request, phoneRequest, requests.ask),
    "POST /api/say": (request) => parsed(request, phoneSay, requests.say),
    "POST /api/sign-in": (request) => parsed(request, phoneSignIn, ({ personId, pin }) => crews.signIn(personId, pin)),
    "POST /api/act": (request) => parsed(request, phoneAct, (act) => crews.act(token(request), act)),
    "POST /api/file": keepFile,
  };

  const written: ReadonlySet<string> = new Set(["POST /api/request", "POST /api/say", "POST /api/survey"]);
  function rateOf(route: string, request: IncomingMessage): boolean {
    const who = request.socket.remoteAddress ?? "";
    if (written.has(route)) return wishes.take(who);
    return route === "POST /api/file" ? photos.take(who) : reads.take(who);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method ?? ""} ${url.pathname}`;
    const answer = Object.hasOwn(answers, route) ? answers[route] : undefined;
    const value = answer === undefined ? refuse("input.malformed") : rateOf(route, request) ? await answer(request, url.searchParams) : refuse("phone.too-often");
    if (!request.complete) request.resume(); // what nobody wanted to read must not hold the line
    response.writeHead(isRefused(value) ? (value.code === "phone.too-often" ? 429 : 400) : 200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
    response.end(JSON.stringify(isRefused(value) ? { refusal: value } : { value }));
  }

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const url = readUrl(request.url);
    const { origin, host } = request.headers;
    for (const [header, value] of [["Content-Security-Policy", policy], ["X-Content-Type-Options", "nosniff"], ["Referrer-Policy", "no-referrer"]] as const) response.setHeader(header, value);
    if (url === undefined || (origin !== undefined && origin !== `${tls === undefined ? "http" : "https"}://${host}`)) return void response.writeHead(403).end();
    if (!url.pathname.startsWith("/api/")) return void page(request, response, () => void response.writeHead(404).end());
    answerApi(request, response, url).catch((fault: unknown) => {
      options.onFault(fault);
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "application/json" }).end(JSON.stringify({ refusal: refuse("phone.fault") }));
    });
  }

  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  server.requestTimeout = 60_000; // a photo over bad Wi-Fi
  server.headersTimeout = 10_000;
  server.maxConnections = 500;
  const port = await listen(server, options.port, options.host);
  return {
    port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** The whole body, or undefined where it is longer than `maxBytes` or broke off. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > maxBytes) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined; // the phone hung up; it sends again what it did not see answered
  }
  return Buffer.concat(parts);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it: answered as malformed
  }
}

function readUrl(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text, "http://phone") ? new URL(text, "http://phone") : undefined;
}
