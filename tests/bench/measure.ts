/**
 * Numbers of a figure: percentiles, ratios, and the line that is printed. Every file here measures into two series, ours
 * and the floor's, taken in turns in the same run, and hands them to `figureOf`.
 */

/** One line of output; what makes no sense for a figure is left out. `value`, `floor` and `ratio` are at p50. */
export interface Figure {
  readonly name: string;
  /** Where several systems do the same work: which one, and whether what it had taken was there after a kill -9. */
  readonly system?: string;
  readonly durable?: boolean;
  readonly unit: string;
  readonly value: number;
  readonly p99?: number;
  readonly floor?: number;
  readonly floorP99?: number;
  readonly ratio?: number;
  readonly p99Ratio?: number;
}

/** A figure that this machine cannot measure, and why. */
export interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

/** The value below which `share` of the series lies (nearest rank). Throws on an empty series. */
export function percentile(series: readonly number[], share: number): number {
  const sorted = series.toSorted((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (found === undefined) throw new Error("a series without a measurement");
  return found;
}

/** Two significant places below one, three above: nobody can repeat more on a shared machine. */
export function rounded(value: number): number {
  return Number(value.toPrecision(value < 1 ? 2 : 3));
}

/** A figure out of two series; without a floor only its own values. */
export function figureOf(name: string, unit: string, ours: readonly number[], floor?: readonly number[]): Figure {
  const own = { name, unit, value: rounded(percentile(ours, 0.5)), p99: rounded(percentile(ours, 0.99)) };
  if (floor === undefined) return own;
  return {
    ...own, floor: rounded(percentile(floor, 0.5)), floorP99: rounded(percentile(floor, 0.99)),
    ratio: rounded(percentile(ours, 0.5) / percentile(floor, 0.5)), p99Ratio: rounded(percentile(ours, 0.99) / percentile(floor, 0.99)),
  };
}

/** Runs `work` and answers how long it took. Unit: ms. */
export function timed(work: () => unknown): number {
  const fromMs = performance.now();
  work();
  return performance.now() - fromMs;
}

/** Lets timers and idle work run, as between two key presses. */
export function breathe(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
