import { describe, expect, it } from "vitest";
import { verbs } from "../../shared/house.ts";
import { beforeTheSite, waysToNo } from "./every-refusal.ts";
import { emptyHospital, given } from "./given.ts";


describe("every refusal that a verb lists", () => {
  for (const verb of verbs.values()) {
    const known = Object.entries(waysToNo).find(([command]) => command === verb.command)?.[1] ?? {};

    it(`${verb.command}: there is a way to each`, () => {
      expect(Object.keys(known).sort()).toEqual([...new Set(verb.refusals)].sort());
    });

    for (const [code, way] of Object.entries(known)) {
      it(`${verb.command} says ${code}`, () => {
        const before = beforeTheSite.has(code) ? emptyHospital : given(...way.given);
        before.when(way.when).thenRefused(code);
      });
    }
  }
});
