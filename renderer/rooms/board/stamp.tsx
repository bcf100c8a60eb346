/**
 * The house's parts as bare HTML for grid cells, so that a mark or a state looks the same in a list of two thousand rows
 * as in the drawer, without React in every cell. Markup of our own parts only; text inside is escaped by React.
 */
import { renderToStaticMarkup } from "react-dom/server";
import { Countdown } from "../../parts/Countdown.tsx";
import { LinkState } from "../../parts/LinkState.tsx";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { StatusChip } from "../../parts/StatusChip.tsx";
import type { StatusFace } from "../../parts/status.ts";
import type { Priority } from "../../../shared/service/service.ts";
import type { ClockFace } from "./look.ts";

/** Stamps kept; a board shows few different ones. */
const keptMax = 2_000;
const kept = new Map<string, string>();

function once(key: string, make: () => string): string {
  let found = kept.get(key);
  if (found === undefined) {
    found = make();
    if (kept.size >= keptMax) kept.clear();
    kept.set(key, found);
  }
  return found;
}

/** The mark of a priority. `language` is part of the key only: the mark carries its word for screen readers. */
export function stampMark(priority: Priority, loud: boolean, calling: boolean, language: string): string {
  return once(`mark ${priority} ${loud} ${calling} ${language}`, () =>
    renderToStaticMarkup(<PriorityMark priority={priority} loud={loud} calling={calling} />));
}

export function stampState(face: StatusFace): string {
  return once(`state ${face.filled} ${face.glyph} ${face.tone} ${face.text}`, () => renderToStaticMarkup(<StatusChip face={face} />));
}

export function stampClock({ leftMs, nearness, instead }: ClockFace): string {
  return renderToStaticMarkup(<Countdown leftMs={leftMs} nearness={nearness} {...(instead === undefined ? {} : { instead })} />);
}

export function stampProvisional(text: string): string {
  return once(`provisional ${text}`, () => renderToStaticMarkup(<LinkState look="provisional" text={text} />));
}
