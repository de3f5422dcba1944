import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import type { FoundRow } from "../schema/finding_tables.ts";
import type { Register } from "../database.ts";
import { AppError } from "../../domain/app_error.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import type { CellChange, ReviewOutcome } from "../../domain/upload/review.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

export type UploadRecord = Awaited<ReturnType<typeof findUpload>>;

/** Past uploads of one kind, newest first. */
export function listUploads(
  register: Register,
  municipalityCode: string,
  { kind, limit }: { kind: UploadKind; limit: number },
): Promise<UploadRecord[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      records(tx, municipalityCode).where("kind", "=", kind)
        .orderBy("received_at", "desc").orderBy("id", "desc").limit(limit).execute(),
  );
}

export function findUpload(register: Register, municipalityCode: string, id: string) {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const upload = await records(tx, municipalityCode).where("id", "=", id).executeTakeFirst();
    return upload ?? notFound();
  });
}

export interface UploadIssue {
  line: number;
  column: string;
  message: string;
}

/** The faults of an upload in the order of the file, from position `after` on. */
export function listIssues(
  register: Register,
  municipalityCode: string,
  { uploadId, limit, after = 0 }: { uploadId: string; limit: number; after?: number },
): Promise<UploadIssue[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("upload_issue").select(["line", "column_name as column", "message"])
        .where("municipality_code", "=", municipalityCode).where("upload_id", "=", uploadId)
        .where("position", ">", after)
        .orderBy("position").limit(limit).execute(),
  );
}

/** One of the first rows of an outcome, as the review shows it. */
export interface UploadSample {
  outcome: ReviewOutcome;
  line: number;
  residentNumber: string;
  cells: CellChange[];
}

export function listSamples(
  register: Register,
  municipalityCode: string,
  uploadId: string,
): Promise<UploadSample[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("upload_sample")
        .select(["outcome", "line", "resident_number as residentNumber", "cells"])
        .where("municipality_code", "=", municipalityCode).where("upload_id", "=", uploadId)
        .orderBy("position").execute(),
  );
}

/** What the standing rules would say of an upload's doses, by rule. */
export interface UploadFinding {
  rule: FindingRuleName;
  rowCount: number;
  samples: FoundRow[];
}

export function listUploadFindings(
  register: Register,
  municipalityCode: string,
  uploadId: string,
): Promise<UploadFinding[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("upload_finding").select(["rule", "row_count as rowCount", "samples"])
        .where("municipality_code", "=", municipalityCode).where("upload_id", "=", uploadId)
        .orderBy("rule").execute(),
  );
}

function records(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("upload").where("municipality_code", "=", municipalityCode)
    .select(["id", "kind", "mode", "state", "failure", "notice", "warnings"])
    .select(["file_name as fileName", "byte_count as byteCount", "encoding", "newline"])
    .select(["delimiter", "header", "column_order as columnOrder", "row_count as rowCount"])
    .select(["new_count as newCount", "changed_count as changedCount"])
    .select(["unchanged_count as unchangedCount", "rejected_count as rejectedCount"])
    .select(["blanked_count as blankedCount", "conflict_count as conflictCount"])
    .select(["kept_count as keptCount", "leaves_out_rejected as leavesOutRejected"])
    .select(["received_at as receivedAt", "checked_at as checkedAt", "undone_at as undoneAt"])
    .select(["change_id as changeId", "login_id as loginId"]);
}

function notFound(): never {
  throw new AppError("not_found", "このアップロードはありません。一覧から選び直してください。");
}
