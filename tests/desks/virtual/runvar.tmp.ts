import { runSchedule } from "./schedule.ts";
import { variants } from "./variants.ts";
process.on("unhandledRejection", () => {});
const most = Number(process.argv[2] ?? 100); const only = process.argv[3];
for (const [name, variant] of Object.entries(variants)) {
  if (only && !name.includes(only)) continue;
  let caught;
  for (let seed = 1; seed <= most && !caught; seed++) { const r = await runSchedule(seed, variant); if (r.findings.length) caught = { seed, rules: r.findings.map(f => f.rule + (f.rule==="no-fault"? " "+f.detail.split("\n")[0]:"")) }; }
  console.log(name, "=>", caught ? `seed ${caught.seed} ${caught.rules.join(", ")}` : "LIVES");
}
