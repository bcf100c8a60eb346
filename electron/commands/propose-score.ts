/**
 * Scores the intake line on labelled lines: how often place and type are right, and how often the right one is among the
 * first three. Reads the catalogue as the first start does. Used by `propose.ts` beside it and by the tests.
 */
import { readCatalog } from "../catalog/read-catalog.ts";
import type { CatalogCommand } from "../catalog/catalog-row.ts";
import { createProposer } from "../../shared/intake/propose.ts";
import type { Proposer } from "../../shared/intake/propose.ts";
import type { IntakeCatalogue, IntakePlace } from "../../shared/intake/proposal.ts";
import type { CommandBodies, CommandName } from "../../shared/house.ts";
import type { Bilingual } from "../../shared/kernel/text.ts";
import { serviceBody } from "../../shared/service/service.ts";

export interface LabelledLine {
  readonly line: string;
  readonly placeId: string;
  readonly serviceType: string;
}

/** Lines of a TSV with a head `line`, `placeId`, `serviceType`; a file without the head is read in that order. */
export function readLabelled(text: string): readonly LabelledLine[] {
  const rows = text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((row) => row.trim() !== "").map((row) => row.split("\t"));
  const [head = []] = rows;
  const hasHead = head.includes("line");
  const at = (name: string, otherwise: number) => (hasHead ? head.indexOf(name) : otherwise);
  const [line, placeId, serviceType] = [at("line", 0), at("placeId", 1), at("serviceType", 2)];
  return rows.slice(hasHead ? 1 : 0).map((row) => ({
    line: row[line] ?? "", placeId: (row[placeId] ?? "").trim(), serviceType: (row[serviceType] ?? "").trim(),
  }));
}

/** The catalogue of a folder in the shape of the views. */
export function readIntakeCatalogue(folder: string): IntakeCatalogue {
  const { commands } = readCatalog(folder);
  return {
    places: withLabels(bodies(commands, "place.define")),
    services: bodies(commands, "service.define").map((body) => {
      const { id, ...service } = serviceBody.parse(body);
      return { ...service, serviceId: id };
    }),
    crews: bodies(commands, "crew.define").map(({ id, ...crew }) => ({ ...crew, crewId: id })),
    people: bodies(commands, "person.define").map(({ id, ...person }) => ({ ...person, personId: id, duty: "on", jobs: [], dutySinceMs: null, freedAtMs: null, placeId: null })),
    equipment: bodies(commands, "equipment.register").map(({ id, ...one }) => ({ ...one, equipmentId: id })),
  };
}

function bodies<N extends CommandName>(commands: readonly CatalogCommand[], name: N): readonly CommandBodies[N][] {
  // The reader has passed each body through the schema of its command.
  return commands.filter((one) => one.type === name).map((one) => one.body as CommandBodies[N]);
}

/** Parents come before their children in a catalogue, so one pass is enough; campus names are left out as in `place.define`. */
function withLabels(places: readonly CommandBodies["place.define"][]): readonly IntakePlace[] {
  const byId = new Map<string, IntakePlace>();
  for (const { id, parentId, ...place } of places) {
    const parent = parentId === null ? undefined : byId.get(parentId);
    byId.set(id, { ...place, placeId: id, parentId, label: labelUnder(parent, place.name) });
  }
  return [...byId.values()];
}

function labelUnder(parent: IntakePlace | undefined, name: Bilingual): Bilingual {
  if (parent === undefined || parent.kind === "campus") return name;
  return { zh: `${parent.label.zh} ${name.zh}`, en: `${name.en}, ${parent.label.en}` };
}

export interface Score {
  readonly lines: number;
  /** Shares of 1. */
  readonly place: number;
  readonly type: number;
  readonly placeTopThree: number;
  readonly typeTopThree: number;
  /** Both the right place and the right type are among the first three. */
  readonly topThree: number;
  /** Lines whose place or type was not right, with what was proposed instead. */
  readonly wrong: readonly { readonly line: string; readonly placeId: string; readonly serviceType: string; readonly proposed: string }[];
}

/** Proposes every line and compares. */
export function scoreLines(proposer: Proposer, lines: readonly LabelledLine[], nowMs: number): Score {
  const hits = { place: 0, type: 0, placeTopThree: 0, typeTopThree: 0, topThree: 0 };
  const wrong: Score["wrong"][number][] = [];
  for (const labelled of lines) {
    const { places, services } = proposer.propose(labelled.line, { nowMs });
    const placeRight = places[0]?.placeId === labelled.placeId;
    const typeRight = services[0]?.serviceId === labelled.serviceType;
    hits.place += Number(placeRight);
    hits.type += Number(typeRight);
    const placeNear = places.slice(0, 3).some((one) => one.placeId === labelled.placeId);
    const typeNear = services.slice(0, 3).some((one) => one.serviceId === labelled.serviceType);
    hits.placeTopThree += Number(placeNear);
    hits.typeTopThree += Number(typeNear);
    hits.topThree += Number(placeNear && typeNear);
    if (!placeRight || !typeRight) {
      wrong.push({ ...labelled, proposed: `${places.slice(0, 3).map((one) => one.placeId).join(" ")} | ${services.slice(0, 3).map((one) => one.serviceId).join(" ")}` });
    }
  }
  const share = (count: number) => (lines.length === 0 ? 0 : count / lines.length);
  return {
    lines: lines.length, place: share(hits.place), type: share(hits.type),
    placeTopThree: share(hits.placeTopThree), typeTopThree: share(hits.typeTopThree), topThree: share(hits.topThree), wrong,
  };
}

/** A proposer over a catalogue folder. */
export function proposerOf(folder: string): Proposer {
  return createProposer(readIntakeCatalogue(folder));
}
