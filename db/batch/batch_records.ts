import { AppError } from "../../domain/app_error.ts";
import {
  BATCH_OUTCOMES,
  type BatchCounts,
  type BatchOutcome,
} from "../../domain/transfer/batch_outcome.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

type BatchRecord = Awaited<ReturnType<typeof lookupBatch>>;
export type BatchRowRecord = Awaited<ReturnType<typeof listBatchRows>>[number];
export type CountedBatchRecord = BatchRecord & { counts: BatchCounts };

/** A municipality's lists, the newest first, each with what came of it. */
export function listBatches(
  register: Register,
  municipalityCode: string,
  limit: number,
): Promise<CountedBatchRecord[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const found = await batches(tx, municipalityCode)
      .orderBy("received_at", "desc").orderBy("id", "desc").limit(limit).execute();
    const counts = await countOutcomes(tx, municipalityCode, found.map(({ id }) => id));
    return found.map((batch) => ({ ...batch, counts: counts.get(batch.id)! }));
  });
}

/** Throws not found. */
export function findBatch(
  register: Register,
  municipalityCode: string,
  id: string,
): Promise<CountedBatchRecord> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const batch = await lookupBatch(tx, municipalityCode, id);
    const counts = await countOutcomes(tx, municipalityCode, [id]);
    return { ...batch, counts: counts.get(id)! };
  });
}

/** Throws not found. */
export async function lookupBatch(tx: MunicipalityTransaction, code: string, id: string) {
  const batch = await batches(tx, code).where("id", "=", id).executeTakeFirst();
  if (batch) return batch;
  throw new AppError(
    "not_found",
    "このファイルはありません。まとめて照会の一覧から選び直してください。",
  );
}

function batches(tx: MunicipalityTransaction, code: string) {
  return tx.selectFrom("batch")
    .select(["id", "file_name as fileName", "shape", "received_at as receivedAt"])
    .select(["login_id as loginId", "row_count as rowCount", "state", "failure"])
    .select("finished_at as finishedAt")
    .where("municipality_code", "=", code);
}

async function countOutcomes(
  tx: MunicipalityTransaction,
  code: string,
  ids: readonly string[],
): Promise<Map<string, BatchCounts>> {
  const none = Object.fromEntries(BATCH_OUTCOMES.map((outcome) => [outcome, 0])) as BatchCounts;
  const counts = new Map(ids.map((id) => [id, { ...none }]));
  if (ids.length === 0) return counts;
  const rows = await tx.selectFrom("batch_row")
    .select(["batch_id as id", "outcome"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("municipality_code", "=", code).where("batch_id", "in", ids)
    .where("outcome", "is not", null).groupBy(["batch_id", "outcome"]).execute();
  for (const { id, outcome, count } of rows) counts.get(id)![outcome!] = count;
  return counts;
}

interface RowPage {
  batchId: string;
  /** Absent: all of them. */
  outcome?: BatchOutcome;
  limit: number;
  offset: number;
}

/** Rows in the order of the file, each with how its case stands now. */
export function listBatchRows(
  tx: MunicipalityTransaction,
  code: string,
  { batchId, outcome, limit, offset }: RowPage,
) {
  return tx.selectFrom("batch_row as row")
    .leftJoin(
      "inquiry",
      (join) =>
        join.onRef("inquiry.municipality_code", "=", "row.municipality_code")
          .onRef("inquiry.id", "=", "row.inquiry_id"),
    )
    .select(["row.line", "row.typed", "row.other_code as otherCode", "row.kind", "row.outcome"])
    .select(["row.problem", "row.same_as_line as sameAsLine", "row.inquiry_id as inquiryId"])
    .select(["row.birth_date as birthDate", "row.sex"])
    .select(["inquiry.finding", "inquiry.state", "inquiry.refusal"])
    .where("row.municipality_code", "=", code).where("row.batch_id", "=", batchId)
    .$if(outcome !== undefined, (query) => query.where("row.outcome", "=", outcome!))
    .orderBy("row.line").limit(limit).offset(offset).execute();
}

export function listPageOfRows(
  register: Register,
  municipalityCode: string,
  page: RowPage,
): Promise<BatchRowRecord[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) => listBatchRows(tx, municipalityCode, page),
  );
}
