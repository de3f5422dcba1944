import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { sql } from "kysely";
import { readOpenCsv } from "../../domain/tally/open_csv.ts";
import { detailOf, type DetailRow } from "../../domain/tally/open_detail.ts";
import type { OpenFileName } from "../../domain/tally/open_files.ts";
import type { PublishingTransaction } from "./publisher.ts";

export const DETAIL_FILE: OpenFileName = "detail_by_prefecture.csv";

/** Every edition of the detail that was ever published, once, by number of the dose. */
export async function earlierDetail(
  tx: PublishingTransaction,
): Promise<ReadonlyMap<number, DetailRow[]>> {
  const { rows } = await sql<{ content: Uint8Array }>`
    select content from publication_file
    where name = ${DETAIL_FILE} and (day, revision) in (
      select distinct on (sha256) day, revision from publication_file
      where name = ${DETAIL_FILE} order by sha256, day, revision
    )`.execute(tx);
  const known = new Set<string>();
  const detail = new Map<number, DetailRow[]>();
  for (const { content } of rows) {
    const text = new TextDecoder().decode(await promisify(gunzip)(content));
    const editions = Map.groupBy(
      detailOf(readOpenCsv(text)),
      ({ status, asOf }) => `${status} ${asOf}`,
    );
    for (const [edition, own] of editions) {
      if (known.has(edition)) continue;
      known.add(edition);
      const { status } = own[0]!;
      detail.set(status, [...detail.get(status) ?? [], ...own]);
    }
  }
  return detail;
}
