/**
 * `npm run import -- catalog DIR`: a hospital's own places, crews, people, equipment, services and points go into the house,
 * from a folder as `resources/catalog/README.md` describes it. The same folder again changes nothing; what it says otherwise
 * than the house is changed; what it does not name stays. Called by `import.ts` and by tests.
 */
import { isDeepStrictEqual } from "node:util";
import { verbs } from "../../../shared/house.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import { place } from "../../../shared/place/place.ts";
import { siteId } from "../../../shared/site/site.ts";
import { readCatalog } from "../../catalog/read-catalog.ts";
import type { CatalogReading } from "../../catalog/read-catalog.ts";
import type { Core } from "../../core.ts";
import { asHub } from "../open-desk.ts";
import type { Words } from "../../words.ts";

export interface ImportCatalogOptions {
  readonly folder: string;
  readonly isDryRun: boolean;
  readonly dataFolder: string;
  readonly words: Words;
  readonly say: (line: string) => void;
}

type CatalogCommand = CatalogReading["commands"][number];
type Standing = "fresh" | "changed" | "same";

/** Commands of one transaction. */
const atOnce = 200;

/** Exit code of the tool: 0 in, 1 nothing went in because of the catalogue's folder, 3 because of the data folder. */
export async function importCatalog(options: ImportCatalogOptions): Promise<number> {
  const { folder, dataFolder, words, say } = options;
  const reading = readCatalog(folder);
  if (reading.commands.length === 0) {
    sayProblems(reading, options);
    say(words.say("import.nothing-written"));
    return 1;
  }
  return asHub(dataFolder, options, (core) => bringIn(reading, core, options));
}

function bringIn(reading: CatalogReading, core: Core, options: ImportCatalogOptions): number {
  const { words, say, isDryRun } = options;
  const plan = planOf(reading, core);
  const wanted = plan.filter(({ standing }) => standing !== "same");
  const refused = isDryRun ? [] : submit(wanted, core);
  const count = (standing: Standing) => plan.filter((one) => one.standing === standing && one.counts && !refused.some(({ id }) => id === one.id)).length;
  const counts = { fresh: count("fresh"), changed: count("changed"), same: count("same"), wrong: reading.problems.length + refused.length };
  say(words.say(isDryRun ? "import.catalog.would" : "import.catalog.done", counts));
  sayProblems(reading, options);
  for (const { id, refusal } of refused) say(words.say("import.catalog.refused", { id, reason: words.say(`refusal.${refusal.code}`, refusal.params) }));
  return 0;
}

interface Planned {
  readonly id: string;
  readonly command: CatalogCommand;
  readonly standing: Standing;
  /** False for what comes along with another command: who is on duty at first. */
  readonly counts: boolean;
}

/** What the folder wants of the house, in its order, beside how the house stands now. */
function planOf({ commands }: CatalogReading, core: Core): readonly Planned[] {
  const moved = new Set<string>();
  const fresh = new Set<string>();
  return commands.flatMap((command): Planned[] => {
    const thing = thingOf(command, core);
    if (thing === undefined) {
      const { personId = "" } = command.body as { readonly personId?: string };
      return fresh.has(personId) ? [{ id: personId, command, standing: "fresh", counts: false }] : []; // a house that stands has its own beginning
    }
    const { id, stream } = thing;
    const standing = standingOf(command, thing, moved);
    if (standing === "fresh") fresh.add(id);
    if (standing !== "same" && stream === place.name) moved.add(id);
    return [{ id, command, standing, counts: true }];
  });
}

/** Many in one transaction, so that a hospital is in within seconds; answers what the house did not take. */
function submit(wanted: readonly Planned[], { desk }: Pick<Core, "desk">): { readonly id: string; readonly refusal: Refusal }[] {
  const refused: { readonly id: string; readonly refusal: Refusal }[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const slice = wanted.slice(from, from + atOnce);
    const answers = desk.submitAll(slice.map(({ command: { type, body } }) => ({ command: type, body, actor: "import", byMachine: true })));
    answers.forEach((answer, index) => {
      if (answer.kind === "refused") refused.push({ id: slice[index]?.id ?? "", refusal: answer.refusal });
    });
  }
  return refused;
}

interface Thing {
  readonly stream: string;
  readonly id: string;
  /** Undefined where the house has none of that id. */
  readonly state: Readonly<Record<string, unknown>> | undefined;
}

/** What a command of the catalogue defines; undefined for one that only begins something (the site, who is on duty at first). */
function thingOf({ type, body }: CatalogCommand, { store }: Pick<Core, "store">): Thing | undefined {
  const stream = verbs.get(type)?.events[0]?.stream;
  const { id } = body as { readonly id?: string };
  if (stream === undefined || id === undefined || id === siteId) return undefined;
  const state = store.state.get(stream, id);
  return { stream, id, state: state === undefined ? undefined : JSON.parse(state) as Thing["state"] };
}

/** A place whose upper place was changed is defined again, since it carries that place's name. */
function standingOf({ body }: CatalogCommand, { stream, state }: Thing, moved: ReadonlySet<string>): Standing {
  if (state === undefined) return "fresh";
  const wanted = body as Readonly<Record<string, unknown>>;
  const known = (state["point"] ?? state) as Readonly<Record<string, unknown>>; // a point of an alarm lies within its alarm
  const isSame = Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(value, known[key]));
  return isSame && !(stream === place.name && moved.has(String(wanted["parentId"]))) ? "same" : "changed";
}

function sayProblems({ problems }: CatalogReading, { words, say }: ImportCatalogOptions): void {
  for (const { code, file, row, column, params } of problems) say(words.say(`catalog.problem.${code}`, { file, row, column, ...params }));
}
