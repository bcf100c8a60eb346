/** The second person of an override proves at the desk who they are, before anything is decided. */
import { describe, expect, it } from "vitest";
import type { Proof } from "../../../electron/seat/prove.ts";
import { refuseSecond } from "../../../electron/seat/second-person.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";
import type { PersonState } from "../../../shared/person/person.ts";

const supervisor: PersonState = { id: "zhao-ming", name: { zh: "赵明", en: "Zhao Ming" }, role: "supervisor", crewId: null, phone: "", skills: [], certificates: [], duty: "on", jobs: [] };
const asked: Proof[] = [];
const seat = {
  prove: async (proof: Proof) => {
    asked.push(proof);
    return proof.pin === "2580" ? supervisor : refuse("person.pin-wrong", { left: 4 });
  },
};
const body = { ticketId: "t", crewId: "electric", personIds: ["sun-tao"], override: { byPersonId: "zhao-ming", reason: "急" } };

describe("an override", () => {
  it("is let through with the PIN of whom it names", async () => {
    expect(await refuseSecond(body, "2580", seat)).toBeUndefined();
    expect(asked.at(-1)).toEqual({ personId: "zhao-ming", pin: "2580" });
  });
  it("is refused with a wrong one, or none", async () => {
    expect(await refuseSecond(body, "1234", seat)).toMatchObject({ code: "person.pin-wrong" });
    expect(await refuseSecond(body, undefined, seat)).toMatchObject({ code: "person.pin-wrong" });
  });
  it("of one operator alone at night, and any other act, asks nobody", () => {
    const before = asked.length;
    for (const one of [{ ...body, override: { byPersonId: null, reason: "急" } }, { ticketId: "t" }, null, "x"]) expect(refuseSecond(one, undefined, seat)).toBeUndefined();
    expect(asked.length).toBe(before);
  });
});
