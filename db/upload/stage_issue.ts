import { sql } from "kysely";
import type { CellProblem } from "../../domain/upload/cell_problem.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { copyField } from "./upload_content.ts";

/** Everything that is wrong with a file's rows, while its job runs. */
export const ISSUE_COLUMNS = ["line", "column_name", "message", "kind"] as const;

export async function createStageIssue(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    create temporary table stage_issue (
      position bigint generated always as identity,
      line integer, column_name text, message text, kind text
    ) on commit drop`.execute(tx);
}

/** A fault as a line for COPY. */
export function issueLine(line: number, { column, message, kind }: CellProblem): string {
  return `${line}\t${copyField(column)}\t${copyField(message)}\t${copyField(kind ?? null)}\n`;
}

/** Takes rejected lines out of `table`; answers how many were still in it. */
export async function takeOut(
  tx: MunicipalityTransaction,
  table: "stage" | "wanted",
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} using (select distinct line from stage_issue) as wrong
    where ${sql.table(table)}.line = wrong.line`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Replaces the upload's list of faults by those found now; answers how many rows have one. */
export async function keepIssues(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId }: { municipalityCode: string; uploadId: string },
): Promise<number> {
  await tx.deleteFrom("upload_issue").where("municipality_code", "=", municipalityCode)
    .where("upload_id", "=", uploadId).execute();
  await sql`
    insert into upload_issue
      (municipality_code, upload_id, position, line, column_name, message)
    select ${municipalityCode}, ${uploadId}, row_number() over (order by line, position),
      line, column_name, message
    from stage_issue`.execute(tx);
  const { rows } = await sql<{ lines: number }>`
    select count(distinct line) as lines from stage_issue`.execute(tx);
  return rows[0]!.lines;
}
