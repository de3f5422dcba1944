import Papa from "papaparse";
import { addAccount } from "../../../db/account/add_account.ts";
import {
  type BatchRowRecord,
  type CountedBatchRecord,
  findBatch,
  listPageOfRows,
} from "../../../db/batch/batch_records.ts";
import { receiveBatch } from "../../../db/batch/receive_batch.ts";
import type { Database } from "../../../db/database.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import type { Act } from "../../../domain/account/act.ts";
import { BATCH_COLUMNS, type BatchColumn } from "../../../domain/transfer/batch_columns.ts";
import { aJobOffice } from "../job/a_job.ts";
import { aMunicipality } from "../an_act.ts";
import { aTransferOffice } from "../transfer/two_towns.ts";

/** One row of a list of incomers, as its cells are written. */
export type IncomerCells = Record<BatchColumn, string>;

/** Asked about by name, of the municipality with this code. */
export function anIncomer(
  cells: Partial<IncomerCells> & Pick<IncomerCells, "municipality">,
): IncomerCells {
  return {
    myNumber: "",
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "19560412",
    sex: "2",
    consent: "",
    remark: "",
    ...cells,
  };
}

/** CSV with a header, as the template has it. */
export function batchCsv(incomers: readonly IncomerCells[]): string {
  const header = BATCH_COLUMNS.map(({ label }) => label);
  const rows = incomers.map((cells) => BATCH_COLUMNS.map(({ key }) => cells[key]));
  return Papa.unparse([header, ...rows], { newline: "\r\n" });
}

/** A municipality that uses VRS: it has somebody who could answer. */
export async function aStaffedMunicipality({ gate }: Database): Promise<string> {
  const municipalityCode = aMunicipality();
  const added = await addAccount(gate, {
    kind: "municipal",
    loginId: `yakuba@${municipalityCode}.lg.jp`,
    municipalityCode,
    prefectureCode: null,
    password: "correct horse battery",
  }, new Date());
  if (!added.ok) throw new Error(added.message);
  return municipalityCode;
}

export interface AskedBatch {
  id: string;
  batch: CountedBatchRecord;
  rows: BatchRowRecord[];
}

/** Receives a list without asking. Answers its id; throws when it is refused. */
export async function receiveIncomers(
  database: Database,
  act: Act,
  content: readonly IncomerCells[] | string,
): Promise<string> {
  const csv = typeof content === "string" ? content : batchCsv(content);
  const bytes = new TextEncoder().encode(csv);
  const received = await receiveBatch(aTransferOffice(database), act, {
    name: "転入者.csv",
    bytes,
  });
  if (!received.ok) throw new Error(received.message);
  return received.value;
}

/** Sends a list, has it asked about, and answers what the page shows. */
export async function askIncomers(
  database: Database,
  act: Act,
  content: readonly IncomerCells[] | string,
): Promise<AskedBatch> {
  const id = await receiveIncomers(database, act, content);
  await runJobs(aJobOffice(database));
  return await askedBatch(database, act, id);
}

export async function askedBatch(
  { register }: Database,
  { actor: { municipalityCode: code } }: Act,
  id: string,
): Promise<AskedBatch> {
  const batch = await findBatch(register, code, id);
  const page = { batchId: id, limit: 10_000, offset: 0 };
  return { id, batch, rows: await listPageOfRows(register, code, page) };
}
