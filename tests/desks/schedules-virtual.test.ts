/**
 * Schedules of the whole protocol in virtual time: crashes at every step of a write, cuts, silent connections, take-overs
 * by vote and by force, keepers named anew, old programs, machines lost for ever, wrong clocks. `SEED=n` plays one again.
 * Then the product is broken on purpose, one rule at a time, and the same checks must notice.
 */
import { describe, expect, it } from "vitest";
import { Crash, DiskFull } from "./virtual/machine.ts";
import { runSchedule } from "./virtual/schedule.ts";
import { rareVariants, variants } from "./virtual/variants.ts";

// What a crashed process had still to do is never done.
process.on("unhandledRejection", (fault) => { if (!(fault instanceof Crash || fault instanceof DiskFull)) throw fault; });

const given = process.env["SEED"];
const firstSeed = given === undefined ? 1 : Number(given);
const schedules = given === undefined ? 500 : 1;
/** Seeds a broken variant may survive here; `npm run simulate -- --variants` gives it 10,000. */
const variantSeeds = 3_000;

describe("several desks in virtual time", () => {
  it(`hold every rule in ${schedules} schedules`, async () => {
    for (let seed = firstSeed; seed < firstSeed + schedules; seed++) {
      const { findings } = await runSchedule(seed);
      expect(findings, `SEED=${seed}`).toEqual([]);
    }
  }, 240_000);

  it("play the same schedule again from its seed, to the last hash", async () => {
    expect(await runSchedule(firstSeed + 7)).toEqual(await runSchedule(firstSeed + 7));
  });
});

// What once broke a rule and was mended stands here as a variant: the product without its mending.
describe("a product that", () => {
  it.each(Object.entries(variants).filter(([name]) => !rareVariants.has(name)))("%s is caught", async (_name, variant) => {
    let caught = false;
    for (let seed = 1; seed <= variantSeeds && !caught; seed++) caught = (await runSchedule(seed, variant)).findings.length > 0;
    expect(caught).toBe(true);
  }, 240_000);
});
