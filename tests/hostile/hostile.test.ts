/** Two thousand hostile messages at both ports; `npm run hostile` sends a hundred thousand. */
import { expect, it } from "vitest";
import { runHostile } from "./run-hostile.ts";

it("writes nothing for an attacker, breaks nowhere, and keeps serving an honest desk", async () => {
  const figures = await runHostile({ messages: 2_000, seed: 1, settleMs: 500, turns: 2, warmUpCommands: 10 });
  expect(figures).toMatchObject({ strayRows: 0, faults: 0, isSameEpoch: true });
  expect(figures.honestCommands).toBeGreaterThan(0);
  expect(figures.bareCommands).toBeGreaterThan(0);
  expect(figures.heapAfterMb - figures.heapBeforeMb).toBeLessThan(32);
}, 120_000);
