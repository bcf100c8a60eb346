/** Codes for phones as a page for A4 label sheets, three in a row; which things get one, and the address in them. Pure. */
import { escapeHtml } from "./kernel/text.ts";
import type { Bilingual } from "./kernel/text.ts";
import type { EquipmentRow, PlaceRow, SurveyRow } from "./views.ts";

export interface Label {
  /** What stands behind `#` in the page's address: `p:b3-f7-r12`, `e:ac-c-01`, `s:q4-2026:b3-f7-resp`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

type PickText = (text: Bilingual) => string;

const style = `@page { size: A4; margin: 10mm } body { margin: 0; font: 11pt "Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", sans-serif; display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm }
  div { border: .3pt solid #000; padding: 3mm; display: flex; flex-direction: column; align-items: center; text-align: center; break-inside: avoid } svg { width: 34mm; height: 34mm } b { margin-top: 2mm } small { font-size: 9pt }`;

/** How `qrcode` draws one: a quarter of it may be scratched away, as it is on a door. */
export const qrOptions = { type: "svg", margin: 0, errorCorrectionLevel: "Q" } as const;

/**
 * The sheet, drawn one after the other so that `draw` may pause.
 * @param address of the phone page, see `readAddress`
 * @param scan sentence below each code
 * @param draw a text as QR code, an SVG element
 */
export async function labelSheet(labels: readonly Label[], address: string, scan: string, draw: (text: string) => Promise<string>): Promise<string> {
  const cells: string[] = [];
  for (const { code, title, detail } of labels) {
    const picture = await draw(`${address}/#${encodeURI(code)}`);
    cells.push(`<div>${picture}<b>${escapeHtml(title)}</b>${detail === "" ? "" : `<small>${escapeHtml(detail)}</small>`}<small>${escapeHtml(scan)}</small></div>`);
  }
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Yizhan</title><style>${style}</style>${cells.join("\n")}</html>\n`;
}

/** The address as it stands in a code, without a slash at its end; undefined where it is none of a web page. */
export function readAddress(typed: string): string | undefined {
  const address = typed.trim().replace(/\/+$/u, "");
  return /^https?:\/\/[\w.:-]+$/u.test(address) ? address : undefined;
}

/** Floors, departments, rooms, beds, lifts: whatever a caller stands in front of. */
export function placeLabels(places: readonly PlaceRow[], pick: PickText): readonly Label[] {
  return places.filter((place) => place.kind !== "campus" && place.kind !== "building").map((place) => ({ code: `p:${place.placeId}`, title: pick(place.label), detail: "" }));
}

/** What stands in these places. */
export function equipmentLabels(equipment: readonly EquipmentRow[], places: readonly PlaceRow[], pick: PickText): readonly Label[] {
  const ids = new Set(places.map((place) => place.placeId));
  return equipment.filter((one) => ids.has(one.placeId)).map((one) => ({ code: `e:${one.equipmentId}`, title: pick(one.name), detail: one.code }));
}

/** One for each ward that a survey is put to, in the order of the places; the title of the survey stands below. */
export function surveyLabels({ surveyId, title, wards }: Pick<SurveyRow, "surveyId" | "title" | "wards">, places: readonly PlaceRow[], pick: PickText): readonly Label[] {
  return places.filter((place) => wards.includes(place.placeId)).map((place) => ({ code: `s:${surveyId}:${place.placeId}`, title: pick(place.label), detail: pick(title) }));
}

/** A place and everything below it; all places for an empty id. */
export function placesUnder(placeId: string, places: readonly PlaceRow[]): readonly PlaceRow[] {
  if (placeId === "") return places;
  const found = new Set([placeId]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const place of places) if (place.parentId !== null && found.has(place.parentId)) found.add(place.placeId);
  }
  return places.filter((place) => found.has(place.placeId));
}
