/**
 * `propose`: how long a key press waits for its proposal, at 20,000 places, 2,000 open tickets and what 200,000 past ones have
 * taught: the sample catalogue with its three buildings repeated under new numbers. Types every line of the labelled sets key
 * by key. Beside it the least that could be done: the typed text looked for in every place's name. Unit: ms.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readIntakeCatalogue, readLabelled } from "../../electron/commands/propose-score.ts";
import { lessonsOf } from "../../shared/intake/learned.ts";
import type { LearnedEntry } from "../../shared/intake/learned.ts";
import type { IntakeCatalogue, IntakePlace, IntakeTicket } from "../../shared/intake/proposal.ts";
import { createProposer } from "../../shared/intake/propose.ts";
import { breathe, figureOf, timed } from "./measure.ts";
import type { Figure } from "./measure.ts";

const root = join(import.meta.dirname, "..", "..");
const placesWanted = 20_000;
const openWanted = 2_000;
const lessonsWanted = 2_000;
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

/** What a hospital taught the line in 200,000 tickets: one phrase in a hundred of them, corrected twice or more. */
function lessonsLearned({ places, services }: IntakeCatalogue): readonly LearnedEntry[] {
  return Array.from({ length: lessonsWanted }, (_unused, at): LearnedEntry => {
    const phrase = `${services[at % services.length]?.keywords[0] ?? "灯"}${String.fromCodePoint(0x4e00 + at)}`;
    const target = at % 2 === 0 ? places[(at * 11) % places.length]?.placeId : services[at % services.length]?.serviceId;
    return { kind: at % 2 === 0 ? "place" : "type", phrase, counts: { [target ?? ""]: 2 + (at % 5) } };
  });
}

/** The one figure. */
export async function measurePropose(): Promise<Figure[]> {
  const catalogue = enlarge(readIntakeCatalogue(join(root, "resources", "catalog")));
  const proposer = createProposer(catalogue);
  const context = { nowMs, openTickets: openTickets(catalogue), lessons: lessonsOf(lessonsLearned(catalogue)) };
  const names = catalogue.places.map((place) => place.label.zh);
  const lines = ["tuned", "held-out"].flatMap((half) => readLabelled(readFileSync(join(root, "tests", "shared", "intake", `lines-${half}.tsv`), "utf8")));
  const [ours, floor]: [number[], number[]] = [[], []];
  for (const { line } of lines) {
    for (let length = 1; length <= line.length; length += 1) {
      const typed = line.slice(0, length);
      ours.push(timed(() => proposer.propose(typed, context)));
      floor.push(timed(() => names.filter((name) => name.includes(typed))));
    }
    await breathe();
  }
  return [figureOf("propose", "ms", ours, floor)];
}
