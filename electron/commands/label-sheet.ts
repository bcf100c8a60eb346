/** Codes as a page for A4 label sheets, three in a row; and which places a label is made for. Pure. */
import QRCode from "qrcode";
import type { Bilingual } from "../../shared/kernel/text.ts";
import { safe } from "../devices/printer/slip-page.ts";
import type { PlaceRow, SurveyRow } from "../../shared/views.ts";

export interface Label {
  /** What stands behind `#` in the page's address: `p:b3-f7-r12`, `e:ac-c-01`, `s:q4-2026:b3-f7-resp`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

const style = `@page { size: A4; margin: 10mm } body { margin: 0; font: 11pt "Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", sans-serif; display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm }
  div { border: .3pt solid #000; padding: 3mm; display: flex; flex-direction: column; align-items: center; text-align: center; break-inside: avoid } svg { width: 34mm; height: 34mm } b { margin-top: 2mm } small { font-size: 9pt }`;

/** The sheet. */
export async function labelSheet(labels: readonly Label[], address: string, scan: string): Promise<string> {
  const cells = await Promise.all(labels.map(async ({ code, title, detail }) => {
    const picture = await QRCode.toString(`${address}/#${encodeURI(code)}`, { type: "svg", margin: 0, errorCorrectionLevel: "Q" });
    return `<div>${picture}<b>${safe(title)}</b>${detail === "" ? "" : `<small>${safe(detail)}</small>`}<small>${safe(scan)}</small></div>`;
  }));
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Yizhan</title><style>${style}</style>${cells.join("\n")}</html>\n`;
}

/** One for each ward that a survey is put to, in the order of the places; the title of the survey stands below. */
export function surveyLabels({ surveyId, title, wards }: Pick<SurveyRow, "surveyId" | "title" | "wards">, places: readonly PlaceRow[], pick: (text: Bilingual) => string): readonly Label[] {
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
