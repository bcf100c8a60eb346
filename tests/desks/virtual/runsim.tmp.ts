import { runSchedule } from "./schedule.ts";
process.on("unhandledRejection", (e: Error) => { if (e?.constructor?.name !== "Crash") console.log("UNHANDLED", e); });
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 1);
const t0 = performance.now(); let bad = 0; const sum: Record<string, number> = {};
for (let seed = from; seed < from + n; seed++) {
  const r = await runSchedule(seed);
  for (const [k, v] of Object.entries(r.counts)) sum[k] = (sum[k] ?? 0) + v;
  if (r.findings.length) { bad++; if (bad <= 5) console.log("seed", seed, r.findings, r.counts); }
}
console.log({ n, bad, ms: Math.round(performance.now() - t0), ...sum });
