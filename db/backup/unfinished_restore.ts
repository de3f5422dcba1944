import { type Kysely, sql } from "kysely";
import { OperatorError } from "../../domain/operator_error.ts";

/** A table that is there from the beginning of a restore to its end, and says that it runs or was killed. */
export const UNFINISHED_RESTORE = "unfinished_restore";

/** Throws when the database waits for a restore that has not come to its end. Any role may ask. */
export async function refuseUnfinishedRestore(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${`public.${UNFINISHED_RESTORE}`}) is not null as found`.execute(db);
  if (!rows[0]!.found) return;
  throw new OperatorError(
    "このデータベースは復元の途中です（バックアップの内容がそろっていません）。" +
      "restore が終わるのを待つか、途中で止まっていたら、もう一度 restore を実行してください。",
  );
}
