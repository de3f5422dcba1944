import { v7 as uuid } from "uuid";
import { openChange } from "../../../db/change.ts";
import type { Database } from "../../../db/database.ts";
import { doseContent } from "../../../db/dose_upload/dose_content.ts";
import { openJobConnection } from "../../../db/job/job_connection.ts";
import { recipientContent } from "../../../db/recipient_upload/recipient_content.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import { createStageIssue, ISSUE_COLUMNS, issueLine } from "../../../db/upload/stage_issue.ts";
import type { UploadContent, WeighContext, Weighed } from "../../../db/upload/upload_content.ts";
import { listVaccines } from "../../../db/vaccine/list_vaccines.ts";
import type { Act } from "../../../domain/account/act.ts";
import { japanToday } from "../../../domain/date/plain_date.ts";
import { RECIPIENT_COLUMNS } from "../../../domain/upload/recipient_columns.ts";
import { theSealers } from "../a_database.ts";
import type { RecipientCells } from "../upload/a_recipient.ts";
import { doseCells, type FiledRow } from "./a_dose_file.ts";

/** What rows did to the register, as the pipeline around `UploadContent` sees it. */
export interface RowsOutcome {
  uploadId: string;
  weighed: Weighed;
  issues: { line: number; column: string; message: string }[];
  /** Numbers told while writing. */
  written: number[];
}

/** Reads, weighs and writes the rows of a bulk file in one transaction; wrong ones are left out. */
export function applyDoses(
  database: Database,
  act: Act,
  rows: readonly FiledRow[],
): Promise<RowsOutcome> {
  return applyCells(database, act, { content: doseContent, rows: rows.map(doseCells) });
}

/** Registers people, with the tickets they name. */
export async function applyPeople(
  database: Database,
  act: Act,
  people: readonly RecipientCells[],
): Promise<void> {
  const rows = people.map((person) => RECIPIENT_COLUMNS.map(({ key }) => person[key]));
  const { issues } = await applyCells(database, act, { content: recipientContent, rows });
  if (issues.length > 0) throw new Error(issues[0]!.message);
}

export async function applyCells(
  database: Database,
  act: Act,
  { content, rows }: { content: UploadContent; rows: readonly (readonly string[])[] },
): Promise<RowsOutcome> {
  const { municipalityCode } = act.actor;
  const context: WeighContext = { municipalityCode, uploadId: uuid(), mode: "keep_blank" };
  const layout = content.readLayout(rows[0]!);
  if (!layout.ok) throw new Error(layout.message);
  const judge = content.rowJudge(layout.value, {
    municipalityCode,
    today: japanToday(act.at),
    vaccines: await inMunicipality(
      database.register,
      municipalityCode,
      (tx) => listVaccines(tx, municipalityCode),
    ),
    myNumbers: theSealers().myNumbers,
  });
  const judged = rows.map((cells, index) => ({
    line: index + 1,
    ...judge({ line: index + 1, cells: [...cells] }),
  })).slice(layout.value.hasHeader ? 1 : 0);
  const connection = await openJobConnection(database.address);
  try {
    return await inMunicipality(connection.register, municipalityCode, async (tx) => {
      await keepUpload(tx, act, { content, uploadId: context.uploadId });
      await createStageIssue(tx);
      await content.createStage(tx);
      const staged = judged.map((row) => row.staged).join("");
      const issues = judged.flatMap(({ line, problems }) =>
        problems.map((problem) => issueLine(line, problem))
      ).join("");
      await connection.copyIn({ table: "stage", columns: content.stageColumns }, staged);
      await connection.copyIn({ table: "stage_issue", columns: ISSUE_COLUMNS }, issues);
      return await weighAndWrite(tx, act, { content, context });
    });
  } finally {
    await connection.close();
  }
}

async function weighAndWrite(
  tx: MunicipalityTransaction,
  act: Act,
  { content, context }: { content: UploadContent; context: WeighContext },
): Promise<RowsOutcome> {
  const weighed = await content.weigh(tx, context);
  await content.keepSamples(tx, context);
  const written: number[] = [];
  const { counts } = weighed;
  if (counts.new + counts.changed + counts.conflict > 0) {
    const opening = { act, kind: "upload" as const, source: `upload:${context.uploadId}` };
    const changeId = await openChange(tx, context.municipalityCode, opening);
    await content.write(tx, { ...context, changeId, written: (rows) => written.push(rows) });
  }
  const issues = await (tx as unknown as StageTransaction).selectFrom("stage_issue")
    .select(["line", "column_name as column", "message"]).orderBy("line").orderBy("position")
    .execute();
  return { uploadId: context.uploadId, weighed, issues, written };
}

type StageTransaction = import("kysely").Transaction<{
  stage_issue: { line: number; column_name: string; message: string; position: number };
}>;

async function keepUpload(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  { content, uploadId }: { content: UploadContent; uploadId: string },
): Promise<void> {
  await tx.insertInto("upload").values({
    municipality_code: actor.municipalityCode,
    id: uploadId,
    kind: content.kind,
    mode: "keep_blank",
    file_name: "接種記録.csv",
    byte_count: 0,
    state: "applied",
    received_at: at,
    account_id: actor.accountId,
    login_id: actor.loginId,
  }).execute();
}
