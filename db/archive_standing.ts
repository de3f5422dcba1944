import { type QueryExecutorProvider, sql } from "kysely";
import type { ArchiveReport } from "../domain/status/status_report.ts";

/** How PostgreSQL's archiver of the WAL stands; undefined where the database archives none. */
export async function lookupArchive(
  asking: QueryExecutorProvider,
): Promise<ArchiveReport | undefined> {
  const { rows: [archive] } = await sql<ArchiveReport>`
    select last_archived_time as "archivedAt",
      case when last_failed_time > coalesce(last_archived_time, '-infinity')
        then last_failed_time end as "failedAt"
    from pg_stat_archiver
    where current_setting('archive_mode') <> 'off'`.execute(asking);
  return archive;
}
