/**
 * How the tests run: everything under `tests` in plain Node, files side by side; then `tests/e2e`, which opens real
 * windows, two files at a time. `vitest run tests/shared` runs one room.
 */
import { defineConfig } from "vitest/config";

const files = ["tests/**/*.test.ts", "tests/**/*.test.tsx"];

export default defineConfig({
  test: {
    // Both cores are slow and shared: a test that needs longer than this is stuck.
    projects: [
      {
        test: {
          name: "unit", include: files, exclude: ["tests/e2e/**"], environment: "node", pool: "forks",
          testTimeout: 20_000, hookTimeout: 20_000, maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e", include: ["tests/e2e/**/*.test.ts"], environment: "node", pool: "forks",
          testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } }, maxWorkers: 2, sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
