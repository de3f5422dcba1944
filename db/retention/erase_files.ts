import { sql } from "kysely";
import { addCounts, type ErasureCounts } from "../../domain/retention/retention.ts";
import { type Eraser, erasing, type ErasingTransaction, type ErasureRun } from "./erasing.ts";

/** What is in a file, and what was written down about its rows. */
const PARTS = {
  upload: ["upload_chunk", "upload_sample", "upload_issue", "upload_kept"],
  output: ["output_chunk", "output_loss"],
} as const;

type FileKind = keyof typeof PARTS;

/** A megabyte a piece: few at once, so that no transaction takes long. */
const BATCH = 20;

/**
 * Erases what uploaded and made files hold, once they are done with and past the cutoff. That there
 * was a file, whose, when and how many rows, stays in its history.
 */
export async function eraseFiles(eraser: Eraser, run: ErasureRun): Promise<ErasureCounts> {
  let total: ErasureCounts = {};
  for (const kind of ["upload", "output"] as const) {
    let after: OneFile | undefined;
    for (;;) {
      const files = await listFiles(eraser, { kind, cutoff: run.cutoffs.files, after });
      after = files.at(-1);
      if (!after) break;
      const work = (tx: ErasingTransaction) => eraseParts(tx, kind, files);
      total = addCounts(total, await erasing(eraser, run, { kind: "files", work }));
    }
  }
  return total;
}

interface OneFile {
  code: string;
  id: string;
}

const DONE_AT = {
  upload: sql`greatest(finished_at, undone_at, received_at)`,
  output: sql`greatest(finished_at, made_at)`,
};

async function listFiles(
  eraser: Eraser,
  { kind, cutoff, after }: { kind: FileKind; cutoff: Date; after: OneFile | undefined },
): Promise<OneFile[]> {
  const place = after ? sql`and (municipality_code, id) > (${after.code}, ${after.id})` : sql``;
  const parts = PARTS[kind].map((part) =>
    sql`exists (select from ${sql.table(part)} as part
      where part.municipality_code = file.municipality_code
        and ${sql.ref(`part.${kind}_id`)} = file.id)`
  );
  const { rows } = await sql<OneFile>`
    select municipality_code as code, id from ${sql.table(kind)} as file
    where ${DONE_AT[kind]} < ${cutoff} ${place} and (${sql.join(parts, sql` or `)})
    order by municipality_code, id limit ${BATCH}`.execute(eraser);
  return rows;
}

async function eraseParts(
  tx: ErasingTransaction,
  kind: FileKind,
  files: readonly OneFile[],
): Promise<Map<string, ErasureCounts>> {
  const counts = new Map<string, ErasureCounts>();
  for (const [code, ofOne] of Map.groupBy(files, ({ code }) => code)) {
    const ids = ofOne.map(({ id }) => id);
    for (const part of PARTS[kind]) {
      await sql`delete from ${sql.table(part)} where municipality_code = ${code}
        and ${sql.ref(`${kind}_id`)} = any(${ids}::uuid[])`.execute(tx);
    }
    counts.set(code, { [`${kind}s`]: ids.length });
  }
  return counts;
}
