/** The SIP user agent against an exchange played by hand: every message it may meet, in the right order and in the wrong one. */
import { afterEach, describe, expect, it } from "vitest";
import { phoneSip } from "../../../electron/devices/phone-sip.ts";
import { headerOf } from "../../../electron/devices/sip-message.ts";
import { openFakeExchange } from "./fake-exchange.ts";
import type { ExchangeManner, FakeExchange } from "./fake-exchange.ts";
import { openPhoneDesk, phases, until } from "./phone-desk.ts";
import type { PhoneDesk } from "./phone-desk.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

async function world(manner: ExchangeManner = {}, settings: Readonly<Record<string, unknown>> = {}): Promise<{ readonly exchange: FakeExchange; readonly desk: PhoneDesk }> {
  const exchange = await openFakeExchange(manner);
  ends.push(exchange.close);
  const desk = await openPhoneDesk(phoneSip, { server: "127.0.0.1", port: exchange.port, user: "8000", password: "sesame", ...settings });
  ends.push(desk.close);
  return { exchange, desk };
}

const elsewhere = 'SIP;cause=200;text="Call completed elsewhere"';
const answered = (exchange: FakeExchange, callId: string, status: number) => until(() => exchange.answers(callId), (list) => list.includes(status));

describe("registering", () => {
  it.each([["401", false], ["407", true]])("answers the challenge %s with digest and qop=auth", async (_status, proxy) => {
    const { exchange, desk } = await world({ password: "sesame", proxy });
    expect(desk.row()).toMatchObject({ state: "ok", code: "registered" });
    expect(exchange.registrations()).toBe(1);
    expect(exchange.heard.length).toBeGreaterThanOrEqual(2); // on a slow machine the first is sent again
  });

  it("with a wrong password says so, and does not ask in a hurry", async () => {
    const { exchange, desk } = await world({ password: "other" });
    expect(desk.row()).toMatchObject({ state: "failing", code: "register-refused", params: { status: 401 } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(exchange.heard.length).toBeLessThanOrEqual(6);
  });

  it("is renewed before it ends, and taken back at the end", async () => {
    const { exchange, desk } = await world({ expiresS: 6 });
    await until(() => exchange.registrations(), (count) => count >= 2);
    ends.splice(ends.indexOf(desk.close), 1);
    await desk.close();
    const last = await until(() => exchange.heard.at(-1), (one) => one !== undefined && headerOf(one, "expires") === "0");
    expect(last?.kind).toBe("request");
  });
});

it("without an answer is tried again, and nothing waits for it", async () => {
  const exchange = await openFakeExchange({ silent: true });
  ends.push(exchange.close);
  const opening = openPhoneDesk(phoneSip, { server: "127.0.0.1", port: exchange.port, user: "8000" });
  await until(() => exchange.heard.length, (count) => count >= 3);
  await opening.then(() => { throw new Error("was to wait"); }, (fault: Error) => expect(fault.message).toContain("registering"));
});

describe("a recorded transcript", () => {
  it("becomes calls: missed, answered elsewhere, withheld; never is one answered by us", async () => {
    const { exchange, desk } = await world();
    exchange.invite("a@pbx");
    await answered(exchange, "a@pbx", 180);
    expect(desk.calls()).toMatchObject([{ phase: "ringing", number: "8371", called: "8000", tellsEnd: false }]);
    exchange.cancel("a@pbx");
    await answered(exchange, "a@pbx", 487);
    exchange.acknowledge("a@pbx");
    exchange.invite("b@pbx", { from: '"Ward 7" <sip:8372@pbx;user=phone>' });
    await answered(exchange, "b@pbx", 180);
    exchange.cancel("b@pbx", elsewhere);
    exchange.invite("c@pbx", { from: '"Anonymous" <sip:anonymous@anonymous.invalid>' });
    await until(() => phases(desk), (text) => text === "missed picked-up ringing");
    expect(desk.calls().map((one) => one.number)).toEqual(["8371", "8372", ""]);
    expect(exchange.heard.filter((one) => one.kind === "response" && headerOf(one, "cseq").endsWith("INVITE")).map((one) => one.kind === "response" && one.status)).not.toContain(200);
  });

  it("prefers the identity that the exchange vouches for", async () => {
    const { exchange, desk } = await world();
    exchange.invite("d@pbx", { from: "<sip:anonymous@anonymous.invalid>", more: "P-Asserted-Identity: <tel:+8613800138000>" });
    await until(() => desk.calls()[0]?.number, (number) => number === "+8613800138000");
  });
});

describe("a call", () => {
  it("whose INVITE comes three times rings once; its CANCEL twice ends it once", async () => {
    const { exchange, desk } = await world();
    for (let at = 0; at < 3; at++) exchange.invite("r@pbx");
    await until(() => exchange.answers("r@pbx").filter((one) => one === 180).length, (count) => count === 3);
    exchange.cancel("r@pbx");
    exchange.cancel("r@pbx");
    await until(() => exchange.answers("r@pbx").filter((one) => one === 200).length, (count) => count === 2);
    exchange.invite("r@pbx"); // a late copy
    await until(() => exchange.answers("r@pbx").filter((one) => one === 487).length, (count) => count >= 2);
    expect(phases(desk)).toBe("missed");
  });

  it("that the exchange sends on two branches is one; it is over when both are", async () => {
    const { exchange, desk } = await world();
    exchange.invite("f@pbx", { branch: "z9hG4bKa" });
    exchange.invite("f@pbx", { branch: "z9hG4bKb" });
    await until(() => exchange.answers("f@pbx").filter((one) => one === 180).length, (count) => count === 2);
    exchange.cancel("f@pbx", "", "z9hG4bKa");
    await answered(exchange, "f@pbx", 487);
    expect(phases(desk)).toBe("ringing");
    exchange.cancel("f@pbx", elsewhere, "z9hG4bKb");
    await until(() => phases(desk), (text) => text === "picked-up");
  });

  it("is named by the exchange's own header where desks see different Call-IDs", async () => {
    const { exchange, desk } = await world({}, { callIdHeader: "X-Original-Call-ID" });
    exchange.invite("leg1@pbx", { branch: "z9hG4bKa", more: "X-Original-Call-ID: orig-1" });
    exchange.invite("leg2@pbx", { branch: "z9hG4bKb", more: "X-Original-Call-ID: orig-1" });
    await answered(exchange, "leg2@pbx", 180);
    expect(desk.calls()).toHaveLength(1);
  });

  it("ten in a second are ten", async () => {
    const { exchange, desk } = await world();
    for (let at = 0; at < 10; at++) exchange.invite(`t${at}@pbx`, { branch: `z9hG4bKt${at}` });
    await until(() => desk.calls().length, (count) => count === 10);
  });

  it("that nobody knows is not cancelled, and what we do not do is refused", async () => {
    const { exchange } = await world();
    exchange.cancel("nobody@pbx");
    await answered(exchange, "nobody@pbx", 481);
    const plain = (method: string) => exchange.send([`${method} sip:8000@x SIP/2.0`, `Via: SIP/2.0/UDP 127.0.0.1:${exchange.port};branch=z9${method}`, "From: <sip:a@b>;tag=1", "To: <sip:8000@b>", `Call-ID: ${method}@pbx`, `CSeq: 1 ${method}`, "", ""].join("\r\n"));
    for (const method of ["OPTIONS", "BYE", "SUBSCRIBE"]) plain(method);
    await answered(exchange, "SUBSCRIBE@pbx", 405);
    expect(exchange.answers("OPTIONS@pbx")).toEqual([200]);
    expect(exchange.answers("BYE@pbx")).toEqual([481]);
  });
});

it("garbage is counted and nothing else happens", async () => {
  const { exchange, desk } = await world();
  for (const junk of ["", "\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "INVITE sip:a SIP/2.0\r\n\r\n", `${"A".repeat(2_000)}`, "SIP/2.0 200 OK\r\nVia\r\n", "\u0000\u0001\u0002"]) exchange.send(junk);
  exchange.invite("after@pbx");
  await until(() => phases(desk), (text) => text === "ringing");
  await until(() => desk.row().params["garbage"], (count) => count === 5);
  expect(desk.faults).toEqual([]);
});
