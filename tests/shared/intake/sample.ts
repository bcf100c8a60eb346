/** The sample catalogue as the intake line sees it, read once for these tests. */
import { join } from "node:path";
import { readIntakeCatalogue } from "../../../electron/commands/propose-score.ts";
import { createProposer } from "../../../shared/intake/propose.ts";

const root = join(import.meta.dirname, "..", "..", "..");

export const catalogue = readIntakeCatalogue(join(root, "resources", "catalog"));
export const proposer = createProposer(catalogue);
/** Noon of a Sunday in Shanghai. */
export const nowMs = Date.UTC(2026, 10, 22, 4);

export function labelledFile(set: "tuned" | "held-out" | "blind-a" | "blind-b" | "blind-c" | "blind-d" | "blind-e" | "blind-f" | "blind-g" | "blind-h"): string {
  return join(root, "tests", "shared", "intake", `lines-${set}.tsv`);
}
