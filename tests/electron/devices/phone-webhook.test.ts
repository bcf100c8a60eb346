/** The webhook against real HTTP: a recorded day of an exchange, and everything a careless or hostile sender does. */
import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phoneWebhook } from "../../../electron/devices/phone-webhook.ts";
import { callIdOf, cleanText } from "../../../electron/devices/phone-report.ts";
import { openPhoneDesk, phases, until } from "./phone-desk.ts";
import type { PhoneDesk } from "./phone-desk.ts";

const secret = "a long enough secret";
let desk: PhoneDesk;
beforeAll(async () => { desk = await openPhoneDesk(phoneWebhook, { port: 0, secret }); });
afterAll(() => desk.close());

const address = () => `http://127.0.0.1:${desk.row().params["port"]}/call`;
const json = { "Content-Type": "application/json" };
const bearer = { ...json, Authorization: `Bearer ${secret}` };
const post = (body: unknown, headers: Record<string, string> = bearer) =>
  fetch(address(), { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];
const callOf = (exchangeId: string, atMs = Date.now()) => desk.calls().find((one) => one.id === callIdOf("webhook", exchangeId, atMs));

describe("a recorded transcript", () => {
  it("becomes calls: answered, missed, withheld, and one told twice", async () => {
    const transcript = [
      { event: "ringing", id: "9001", number: "8371", called: "8000", line: "1" }, { event: "ringing", id: "9001", number: "8371", called: "8000", line: "1" },
      { event: "ringing", id: 9002, number: "anonymous", called: 8000 }, { event: "claimed", id: "9001" },
      { event: "abandoned", id: 9002 }, { event: "ended", id: "9001" }, { event: "ended", id: "9001" },
    ];
    for (const line of transcript) expect((await post(line)).status).toBe(200);
    expect(callOf("9001")).toMatchObject({ phase: "ended", number: "8371", called: "8000", line: "1", pickedUpAtMs: expect.any(Number) });
    expect(callOf("9002")).toMatchObject({ phase: "missed", number: "", given: "anonymous", callBack: { state: "open" } });
    expect(desk.calls()).toHaveLength(2);
  });

  it("whose events come in the wrong order still gives one call", async () => {
    for (const event of ["ended", "claimed", "ringing"]) await post({ event, id: "late", number: "8300" });
    expect(callOf("late")).toMatchObject({ number: "8300", phase: "missed" });
  });

  it("keeps the exchange's time, and not one that cannot be", async () => {
    const atMs = Date.now() - 60_000;
    await post({ event: "ringing", id: "t1", number: "1", time: new Date(atMs).toISOString() });
    expect(callOf("t1", atMs)?.rangAtMs).toBe(atMs);
    await post({ event: "ringing", id: "t2", number: "1", time: Math.floor(atMs / 1000) });
    expect(callOf("t2", atMs)?.rangAtMs).toBe(Math.floor(atMs / 1000) * 1000);
    await post({ event: "ringing", id: "t3", number: "1", time: "2001-01-01T00:00:00Z" });
    expect(Math.abs((callOf("t3")?.rangAtMs ?? 0) - Date.now())).toBeLessThan(5_000);
  });
});

describe("a sender", () => {
  it("may sign the body instead of showing the secret", async () => {
    const body = JSON.stringify({ event: "ringing", id: "signed", number: "8372" });
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    expect((await post(body, { ...json, "X-Signature": `sha256=${signature}` })).status).toBe(200);
    expect(await codeOf(await post(`${body} `, { ...json, "X-Signature": `sha256=${signature}` }))).toEqual([401, "unauthorized"]);
  });

  it.each([
    ["no secret", { event: "ringing", id: "x" }, json, 401, "unauthorized"],
    ["a wrong secret", { event: "ringing", id: "x" }, { ...json, Authorization: "Bearer nope" }, 401, "unauthorized"],
    ["no JSON", "{", bearer, 400, "not-json"],
    ["no event", { id: "x" }, bearer, 400, "invalid-field"],
    ["another event", { event: "exploded", id: "x" }, bearer, 400, "invalid-field"],
    ["no id", { event: "ringing" }, bearer, 400, "invalid-field"],
    ["a time that is none", { event: "ringing", id: "x", time: "yesterday" }, bearer, 400, "invalid-field"],
    ["an array", [], bearer, 400, "invalid-field"],
    ["a form", "event=ringing", { Authorization: `Bearer ${secret}`, "Content-Type": "application/x-www-form-urlencoded" }, 415, "json-only"],
    ["a huge body", { event: "ringing", id: "x", pad: "x".repeat(20_000) }, bearer, 413, "too-large"],
  ])("with %s gets a clear answer, and nothing is noted", async (_what, body, headers, status, code) => {
    const before = desk.head();
    expect(await codeOf(await post(body, headers as Record<string, string>))).toEqual([status, code]);
    expect(desk.head()).toBe(before);
  });

  it("of another address or method is told where to post", async () => {
    expect(await codeOf(await fetch(address().replace("/call", "/"), { method: "POST" }))).toEqual([404, "no-such-address"]);
    expect(await codeOf(await fetch(address()))).toEqual([405, "post-only"]);
  });

  it("of bytes that are no HTTP is cut off and the next one served", async () => {
    const socket = connect(Number(desk.row().params["port"]), "127.0.0.1");
    socket.resume();
    socket.write("\u0016\u0003\u0001 garbage\r\n\r\n");
    await new Promise((resolve) => socket.once("close", resolve));
    expect((await post({ event: "ringing", id: "after-garbage", number: "1" })).status).toBe(200);
  });

  it("of ten calls in the same second rings ten times", async () => {
    const before = desk.calls().length;
    await Promise.all(Array.from({ length: 10 }, (_, index) => post({ event: "ringing", id: `burst-${index}`, number: `83${index}` })));
    expect(desk.calls().length - before).toBe(10);
  });

  it("of thousands is bounded, and the desk goes on", async () => {
    const answers = await Promise.all(Array.from({ length: 600 }, (_, index) => post({ event: "ringing", id: `flood-${index % 3}`, number: "1" }).then((one) => one.status)));
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(100);
    await until(() => Date.now() % 1_000, (ms) => ms < 100);
    expect((await post({ event: "ringing", id: "after-flood", number: "1" })).status).toBe(200);
    expect(desk.faults).toEqual([]);
  });
});

it("refuses to run with a secret that can be guessed, and says a port that is taken", async () => {
  const weak = await openPhoneDesk(phoneWebhook, { port: 0, secret: "short" });
  expect(weak.row()).toMatchObject({ state: "failing", code: "secret-short" });
  await weak.close();
  const second = await openPhoneDesk(phoneWebhook, { port: desk.row().params["port"], secret });
  expect(second.row()).toMatchObject({ state: "failing", code: "port-taken" });
  await second.close();
});

it("text from outside is kept short and printable", () => {
  expect(cleanText(`a\u0000b${"x".repeat(200)}`)).toBe(`ab${"x".repeat(77)}`);
  expect(phases(desk)).toContain("ringing");
});
