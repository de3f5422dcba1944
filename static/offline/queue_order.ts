/** sending: on its way when last heard of; whether it arrived is asked by sending it again. */
export type EntryState = "unsent" | "sending" | "needs_person";

/** As much of an entry as its turn depends on. */
export interface Turn {
  clientKey: string;
  /** Municipality and number, as the line has them: what names the ticket. */
  ticket: string;
  state: EntryState;
}

/**
 * The entry whose turn it is, of all in the order in which they were made. What needs a person holds
 * up nothing but the same ticket: whether that one may be registered depends on what comes of it.
 * `passedOver` are not tried again in this round, and hold up their ticket too.
 */
export function nextToSend<Entry extends Turn>(
  entries: readonly Entry[],
  passedOver: ReadonlySet<string>,
): Entry | undefined {
  const heldUp = new Set<string>();
  for (const entry of entries) {
    const waits = entry.state === "needs_person" || passedOver.has(entry.clientKey);
    if (!waits && !heldUp.has(entry.ticket)) return entry;
    heldUp.add(entry.ticket);
  }
  return undefined;
}

/** Waits for a person to settle an earlier entry of its ticket. */
export function isHeldUp(entry: Turn, entries: readonly Turn[]): boolean {
  const before = entries.slice(0, entries.findIndex((each) => each.clientKey === entry.clientKey));
  return before.some(({ ticket, state }) => ticket === entry.ticket && state === "needs_person");
}
