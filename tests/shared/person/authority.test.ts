import { describe, expect, it } from "vitest";
import { verbs } from "../../../shared/house.ts";
import { isMachine, machines, roles } from "../../../shared/kernel/may.ts";
import type { World } from "../../../shared/kernel/stream.ts";
import { nobody, refuseActor } from "../../../shared/person/authority.ts";
import { person } from "../../../shared/person/person.ts";
import { site, siteId } from "../../../shared/site/site.ts";
import { accept, ask, dispatched, log } from "../asks.ts";
import { setSecret } from "../every-refusal.ts";
import { given } from "../given.ts";
import type { Hospital } from "../given.ts";
import { recordOf } from "./colleagues.ts";

const verbOf = (command: string) => {
  const verb = verbs.get(command);
  if (verb === undefined) throw new Error(`no verb ${command}`);
  return verb;
};

/** The hospital as a world, to ask the gate what it says of a command from another desk. */
function worldOf(hospital: Hospital): World {
  return { get: (stream, id) => { try { return hospital.state(stream, id); } catch { return undefined; } } };
}

const founded = given(setSecret("pin", "fang-zhiyuan"));
const offered = (command: string, actor: string, hospital: Hospital = founded) => refuseActor(verbOf(command), { actor }, worldOf(hospital), true)?.code;

describe("who may do what", () => {
  it("lets operators do the work of the desk, and viewers nothing", () => {
    expect(given().ask(log())).toMatchObject({ kind: "events" });
    given().when({ ...log(), actor: "xu-wanqing" }).thenRefused("person.not-allowed", { person: "徐婉清", role: "viewer", needed: ["operator", "supervisor"] });
  });

  it("keeps people, catalogue and site for administrators", () => {
    const place = { id: "new", kind: "room" as const, parentId: null, name: { zh: "新", en: "New" }, extensions: [] };
    given().when(ask("place.define", place, { actor: "li-jianguo" })).thenRefused("person.not-allowed", { needed: ["administrator"] });
    given().when(ask("place.define", place, { actor: "fang-zhiyuan" })).then([{ type: "place.defined@1" }]);
  });

  it("keeps the keepers for supervisors and administrators", () => {
    const keepers = { keepers: ["node-a"], automatic: false };
    given().when(ask("site.name-keepers", keepers, { actor: "chen-jing" })).thenRefused("person.not-allowed");
    expect(given().ask(ask("site.name-keepers", keepers, { actor: "zhao-ming" }))).toMatchObject({ kind: "events" });
  });

  it("lets a crew report on its own jobs and on no others", () => {
    given(...dispatched).when({ ...accept("c1"), actor: "wu-min" }).then([{ type: "ticket.accepted@1" }]);
    given(...dispatched).when({ ...accept("c1"), actor: "he-yong" }).thenRefused("person.not-your-crew", { person: "何勇" });
    given(...dispatched).when(ask("ticket.cancel", { ticketId: "c1", reason: "不用了" }, { actor: "wu-min" })).thenRefused("person.not-allowed");
  });

  it("asks who it is where nobody has said so", () => {
    given().when({ ...log(), actor: nobody }).thenRefused("person.nobody-sits");
    given().when({ ...log(), actor: "a-stranger" }).thenRefused("person.unknown");
  });

  it("lets machines do only what is listed for them", () => {
    given().when(ask("site.open-epoch", { epoch: 102, nodeId: "node-a", forcedBy: null }, { actor: "device" })).thenRefused("person.not-allowed", { role: "machine" });
    given().when(ask("person.define", recordOf("x", "某", { role: "administrator" }), { actor: "phone-page" }))
      .thenRefused("person.not-allowed");
  });
});

describe("what comes from another desk", () => {
  it("never changes the site as a machine, not even while it is founded", () => {
    const siteCommands = [...verbs.keys()].filter((command) => command.startsWith("site."));
    expect(siteCommands.length).toBeGreaterThan(4);
    for (const command of siteCommands) for (const machine of machines) expect(offered(command, machine, given()), `${machine} ${command}`).toBe("person.not-allowed");
  });

  it("never defines people or places as a machine once an administrator has a PIN", () => {
    for (const command of ["person.define", "place.define", "service.define", "crew.define"]) {
      expect(offered(command, "import", given())).toBeUndefined();
      expect(offered(command, "import")).toBe("person.not-allowed");
      expect(offered(command, "fang-zhiyuan")).toBeUndefined();
    }
  });

  it("is taken from a device, a timer or an import where they do desk work", () => {
    for (const machine of ["device", "scheduler", "import"]) expect(offered("ticket.log", machine)).toBeUndefined();
  });
});

describe("founding", () => {
  const colleague = recordOf("p-1", "新来的", { role: "administrator" });
  it("lets whoever stands at a desk define people until an administrator has a PIN", () => {
    given().when(ask("person.define", colleague, { actor: nobody })).then([{ type: "person.defined@1" }]);
    founded.when(ask("person.define", colleague, { actor: nobody })).thenRefused("person.nobody-sits");
    founded.when(ask("person.define", colleague, { actor: "li-jianguo" })).thenRefused("person.not-allowed");
    founded.when(ask("person.define", colleague, { actor: "fang-zhiyuan" })).then([{ type: "person.defined@1" }]);
  });

  it("ends with the first administrator's PIN or badge, not with anybody else's", () => {
    expect(given(setSecret("pin", "li-jianguo")).state(site, siteId).administrators).toBeUndefined();
    expect(given(setSecret("badge", "fang-zhiyuan")).state(site, siteId).administrators).toEqual(["fang-zhiyuan"]);
  });

  it("does not come back: the last administrator keeps role and PIN", () => {
    founded.when(setSecret("pin", "fang-zhiyuan", { verifier: null })).thenRefused("person.last-administrator");
    const two = founded.after(ask("person.define", colleague)).after(setSecret("pin", "p-1", { actor: "fang-zhiyuan" }));
    expect(two.state(site, siteId).administrators).toEqual(["fang-zhiyuan", "p-1"]);
    expect(two.after(setSecret("pin", "fang-zhiyuan", { verifier: null, actor: "p-1" })).state(site, siteId).administrators).toEqual(["p-1"]);
  });
});

describe("PIN (person.set-pin) and badge (person.set-badge)", () => {
  it("are one's own; an administrator sets and takes away those of others", () => {
    founded.when(setSecret("pin", "chen-jing")).then([{ type: "person.pin-set@1", id: "chen-jing" }]);
    founded.when(setSecret("pin", "chen-jing", { actor: "li-jianguo" })).thenRefused("person.secret-not-yours");
    founded.when(setSecret("pin", "chen-jing", { verifier: null })).thenRefused("person.secret-not-yours");
    founded.when(setSecret("pin", "chen-jing", { verifier: null, actor: "fang-zhiyuan" })).then([{ type: "person.pin-set@1", body: { verifier: null } }]);
  });

  it("stay when the record of the person changes", () => {
    const record = recordOf("chen-jing", "陈静", { role: "supervisor" });
    const after = founded.after(setSecret("pin", "chen-jing")).after(ask("person.define", record));
    expect(after.state(person, "chen-jing")).toMatchObject({ role: "supervisor", duty: "on", pin: { kind: "scrypt" } });
  });

  it("may be asked of everybody only once an administrator has one", () => {
    given().when(ask("site.set-sign-in", { policy: "pin" })).thenRefused("site.no-administrator");
    founded.when(ask("site.set-sign-in", { policy: "pin" })).then([{ type: "site.sign-in-set@1", body: { policy: "pin" } }]);
    founded.when(ask("site.set-sign-in", { policy: "pin" }, { actor: "zhao-ming" })).thenRefused("person.not-allowed");
  });
});

it("every verb that names who may names somebody, and only known roles and machines", () => {
  for (const { command, may } of verbs.values()) {
    if (may === undefined) continue;
    expect(may.length, command).toBeGreaterThan(0);
    for (const who of may) expect(isMachine(who) || roles.some((role) => role === who), `${command}: ${who}`).toBe(true);
  }
});
