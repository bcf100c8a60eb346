/**
 * One row of the catalogue becomes one command, or problems. Used by `read-catalog.ts` only. What a cell cannot say
 * (a number, a yes, a date) is passed on as it stands, so that the verb's own schema refuses it and the problem names
 * the column as the file calls it. Beyond the schema: no id twice, and what a cell names must exist.
 */
import { z } from "zod";
import { verbs } from "../../shared/house.ts";
import type { CommandName } from "../../shared/house.ts";
import { civilTime, hourMs, startOfDay } from "../../shared/kernel/time.ts";
import type { CatalogProblem, Report, TableRow } from "./catalog-table.ts";

/** A command that founds a piece of the house; the body has passed its verb's schema. */
export interface CatalogCommand {
  readonly type: CommandName;
  readonly body: unknown;
}

/** Where in the folder something stands. */
export type Place = Pick<CatalogProblem, "file" | "row">;

/** One reading under way: what went in so far, by command, and what could not. */
export interface Reading {
  readonly folder: string;
  readonly commands: CatalogCommand[];
  readonly report: Report;
  readonly takenIds: Map<CommandName, Set<string>>;
}

/** A cell that must name something that exists: in `column` of the file, among `ids`. Null names nothing. */
export interface Reference {
  readonly column: string;
  readonly value: unknown;
  readonly ids: ReadonlySet<string>;
}

/** Columns that each table must have. */
export const columnsOf = {
  "places.csv": ["id", "kind", "parentId", "zh", "en", "extensions"],
  "crews.csv": ["id", "zh", "en", "shortZh", "shortEn", "letter", "phone", "onCallPersonId", "outsourced", "jobsPerPerson", "seat"],
  "people.csv": ["id", "zh", "en", "role", "crewId", "phone", "skills", "duty"],
  "certificates.csv": ["personId", "kind", "number", "validUntil"],
  "equipment.csv": ["id", "code", "zh", "en", "kind", "placeId", "upstreamId", "maker", "model"],
} as const;

const list = (cell: string): string[] => cell.split(/[;；]/u).map((one) => one.trim()).filter((one) => one !== "");
const orNull = (cell: string): string | null => (cell === "" ? null : cell);
const toNumber = (cell: string): number | string => (/^\d+$/u.test(cell) ? Number(cell) : cell);
const toYes = (cell: string): boolean | string => ({ yes: true, no: false })[cell] ?? cell;

/** Body of `place.define`. */
export function placeBody({ cell }: TableRow) {
  return {
    id: cell("id"), kind: cell("kind"), parentId: orNull(cell("parentId")),
    name: { zh: cell("zh"), en: cell("en") }, extensions: list(cell("extensions")),
  };
}

/** Body of `crew.define`; a number or yes that is none stays text and is refused by the verb. */
export function crewBody({ cell }: TableRow, zone: string) {
  return {
    id: cell("id"), name: { zh: cell("zh"), en: cell("en") }, short: { zh: cell("shortZh"), en: cell("shortEn") },
    letter: cell("letter"), phone: cell("phone"), onCallPersonId: orNull(cell("onCallPersonId")),
    outsourced: toYes(cell("outsourced")), contractUntilMs: cell("contractUntil") === "" ? null : endOfDayMs(cell("contractUntil"), zone) ?? cell("contractUntil"), jobsPerPerson: toNumber(cell("jobsPerPerson")), seat: toNumber(cell("seat")),
  };
}

/** Body of `person.define` but for the certificates, which have a file of their own. */
export function personBody({ cell }: TableRow) {
  return {
    id: cell("id"), name: { zh: cell("zh"), en: cell("en") }, role: cell("role"), crewId: orNull(cell("crewId")),
    phone: cell("phone"), skills: list(cell("skills")),
  };
}

/** Body of `equipment.register`. */
export function equipmentBody({ cell }: TableRow) {
  return {
    id: cell("id"), code: cell("code"), name: { zh: cell("zh"), en: cell("en") }, kind: cell("kind"),
    placeId: cell("placeId"), upstreamId: orNull(cell("upstreamId")), maker: cell("maker"), model: cell("model"),
  };
}

/** Last millisecond of a day written 2027-03-31, 2027/3/31 or 2027.3.31, in the hospital's zone; undefined if there is no such day. */
export function endOfDayMs(day: string, zone: string): number | undefined {
  const [year = 0, month = 0, date = 0] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(day)?.slice(1).map(Number) ?? [];
  const meant = new Date(Date.UTC(year, month - 1, date));
  if (year === 0 || meant.getUTCMonth() !== month - 1 || meant.getUTCDate() !== date) return undefined;
  const nextNoonMs = meant.getTime() + 36 * hourMs;
  const there = civilTime(nextNoonMs, zone);
  const offsetMs = Date.UTC(there.year, there.month - 1, there.day, there.hour, there.minute) - nextNoonMs;
  return startOfDay(nextNoonMs - offsetMs, zone) - 1;
}

/** What a schema has against a body, put at the place in the file; empty when it takes it. */
export function problemsOf(schema: z.ZodType, body: unknown, at: { file: string; row: number }): CatalogProblem[] {
  const issues = schema.safeParse(body).error?.issues ?? [];
  return issues.map((issue) => ({ ...at, column: columnAt(issue.path, at.row), ...reasonOf(issue, valueAt(body, issue.path)) }));
}

// Where a body's path is called otherwise than the column it came from.
const columnNames: Readonly<Record<string, string>> = {
  "name.zh": "zh", "name.en": "en", "short.zh": "shortZh", "short.en": "shortEn", personId: "id", validUntilMs: "validUntil", contractUntilMs: "contractUntil",
};

function columnAt(path: readonly PropertyKey[], row: number): string {
  const whole = path.map(String).join(".");
  return row === 0 ? whole : columnNames[whole] ?? String(path[0] ?? "");
}

/** Enough of a wrong value to recognise it by. Unit: UTF-16 units. */
const shownMax = 40;

function valueAt(body: unknown, path: readonly PropertyKey[]): string {
  let value = body;
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, shownMax) : "";
}

function reasonOf(issue: z.core.$ZodIssue, value: string): Pick<CatalogProblem, "code" | "params"> {
  if (issue.message === "control-character") return { code: "control-character", params: {} };
  if (issue.code === "unrecognized_keys") return { code: "key-unknown", params: { keys: issue.keys } };
  if (issue.code === "invalid_value") return { code: "not-one-of", params: { value, allowed: issue.values.map(String) } };
  if (issue.code === "too_big" && issue.origin === "string") return { code: "too-long", params: { max: Number(issue.maximum) } };
  return value === "" ? { code: "cell-empty", params: {} } : { code: "bad-value", params: { value } };
}

/** Puts a command in if its verb takes the body, its id is new and what it names exists; else reports each reason. */
export function take(reading: Reading, type: CommandName, body: unknown, place: Place, references: readonly Reference[] = []): boolean {
  const verb = verbs.get(type);
  if (verb === undefined) throw new Error(`no verb ${type}`);
  const wrong = [...problemsOf(verb.body, body, place), ...unknownReferences(references, place)];
  const key = idOf(body);
  const ids = takenOf(reading, type);
  if (key !== null && ids.has(key)) wrong.push({ ...place, column: "id", code: "id-twice", params: { value: key } });
  wrong.forEach(reading.report);
  if (wrong.length > 0) return false;
  reading.commands.push({ type, body: verb.body.parse(body) });
  if (key !== null) ids.add(key);
  return true;
}

/** One problem for each reference to nothing. */
export function unknownReferences(references: readonly Reference[], place: Place): CatalogProblem[] {
  return references
    .filter(({ value, ids }) => typeof value === "string" && value !== "" && !ids.has(value))
    .map(({ column, value }) => ({ ...place, column, code: "reference-unknown", params: { value: String(value) } }));
}

/** Ids that went in by this command so far; grows with `take`. */
export function takenOf({ takenIds }: Reading, type: CommandName): Set<string> {
  const found = takenIds.get(type) ?? new Set<string>();
  takenIds.set(type, found);
  return found;
}

const idHolder = z.object({ id: z.string() });
const idOf = (body: unknown): string | null => idHolder.safeParse(body).data?.id ?? null;
