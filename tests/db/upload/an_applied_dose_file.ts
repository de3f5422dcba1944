import assert from "node:assert/strict";
import Papa from "papaparse";
import type { Database } from "../../../db/database.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aFiledDose, doseCells } from "../dose_upload/a_dose_file.ts";
import { upload } from "./an_upload.ts";

/** One dose of 予診票・予防接種台帳データ; the first of nobody in particular unless given. */
export interface DoseLine {
  ticketNumber: string;
  doseNumber?: number;
  residentNumber?: string;
}

/** The text of a file with a row for each of the doses. */
export function doseFile(lines: readonly DoseLine[]): string {
  const rows = lines.map(({ ticketNumber, doseNumber = 1, residentNumber = "" }) => {
    const doses = new Array(doseNumber).fill(undefined).with(-1, aFiledDose({ ticketNumber }));
    return doseCells({ residentNumber, doses });
  });
  return Papa.unparse(rows, { newline: "\n" });
}

/** Uploads and registers such a file; answers the upload's id. */
export async function anAppliedDoseFile(
  database: Database,
  act: Act,
  lines: readonly DoseLine[],
): Promise<string> {
  const file = { kind: "dose" as const, content: doseFile(lines) };
  const { id, record, issues } = await upload(database, act, file);
  assert.deepEqual(issues, []);
  assert.equal(record.state, "applied");
  return id;
}
