/**
 * `npm run import -- tickets FILE [--map MAP] [--dry-run]`: service requests of another system become tickets with their
 * own history. What goes in and how: `tickets/import-tickets.ts`; maps: `resources/maps/README.md`.
 * `npm run import -- points FILE`: a point table of the building's alarms (`points/import-points.ts`); --dry-run, --rejects.
 * `npm run import -- catalog DIR`: a hospital's own places, crews, people, services (`catalog/import-catalog.ts`); --dry-run.
 *   --map MAP       path, or name of a ready map; without it the column heads tell
 *   --dry-run       reads, checks and counts; writes nothing
 *   --dates ORDER   dmy, mdy or ymd, where the file does not prove it
 *   --rejects FILE  saves the rows that cannot go in
 *   --data DIR  --lang zh-CN|en
 */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { dataFolderFrom } from "../arguments.ts";
import { importCatalog } from "./catalog/import-catalog.ts";
import type { DateExample } from "./tickets/date-order.ts";
import { importPoints } from "./points/import-points.ts";
import { importTickets } from "./tickets/import-tickets.ts";
import { dateOrders } from "./tickets/map.ts";
import type { DateOrder } from "./tickets/map.ts";
import { languageFor, readWords } from "./words.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    map: { type: "string" }, "dry-run": { type: "boolean", default: false }, dates: { type: "string" }, rejects: { type: "string" },
    data: { type: "string" }, lang: { type: "string" },
  },
});
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));
const [what, path, ...rest] = positionals;
const dates = dateOrders.find((one) => one === values.dates);

if (what === "catalog" && path !== undefined && rest.length === 0) {
  process.exitCode = await importCatalog({ folder: path, isDryRun: values["dry-run"], dataFolder, words, say: (line) => console.log(line) });
} else if (what === "points" && path !== undefined && rest.length === 0) {
  process.exitCode = await importPoints({
    path, isDryRun: values["dry-run"], rejectsPath: values.rejects, dataFolder, words, say: (line) => console.log(line),
  });
} else if (what !== "tickets" || path === undefined || rest.length > 0 || (values.dates !== undefined && dates === undefined)) {
  console.error(words.say("import.usage"));
  process.exitCode = 2;
} else {
  process.exitCode = await importTickets({
    path, map: values.map, dates, isDryRun: values["dry-run"], rejectsPath: values.rejects, dataFolder, words,
    say: (line) => console.log(line), ask: process.stdin.isTTY && process.stdout.isTTY ? askOrder : undefined,
  });
}

/** Asks at the terminal which of the two is the day; anything else than an answer is none. */
async function askOrder(example: DateExample): Promise<DateOrder | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${words.say("import.ask-order", { ...example })} `);
  terminal.close();
  return { 1: "dmy", 2: "mdy" }[answer.trim()] as DateOrder | undefined;
}
