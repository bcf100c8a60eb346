/** The SIP user agent against the real things: kamailio registers it and relays, sipp calls. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phoneSip } from "../../../electron/devices/phone-sip.ts";
import { openPhoneDesk, phases, until } from "./phone-desk.ts";
import type { PhoneDesk } from "./phone-desk.ts";
import { giveUpCalls, hasProgram, startRegistrar } from "./real-exchange.ts";
import type { Registrar } from "./real-exchange.ts";

const isHere = [hasProgram("kamailio", "kamailio"), hasProgram("sipp", "sip-tester")].every(Boolean);

describe.skipIf(!isHere).each(["udp", "tcp"] as const)("kamailio and sipp, over %s", (transport) => {
  let registrar: Registrar;
  let desk: PhoneDesk;
  beforeAll(async () => {
    registrar = await startRegistrar();
    desk = await openPhoneDesk(phoneSip, { server: "127.0.0.1", port: registrar.port, transport, user: "8000", password: "sesame" });
  });
  afterAll(async () => {
    await desk.close();
    await registrar.close();
  });

  it("takes our registration by digest", () => {
    expect(desk.row(), registrar.said()).toMatchObject({ state: "ok", code: "registered" });
  });

  it("hears of a call that is given up as missed", async () => {
    expect(await giveUpCalls(registrar.port)).toBe(0);
    await until(() => phases(desk), (text) => text === "missed");
    expect(desk.calls()[0]).toMatchObject({ number: "8371", called: "8000" });
  });

  it("hears of a call that another telephone took as picked up", async () => {
    expect(await giveUpCalls(registrar.port, { reason: 'Reason: SIP;cause=200;text="Call completed elsewhere"' })).toBe(0);
    await until(() => phases(desk), (text) => text === "missed picked-up");
  });

  it("takes ten calls in a second", async () => {
    expect(await giveUpCalls(registrar.port, { count: 10 })).toBe(0);
    await until(() => desk.calls().filter((one) => one.phase === "missed").length, (count) => count === 11);
    expect(desk.faults).toEqual([]);
  });
});

describe.skipIf(!isHere)("kamailio", () => {
  it("turns away a wrong password, and the desk says so", async () => {
    const registrar = await startRegistrar();
    const desk = await openPhoneDesk(phoneSip, { server: "127.0.0.1", port: registrar.port, user: "8000", password: "wrong" });
    expect(desk.row()).toMatchObject({ state: "failing", code: "register-refused", params: { status: 401 } });
    await desk.close();
    await registrar.close();
  });
});
