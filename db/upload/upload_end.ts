import { sql } from "kysely";
import type { FileWarning } from "../../domain/upload/file_warning.ts";
import { type AuditAct, recordAct } from "../audit.ts";
import type { JobRun } from "../job/job_run.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { Assessment } from "./assess_upload.ts";

/** What ending an upload needs of its job. */
type Ending = Pick<JobRun, "tx" | "municipalityCode" | "subjectId" | "act">;

/** The file was read; a person decides. */
export async function endChecked(
  ending: Ending,
  { assessment, at, notice }: { assessment: Assessment; at: Date; notice?: string },
): Promise<void> {
  await uploadRow(ending).set({
    ...findings(assessment),
    state: "checked",
    checked_at: at,
    notice: notice ?? null,
  }).execute();
}

/** The file was registered. Without `changeId` there was nothing new in it. */
export async function endApplied(
  ending: Ending,
  { assessment, changeId, at }: { assessment: Assessment; changeId?: string; at: Date },
): Promise<void> {
  await uploadRow(ending).set({
    ...findings(assessment),
    state: "applied",
    finished_at: at,
    notice: null,
    change_id: changeId ?? null,
  }).execute();
  await audit(ending, "upload_applied");
}

/** The file as a whole cannot be registered. */
export async function endFailed(ending: Ending, failure: string, at: Date): Promise<void> {
  await uploadRow(ending).set({ state: "failed", failure, finished_at: at }).execute();
  await audit(ending, "upload_failed");
}

/** Nothing was written after all: the review stands as it was, with a word of why. */
export async function backToReview(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId }: { municipalityCode: string; uploadId: string },
  notice: string,
): Promise<void> {
  await tx.updateTable("upload").set({ state: "checked", notice })
    .where("municipality_code", "=", municipalityCode).where("id", "=", uploadId)
    .where("state", "=", "approved").execute();
}

function findings({ reading, counts, fingerprint, warnings }: Assessment) {
  return {
    newline: reading.shape.newline,
    delimiter: reading.shape.delimiter,
    header: reading.shape.header,
    column_order: [...reading.layout.columns],
    row_count: counts.rows,
    new_count: counts.new,
    changed_count: counts.changed,
    unchanged_count: counts.unchanged,
    blanked_count: counts.blanked,
    conflict_count: counts.conflict,
    rejected_count: counts.rejected,
    fingerprint,
    warnings: sql<FileWarning[]>`${warnings}::jsonb`,
  };
}

function uploadRow({ tx, municipalityCode, subjectId }: Ending) {
  return tx.updateTable("upload")
    .where("municipality_code", "=", municipalityCode).where("id", "=", subjectId);
}

function audit({ tx, municipalityCode, subjectId, act }: Ending, what: AuditAct): Promise<void> {
  return recordAct(tx, municipalityCode, {
    by: act,
    entry: { act: what, subject: { kind: "upload", id: subjectId } },
  });
}
