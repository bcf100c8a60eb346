/** Who is listened to on the desks' port, and what ends when somebody is trusted no more. */
import { request } from "node:http";
import { connect as connectPlain } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { io } from "socket.io-client";
import { openSocket } from "../../electron/sync/socket-connection.ts";
import { lanAddress, lanAddresses } from "../../electron/trust/lan.ts";
import type { CallInput, CallName } from "../../shared/bridge.ts";
import { spoken } from "../../shared/wire-version.ts";
import { repair } from "../electron/desk/small-desk.ts";
import { keyOf } from "./keys.ts";
import { House, codeOf, converged, does, headOf, joinHub, linkOf, portOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House({ meetAnywhere: true });
  hub = await house.openHub();
});
afterEach(() => house.close());

const nodeOf = (place: Place) => place.host.core().facts.nodeId();
const desksOf = (place: Place) => (rowsOf(place, "site")[0]?.["desks"] ?? []) as readonly { readonly number: number; readonly address: string; readonly nodeId: string }[];
const addressOf = (place: Place) => `https://127.0.0.1:${portOf(place)}`;

function call<N extends CallName>(place: Place, name: N, input: CallInput<N>) {
  return place.host.door.letIn({ access: "desk", host: "browser" }, () => {}).call(name, input);
}

async function say(place: Place, who: string, name: string, message: unknown): Promise<unknown> {
  const opened = await openSocket(await keyOf(who), addressOf(place), "sync");
  const answer = await opened?.socket.timeout(500).emitWithAck(name, message).catch(() => undefined) as Promise<unknown>;
  opened?.socket.disconnect();
  return answer;
}

const hello = (place: Place, change: object = {}) => {
  const { log } = place.host.core().store;
  return { protocol: spoken.max, nodeId: "node-x", name: "x", address: "", deskNumber: 2, seenEpoch: 0, runs: log.runs(), firstHash: log.firstHash(), ...change };
};

describe("the desks' port", () => {
  it("speaks neither plainly nor older TLS, nor with who shows no certificate", async () => {
    const isOpen = (address: string) => new Promise<boolean>((resolve) => {
      const socket = io(address, { transports: ["websocket"], reconnection: false, forceNew: true, rejectUnauthorized: false });
      socket.once("connect", () => resolve(true));
      socket.once("connect_error", () => resolve(false));
    });
    expect(await isOpen(`http://127.0.0.1:${portOf(hub)}/sync`)).toBe(false);
    expect(await isOpen(`https://127.0.0.1:${portOf(hub)}/sync`)).toBe(false);
    const { key, certificate } = await keyOf("stranger");
    const old = await new Promise<string>((resolve) => {
      const socket = connectTls({ host: "127.0.0.1", port: portOf(hub), key, cert: certificate, rejectUnauthorized: false, maxVersion: "TLSv1.2" });
      socket.once("secureConnect", () => resolve(socket.getProtocol() ?? ""));
      socket.once("error", () => resolve("refused"));
    });
    expect(old).toBe("refused");
  });

  it("tells a stranger that it is one, and nothing else", async () => {
    expect(await say(hub, "stranger", "hello", hello(hub))).toEqual({ refusal: { code: "sync.not-enrolled", params: {} } });
    expect(await say(hub, "stranger", "hello", hello(hub, { nodeId: nodeOf(hub) }))).toEqual({ refusal: { code: "sync.not-enrolled", params: {} } });
    const who = { nodeId: nodeOf(hub), epoch: 901, isHub: true, address: "https://127.0.0.1:9" };
    for (const [name, message] of [["who", who], ["vote", { nodeId: "x", epoch: 901, last: { epoch: 901, seq: 9 }, dry: false }], ["offer", { commands: [] }]] as const) expect(await say(hub, "stranger", name, message)).toBeUndefined();
    expect(linkOf(hub).role).toBe("hub");
  });
});

describe("an enrolled desk that lies", () => {
  const evil = { nodeId: "node-evil", name: "evil", address: "" };
  let number = 0;
  beforeEach(async () => { number = Number(hub.host.core().enrolDesk({ ...evil, fingerprint: (await keyOf("evil")).print }, "system")); });

  it("speaks for no other node", async () => {
    const desk = await house.openDesk(hub);
    for (const nodeId of [nodeOf(hub), nodeOf(desk), "nobody"]) expect(await say(hub, "evil", "hello", hello(hub, { nodeId }))).toMatchObject({ refusal: { code: "sync.other-node" } });
  });

  it("offers nothing under the number of a desk that is here, or of the hub", async () => {
    const desk = await house.openDesk(hub);
    const opened = await openSocket(await keyOf("evil"), addressOf(hub), "sync");
    expect(await opened?.socket.emitWithAck("hello", hello(hub, { nodeId: evil.nodeId, deskNumber: number }))).toHaveProperty("welcome");
    const head = headOf(hub);
    for (const other of [hub.host.core().facts.deskNumber(), desk.host.core().facts.deskNumber(), 77]) {
      const command = { commandId: `as-${other}`, command: "ticket.log", body: repair(), actor: "li-jianguo", desk: other, observedAtMs: 1 };
      expect(await opened?.socket.emitWithAck("offer", { commands: [command] })).toMatchObject({ verdicts: [{ refusal: { code: "sync.not-yours" } }] });
    }
    expect(headOf(hub)).toBe(head);
    opened?.socket.disconnect();
  });

  it("speaks for no desk that is away while no take-over has cut anything off; after one it may bring back for it", async () => {
    const desk = await house.openDesk(hub);
    const away = desk.host.core().facts.deskNumber();
    await desk.host.close();
    await until(() => linkOf(hub).desks === 0, "the desk away");
    const opened = await openSocket(await keyOf("evil"), addressOf(hub), "sync");
    await opened?.socket.emitWithAck("hello", hello(hub, { nodeId: evil.nodeId, deskNumber: number }));
    const command = { commandId: "as-away", command: "ticket.log", body: repair(), actor: "li-jianguo", desk: away, observedAtMs: 1 };
    const offerAs = async (commandId: string) => await opened?.socket.emitWithAck("offer", { commands: [{ ...command, commandId }] }) as unknown;
    expect(await offerAs("before")).toMatchObject({ verdicts: [{ refusal: { code: "sync.not-yours" } }] });
    opened?.socket.disconnect();
    hub.host.core().reign.force("赵明");
    const again = await openSocket(await keyOf("evil"), addressOf(hub), "sync");
    await again?.socket.emitWithAck("hello", hello(hub, { nodeId: evil.nodeId, deskNumber: number }));
    const verdict = await again?.socket.emitWithAck("offer", { commands: [{ ...command, commandId: "after" }] }) as unknown;
    expect(JSON.stringify(verdict)).not.toContain("sync.not-yours");
    again?.socket.disconnect();
  });

  it("moves no epoch by numbers that cannot be", async () => {
    const { epoch } = linkOf(hub);
    const claims = [Number.MAX_SAFE_INTEGER, 900 + hub.host.core().facts.deskNumber(), 977, 9_999_900 + number];
    for (const claimed of claims) {
      await say(hub, "evil", "who", { nodeId: evil.nodeId, epoch: claimed, isHub: true, address: "https://127.0.0.1:9" });
      await say(hub, "evil", "vote", { nodeId: evil.nodeId, epoch: claimed, last: { epoch: claimed, seq: 999 }, dry: false });
    }
    for (const seenEpoch of [Number.MAX_SAFE_INTEGER, 977, 9_999_900 + number]) await say(hub, "evil", "hello", hello(hub, { nodeId: evil.nodeId, seenEpoch }));
    expect(linkOf(hub)).toMatchObject({ role: "hub", epoch });
    expect(hub.host.core().facts.promised()).toBeLessThan(1_000);
  });

  it("lets no friend in and takes itself no trust back", async () => {
    const opened = await openSocket(await keyOf("evil"), addressOf(hub), "sync");
    await opened?.socket.emitWithAck("hello", hello(hub, { nodeId: evil.nodeId, deskNumber: number }));
    const command = { commandId: "friend", command: "site.enrol-desk", body: { ...evil, nodeId: "node-friend", fingerprint: "f".repeat(64) }, actor: "zhao-ming", desk: number, observedAtMs: 1 };
    expect(await opened?.socket.emitWithAck("offer", { commands: [command] })).toMatchObject({ verdicts: [{ refusal: { code: "bridge.not-allowed" } }] });
    opened?.socket.disconnect();
  });
});

describe("a desk that is revoked", () => {
  it("is cut at once, hears why, orders nothing, and comes back with a new code under its old number", async () => {
    const desk = await house.openDesk(hub);
    does(hub, "site.revoke-desk", { nodeId: nodeOf(desk) }, "zhao-ming");
    await until(() => linkOf(desk).state === "island" && linkOf(desk).refused === "sync.revoked", "cut and told");
    does(desk, "ticket.log", repair());
    const head = headOf(hub);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(headOf(hub)).toBe(head);
    const former = desk.host.core().facts.deskNumber();
    await joinHub(desk, hub);
    await until(() => linkOf(desk).state === "joined" && headOf(desk) === headOf(hub), "let in again");
    expect(desk.host.core().facts.deskNumber()).toBe(former);
  });

  it("is not believed by the next hub either", async () => {
    const [desk, other] = [await house.openDesk(hub), await house.openDesk(hub)];
    does(hub, "site.revoke-desk", { nodeId: nodeOf(desk) }, "zhao-ming");
    await until(() => desksOf(other).some((one) => "revokedAtMs" in one), "the other desk knows it");
    await hub.host.close();
    await until(() => linkOf(other).state === "island", "an island");
    other.host.core().reign.force("赵明");
    const at = addressOf(other);
    await until(() => linkOf(other).role === "hub", "the next hub");
    desk.host.core().facts.set({ hub: at });
    desk.host.core().retry();
    await until(() => linkOf(desk).refused === "sync.revoked", "told by the next hub");
  });
});

describe("a hub whose place another machine has taken", () => {
  it("is not spoken to: the desk knows its key", async () => {
    const desk = await house.openDesk(hub);
    await hub.host.close();
    const imposter = await house.openHub();
    desk.host.core().facts.set({ hub: addressOf(imposter) });
    desk.host.core().retry();
    await until(() => linkOf(desk).refused === "trust.stranger", "a stranger at the hub's address");
    expect(linkOf(desk).state).toBe("island");
  });
});

it("a hub that starts again on another port says so, and desks that come later learn it", async () => {
  const desk = await house.openDesk(hub);
  const former = desksOf(hub).find((one) => one.nodeId === nodeOf(hub))?.address;
  expect(former).toBe(addressOf(hub));
  await hub.host.close();
  const again = await house.open(hub.folder);
  expect(desksOf(again).find((one) => one.nodeId === nodeOf(again))?.address).toBe(addressOf(again));
  desk.host.core().facts.set({ hub: addressOf(again) });
  desk.host.core().retry();
  await converged(again, desk);
  expect(desksOf(desk).find((one) => one.nodeId === nodeOf(again))?.address).toBe(addressOf(again));
});

describe("sharing", () => {
  const lan = lanAddress("", lanAddresses());
  const reaches = (port: number, host: string) => new Promise<boolean>((resolve) => {
    const socket = connectPlain({ port, host, timeout: 1_000 });
    socket.once("connect", () => { socket.destroy(); resolve(true); });
    socket.once("error", () => resolve(false)).once("timeout", () => { socket.destroy(); resolve(false); });
  });

  it.skipIf(lan === undefined)("is off at first; switched on, every desk listens to the network and tells its address there; switched off, no more", async () => {
    const desk = await house.openDesk(hub);
    const ports = [portOf(hub), Number(new URL(desksOf(hub).find((one) => one.nodeId === nodeOf(desk))?.address ?? "").port)];
    for (const port of ports) expect(await reaches(port, lan ?? "")).toBe(false);
    does(hub, "site.set-sharing", { on: true }, "zhao-ming");
    await until(() => desksOf(hub).every((one) => one.address.startsWith(`https://${lan}:`)), "addresses in the network");
    for (const port of ports) expect(await reaches(port, lan ?? "")).toBe(true);
    await until(() => linkOf(desk).state === "joined", "joined");
    does(hub, "site.set-sharing", { on: false }, "zhao-ming");
    await until(() => desksOf(hub).every((one) => one.address.startsWith("https://127.0.0.1:")), "addresses of this machine");
    for (const port of ports) expect(await reaches(port, lan ?? "")).toBe(false);
    await until(() => linkOf(desk).state === "joined", "still joined");
  });

  it.skipIf(lan === undefined)("lets pages out only where this machine says so as well, and checks Host and Origin there too", async () => {
    does(hub, "site.set-sharing", { on: true }, "zhao-ming");
    await call(hub, "signIn", { personId: "zhao-ming" });
    expect(hub.host.sharing().pages.origin).toBeNull();
    expect(await call(hub, "setPages", { mode: "certificate", certificate: "/no/such.pem", key: "/no/such.key", names: [] })).toMatchObject({ refusal: { code: "trust.certificate-unreadable" } });
    expect(await call(hub, "setPages", { mode: "plain", certificate: "", key: "", names: ["yizhan.hospital.lan"] })).toMatchObject({ kind: "done" });
    const { port } = new URL(hub.host.sharing().pages.origin ?? "");
    const ask = (headers: Record<string, string>) => new Promise<number>((resolve, reject) => void request({ host: lan, port, headers }, (answer) => resolve(answer.resume().statusCode ?? 0)).on("error", reject).end());
    expect(await Promise.all([`${lan}:${port}`, `yizhan.hospital.lan:${port}`, `evil.example:${port}`].map((host) => ask({ host })))).toEqual([200, 200, 403]);
    expect(await ask({ host: `${lan}:${port}`, origin: "http://evil.example" })).toBe(403);
    await call(hub, "setPages", { mode: "machine", certificate: "", key: "", names: [] });
    expect(await reaches(Number(port), lan ?? "")).toBe(false);
  });
});

describe("the settings' acts", () => {
  it("are a supervisor's or an administrator's", async () => {
    for (const [name, input] of [["showCode", {}], ["addWall", { name: "x" }], ["chooseAddress", { address: "" }], ["setPages", { mode: "machine", certificate: "", key: "", names: [] }]] as const) {
      expect(await call(hub, name, input as never)).toMatchObject({ refusal: { code: "person.nobody-sits" } });
    }
    await call(hub, "signIn", { personId: "li-jianguo" });
    expect(await call(hub, "showCode", {})).toMatchObject({ refusal: { code: "person.not-allowed" } });
    codeOf(hub);
    expect(await call(hub, "sharing", {})).toMatchObject({ value: { code: null } });
    await call(hub, "signIn", { personId: "zhao-ming" });
    expect(await call(hub, "showCode", {})).toMatchObject({ value: { triesLeft: 5 } });
    expect(await call(hub, "sharing", {})).toMatchObject({ value: { code: { triesLeft: 5 } } });
  });

  it("a wall whose key is revoked is cut at once, and only that one", async () => {
    await call(hub, "signIn", { personId: "zhao-ming" });
    for (const name of ["维修班", "运送班"]) await call(hub, "addWall", { name });
    const open = async (address: string) => {
      const { origin, searchParams } = new URL(address);
      const socket = io(origin, { transports: ["websocket"], forceNew: true, reconnection: false, auth: { key: searchParams.get("key") } });
      await until(() => socket.connected, "a wall");
      return socket;
    };
    const [first, second] = hub.host.sharing().walls;
    const walls = [await open(first?.address ?? ""), await open(second?.address ?? ""), await open(hub.host.sharing().wallAddress)];
    await call(hub, "revokeWall", { id: first?.id ?? "" });
    await until(() => walls[0]?.connected === false, "the end of the revoked one");
    expect(walls.map((wall) => wall.connected)).toEqual([false, true, true]);
    for (const wall of walls) wall.disconnect();
  });
});

it("a desk that joins its own hospital again keeps what it has not handed over", async () => {
  const desk = await house.openDesk(hub);
  does(hub, "site.revoke-desk", { nodeId: nodeOf(desk) }, "zhao-ming");
  await until(() => linkOf(desk).refused === "sync.revoked", "cut");
  const ticketId = does(desk, "ticket.log", repair());
  await joinHub(desk, hub);
  await converged(hub, desk);
  expect(rowsOf(hub, "board").map((row) => row["ticketId"])).toContain(ticketId);
});
