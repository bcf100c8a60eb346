/**
 * How long a key press waits for its proposal, at 20,000 places and 2,000 open tickets: the sample catalogue with its three
 * buildings repeated under new numbers. Types every line of the labelled sets key by key. Prints p50 and p99 in
 * milliseconds; asserts nothing. `node tests/bench/propose-keystroke.ts`
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readIntakeCatalogue, readLabelled } from "../../electron/commands/propose-score.ts";
import type { IntakeCatalogue, IntakePlace, IntakeTicket } from "../../shared/intake/proposal.ts";
import { createProposer } from "../../shared/intake/propose.ts";

const root = join(import.meta.dirname, "..", "..");
const placesWanted = 20_000;
const openWanted = 2_000;
const nowMs = Date.UTC(2026, 10, 22, 6);

/** Copies of a building get numbers from 4 on; rooms keep their names, as in real hospitals. */
function copyOf(place: IntakePlace, copy: number): IntakePlace {
  const prefix = `c${copy}-`;
  const rename = (text: string) => text.replace(/(\d)号楼/, (_all, digit: string) => `${Number(digit) + copy * 3}号楼`);
  return {
    ...place, placeId: prefix + place.placeId, parentId: place.parentId === null ? null : prefix + place.parentId, extensions: [],
    name: { ...place.name, zh: rename(place.name.zh) }, label: { ...place.label, zh: rename(place.label.zh) },
  };
}

function enlarge(sample: IntakeCatalogue): IntakeCatalogue {
  const places = [...sample.places];
  for (let copy = 1; places.length < placesWanted; copy += 1) places.push(...sample.places.map((place) => copyOf(place, copy)));
  return { ...sample, places: places.slice(0, placesWanted) };
}

function openTickets({ places, services }: IntakeCatalogue): readonly IntakeTicket[] {
  return Array.from({ length: openWanted }, (_unused, at) => {
    const place = places[(at * 7) % places.length];
    return {
      ticketId: `t${at}`, number: `261122-1-${at}`, placeId: place?.placeId ?? null, place: place?.label ?? { zh: "", en: "" },
      serviceId: services[at % services.length]?.serviceId ?? null, matter: "", loggedAtMs: nowMs - at * 1_000, promisedAtMs: null,
    };
  });
}

const catalogue = enlarge(readIntakeCatalogue(join(root, "resources", "catalog")));
const startMs = performance.now();
const proposer = createProposer(catalogue);
const buildMs = performance.now() - startMs;
const context = { nowMs, openTickets: openTickets(catalogue) };
const lines = ["tuned", "held-out"].flatMap((half) => readLabelled(readFileSync(join(root, "tests", "shared", "intake", `lines-${half}.tsv`), "utf8")));
const timesMs: number[] = [];
for (const { line } of lines) {
  for (let length = 1; length <= line.length; length += 1) {
    const beforeMs = performance.now();
    proposer.propose(line.slice(0, length), context);
    timesMs.push(performance.now() - beforeMs);
  }
}
timesMs.sort((one, other) => one - other);
const at = (share: number) => Number((timesMs[Math.floor(timesMs.length * share)] ?? 0).toFixed(3));
console.log(JSON.stringify({ name: "propose-keystroke", unit: "ms", value: at(0.5), p99: at(0.99), max: at(0.99999), keys: timesMs.length, places: catalogue.places.length, buildMs: Math.round(buildMs) }));
