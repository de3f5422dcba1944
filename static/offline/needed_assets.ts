/** Which assets a page holds on to, as names of locks that end with the page. */
const LOCK = "vrs-page:";

export function assetLock(path: string): string {
  return LOCK + path;
}

/**
 * Whether a kept version (its assets, as paths) is needed still: a page that is open may yet load
 * something of it, which the version that took over does not have.
 */
export function isNeededStill(
  kept: readonly string[],
  current: ReadonlySet<string>,
  heldLocks: readonly string[],
): boolean {
  const only = new Set(kept.filter((path) => !current.has(path)).map(assetLock));
  return heldLocks.some((name) => only.has(name));
}
