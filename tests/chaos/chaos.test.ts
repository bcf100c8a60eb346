/** Three rounds of real processes killed, stopped and cut off; `npm run chaos` plays two hundred. */
import { expect, it } from "vitest";
import { runChaos } from "./run-chaos.ts";

it("loses nothing that was acknowledged, and ends the same everywhere", async () => {
  const figures = await runChaos({ rounds: 3, seed: 1, workMs: 1_500, freezeMs: 1_500 });
  expect(figures.misses).toEqual([]);
  expect(figures.acked).toBeGreaterThan(0);
  expect(figures.counts["kills"]).toBeGreaterThan(0);
}, 240_000);
