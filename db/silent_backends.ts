import type { Sql } from "postgres";
import { ConnectionLost, isLostConnection } from "./database_gone.ts";

/** A new connection that is not made or answered within so long is none. */
const ANSWER_MS = 10_000;

type Found = ReadonlySet<number> | "nobody answers";

/**
 * Finds connections that somebody waits on for nothing: the server cannot be reached any more, or the
 * backend has done its work and rests, so that its answer, or the question, was lost on the way.
 */
export class SilentBackends {
  #suspects = new Set<number>();
  #asking: Promise<Found> | undefined;

  /** `open` makes a connection of the same role: of others one sees nothing. */
  constructor(private readonly open: () => Sql) {}

  /**
   * Ends the backend that rests, too, since it may hold locks. Through a PgBouncer the ids are its
   * own: there this only tells whether anybody answers.
   */
  async isSilent(pid: number): Promise<boolean> {
    this.#suspects.add(pid);
    this.#asking ??= this.#ask().finally(() => this.#asking = undefined);
    const found = await this.#asking;
    return found === "nobody answers" || found.has(pid);
  }

  /** Many ask at once when the network fails: one connection serves them all. */
  async #ask(): Promise<Found> {
    const sql = this.open();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new ConnectionLost()), ANSWER_MS);
    try {
      return await Promise.race([this.#endResting(sql), late.promise]);
    } catch (error) {
      return isLostConnection(error) ? "nobody answers" : new Set(); // it refuses, but it is there
    } finally {
      clearTimeout(timer);
      this.#suspects.clear();
      sql.end({ timeout: 0 }).catch(() => {}); // nobody waits for what is lost
    }
  }

  async #endResting(sql: Sql): Promise<Found> {
    await sql.unsafe("select 1"); // meanwhile others join
    const suspects = `{${Array.from(this.#suspects).join(",")}}`;
    // An answer may be on its way to us for some seconds.
    const rows = await sql<{ pid: number }[]>`
      select pid, pg_terminate_backend(pid) from pg_stat_activity
      where pid = any(${suspects}::text::int[]) and usename = current_user and state like 'idle%'
        and state_change < now() - interval '3 seconds'`;
    return new Set(rows.map(({ pid }) => pid));
  }
}
