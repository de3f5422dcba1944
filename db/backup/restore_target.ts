import type { ReservedSql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { UNFINISHED_RESTORE } from "./unfinished_restore.ts";

/**
 * Takes an empty database for a restore and leaves the mark that it is not complete; one that a
 * killed restore left is as empty. Throws an `OperatorError` when there is anything in it, or when
 * another restore is at work.
 */
export async function claimEmptyDatabase(connection: ReservedSql): Promise<void> {
  const [lock] = await connection<[{ taken: boolean }]>`
    select pg_try_advisory_lock(hashtextextended('vrs restore', 0)) as taken`;
  if (!lock.taken) throw new OperatorError("このデータベースには、別の restore が復元しています。");
  const found = await connection<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and relname <> ${UNFINISHED_RESTORE}
      and not exists (select from pg_depend
        where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by 1`;
  if (found.length > 0) throw new OperatorError(notEmpty(found.map(({ name }) => name)));
  await connection.unsafe(
    `create table if not exists public.${UNFINISHED_RESTORE} (begun_at timestamptz not null)`,
  );
}

/** As it was before: empty, for whoever wants to begin with it. Waits for what was just ended. */
export async function releaseEmptyDatabase(connection: ReservedSql): Promise<void> {
  await connection.unsafe("set lock_timeout = '10s'");
  await connection`select pg_advisory_lock(hashtextextended('vrs restore', 0))`;
  await connection.unsafe(`drop table if exists public.${UNFINISHED_RESTORE}`);
}

function notEmpty(tables: readonly string[]): string {
  const named = tables.slice(0, 3).join("、");
  const count = tables.length.toLocaleString("ja-JP");
  return `復元先のデータベースが空ではありません（${named} など${count}の表があります）。` +
    "上書きはしません。空のフォルダを VRS_DATA_DIR に、または新しく作ったデータベースを " +
    "DATABASE_URL に指定してください。";
}
