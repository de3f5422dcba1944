import type { Typed } from "../domain/form_problem.ts";

const KEPT_MS = 30 * 60_000;
const MOST_KEPT = 1_000;

/**
 * What each session last typed into 「氏名」などで照会, so that going back from a record finds the list
 * again. Personal data: in memory only, in no address, for half an hour. Another process of the same
 * server does not know it, and shows the empty form.
 */
export class LastSearches {
  readonly #kept = new Map<string, { typed: Typed; at: Date }>();

  keep(sessionId: string, typed: Typed, at: Date): void {
    this.#kept.delete(sessionId);
    this.#kept.set(sessionId, { typed, at });
    for (const [id, { at: since }] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT && isFresh(since, at)) break;
      this.#kept.delete(id);
    }
  }

  lookup(sessionId: string, at: Date): Typed | undefined {
    const kept = this.#kept.get(sessionId);
    return kept && isFresh(kept.at, at) ? kept.typed : undefined;
  }
}

function isFresh(since: Date, at: Date): boolean {
  return at.getTime() - since.getTime() < KEPT_MS;
}
