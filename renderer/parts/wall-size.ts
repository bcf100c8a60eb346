/**
 * How large everything on the wall is. A character must subtend 16 arc-minutes at the set distance; from that follow the
 * smallest font, the unit of all lengths, and how many rows and foot cells fit. What does not fit is counted, never shrunk.
 * Heights are those of the design at 6 m on 1920 × 1080, where one unit is one px.
 */

/** Assumed: a 55-inch 16:9 panel, 1217.6 mm wide; the size most control rooms hang. */
const panelWidthMm = 1217.6;
/** Tangent of 16 arc-minutes. */
const tan16 = 0.0046543;
/** Share of the font size that a digit drawn 15 % larger fills (0.734 em × 1.15). */
const digitShare = 0.844;
/** What is added so that rounding never falls below the least height. */
const spare = 1.035;
/** Font size in units; the design's smallest at 6 m and 1080 lines. */
const baseUnits = 54;

const header = 112;
const foot = 180;
/** Head of the list and the line below it. */
const lines = 140;
const leastRow = 92;
const leastCrew = 74;
const dutyRows = 172;
const leastCell = 345;

export interface WallSize {
  /** Smallest font size in px. */
  readonly basePx: number;
  /** One unit in px. */
  readonly unitPx: number;
  readonly rows: number;
  readonly crews: number;
  readonly cells: number;
  /** Which rows have room for the state beside the matter: all, only those where the state itself is the trouble, none. */
  readonly states: "all" | "loud" | "none";
  /** Width for place and matter of a row, in characters of the base size, and what a state takes of it. */
  readonly textEm: number;
  readonly stateEm: number;
}

export interface WallPanel {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly distanceM: number;
}

/** Smallest font size in px that can be read at the distance. */
export function wallBasePx(widthPx: number, distanceM: number): number {
  const pxPerMm = widthPx / panelWidthMm;
  return Math.round((distanceM * 1000 * tan16 * pxPerMm * spare) / digitShare);
}

/** Arc-minutes that something `shareOfFont` high subtends, at a font size on a panel of that width, from the distance. */
export function arcMinutes(shareOfFont: number, basePx: number, { widthPx, distanceM }: Pick<WallPanel, "widthPx" | "distanceM">): number {
  const heightMm = (basePx * shareOfFont) / (widthPx / panelWidthMm);
  return (Math.atan(heightMm / (distanceM * 1000)) * 180 * 60) / Math.PI;
}

function within(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value)));
}

/** Everything the wall needs to lay itself out. `wordy` is a language whose words take more room. */
export function wallSize({ widthPx, heightPx, distanceM }: WallPanel, wordy: boolean): WallSize {
  const basePx = wallBasePx(widthPx, distanceM);
  const unitPx = basePx / baseUnits;
  const width = widthPx / unitPx;
  const middle = heightPx / unitPx - header - foot;
  const states = width >= (wordy ? 2300 : 1700) ? "all" : width >= 1700 ? "loud" : "none";
  const right = Math.max(560, (width * 656) / 1920);
  const text = width - right - 118 - 28 - (wordy ? 330 : 266);
  return {
    basePx, unitPx, states, textEm: text / baseUnits, stateEm: (wordy ? 270 : 206) / baseUnits,
    rows: within(1, (middle - lines) / leastRow, 6),
    crews: within(1, (middle - 77 - dutyRows) / leastCrew, 7),
    cells: within(1, width / leastCell, 5),
  };
}
