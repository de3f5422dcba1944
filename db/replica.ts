import { type QueryExecutorProvider, sql } from "kysely";
import type { Database, Gate } from "./database.ts";
import { DatabaseBusy, isLostConnection } from "./database_gone.ts";

/** A place in the primary's write-ahead log, in bytes from its beginning. */
export type LogPlace = number;

type Copy = Pick<Database, "register" | "gate">;

/** Whoever wants to read waits so long for a connection that answers, and then goes elsewhere. */
const PATIENCE_MS = 1_000;
/** After it was gone nobody waits for it again for so long. */
const AWAY_MS = 2_000;
/** Both servers are asked where they are once in so long, however much is read. */
const LOOK_EVERY_MS = 1_000;

/**
 * A streaming replica, and whether it is near enough to the primary to be read from. What it knows of
 * the two is measured by this process alone, and forgotten with it.
 */
export class Replica {
  /** Where the primary was, and when: the oldest first. */
  #primary: { at: number; place: LogPlace }[] = [];
  #replayed = { at: -Infinity, place: -1 };
  #awayUntil = -Infinity;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly copy: Copy,
    private readonly primary: Gate,
    private readonly lagMs: number,
  ) {}

  /**
   * What `work` reads from the replica, in a transaction it opens there; `enter` is to be its first
   * step. Undefined when the replica is gone, too far behind, or has not come to `seen`. Throws what
   * `work` throws.
   */
  async read<Value>(
    seen: LogPlace | undefined,
    work: (copy: Copy, enter: (tx: QueryExecutorProvider) => Promise<void>) => Promise<Value>,
  ): Promise<{ value: Value } | undefined> {
    if (!await this.#isFit(seen ?? 0)) return undefined;
    const entered = Promise.withResolvers<void>();
    let isLate = false;
    const reading = work(this.copy, async (tx) => {
      await sql`select 1`.execute(tx); // a connection that was lost unnoticed never answers
      if (isLate) throw new Late();
      entered.resolve();
    });
    try {
      await withinPatience(Promise.race([entered.promise, reading]));
      return { value: await reading };
    } catch (error) {
      isLate = true;
      reading.catch(() => {}); // nobody waits for it any more
      if (!isGone(error)) throw error;
      this.#leave();
      return undefined;
    }
  }

  /** For how long it has not had what the primary had, in seconds; undefined when nobody answers. */
  async lagSeconds(): Promise<number | undefined> {
    try {
      const primary = await primaryPlace(this.primary);
      const { rows: [row] } = await withinPatience(
        sql<{ lag: number | null }>`
        select case when (pg_last_wal_replay_lsn() - '0/0')::bigint >= ${primary}::bigint then 0
          else extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 end as lag`
          .execute(this.copy.gate),
      );
      return row!.lag === null ? undefined : Math.max(row!.lag, 0);
    } catch {
      return undefined;
    }
  }

  async #isFit(seen: LogPlace): Promise<boolean> {
    if (performance.now() < this.#awayUntil) return false;
    if (!this.#isNear(seen)) await (this.#looking ??= this.#look());
    return this.#isNear(seen);
  }

  /** Whether it has all that was written until so long ago, as far as was seen lately. */
  #isNear(seen: LogPlace): boolean {
    const now = performance.now();
    const allowed = this.#primary.find(({ at }) => at >= now - this.lagMs);
    const isKnown = [this.#replayed, this.#primary.at(-1)]
      .every((look) => look && now - look.at < LOOK_EVERY_MS);
    return isKnown && allowed !== undefined &&
      this.#replayed.place >= Math.max(allowed.place, seen);
  }

  async #look(): Promise<void> {
    try {
      const now = performance.now();
      const last = this.#primary.at(-1);
      if (!last || now - last.at >= LOOK_EVERY_MS) {
        const place = await primaryPlace(this.primary);
        this.#primary = [...this.#primary.filter(({ at }) => at >= now - this.lagMs), {
          at: now,
          place,
        }];
      }
      const place = await withinPatience(replayedPlace(this.copy.gate));
      this.#replayed = { at: performance.now(), place };
    } catch {
      this.#leave(); // when it is the primary that does not answer, whoever asks it next says so
    } finally {
      this.#looking = undefined;
    }
  }

  #leave(): void {
    this.#awayUntil = performance.now() + AWAY_MS;
    this.#replayed = { at: -Infinity, place: -1 };
  }
}

class Late extends Error {}

/** How far the primary has written: all that was committed until now is before it. */
export async function primaryPlace(gate: Gate): Promise<LogPlace> {
  const { rows: [row] } = await sql<{ place: LogPlace }>`
    select (pg_current_wal_lsn() - '0/0')::bigint as place`.execute(gate);
  return row!.place;
}

/** -1 of a server that follows no other: a replica that was made the primary. */
async function replayedPlace(gate: Gate): Promise<LogPlace> {
  const { rows: [row] } = await sql<{ place: LogPlace }>`
    select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::bigint else -1 end
      as place`.execute(gate);
  return row!.place ?? -1;
}

async function withinPatience<Value>(answer: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Late()), PATIENCE_MS);
  answer.catch(() => {});
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** No answer, no connection to be had, or one that was lost or refused. */
function isGone(error: unknown): boolean {
  if (error instanceof Late || error instanceof DatabaseBusy || isLostConnection(error)) {
    return true;
  }
  return error instanceof Error && "severity" in error && error.severity === "FATAL";
}
