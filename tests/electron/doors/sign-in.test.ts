/** Signing in at a desk, as pages do it: name, PIN, badge, lock; what was typed stands nowhere. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Guest } from "../../../electron/door.ts";
import { House, rowsOf } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { repair } from "../desk/small-desk.ts";

const slowMs = 60_000;
/** Digits that no id, time or hash of the test contains by chance: long, and looked for as text. */
const pin = "83619427";
const badge = "BADGE7731094455";

let house: House;
let hub: Place;
let desk: Guest;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
  desk = guestOf(hub);
});
afterEach(() => house.close());

const guestOf = (place: Place) => place.host.door.letIn({ access: "desk", host: "browser" }, () => {});
const refused = (code: string) => ({ kind: "refused", refusal: { code } });
const done = { kind: "done" };
const logs = { command: "ticket.log", body: repair() };
const signIn = (personId: string, typed?: string) => desk.call("signIn", { personId, ...(typed === undefined ? {} : { pin: typed }) });

/** 方志远 has a PIN; the site is founded. */
async function withAdministrator(): Promise<void> {
  expect(await signIn("fang-zhiyuan")).toMatchObject(done);
  expect(await desk.call("setPin", { personId: "fang-zhiyuan", pin })).toMatchObject(done);
}

/** Every byte on the disk of a desk, as Latin text. */
function diskOf({ folder }: Place): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((one) => one.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), "latin1")).join("\n");
}

describe("who sits here", () => {
  it("acts; nobody and a viewer do not, and a machine's or a stranger's name cannot be taken", async () => {
    expect(await desk.call("submit", logs)).toMatchObject(refused("person.nobody-sits"));
    expect(rowsOf(hub, "refused")).toEqual([]);
    expect(await signIn("xu-wanqing")).toMatchObject(done);
    expect(await desk.call("submit", logs)).toMatchObject(refused("person.not-allowed"));
    for (const nobody of ["system", "operator", "no-one"]) expect(await signIn(nobody)).toMatchObject(refused("person.unknown"));
    expect(await signIn("li-jianguo")).toMatchObject(done);
    expect(await desk.call("submit", logs)).toMatchObject(done);
  }, slowMs);

  it("is changed by signing in alone: no page sets a verifier or takes a seat by a command", async () => {
    await signIn("li-jianguo");
    for (const [command, body] of [
      ["desk.take", { number: 1, personId: "zhao-ming" }], ["desk.leave", { number: 1 }], ["person.set-pin", { personId: "li-jianguo", verifier: null }],
      ["person.set-badge", { personId: "li-jianguo", verifier: null }],
    ] as const) expect(await desk.call("submit", { command, body }), command).toMatchObject(refused("bridge.not-allowed"));
  }, slowMs);

  it("is the same for every page of the desk, and each is told", async () => {
    const told: unknown[] = [];
    const other = hub.host.door.letIn({ access: "desk", host: "electron" }, (pushes) => void told.push(...pushes));
    await other.call("hello", {});
    await other.call("open", { view: "session", params: {}, handle: 1 });
    await signIn("li-jianguo");
    await desk.call("lock", {});
    expect(told).toMatchObject([{ upserts: [{ personId: "li-jianguo", locked: false }] }, { upserts: [{ personId: "li-jianguo", locked: true }] }]);
    expect(await other.call("submit", logs)).toMatchObject(refused("person.locked"));
  }, slowMs);
});

describe("a PIN", () => {
  it("is asked of who has one; a wrong one leaves the seat as it was", async () => {
    await withAdministrator();
    await signIn("li-jianguo");
    expect(await signIn("fang-zhiyuan")).toMatchObject(refused("person.pin-needed"));
    expect(await signIn("fang-zhiyuan", "11111111")).toMatchObject({ refusal: { code: "person.pin-wrong", params: { left: 4 } } });
    expect(await desk.call("hello", {})).toMatchObject({ value: { personId: "li-jianguo", locked: false } });
    expect(await signIn("fang-zhiyuan", pin)).toMatchObject(done);
  }, slowMs);

  it("that is weak, or that somebody else sets, is refused; one's own is changed with the one so far", async () => {
    await withAdministrator();
    expect(await desk.call("setPin", { personId: "fang-zhiyuan", pin: "1234" })).toMatchObject(refused("person.pin-weak"));
    expect(await desk.call("setPin", { personId: "fang-zhiyuan", pin: "2580" })).toMatchObject(refused("person.pin-needed"));
    expect(await desk.call("setPin", { personId: "fang-zhiyuan", pin: "2580", current: "0" })).toMatchObject(refused("person.pin-wrong"));
    expect(await desk.call("setPin", { personId: "chen-jing", pin: "2580" })).toMatchObject(done);
    await signIn("li-jianguo");
    expect(await desk.call("setPin", { personId: "chen-jing", pin: "1357" })).toMatchObject(refused("person.secret-not-yours"));
    expect(await signIn("chen-jing", "2580")).toMatchObject(done);
    expect(await desk.call("setPin", { personId: "chen-jing", pin: null, current: "2580" })).toMatchObject(refused("person.secret-not-yours"));
    expect(rowsOf(hub, "refused")).toEqual([]);
  }, slowMs);

  it("five times wrong costs a growing wait that a restart does not shorten, and supervisors can see it", async () => {
    await withAdministrator();
    await signIn("li-jianguo");
    const tries = Array.from({ length: 7 }, () => signIn("fang-zhiyuan", "55555555")); // at once: nobody outruns the wait
    const codes = (await Promise.all(tries)).map((outcome) => (outcome as { refusal: { code: string } }).refusal.code);
    expect(codes).toEqual([...Array<string>(4).fill("person.pin-wrong"), "person.wait", "person.wait", "person.wait"]);
    expect(await signIn("fang-zhiyuan", pin)).toMatchObject(refused("person.wait"));
    expect(hub.host.core().store.views.snapshot("people", {}).find((row) => row["personId"] === "fang-zhiyuan")).toMatchObject({ failures: { desk: 1, count: 5 } });
    await hub.host.close();
    const back = await house.open(hub.folder);
    expect(await guestOf(back).call("signIn", { personId: "fang-zhiyuan", pin })).toMatchObject(refused("person.wait"));
  }, slowMs);

  it("is wanted of everybody where the site says so; who has none is sent to an administrator", async () => {
    await withAdministrator();
    expect(await desk.call("submit", { command: "site.set-sign-in", body: { policy: "pin" } })).toMatchObject(done);
    expect(await signIn("li-jianguo")).toMatchObject(refused("person.pin-missing"));
  }, slowMs);
});

describe("a locked screen", () => {
  it("writes nothing, keeps drafts with who began them, and opens to the same person or another", async () => {
    await withAdministrator();
    await signIn("li-jianguo");
    await desk.call("saveDraft", { draftId: "half", body: { line: "三号楼" } });
    await desk.call("lock", {});
    for (const [name, input] of [["submit", logs], ["takeOver", { force: false }], ["tryDevice", { name: "printer" }]] as const) expect(await desk.call(name, input), name).toMatchObject(refused("person.locked"));
    expect(await signIn("fang-zhiyuan", pin)).toMatchObject(done);
    await desk.call("saveDraft", { draftId: "half", body: { line: "三号楼七层" } });
    expect(hub.host.core().store.views.snapshot("drafts", {})).toMatchObject([{ draftId: "half", body: { line: "三号楼七层" }, begunBy: "li-jianguo" }]);
  }, slowMs);

  it("stands after a start where the person has a PIN, not where a name is enough", async () => {
    await withAdministrator();
    await hub.host.close();
    const back = await house.open(hub.folder);
    desk = guestOf(back);
    expect(await desk.call("hello", {})).toMatchObject({ value: { personId: "fang-zhiyuan", locked: true } });
    expect(await signIn("li-jianguo")).toMatchObject(done);
    await back.host.close();
    expect(await guestOf(await house.open(hub.folder)).call("hello", {})).toMatchObject({ value: { personId: "li-jianguo", locked: false } });
  }, slowMs);
});

it("a badge signs in by itself, belongs to one person, and one nobody has is refused", async () => {
  await withAdministrator();
  expect(await desk.call("setBadge", { personId: "chen-jing", badge })).toMatchObject(done);
  expect(await desk.call("setBadge", { personId: "li-jianguo", badge })).toMatchObject(refused("person.badge-taken"));
  expect(await desk.call("setBadge", { personId: "li-jianguo", badge: "12" })).toMatchObject(refused("person.badge-form"));
  expect(await signIn("chen-jing")).toMatchObject(refused("person.badge-needed"));
  expect(await desk.call("signIn", { badge: "0000000" })).toMatchObject(refused("person.badge-unknown"));
  expect(await desk.call("signIn", { badge })).toMatchObject(done);
  expect(await desk.call("hello", {})).toMatchObject({ value: { personId: "chen-jing" } });
}, slowMs);

describe("at another desk", () => {
  it("people sign in while the hub is gone, and what was typed stands on no disk and in no message", async () => {
    await withAdministrator();
    await desk.call("setBadge", { personId: "chen-jing", badge });
    const gate = await house.openGate(hub);
    const south = await house.openDesk(hub, gate.address);
    gate.shut();
    const there = guestOf(south);
    expect(await there.call("signIn", { personId: "fang-zhiyuan", pin: "55555555" })).toMatchObject(refused("person.pin-wrong"));
    expect(await there.call("signIn", { personId: "fang-zhiyuan", pin })).toMatchObject(done);
    expect(await there.call("setPin", { personId: "li-jianguo", pin: "60417283" })).toMatchObject(done);
    expect(await there.call("signIn", { personId: "li-jianguo", pin: "60417283" })).toMatchObject(done);
    expect(await there.call("signIn", { badge })).toMatchObject(done);
    expect(await there.call("submit", logs)).toMatchObject(done);
    const offered = south.host.core().store.pending.commands(100);
    expect(offered.map((command) => command.command)).toContain("person.set-pin");
    for (const secret of [pin, badge, "60417283", "55555555"]) {
      expect(JSON.stringify(offered)).not.toContain(secret);
      for (const place of [hub, south]) {
        place.host.core().store.db.pragma("wal_checkpoint(TRUNCATE)");
        expect(diskOf(place)).not.toContain(secret);
      }
    }
    expect(diskOf(hub)).toContain("person.set-pin");
  }, slowMs);

  it("a forged author is refused by the hub: a viewer, a machine that touches the site, somebody unknown", () => {
    const core = hub.host.core();
    const forged = (commandId: string, command: string, actor: string, body: unknown) => ({ commandId, command, body, actor, desk: 2, observedAtMs: 1_795_329_060_000 });
    const [rename, note] = [{ name: { zh: "假", en: "Fake" }, zone: "Asia/Shanghai" }, { ticketId: "t", text: "x" }];
    const answers = core.desk.order([
      forged("f1", "site.open", "system", rename), forged("f2", "site.open", "device", rename), forged("f3", "site.open", "li-jianguo", rename),
      forged("f4", "ticket.note", "xu-wanqing", note), forged("f5", "ticket.note", "no-one", note), forged("f6", "ticket.note", "operator", note),
      forged("f7", "site.number-desk", "system", { nodeId: "evil", name: "x" }),
    ]);
    expect(answers.slice(0, 6).map((answer) => answer.refusal?.code)).toEqual([
      "person.not-allowed", "person.not-allowed", "person.not-allowed", "person.not-allowed", "person.unknown", "person.nobody-sits",
    ]);
    expect(answers[6]?.refusal).not.toBeNull();
    expect(rowsOf(hub, "site")).toMatchObject([{ name: { zh: "示范医院" }, desks: [{ number: 1 }] }]);
  });
});
