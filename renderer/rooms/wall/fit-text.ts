/**
 * Fits place and matter of a job into the width of a wall row. Letters are never shrunk: words in the middle of a place go
 * first (`7号楼 净化机房`: the building and the last word tell most), then the end of the matter.
 */

import { readEnglish } from "../../app/place-text.ts";

/** Rough width of a text in em at bold weight: full for Chinese, enlarged digits, narrow Latin. */
export function widthEm(text: string): number {
  let sum = 0;
  for (const char of text) {
    if (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F]/.test(char)) sum += 1;
    else if (/[0-9%:\-−]/.test(char)) sum += 0.66;
    else sum += char === " " ? 0.24 : 0.58;
  }
  return sum;
}

/** The text, cut at its end with an ellipsis so that it is at most `maxEm` wide. */
export function cutEnd(text: string, maxEm: number): string {
  if (widthEm(text) <= maxEm) return text;
  let kept = "";
  for (const char of text) {
    if (widthEm(kept + char) > maxEm - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** A matter in fewer words where at least half of the room stays used (`电梯困人` of `电梯困人 2 人`), else cut at its end. */
export function shortMatter(matter: string, maxEm: number): string {
  if (widthEm(matter) <= maxEm) return matter;
  if (!/[\u2E80-\u9FFF]/.test(matter)) return cutEnd(matter, maxEm); // the first words of an English sentence say something else
  const words = matter.split(" ");
  while (words.length > 1 && (widthEm(words.join(" ")) > maxEm || /^\d+$/.test(words.at(-1) ?? ""))) words.pop();
  const whole = words.join(" ").replace(/[,，、]$/, "");
  return widthEm(whole) <= maxEm && widthEm(whole) >= maxEm / 2 ? whole : cutEnd(matter, maxEm);
}

const bed = /^\d+床$|^bed \d+$/i;

/**
 * A place with words left out until it fits: the bed first, which tells little from afar, then the middle. The building stays
 * longest: `7号楼 净化机房`. English places, whose labels go outwards with commas, are said in codes (`B7 2F Theatre 3`).
 */
export function shortPlace(place: string, maxEm: number): string {
  if (place.includes(", ")) return shortEnglish(place, maxEm);
  if (widthEm(place) <= maxEm) return place;
  const all = place.split(" ");
  const words = all.length > 2 ? all.filter((word) => !bed.test(word)) : all;
  if (words.length < all.length && widthEm(words.join(" ")) <= maxEm) return words.join(" ");
  for (let kept = words.length - 1; kept >= 2; kept--) {
    const shorter = [words[0], ...words.slice(words.length - kept + 1)].join(" ");
    if (widthEm(shorter) <= maxEm) return shorter;
  }
  return cutEnd(words.at(-1) ?? place, maxEm);
}

function shortEnglish(place: string, maxEm: number): string {
  const { codes, own, between } = readEnglish(place);
  const main = bed.test(own) ? between[0] ?? own : own;
  const forms = [[...codes, [own, ...between].join(" · ")], [...codes, main], [...codes.slice(0, 1), main]].map((words) => words.join(" "));
  return forms.find((form) => widthEm(form) <= maxEm) ?? cutEnd(forms.at(-1) ?? place, maxEm);
}

export interface FittedText {
  readonly place: string;
  readonly matter: string;
}

/** Gap between place and matter. */
const gapEm = 0.5;

/** Shares the width: what one of both does not need goes to the other; the place has the first word with five eighths. */
export function fitRow(place: string, matter: string, totalEm: number): FittedText {
  const roomEm = totalEm - gapEm;
  const placeEm = Math.max(roomEm * 0.62, roomEm - widthEm(matter));
  const fitted = shortPlace(place, placeEm);
  const leftEm = roomEm - widthEm(fitted);
  return { place: fitted, matter: leftEm < 2 ? "" : shortMatter(matter, leftEm) };
}
