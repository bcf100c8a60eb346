/**
 * Numbers of epochs: rounds of a hundred with a place for each desk number, so that no two nodes ever begin the same one.
 * Also which of them are believed when somebody merely says so.
 */
const desksMax = 100;

/** The next epoch only this desk can begin: rounds of 100, a place for each desk number. */
export function nextEpoch(promised: number, deskNumber: number): number {
  return (Math.floor(promised / desksMax) + 1) * desksMax + deskNumber;
}

/** Number of the desk that orders in an epoch. */
export function deskOfEpoch(epoch: number): number {
  return epoch % desksMax;
}

/**
 * How many rounds an epoch may be ahead of those known here. Each take-over is one round: a node that was away for years
 * still believes, and one that lies cannot use the numbers up. Assumed.
 */
const roundsAheadMax = 10_000;

/** Whether an epoch can be: of a desk that the site has, and not further ahead than take-overs can have brought it. */
export function isBelievable(epoch: number, known: number, hasDesk: (deskNumber: number) => boolean): boolean {
  return hasDesk(deskOfEpoch(epoch)) && epoch <= known + roundsAheadMax * desksMax;
}
