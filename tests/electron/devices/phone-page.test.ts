import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openFileFolder } from "../../../electron/attachments/file-folder.ts";
import { createPhonePage } from "../../../electron/devices/phone-page/phone-page.ts";
import { createRate } from "../../../electron/devices/phone-page/rate.ts";
import { superviseDevices } from "../../../electron/devices/supervisor.ts";
import { readState } from "../../../electron/scratch.ts";
import { makeVerifier, proves } from "../../../electron/seat/verifier.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";
import type { PersonState } from "../../../shared/person/person.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import type { DeviceRow } from "../../../shared/views.ts";
import { openHospital, removeScratch } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

interface Phone {
  readonly small: SmallDesk;
  readonly port: number;
  ask(route: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; value?: never; refusal?: { code: string } }>;
  ticket(id: string): TicketState | undefined;
}

const personOf = (small: SmallDesk, id: string) => readState(small.store.state, "person", id) as PersonState | undefined;

/** The phone page of the small hospital on a free port; 周志强 of the air-conditioning crew has the PIN 4711. */
async function openPhone(): Promise<Phone> {
  const small = openHospital();
  const data = mkdtempSync(join(tmpdir(), "yizhan-phone-"));
  const pin = await makeVerifier("4711");
  small.desk.submit({ command: "person.set-pin", body: { personId: "zhou-zhiqiang", verifier: pin }, actor: "zhou-zhiqiang" });
  let row: DeviceRow | undefined;
  const page = createPhonePage({
    files: openFileFolder(data, Date.now), pageFolder: data, readTls: () => refuse("trust.certificate-key"),
    async prove({ personId, pin: typed }) {
      const found = personOf(small, personId);
      if (found?.pin == null) return refuse("person.unknown", { person: personId });
      return (await proves(typed, found.pin)) ? found : refuse("person.pin-wrong", { left: 4 });
    },
    submitAs(request) {
      const answer = small.desk.submit({ ...request, byMachine: true });
      return answer.kind === "refused" ? answer.refusal : null;
    },
  });
  const supervisor = superviseDevices({
    devices: [page], nowMs: Date.now, onFault: (_device, fault) => { throw fault; }, publish: (next) => { row = next; },
    readSettings: () => ({ enabled: true, port: 40_000 + Math.floor(Math.random() * 20_000) }), keepSettings: () => {},
    desk: () => ({
      submit: () => null, submitAll: () => [], isHub: () => true, number: () => 1,
      get: (stream, id) => readState(small.store.state, stream.name, id) as never,
      rows: (view, params = {}) => small.store.views.snapshot(view, params) as never,
    }),
  });
  supervisor.begin();
  ends.push(async () => { await supervisor.close(); small.close(); removeScratch(small.folder); rmSync(data, { recursive: true }); });
  const endMs = Date.now() + 5_000;
  while (row?.code !== "listening" && Date.now() < endMs) await new Promise((resolve) => setTimeout(resolve, 10));
  const port = Number(row?.params["port"]);
  return {
    small, port,
    ticket: (id) => readState(small.store.state, "ticket", id) as TicketState | undefined,
    async ask(route, body, headers = {}) {
      const bytes = body instanceof Uint8Array || typeof body === "string" ? body : JSON.stringify(body);
      const response = await fetch(`http://127.0.0.1:${port}/${route}`, body === undefined ? { headers } : { method: "POST", body: bytes as string, headers });
      return { status: response.status, ...(await response.json().catch(() => ({}))) as object };
    },
  };
}

const wish = (requestId: string, change: object = {}) => ({ requestId, placeId: "b3-f7-resp-12", equipmentId: null, serviceId: "aircon", matter: "空调漏水", said: "空调漏水，地上都是", caller: { name: "王芳", phone: "8371" }, files: [], ...change });

describe("a requester's phone", () => {
  it("sees what was scanned, and nothing of a code that nobody printed", async () => {
    const phone = await openPhone();
    expect((await phone.ask("api/place?at=p:b3-f7-resp-12")).value).toMatchObject({ placeId: "b3-f7-resp-12", place: { zh: expect.stringContaining("12床") } });
    for (const code of ["p:nowhere", "x:b3", "", "p:../etc"]) expect((await phone.ask(`api/place?at=${encodeURIComponent(code)}`)).refusal?.code).toBe("phone.code-unknown");
  });

  it("asks for something once, however often it is sent", async () => {
    const phone = await openPhone();
    const first = await phone.ask("api/request", wish("r1"));
    const again = await phone.ask("api/request", wish("r1"));
    expect(first.value).toMatchObject({ requestId: "r1", step: "logged", matter: "空调漏水" });
    expect(again.value).toEqual(first.value);
    expect(phone.small.store.views.snapshot("board", {})).toHaveLength(1);
    expect(phone.ticket("phone:r1")?.marks.logged?.by).toBe("phone-page");
  });

  it("attaches the photo it sent before", async () => {
    const phone = await openPhone();
    const up = await phone.ask("api/file", Buffer.from("a picture"));
    const file = up.value as unknown as { sha256: string; bytes: number };
    await phone.ask("api/request", wish("r1", { files: [{ ...file, name: "1.jpg", mime: "image/jpeg" }] }));
    expect(phone.ticket("phone:r1")?.attachments).toMatchObject([{ sha256: file.sha256, bytes: 9 }]);
  });

  it("urges once per message, and rates only what is done", async () => {
    const phone = await openPhone();
    await phone.ask("api/request", wish("r1"));
    await phone.ask("api/say", { requestId: "r1", messageId: "m1", what: { kind: "urge" } });
    await phone.ask("api/say", { requestId: "r1", messageId: "m1", what: { kind: "urge" } });
    expect(phone.ticket("phone:r1")?.urged).toBe(1);
    expect((await phone.ask("api/say", { requestId: "r1", messageId: "m2", what: { kind: "rate", stars: 5, reasons: [], comment: "" } })).refusal?.code).toBe("ticket.not-signed");
    expect((await phone.ask("api/request?id=r2")).refusal?.code).toBe("phone.request-unknown");
  });

  it("hears that it is too often, and a desk goes on", async () => {
    const phone = await openPhone();
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < 9; index++) codes.push((await phone.ask("api/request", wish(`r${index}`))).refusal?.code);
    expect(codes.filter((code) => code === "phone.too-often").length).toBeGreaterThan(0);
    expect(phone.small.store.views.snapshot("board", {}).length).toBeLessThanOrEqual(6);
  });

  it("nonsense, too much, and foreign pages are answered and write nothing", async () => {
    const phone = await openPhone();
    for (const body of ["{", "null", "[]", JSON.stringify(wish("r1", { extra: 1 })), JSON.stringify(wish("../r"))]) expect((await phone.ask("api/request", body)).refusal?.code).toBe("input.malformed");
    expect((await phone.ask("api/nothing", {})).refusal?.code).toBe("input.malformed");
    expect((await phone.ask("api/place?at=p:b3", undefined, { Origin: "http://evil.example" })).status).toBe(403);
    expect((await phone.ask("api/file", Buffer.alloc(6_000_001))).refusal?.code).toBe("file.too-large");
    expect(phone.small.store.views.snapshot("board", {})).toEqual([]);
  });
});

describe("a crew's phone", () => {
  const signedIn = async (phone: Phone) => {
    const session = (await phone.ask("api/sign-in", { personId: "zhou-zhiqiang", pin: "4711" })).value as unknown as { token: string };
    return { Authorization: `Bearer ${session.token}` };
  };
  const send = (phone: Phone, crewId = "hvac", people: readonly string[] = ["zhou-zhiqiang"]) => {
    phone.small.desk.submit({ command: "ticket.log", body: { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "空调漏水", said: "", caller: { name: "王芳", phone: "8371" } }, actor: "li-jianguo", commandId: "c1" });
    phone.small.desk.submit({ command: "ticket.dispatch", body: { ticketId: "c1", crewId, personIds: people }, actor: "li-jianguo" });
  };

  it("signs in with a PIN, never by a name alone", async () => {
    const phone = await openPhone();
    expect((await phone.ask("api/sign-in", { personId: "zhou-zhiqiang", pin: "0000" })).refusal?.code).toBe("person.pin-wrong");
    expect((await phone.ask("api/sign-in", { personId: "wu-min", pin: "" })).refusal?.code).toBe("phone.no-pin");
    expect((await phone.ask("api/jobs", undefined, { Authorization: "Bearer made-up-token" })).refusal?.code).toBe("phone.signed-out");
    expect((await phone.ask("api/sign-in", { personId: "zhou-zhiqiang", pin: "4711" })).value).toMatchObject({ person: { zh: "周志强" } });
  });

  it("takes the steps of its job, each once, in the person's name", async () => {
    const phone = await openPhone();
    send(phone);
    const as = await signedIn(phone);
    for (const kind of ["accept", "arrive", "arrive", "work"]) await phone.ask("api/act", { messageId: `m-${kind}`, ticketId: "c1", what: { kind }, files: [] }, as);
    expect(phone.ticket("c1")).toMatchObject({ step: "working", marks: { accepted: { by: "zhou-zhiqiang" } } });
    await phone.ask("api/act", { messageId: "m-s", ticketId: "c1", what: { kind: "suspend", reason: "parts", note: "" }, files: [] }, as);
    expect(phone.ticket("c1")?.side.kind).toBe("suspended");
    await phone.ask("api/act", { messageId: "m-r", ticketId: "c1", what: { kind: "resume" }, files: [] }, as);
    const done = await phone.ask("api/act", { messageId: "m-f", ticketId: "c1", what: { kind: "finish", result: "换了排水管" }, files: [] }, as);
    expect(done.value).toMatchObject({ jobs: [{ ticketId: "c1", step: "finished" }] });
    await phone.ask("api/act", { messageId: "m-q", ticketId: "c1", what: { kind: "sign", signerName: "王芳" }, files: [] }, as);
    expect(phone.ticket("c1")).toMatchObject({ step: "signed", signature: { how: "finger", signerName: "王芳" } });
  });

  it("does not touch the job of another crew", async () => {
    const phone = await openPhone();
    send(phone, "lifts", []);
    const as = await signedIn(phone);
    expect((await phone.ask("api/act", { messageId: "m1", ticketId: "c1", what: { kind: "accept" }, files: [] }, as)).refusal?.code).toBe("person.not-your-crew");
    expect((await phone.ask("api/jobs", undefined, as)).value).toMatchObject({ jobs: [] });
  });
});

it("a body that never ends does not hold the server", async () => {
  const phone = await openPhone();
  const slow = httpRequest({ port: phone.port, host: "127.0.0.1", path: "/api/request", method: "POST", headers: { "Content-Length": "100000" } });
  slow.on("error", () => {});
  slow.write("{");
  const answer = await new Promise<number | undefined>((resolve) => slow.once("response", (response) => resolve(response.statusCode)));
  slow.destroy();
  expect(answer).toBe(400);
  expect((await phone.ask("api/place?at=p:b3")).status).toBe(200);
});

it("a rate gives a burst, then so many a minute, and forgets old names", () => {
  let nowMs = 0;
  const rate = createRate({ burst: 2, perMinute: 6 }, () => nowMs);
  expect([rate.take("a"), rate.take("a"), rate.take("a"), rate.take("b")]).toEqual([true, true, false, true]);
  nowMs = 10_000;
  expect([rate.take("a"), rate.take("a")]).toEqual([true, false]);
});

describe("a ward survey on a phone", () => {
  const day = 86_400_000;
  const question = (kind: "stars" | "text", zh: string) => ({ kind, text: { zh, en: zh } });
  const mine = "0".repeat(32);
  const code = "s:q4:b3-f7-resp";

  async function openSurvey(change: object = {}) {
    const phone = await openPhone();
    const body = { id: "q4", title: { zh: "满意度", en: "Survey" }, period: "once", wards: ["b3-f7-resp"], fromMs: Date.now() - day, untilMs: Date.now() + day, questions: [question("stars", "快吗"), question("text", "还缺什么")], ...change };
    expect(phone.small.desk.submit({ command: "survey.open", body, actor: "zhao-ming" }).kind).toBe("accepted");
    return phone;
  }
  const answer = (change: object = {}) => ({ surveyId: "q4", wardId: "b3-f7-resp", period: "once", answers: [5, "热水慢"], comment: "", phone: mine, ...change });
  const results = (phone: Phone) => phone.small.store.views.snapshot("survey-results", { surveyId: "q4" });
  const ask = (phone: Phone, change: object = {}) => phone.ask("api/survey", answer(change));

  it("shows the questions to the ward that was asked, and says why to any other code", async () => {
    const phone = await openSurvey();
    expect((await phone.ask(`api/survey?at=${code}`)).value).toMatchObject({ ward: { zh: expect.stringContaining("呼吸内科") }, period: "once", questions: [{ kind: "stars" }, { kind: "text" }] });
    expect((await phone.ask("api/survey?at=s:q4:b3")).refusal?.code).toBe("survey.ward-unknown");
    for (const wrong of ["s:q5:b3-f7-resp", "s:q4", "p:b3-f7-resp", ""]) expect((await phone.ask(`api/survey?at=${wrong}`)).refusal?.code).toBe("phone.code-unknown");
  });

  it("takes one answer a phone: sent twice it counts once, another one is refused, another phone counts", async () => {
    const phone = await openSurvey();
    expect((await ask(phone)).value).toEqual({ period: "once" });
    expect((await ask(phone)).value).toEqual({ period: "once" });
    expect((await ask(phone, { answers: [1, ""] })).refusal?.code).toBe("survey.answered-already");
    await ask(phone, { phone: "1".repeat(32), answers: [2, null] });
    expect(results(phone)).toEqual([{ resultId: "once|b3-f7-resp", surveyId: "q4", period: "once", wardId: "b3-f7-resp", ward: { zh: "3号楼 7层 呼吸内科", en: expect.any(String) }, answers: 2, stars: [{ question: 0, given: 2, sum: 7, satisfied: 1 }] }]);
    expect(phone.small.store.views.snapshot("survey-comments", { surveyId: "q4" })).toMatchObject([{ answers: [5, "热水慢"], comment: "" }]);
  });

  it("writes nothing of the phone: neither its number nor the same id for two periods", async () => {
    const phone = await openSurvey();
    await ask(phone);
    phone.small.desk.submit({ command: "survey.open", body: { id: "q5", title: { zh: "下一期", en: "Next" }, period: "once", wards: ["b3-f7-resp"], fromMs: Date.now() - day, untilMs: Date.now() + day, questions: [question("stars", "快吗")] }, actor: "zhao-ming" });
    await ask(phone, { surveyId: "q5", answers: [5] });
    const rows = phone.small.store.db.prepare("SELECT id, body FROM state_opinion").all() as { id: string; body: string }[];
    expect(new Set(rows.map((row) => row.id)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain(mine);
  });

  it("says so when it is over, of another period, or empty; a flood is slowed down", async () => {
    const phone = await openSurvey({ period: "month" });
    expect((await ask(phone, { period: "2020-01" })).refusal?.code).toBe("survey.late");
    const period = ((await phone.ask(`api/survey?at=${code}`)).value as unknown as { period: string }).period;
    expect((await ask(phone, { period, answers: [null, ""] })).refusal?.code).toBe("survey.empty");
    expect((await ask(phone, { phone: "a name" })).refusal?.code).toBe("input.malformed");
    phone.small.desk.submit({ command: "survey.close", body: { surveyId: "q4" }, actor: "zhao-ming" });
    expect((await ask(phone, { period })).refusal?.code).toBe("survey.over");
    expect((await phone.ask(`api/survey?at=${code}`)).refusal?.code).toBe("survey.over");
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < 6; index++) codes.push((await ask(phone, { period })).refusal?.code);
    expect(codes).toContain("phone.too-often");
  });
});
