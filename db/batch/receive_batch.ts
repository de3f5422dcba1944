import type { Insertable } from "kysely";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import { type Result, success } from "../../domain/result.ts";
import { batchFileName } from "../../domain/transfer/batch_file_name.ts";
import { type BatchLine, readBatchFile } from "../../domain/transfer/batch_file.ts";
import { countedSince, withinDailyLimit } from "../../domain/transfer/batch_limits.ts";
import { recordAct } from "../audit.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import type { BatchRowTable, BatchTable } from "../schema/batch_tables.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { TransferOffice } from "../transfer/transfer_office.ts";
import { fileIndex } from "./same_file.ts";
import { rowOwner } from "./row_owner.ts";

export interface ReceivedBatch {
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads a list of incomers, keeps its rows with their My Numbers sealed, and has a job ask about
 * them. Answers the batch's id, or why nothing was kept. The file itself is not.
 */
export function receiveBatch(
  office: TransferOffice,
  act: Act,
  { name, bytes }: ReceivedBatch,
): Promise<Result<string>> {
  const { municipalityCode } = act.actor;
  const file = readBatchFile(bytes, { today: japanToday(act.at), municipalityCode });
  if (!file.ok) return Promise.resolve(file);
  const id = uuid();
  const index = fileIndex(office.myNumbers, municipalityCode, bytes);
  return attemptInMunicipality(office.register, municipalityCode, async (tx) => {
    await lockBatches(tx, municipalityCode);
    const rowCount = file.value.lines.length;
    const allowed = await checkLimit(tx, municipalityCode, { at: act.at, rowCount });
    if (!allowed.ok) return allowed;
    await keepBatch(tx, act, {
      id,
      file_name: batchFileName(name),
      shape: file.value.shape,
      file_index: index,
      answer_hours: office.answerHours,
      row_count: rowCount,
    });
    await keepRows(tx, office.myNumbers, { municipalityCode, id, lines: file.value.lines });
    await enqueueJob(tx, act, { kind: "inquire_batch", subjectId: id });
    await recordAct(tx, municipalityCode, {
      by: act,
      entry: { act: "batch_received", detail: { batch: id, rows: rowCount } },
    });
    return success(id);
  });
}

/** Two files at once cannot both find room for themselves. */
async function lockBatches(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`batches:${code}`}, 0))`.execute(tx);
}

/** A file that failed has asked nobody, and does not count. */
async function checkLimit(
  tx: MunicipalityTransaction,
  code: string,
  { at, rowCount }: { at: Date; rowCount: number },
): Promise<Result<null>> {
  const earlier = await tx.selectFrom("batch")
    .select(["received_at as receivedAt", "row_count as rowCount"])
    .where("municipality_code", "=", code).where("received_at", ">", countedSince(at))
    .where("state", "<>", "failed").orderBy("received_at").execute();
  return withinDailyLimit(earlier, { at, rowCount });
}

async function keepBatch(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  file: Pick<
    BatchTable,
    "id" | "file_name" | "shape" | "file_index" | "answer_hours" | "row_count"
  >,
): Promise<void> {
  await tx.insertInto("batch").values({
    ...file,
    municipality_code: actor.municipalityCode,
    received_at: at,
    account_id: actor.accountId,
    login_id: actor.loginId,
  }).execute();
}

/** 65,534 parameters are the most of a statement; a row has 15. */
const ROWS_AT_ONCE = 1_000;

async function keepRows(
  tx: MunicipalityTransaction,
  myNumbers: MyNumberSealer,
  { municipalityCode, id, lines }: { municipalityCode: string; id: string; lines: BatchLine[] },
): Promise<void> {
  const rows = lines.map((line) => rowOf(myNumbers, { municipalityCode, id, line }));
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await tx.insertInto("batch_row").values(rows.slice(first, first + ROWS_AT_ONCE))
      .execute();
  }
}

function rowOf(
  myNumbers: MyNumberSealer,
  { municipalityCode, id, line: { line, typed, question, problems, sameAsLine } }: {
    municipalityCode: string;
    id: string;
    line: BatchLine;
  },
): Insertable<BatchRowTable> {
  const about = question?.about;
  const name = about?.kind === "name" ? about : undefined;
  const owner = rowOwner({ municipalityCode, batchId: id, line });
  // A row that repeats another one is not asked: its number need not be kept.
  const myNumber = about?.kind === "my_number" && sameAsLine === null ? about.myNumber : null;
  return {
    municipality_code: municipalityCode,
    batch_id: id,
    line,
    typed,
    other_code: question?.otherCode ?? null,
    kind: about?.kind ?? null,
    family_kana: name?.familyKana ?? null,
    given_kana: name?.givenKana ?? null,
    birth_date: name?.birthDate ?? null,
    sex: name?.sex ?? null,
    my_number_sealed: myNumber === null ? null : myNumbers.seal(myNumber, owner),
    same_as_line: sameAsLine,
    outcome: question ? null : "error",
    problem: question ? null : problems.map(problemText).join(" ／ "),
    inquiry_id: null,
  };
}

function problemText({ column, message }: BatchLine["problems"][number]): string {
  return column ? `${column}：${message}` : message;
}
