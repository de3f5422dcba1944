import Papa from "papaparse";
import { RECIPIENT_COLUMNS, type RecipientColumn } from "../../domain/upload/recipient_columns.ts";
import { aRecipientRow } from "../domain/upload/a_recipient_row.ts";

/** A 接種対象者ファイル with header, one row for each change of `aRecipientRow`. */
export function aCsvFile(
  rows: Partial<Record<RecipientColumn, string>>[],
  name = "接種対象者.csv",
): File {
  const header = RECIPIENT_COLUMNS.map(({ label }) => label);
  const text = Papa.unparse([header, ...rows.map(aRecipientRow)], { newline: "\r\n" });
  return new File([text], name, { type: "text/csv" });
}
