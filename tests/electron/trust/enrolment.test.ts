/** A newcomer and the hub prove to each other that they know the code; a guesser, a copier and a man in the middle get nowhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesksPort } from "../../../electron/desks-port.ts";
import type { DesksPort } from "../../../electron/desks-port.ts";
import { createDial } from "../../../electron/sync/socket-connection.ts";
import { askToJoin } from "../../../electron/trust/ask-to-join.ts";
import { codeMs, createEnrolment } from "../../../electron/trust/enrolment.ts";
import type { Newcomer } from "../../../electron/trust/enrolment.ts";
import { makeCode } from "../../../electron/trust/proof.ts";
import { keyOf } from "../../desks/keys.ts";

let nowMs = 0;
let isHub = true;
let port: DesksPort;
let middle: DesksPort;
const letIn: { newcomer: Newcomer; by: string }[] = [];
let enrolment: ReturnType<typeof createEnrolment>;

beforeAll(async () => {
  const hub = await keyOf("hub");
  enrolment = createEnrolment({ ownPrint: hub.print, nowMs: () => nowMs, isHub: () => isHub, firstHash: () => "f".repeat(64), enrol: (newcomer, by) => { letIn.push({ newcomer, by }); return 7; }, onChange: () => {} });
  port = await openDesksPort({ port: 0, own: hub, onConnection: (connection) => enrolment.accept(connection) });
  // Sits between the two: what the desk says goes on to the hub, what the hub says goes back.
  const thief = await keyOf("thief");
  middle = await openDesksPort({ port: 0, own: thief, onConnection(near) {
    const far = createDial(thief, "enrol")(addressOf(port));
    for (const name of ["begin", "prove"]) near.on(name, async (message, answer) => answer(await (await far)?.ask(name, message)));
  } });
});
afterAll(async () => {
  await port.close();
  await middle.close();
});
beforeEach(() => {
  nowMs = 1_000_000;
  isHub = true;
  letIn.length = 0;
  enrolment.hide();
});

const addressOf = (at: DesksPort) => `https://127.0.0.1:${at.port}`;

async function ask(code: string, at = port, who = "desk") {
  const own = await keyOf(who);
  return askToJoin({ dial: createDial(own, "enrol"), address: addressOf(at), code, ownPrint: own.print, nodeId: `node-${who}`, name: who, ownAddress: "" });
}

const wrongFor = (code: string) => (code.startsWith("2") ? `3${code.slice(1)}` : `2${code.slice(1)}`);

describe("a newcomer with the code", () => {
  it("is let in once, under the name of who showed the code, and takes the hub's fingerprint home", async () => {
    const { code } = enrolment.show("zhao-ming");
    const hub = await keyOf("hub");
    expect(await ask(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toEqual({ hubPrint: hub.print, number: 7, firstHash: "f".repeat(64) });
    expect(letIn).toMatchObject([{ by: "zhao-ming", newcomer: { nodeId: "node-desk", fingerprint: (await keyOf("desk")).print } }]);
    expect(enrolment.shown()).toBeNull();
    expect(await ask(code, port, "other")).toMatchObject({ code: "trust.no-code" });
    expect(letIn).toHaveLength(1);
  });

  it("comes too late after ten minutes, after another code was shown, or at a desk that is not the hub", async () => {
    const { code } = enrolment.show("zhao-ming");
    nowMs += codeMs;
    expect(await ask(code)).toMatchObject({ code: "trust.no-code" });
    const former = enrolment.show("zhao-ming").code;
    enrolment.show("zhao-ming");
    expect(await ask(former)).toMatchObject({ code: "trust.code-wrong", params: { left: 4 } });
    isHub = false;
    expect(await ask(former)).toMatchObject({ code: "sync.not-hub" });
    expect(letIn).toEqual([]);
  });

  it("learns that nobody is there", async () => {
    const own = await keyOf("desk");
    expect(await askToJoin({ dial: createDial(own, "enrol"), address: "https://127.0.0.1:9", code: makeCode(), ownPrint: own.print, nodeId: "n", name: "n", ownAddress: "" })).toMatchObject({ code: "sync.hub-unreachable" });
  });
});

describe("who does not know the code", () => {
  it("has five tries, counted for all connections and all at once; then the code is dead for everybody", async () => {
    const { code } = enrolment.show("zhao-ming");
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(wrongFor(code), port, "guesser")));
    expect(answers.map((one) => ("code" in one ? one.code : "in")).sort()).toEqual([...Array.from({ length: 5 }, () => "trust.code-wrong"), ...Array.from({ length: 3 }, () => "trust.no-code")]);
    expect(await ask(code)).toMatchObject({ code: "trust.no-code" });
    expect(letIn).toEqual([]);
  });

  it("cannot use a proof that it recorded: each is for its own connection", async () => {
    const { code } = enrolment.show("zhao-ming");
    const own = await keyOf("desk");
    const said: unknown[] = [];
    const dial = createDial(own, "enrol");
    const listening: typeof dial = async (address) => {
      const connection = await dial(address);
      return connection === undefined ? undefined : { ...connection, ask(name, message) { if (name === "prove") said.push(message); return connection.ask(name, message); } };
    };
    await askToJoin({ dial: listening, address: addressOf(port), code, ownPrint: own.print, nodeId: "node-desk", name: "desk", ownAddress: "" });
    expect(said).toHaveLength(1);
    enrolment.show("zhao-ming");
    for (const who of ["desk", "thief"]) {
      const again = await createDial(await keyOf(who), "enrol")(addressOf(port));
      await again?.ask("begin", {});
      expect(await again?.ask("prove", said[0])).toMatchObject({ refusal: { code: "trust.code-wrong" } });
      expect(await again?.ask("prove", said[0])).toMatchObject({ refusal: { code: "input.malformed" } }); // one proof for each salt
      again?.close();
    }
    expect(letIn).toHaveLength(1);
  });

  it("gains nothing by sitting between desk and hub: each side has proved itself to the wrong key", async () => {
    const { code } = enrolment.show("zhao-ming");
    expect(await ask(code, middle)).toMatchObject({ code: "trust.code-wrong" });
    expect(letIn).toEqual([]);
  });

  it("cannot pose as the hub: what it answers proves nothing, and the desk does not join", async () => {
    const thief = await keyOf("thief");
    const posing = await openDesksPort({ port: 0, own: thief, onConnection(connection) {
      connection.on("begin", (_message, answer) => answer({ salt: "0".repeat(32) }));
      connection.on("prove", (_message, answer) => answer({ proof: "0".repeat(64), number: 2, firstHash: "" }));
    } });
    expect(await ask(makeCode(), posing)).toMatchObject({ code: "trust.hub-not-proved" });
    await posing.close();
  });
});

it("a code is eight letters and digits of which none is taken for another", () => {
  const codes = Array.from({ length: 200 }, makeCode);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(new Set(codes).size).toBe(codes.length);
});
