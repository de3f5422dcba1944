import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { recordAct } from "../audit.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { MergeCounts } from "./merge_stage.ts";
import type { RowProblem } from "./stage_problems.ts";

/** How an upload ended. Without `changeId` an applied file had nothing new in it. */
export type UploadEnd =
  | { state: "applied"; rowCount: number; counts: MergeCounts; changeId?: string }
  | { state: "failed"; rowCount: number; failure?: string; rejected?: number };

/** Lists the faults of an upload in the order of the file; answers how many rows have one. */
export async function keepProblems(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId, problems }: {
    municipalityCode: string;
    uploadId: string;
    problems: RowProblem[];
  },
): Promise<number> {
  const ordered = problems.toSorted((a, b) => a.line - b.line);
  await sql`
    insert into upload_issue
      (municipality_code, upload_id, position, line, column_name, message)
    select ${municipalityCode}, ${uploadId}, position, line, column_name, message
    from unnest(
      ${ordered.map((_, position) => position)}::integer[],
      ${ordered.map(({ line }) => line)}::integer[],
      ${ordered.map(({ column }) => column)}::text[],
      ${ordered.map(({ message }) => message)}::text[]
    ) as issue (position, line, column_name, message)`.execute(tx);
  return new Set(ordered.map(({ line }) => line)).size;
}

/** Writes an upload's end, and the act, unless it has ended already. */
export async function finishUpload(
  tx: MunicipalityTransaction,
  { act, uploadId, end }: { act: Act; uploadId: string; end: UploadEnd },
): Promise<void> {
  const counts = end.state === "applied" ? end.counts : undefined;
  const municipalityCode = act.actor.municipalityCode;
  const { numUpdatedRows } = await tx.updateTable("upload")
    .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
    .where("state", "=", "received")
    .set({
      state: end.state,
      row_count: end.rowCount,
      new_count: counts?.new ?? 0,
      changed_count: counts?.changed ?? 0,
      unchanged_count: counts?.unchanged ?? 0,
      rejected_count: end.state === "failed" ? end.rejected ?? end.rowCount : 0,
      failure: end.state === "failed" ? end.failure : null,
      finished_at: act.at,
      change_id: end.state === "applied" ? end.changeId : null,
    }).executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await recordAct(tx, municipalityCode, {
    by: act,
    entry: {
      act: end.state === "applied" ? "upload_applied" : "upload_failed",
      subject: { kind: "upload", id: uploadId },
    },
  });
}
