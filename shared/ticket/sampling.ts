/** Which finished tickets are asked for a rating: a share of all, told from the ticket's id alone, so that every desk asks the same. */

/** Sampled unless the site says otherwise, in percent. PRODUCT §2. */
export const samplePercentDefault = 100;

/** FNV-1a, 32 bits: spreads ids evenly and needs nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Whether this ticket's requester is asked. */
export function isSampled(ticketId: string, percent: number): boolean {
  return hashOf(ticketId) % 100 < percent;
}
