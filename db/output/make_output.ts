import { sql } from "kysely";
import { compactTimestamp } from "../../domain/date/plain_date.ts";
import { encodeHeading, encodeRows, type RowBlock } from "../../domain/output/encode_rows.ts";
import { OUTPUT_LABELS } from "../../domain/output/output_kind.ts";
import { doseHeader } from "../../domain/upload/dose_columns.ts";
import type { JobRun } from "../job/job_run.ts";
import type { JobFailure, JobWork } from "../job/job_work.ts";
import { copyRows } from "./copy_rows.ts";
import { lookupLastOutput } from "./last_output.ts";
import { OutputFile } from "./output_file.ts";
import { LossList } from "./output_losses.ts";
import { outputQuery } from "./output_query.ts";
import { lookupOutput, type OutputRecord } from "./output_records.ts";

/** Makes the file of an output that waits: reads, encodes, hashes, seals and keeps it. */
export const makeOutput: JobWork = async ({ database, sealers, now }, run) => {
  const { tx, municipalityCode, subjectId: outputId } = run;
  const output = await lookupOutput(tx, municipalityCode, outputId);
  if (output?.state !== "waiting") return;
  const since = output.scope === "changed"
    ? await lookupLastOutput(tx, municipalityCode, output.doseCount)
    : undefined;
  const columns = doseHeader(output.doseCount);
  const place = { municipalityCode, outputId };
  const file = new OutputFile(tx, sealers.files, place);
  const losses = new LossList(tx, place, columns);
  const progress = { rowCount: 0, total: undefined as number | undefined };
  await file.add(encodeHeading(output.encoding, output.header ? columns : []));
  const take = async (block: RowBlock) => {
    const firstLine = progress.rowCount + (output.header ? 2 : 1);
    const encoded = encodeRows(output.encoding, block, firstLine);
    await file.add(encoded.bytes);
    await losses.add(encoded.losses);
    progress.rowCount += block.rowEnds.length;
    tellProgress(run, progress);
  };
  tellProgress(run, progress);
  const [snapshot] = await Promise.all([
    copyRows(database.address, {
      municipalityCode,
      query: outputQuery({ ...output, municipalityCode, since }),
    }, take),
    countExpected(run, output).then((total) => progress.total = total),
  ]);
  await tx.updateTable("output").where("municipality_code", "=", municipalityCode)
    .where("id", "=", outputId).set({
      state: "done",
      file_name: `${OUTPUT_LABELS[output.kind]}_${compactTimestamp(output.madeAt)}.csv`,
      row_count: progress.rowCount,
      ...hashed(await file.end()),
      loss_count: losses.count,
      snapshot,
      base_id: since?.id ?? null,
      finished_at: now(),
    }).execute();
};

/** A job that was given up says so at its output. */
export const failOutput: JobFailure = async (tx, { municipalityCode, subjectId, act, message }) => {
  await tx.updateTable("output").where("municipality_code", "=", municipalityCode)
    .where("id", "=", subjectId).where("state", "=", "waiting")
    .set({ state: "failed", failure: message, finished_at: act.at }).execute();
};

function hashed({ byteCount, sha256 }: { byteCount: number; sha256: Uint8Array }) {
  return { byte_count: byteCount, sha256 };
}

function tellProgress(
  run: JobRun,
  { rowCount, total }: { rowCount: number; total: number | undefined },
): void {
  const step = rowCount === 0 ? "対象の記録を集めています" : "ファイルを作成しています";
  run.tell({ step, done: rowCount, total: total && Math.max(total, rowCount), rowCount });
}

/**
 * How many rows there will be, nearly: nobody has a later dose without a first one. Only of a file
 * of everyone, where it costs little against the file; it is counted while PostgreSQL still sorts.
 */
async function countExpected(
  { tx, municipalityCode }: JobRun,
  { kind, scope }: OutputRecord,
): Promise<number | undefined> {
  if (kind !== "register" || scope !== "all") return undefined;
  await sql`set local max_parallel_workers_per_gather = 0`.execute(tx); // as the COPY beside it
  const { count } = await tx.selectFrom("dose").where("municipality_code", "=", municipalityCode)
    .where("kind", "=", "vaccination").where("dose_number", "=", 1)
    .where("withdrawn_at", "is", null)
    .select((query) => query.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}
