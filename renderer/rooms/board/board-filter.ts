/**
 * The board's filter line: every word must be in the row. `p1`–`p4` is a priority, `b3` a building; anything else stands in
 * place, matter, number, crew or a name. Pure.
 */
import type { BoardRow } from "../../../shared/views.ts";

type Test = (row: BoardRow) => boolean;

function testOf(word: string): Test {
  const priority = /^p([1-4])$/.exec(word)?.[1];
  if (priority !== undefined) return (row) => row.priority === Number(priority);
  const building = /^b(\d{1,3})$/.exec(word)?.[1];
  if (building === undefined) return (row) => textOf(row).includes(word);
  const begins = new RegExp(`^${building}\\D`);
  return (row) => begins.test(row.place.zh);
}

function textOf(row: BoardRow): string {
  const people = row.people.map((one) => `${one.name.zh} ${one.name.en}`).join(" ");
  return `${row.place.zh.replaceAll(" ", "")} ${row.place.zh} ${row.place.en} ${row.matter} ${row.service.zh} ${row.service.en} ${row.number} ${row.crew?.zh ?? ""} ${row.crew?.en ?? ""} ${people}`.toLowerCase();
}

/** What a filter line lets through; an empty one everything. */
export function readFilter(typed: string): Test {
  const tests = typed.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).map(testOf);
  return (row) => tests.every((test) => test(row));
}
