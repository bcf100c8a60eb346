/**
 * The short text for the board: what the line says once place, fillers and politeness are taken out, in Chinese also where
 * initials were typed (kt lsh → 空调漏水). Never more than the board can show.
 */
import type { IntakeService } from "./proposal.ts";
import type { Part } from "./segment.ts";
import type { Unit } from "./syllables.ts";
import type { Word } from "./vocabulary.ts";

const longest = 24;
const politeEnds = /^[了的啊呢吧吗在又还都也就]+|[了的啊呢吧吗]+$/g;

interface Said {
  readonly units: readonly Unit[];
  readonly parts: readonly Part<Word>[];
  /** Positions of the parts that named the place. */
  readonly placeParts: ReadonlySet<number>;
  readonly service: IntakeService | null;
  readonly servicePosition: number;
  /** The type was chosen by hand: initials that mean another one are not put into words. */
  readonly chosen: boolean;
}

/** The text, or the name of the service where nothing is left. */
export function matterOf(said: Said): string {
  const pieces: string[] = [];
  let at = 0;
  said.parts.forEach((part, position) => {
    pieces.push(leftOver(said.units.slice(at, part.from)), said.placeParts.has(position) ? " " : pieceOf(part, said));
    at = part.to;
  });
  pieces.push(leftOver(said.units.slice(at)));
  const text = pieces.join("").replace(/\s+/g, "").replace(politeEnds, "").slice(0, longest);
  return text.length >= 2 && /[\u3400-\u9fff]{2}/.test(text) ? text : said.service?.name.zh ?? text;
}

/** What no word explains is kept if it is Chinese; single letters are typing noise. */
function leftOver(units: readonly Unit[]): string {
  return units.filter((unit) => unit.kind === "han").map((unit) => unit.char).join("");
}

function pieceOf(part: Part<Word>, { units, service, servicePosition, chosen }: Said): string {
  const typed = units.slice(part.from, part.to);
  if (part.hits.length > 0 && part.hits.every((hit) => hit.word.filler || hit.word.urgency !== null)) return "";
  if (typed.every((unit) => unit.kind !== "letter")) return part.hits.length === 0 ? "" : typed.map((unit) => unit.char).join("");
  const known = part.hits.find((hit) => hit.word.terms.some((term) => term.service === servicePosition))
    ?? (chosen ? undefined : part.hits.find((hit) => hit.word.concepts.length > 0 || hit.word.terms.length > 0));
  return known === undefined || (known.partial && service !== null) ? "" : known.word.shown;
}
