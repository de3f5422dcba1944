/** How often a page that has something to send tries by itself. */
export const TRY_EVERY_MS = 15_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds until the next try after so many that failed one after the other. A page that is
 * opened, or hears that the network is back, does not wait for it.
 */
export function nextTryIn(failures: number): number {
  return Math.min(TRY_EVERY_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
}
