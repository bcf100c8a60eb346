/** What founds a house at the first start: the sample hospital, an empty one, or a hospital's own folder. Reads files only. */
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { CallInput } from "../../shared/bridge.ts";
import type { CatalogCommand } from "./catalog-row.ts";
import { readCatalog } from "./read-catalog.ts";

/** Wrong rows that are named at once. */
const problemsTold = 8;

interface FoundingParts {
  readonly sampleFolder: string;
  /** Puts a key of `resources/words` into the desk's language. */
  readonly say: (key: string, params: Readonly<Record<string, string | number>>) => string;
}

/** The commands in order; a refusal where the own folder cannot be read, or rows of it are wrong and nobody said to go on without just these. */
export function foundingCommands({ how, name = "医院", folder = "", without }: CallInput<"found">, { sampleFolder, say }: FoundingParts): readonly Pick<CatalogCommand, "type" | "body">[] | Refusal {
  if (how === "empty") return [{ type: "site.open", body: { name: { zh: name, en: name }, zone: "Asia/Shanghai" } }];
  if (how === "sample") return readCatalog(sampleFolder).commands;
  const { commands, problems } = readCatalog(folder.trim().replace(/^"(.*)"$/, "$1")); // as Windows copies a path
  if (!commands.some(({ type }) => type === "site.open")) return refuse("site.folder-unreadable", { folder });
  if (problems.length === 0 || problems.length === without) return commands;
  const told = problems.slice(0, problemsTold).map(({ code, file, row, column, params }) => say(`catalog.problem.${code}`, { file, row, column, ...params }));
  return refuse("site.folder-wrong", { count: problems.length, problems: told.join("\n") });
}
