/**
 * Maps: which column of a file means what (`resources/maps`, described there). Read and checked here; a map is found by
 * path, by the name of a ready one, or, where nobody names one, by the column heads of the file.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { id } from "../../../shared/kernel/text.ts";
import { isZone } from "../../../shared/kernel/time.ts";
import { priority } from "../../../shared/service/service.ts";
import { sourceFolder } from "../../arguments.ts";
import { fileProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";

export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A column by its head, or by its number from 1. Several are joined. */
const column = z.union([z.string().min(1), z.number().int().min(1)]);
const columns = z.union([column, z.array(column).min(1)]).transform((one) => (Array.isArray(one) ? one : [one]));
export type ColumnName = z.infer<typeof column>;

const importMap = z.strictObject({
  about: z.string(),
  /** Stands before every key: the same key of another source is another ticket. */
  source: id,
  header: z.boolean().default(true),
  /** `event`: a request has a row for each thing that happened to it, oldest first; `created` is the column of their times. */
  rows: z.enum(["request", "event"]).default("request"),
  delimiter: z.string().length(1).optional(),
  zone: z.string().refine(isZone, "zone"),
  dates: z.enum(dateOrders).optional(),
  columns: z.strictObject({
    key: columns, created: columns, type: columns,
    closed: columns.optional(), due: columns.optional(), matter: columns.optional(), place: columns.optional(), text: columns.optional(),
    callerName: columns.optional(), callerPhone: columns.optional(), result: columns.optional(), status: columns.optional(), priority: columns.optional(),
  }),
  /** What a cell of the last place column looks like if its row has not shifted. */
  placePattern: z.string().refine(isPattern, "pattern").optional(),
  /** Words of the status column that mean done, for files that do not say when. */
  closedStatus: z.array(z.string()).default([]),
  priority: priority.default(3),
  /** Priority by the words of the priority column. */
  priorities: z.record(z.string(), priority).default({}),
});

export type ImportMap = z.infer<typeof importMap>;
export type Field = keyof ImportMap["columns"];

/** A map from a value that is known to be one; throws where it is none. */
export function importMapOf(value: unknown): ImportMap {
  return importMap.parse(value);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const readyFolder = join(sourceFolder, "resources", "maps");

/** Reads a map by path or by the name of a ready one. */
export function readMap(named: string): ImportMap | FileProblem {
  const path = existsSync(named) ? named : join(readyFolder, `${named}.json`);
  if (!existsSync(path)) return fileProblem("map-missing", { map: named, ready: readyMaps().map(({ name }) => name) });
  const value = readJson(path);
  const parsed = importMap.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fileProblem("map-wrong", { map: basename(path), where: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
}

/** The ready map whose columns a head has, the one with the most where several fit. */
export function mapForHead(head: readonly string[]): { readonly name: string; readonly map: ImportMap } | undefined {
  const fitting = readyMaps().filter(({ map }) => map.header && namesOf(map).every((name) => head.includes(String(name))));
  return fitting.sort((one, other) => namesOf(other.map).length - namesOf(one.map).length)[0];
}

function namesOf(map: ImportMap): readonly ColumnName[] {
  return Object.values(map.columns).flatMap((names) => names ?? []);
}

function readyMaps(): { readonly name: string; readonly map: ImportMap }[] {
  return readdirSync(readyFolder).filter((file) => file.endsWith(".json")).sort()
    .map((file) => ({ name: basename(file, ".json"), map: importMapOf(readJson(join(readyFolder, file))) }));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // Answered as a map that is wrong.
  }
}
