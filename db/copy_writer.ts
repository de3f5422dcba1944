import type { Writable } from "node:stream";
import type { ReservedSql } from "postgres";

/**
 * Begins a COPY FROM STDIN; what is written goes into it. An error of PostgreSQL's also reaches
 * whoever waits for the end of the writing, which postgres.js does not tell when it comes after the
 * last piece (porsager/postgres#1173).
 */
export async function copyWriter(
  { unsafe }: Pick<ReservedSql, "unsafe">,
  statement: string,
): Promise<Writable> {
  const query = unsafe(statement) as ReturnType<ReservedSql["unsafe"]> & {
    reject(error: Error): void;
  };
  const writable = await query.writable();
  const reject = query.reject;
  query.reject = (error) => {
    reject(error);
    writable.destroy(error);
  };
  return writable;
}
