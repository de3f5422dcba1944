import type { Database } from "../db/database.ts";
import { readSchemaStanding } from "../db/schema_standing.ts";

/** Why no request should be sent here now; "database": it does not answer. */
export type Unreadiness = "draining" | "database" | "schema";

/** Longer than a database takes that is merely busy, shorter than a balancer waits. */
const PATIENCE_MS = 2_000;
/** After that the question is asked anew, since the connection it was sent over may be dead. */
const ABANDON_MS = 10_000;

/**
 * Whether this process is to be sent requests. What is asked of the database is asked once at a
 * time, however many probes come.
 */
export class Readiness {
  /** Set when the process is about to stop: it still answers, and whoever asks is to go elsewhere. */
  draining = false;
  #asking: { since: number; answer: Promise<Unreadiness | undefined> } | undefined;

  async lookAt(database: Pick<Database, "gate">): Promise<Unreadiness | undefined> {
    return this.draining ? "draining" : await this.lookAtDatabase(database);
  }

  async lookAtDatabase({ gate }: Pick<Database, "gate">): Promise<Unreadiness | undefined> {
    const { promise: tooLate, resolve } = Promise.withResolvers<"database">();
    const timer = setTimeout(() => resolve("database"), PATIENCE_MS);
    try {
      return await Promise.race([this.#ask(gate), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  #ask(gate: Database["gate"]): Promise<Unreadiness | undefined> {
    const now = performance.now();
    if (this.#asking && now - this.#asking.since < ABANDON_MS) return this.#asking.answer;
    const asking = { since: now, answer: judge(gate) };
    this.#asking = asking;
    asking.answer.finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    return asking.answer;
  }
}

async function judge(gate: Database["gate"]): Promise<Unreadiness | undefined> {
  try {
    // One that is ahead is right: servers of the version before go on while the next is brought in.
    return (await readSchemaStanding(gate)).waiting.length > 0 ? "schema" : undefined;
  } catch {
    return "database"; // the request that needs it says why
  }
}
