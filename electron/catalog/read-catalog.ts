/**
 * Reads a catalogue folder (`resources/catalog`, or a hospital's own) and says which commands found the house from it, in
 * an order that `decide` accepts: site, places, crews, people with certificates and duty, equipment, services, points of alarms. The first
 * start and the demo submit them. A row that cannot go in becomes a problem with file, row and column; the rest goes in.
 * Reads files only: decides nothing, writes nothing, throws for no content of a file. What the files hold: the README beside them.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bilingual, id, name, shortText, timeMs } from "../../shared/kernel/text.ts";
import { serviceLevel } from "../../shared/service/service.ts";
import {
  columnsOf, crewBody, endOfDayMs, equipmentBody, personBody, placeBody, problemsOf, take, takenOf, unknownReferences,
} from "./catalog-row.ts";
import type { CatalogCommand, Place, Reading } from "./catalog-row.ts";
import { readJson, readTable, unreadable } from "./catalog-table.ts";
import { neededColumns, pointRow } from "./point-row.ts";
import type { PointColumn } from "./point-row.ts";
import type { CatalogProblem, TableRow } from "./catalog-table.ts";

export interface CatalogReading {
  readonly commands: readonly CatalogCommand[];
  readonly problems: readonly CatalogProblem[];
}

/** Reads the whole folder. A missing or broken file is a problem like any other. */
export function readCatalog(folder: string): CatalogReading {
  const problems: CatalogProblem[] = [];
  const reading: Reading = { folder, commands: [], report: (problem) => problems.push(problem), takenIds: new Map() };
  const zone = readSite(reading);
  readPlaces(reading);
  const people = tableOf(reading, "people.csv");
  readCrews(reading, idsIn(people), zone);
  readPeople(reading, people, zone);
  readEquipment(reading);
  readCalendars(reading);
  readServices(reading);
  readPoints(reading);
  return { commands: reading.commands, problems };
}

const siteFile = z.strictObject({
  name: bilingual, zone: name.refine(isZone, "zone"), campuses: z.array(z.strictObject({ id, zh: name, en: name })).min(1),
});

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

// Without a readable site the dates are still read, in the zone where most hospitals of this program stand.
const fallbackZone = "Asia/Shanghai";

function readSite(reading: Reading): string {
  const at = { file: "hospital.json", row: 0 };
  const value = readJson(reading.folder, at.file, reading.report);
  if (value === undefined) return fallbackZone;
  const parsed = siteFile.safeParse(value);
  if (!parsed.success) {
    problemsOf(siteFile, value, at).forEach(reading.report);
    return fallbackZone;
  }
  const { campuses, ...site } = parsed.data;
  take(reading, "site.open", site, at);
  for (const { id: campusId, zh, en } of campuses) {
    take(reading, "place.define", { id: campusId, kind: "campus", parentId: null, name: { zh, en }, extensions: [] }, at);
  }
  return site.zone;
}

function readPlaces(reading: Reading): void {
  const placeByExtension = new Map<string, string>();
  for (const row of tableOf(reading, "places.csv")) {
    const body = placeBody(row);
    const extensions = body.extensions.filter((extension) => {
      const first = placeByExtension.get(extension);
      if (first !== undefined) reading.report({ ...at(row), column: "extensions", code: "taken-already", params: { value: extension, by: first } });
      return first === undefined;
    });
    const isIn = take(reading, "place.define", { ...body, extensions }, at(row), [
      { column: "parentId", value: body.parentId, ids: takenOf(reading, "place.define") },
    ]);
    if (isIn) for (const extension of extensions) placeByExtension.set(extension, body.id);
  }
}

function readCrews(reading: Reading, personIds: ReadonlySet<string>, zone: string): void {
  const crewByLetter = new Map<string, string>();
  for (const row of tableOf(reading, "crews.csv")) {
    const body = crewBody(row, zone);
    const first = crewByLetter.get(body.letter);
    if (first !== undefined) {
      reading.report({ ...at(row), column: "letter", code: "taken-already", params: { value: body.letter, by: first } });
      continue;
    }
    const isIn = take(reading, "crew.define", body, at(row), [{ column: "onCallPersonId", value: body.onCallPersonId, ids: personIds }]);
    if (isIn) crewByLetter.set(body.letter, body.id);
  }
}

function readPeople(reading: Reading, rows: readonly TableRow[], zone: string): void {
  const certificates = readCertificates(reading, idsIn(rows), zone);
  for (const row of rows) {
    const person = { ...personBody(row), certificates: certificates.get(row.cell("id")) ?? [] };
    const isIn = take(reading, "person.define", person, at(row), [
      { column: "crewId", value: person.crewId, ids: takenOf(reading, "crew.define") },
    ]);
    if (isIn) take(reading, "person.set-duty", { personId: person.id, duty: row.cell("duty") }, at(row));
  }
}

const certificateRow = z.strictObject({ kind: id, number: shortText, validUntilMs: timeMs });
type Certificate = z.infer<typeof certificateRow>;

/** Certificates by person id; those of nobody in the table are reported. */
function readCertificates(reading: Reading, personIds: ReadonlySet<string>, zone: string): Map<string, Certificate[]> {
  const byPerson = new Map<string, Certificate[]>();
  for (const row of tableOf(reading, "certificates.csv")) {
    const personId = row.cell("personId");
    const day = row.cell("validUntil");
    const written = { kind: row.cell("kind"), number: row.cell("number"), validUntilMs: endOfDayMs(day, zone) ?? day };
    const wrong = [
      ...problemsOf(certificateRow, written, at(row)),
      ...unknownReferences([{ column: "personId", value: personId, ids: personIds }], at(row)),
    ];
    wrong.forEach(reading.report);
    if (wrong.length === 0) byPerson.set(personId, [...(byPerson.get(personId) ?? []), certificateRow.parse(written)]);
  }
  return byPerson;
}

function readEquipment(reading: Reading): void {
  const rows = tableOf(reading, "equipment.csv");
  const equipmentIds = idsIn(rows);
  for (const row of rows) {
    const body = equipmentBody(row);
    take(reading, "equipment.register", body, at(row), [
      { column: "placeId", value: body.placeId, ids: takenOf(reading, "place.define") },
      { column: "upstreamId", value: body.upstreamId, ids: equipmentIds },
    ]);
  }
}

/** Points of the building's alarms, where the hospital has any; those that others hang on stand first. */
function readPoints(reading: Reading): void {
  // Without equipment, whose file was reported, a line for each point would bury why.
  if (!existsSync(join(reading.folder, "points.csv")) || takenOf(reading, "equipment.register").size === 0) return;
  const above = () => new Set([...takenOf(reading, "equipment.register"), ...takenOf(reading, "alarm.define-point")]);
  for (const row of readTable(reading.folder, "points.csv", neededColumns, reading.report)) {
    const cell = (column: PointColumn) => row.cell(column);
    take(reading, "alarm.define-point", pointRow(cell), at(row), [
      { column: "placeId", value: cell("placeId"), ids: takenOf(reading, "place.define") },
      { column: "equipmentId", value: cell("equipmentId"), ids: takenOf(reading, "equipment.register") },
      { column: "ticketServiceId", value: cell("ticketServiceId"), ids: takenOf(reading, "service.define") },
      { column: "upstreamId", value: cell("upstreamId"), ids: above() },
    ]);
  }
}

const levelsFile = z.record(id, z.record(z.string(), serviceLevel));
const namedLevels = z.looseObject({ crewId: z.unknown(), levels: z.unknown() });

/** Working calendars; a folder without that file has none, and every level runs day and night. */
function readCalendars(reading: Reading): void {
  const file = "calendars.json";
  if (!existsSync(join(reading.folder, file))) return;
  const value = readJson(reading.folder, file, reading.report);
  for (const body of value === undefined ? [] : [value].flat()) take(reading, "calendar.define", body, { file, row: 0 });
}

function readServices(reading: Reading): void {
  const levels = readLevels(reading);
  for (const file of serviceFiles(reading)) {
    const value = readJson(reading.folder, file, reading.report);
    if (value === undefined) continue;
    const { data } = namedLevels.safeParse(value);
    const named = typeof data?.levels === "string" ? { ...data, levels: levels[data.levels] ?? data.levels } : value;
    take(reading, "service.define", named, { file, row: 0 }, [
      { column: "crewId", value: data?.crewId, ids: takenOf(reading, "crew.define") },
    ]);
  }
}

/** Sets of service levels by name; none where the file is no such table. */
function readLevels({ folder, report }: Reading): z.infer<typeof levelsFile> {
  const value = readJson(folder, "levels.json", report);
  if (value === undefined) return {};
  problemsOf(levelsFile, value, { file: "levels.json", row: 0 }).forEach(report);
  return levelsFile.safeParse(value).data ?? {};
}

function serviceFiles(reading: Reading): string[] {
  try {
    return readdirSync(join(reading.folder, "services")).filter((file) => file.endsWith(".json")).sort().map((file) => `services/${file}`);
  } catch (cause) {
    reading.report(unreadable("services", cause));
    return [];
  }
}

function tableOf({ folder, report }: Reading, file: keyof typeof columnsOf): TableRow[] {
  return readTable(folder, file, columnsOf[file], report);
}

const idsIn = (rows: readonly TableRow[]): Set<string> => new Set(rows.map((row) => row.cell("id")));
const at = ({ file, row }: TableRow): Place => ({ file, row });
