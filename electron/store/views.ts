/**
 * Runs the SQL views. A column called `place.zh` becomes `{ place: { zh } }`; `name:json` is parsed (null stays null),
 * `name:list` is parsed (null becomes an empty list), `name:flag` becomes a boolean, `*:json` is spread into the row;
 * `name:event`, after a column `type`, is the body of a logged event in today's words, and `type` today's version.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Statement } from "better-sqlite3";
import { readEvent } from "../../shared/house.ts";
import type { ViewName } from "../../shared/views.ts";
import { views } from "../../shared/views.ts";
import type { Sql } from "./open.ts";
import { initialOf } from "./search-terms.ts";

export type ViewParams = Readonly<Record<string, string | number>>;
type Row = Record<string, unknown>;

export interface ViewReader {
  /** All rows, in the order of the view. */
  snapshot(view: ViewName, params: ViewParams): Row[];
  /** The row of one key, or undefined where there is none. */
  row(view: ViewName, params: ViewParams, key: string): Row | undefined;
}

export function createViewReader(db: Sql, sqlFolder: string): ViewReader {
  db.function("initials", { deterministic: true }, (text) => [...String(text)].map(initialOf).join(""));
  const prepared = new Map<string, { all: Statement; one: Statement; build: (values: unknown[]) => Row }>();
  /** Prepared when it is first asked for: a desk that is starting needs few of them. */
  function find(view: ViewName) {
    const known = prepared.get(view);
    if (known !== undefined) return known;
    const sql = readFileSync(join(sqlFolder, "views", `${view}.sql`), "utf8");
    const all = db.prepare(sql).raw();
    const one = db.prepare(`SELECT * FROM (${sql}) WHERE "${views[view].key}" = :key`).raw();
    const made = { all, one, build: rowBuilder(all.columns().map((column) => column.name)) };
    prepared.set(view, made);
    return made;
  }
  return {
    snapshot(view, params) {
      const { all, build } = find(view);
      return (all.all(params) as unknown[][]).map(build);
    },
    row(view, params, key) {
      const { one, build } = find(view);
      const values = one.get({ ...params, key }) as unknown[] | undefined;
      return values === undefined ? undefined : build(values);
    },
  };
}

type Setter = (row: Row, value: unknown) => void;

/** Compiles the column names of a view into one function per column. */
function rowBuilder(names: readonly string[]): (values: unknown[]) => Row {
  const setters = names.map(setterFor);
  return (values) => {
    const row: Row = {};
    for (let index = 0; index < setters.length; index++) setters[index]?.(row, values[index]);
    return row;
  };
}

function setterFor(column: string): Setter {
  const [path = "", kind] = column.split(":");
  if (path === "*") return (row, value) => void Object.assign(row, JSON.parse(value as string));
  if (kind === "flag") return (row, value) => { row[path] = value === 1; };
  if (kind === "json") return (row, value) => { row[path] = value === null ? null : JSON.parse(value as string); };
  if (kind === "event") return (row, value) => {
    const body: unknown = JSON.parse(value as string);
    const read = readEvent(String(row["type"]), body);
    row[path] = read?.body ?? body;
    row["type"] = read?.kind.type ?? row["type"];
  };
  if (kind === "list") return (row, value) => { row[path] = value === null ? [] : JSON.parse(value as string); };
  const [outer = "", inner] = path.split(".");
  if (inner === undefined) return (row, value) => { row[outer] = value; };
  return (row, value) => { (row[outer] ??= {} as Row); (row[outer] as Row)[inner] = value; };
}
