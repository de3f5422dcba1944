import type { PlainDate } from "../date/plain_date.ts";
import type { RecipientStatus } from "../recipient/recipient_status.ts";
import { residentNumberKey } from "../recipient/resident_number.ts";
import type { Sex } from "../recipient/sex.ts";
import { readBirthDate } from "./birth_date_cell.ts";
import { isBlankText } from "./blank_text.ts";
import type { CellFault, CellProblem, CellReading } from "./cell_problem.ts";
import { readFlag, readSex } from "./code_cell.ts";
import { kanaKey, readKana, readName } from "./name_cell.ts";
import { readMyNumberCell, readResidentNumberCell } from "./number_cell.ts";
import { columnLabel, type ColumnOrder, type RecipientColumn } from "./recipient_columns.ts";
import { isShifted } from "./shifted_cell.ts";
import { spreadsheetDamage } from "./spreadsheet_damage.ts";
import { readTicketCell } from "./ticket_cell.ts";

/** One valid row; null is a blank cell, whose meaning the overwrite mode decides. */
export interface RecipientRow {
  residentNumber: string;
  residentNumberKey: string;
  myNumber: string | null;
  familyName: string | null;
  givenName: string | null;
  familyKana: string | null;
  givenKana: string | null;
  familyKey: string | null;
  givenKey: string | null;
  birthDate: PlainDate | null;
  sex: Sex | null;
  ticketNumber: string | null;
  /** "clear" takes an earlier 転出／死亡 back (code 9). */
  flag: RecipientStatus | "clear" | null;
}

export type { CellProblem };
export type ReadRow = { row: RecipientRow; problems: [] } | { row: null; problems: CellProblem[] };

/** What a row alone does not say; a rule whose part is missing is not applied. */
export interface RowCircumstances {
  /** Nobody is born after this day. */
  today?: PlainDate;
  /** Six digits: the municipality whose file it is. */
  municipalityCode?: string;
}

/** Judges every cell of one row and names every fault, not just the first. */
export function readRecipientRow(
  cells: readonly string[],
  order: ColumnOrder,
  { today, municipalityCode }: RowCircumstances = {},
): ReadRow {
  const misfit = widthFault(cells, order);
  if (misfit !== undefined) return { row: null, problems: [{ column: "", message: misfit }] };
  const problems: CellProblem[] = [];
  const cell = (column: RecipientColumn) => cells[order.indexOf(column)] ?? "";
  const read = <Value>(column: RecipientColumn, rule: (text: string) => CellReading<Value>) => {
    const text = cell(column);
    const reading = isBlankText(text) && column !== "residentNumber" ? null : rule(text);
    if (reading === null || reading.ok) return reading?.value ?? null;
    problems.push(problemOf(column, text, reading));
    return null;
  };
  const residentNumber = read("residentNumber", readResidentNumberCell) ?? "";
  const myNumber = read("myNumber", readMyNumberCell);
  const familyName = read("familyName", readName);
  const givenName = read("givenName", readName);
  const familyKana = read("familyKana", readKana);
  const givenKana = read("givenKana", readKana);
  const row: RecipientRow = {
    residentNumber,
    residentNumberKey: residentNumberKey(residentNumber),
    myNumber,
    familyName,
    givenName,
    familyKana,
    givenKana,
    familyKey: familyKana === null ? null : kanaKey(familyKana),
    givenKey: givenKana === null ? null : kanaKey(givenKana),
    birthDate: read("birthDate", (text) => readBirthDate(text, today)),
    sex: read("sex", readSex),
    ticketNumber: read("ticketNumber", (text) => readTicketCell(text, municipalityCode)),
    flag: read("flag", readFlag),
  };
  return problems.length === 0 ? { row, problems: [] } : { row: null, problems };
}

/** The items nobody can be registered without the first time (DOMAIN 3.1, columns 2–8). */
export const REQUIRED_AT_FIRST: readonly RecipientColumn[] = [
  "myNumber",
  "familyName",
  "familyKana",
  "birthDate",
  "sex",
];

/** What is said of a new person whose row lacks `columns`. */
export function missingAtFirst(column: RecipientColumn): CellProblem {
  const label = columnLabel(column);
  return {
    column: label,
    message: `この個別宛名番号は未登録です。初めて登録する人には${label}が必要です。`,
  };
}

/** The rule's words, or better ones where the value shows how it came to be wrong. */
function problemOf(column: RecipientColumn, text: string, fault: CellFault): CellProblem {
  const label = columnLabel(column);
  if (text.includes("\0")) return { column: label, message: NUL_REFUSED };
  if (fault.kind) return { column: label, message: fault.message, kind: fault.kind };
  const damage = spreadsheetDamage(text);
  if (damage) return { column: label, message: damage, kind: "damaged" };
  if (!isShifted(column, text)) return { column: label, message: fault.message };
  const isSaid = fault.message.includes("ずれていないか");
  const message = isSaid ? fault.message : fault.message + LOOK_FOR_SHIFT;
  return { column: label, message, kind: "shifted" };
}

const NUL_REFUSED = "文字でない値（NUL、文字コード0）が入っています。" +
  "取り除くか、元のシステムから出力し直してください。";
const LOOK_FOR_SHIFT = "別の項目の値に見えます。列がずれていないか確かめてください。";

/** Why the row does not fit its columns. Blank cells that spreadsheets add at its end do no harm. */
function widthFault(cells: readonly string[], order: ColumnOrder): string | undefined {
  if (cells.length === order.length) return undefined;
  let needed = order.length;
  while (needed > 0 && order[needed - 1] === null) needed--;
  let count = cells.length;
  while (count > order.length && isBlankText(cells[count - 1]!)) count--;
  if (count >= needed && count <= order.length) return undefined;
  const found = `${order.length}項目のところ${count}項目あります。`;
  return count < needed
    ? `${found}足りない項目は空白のままカンマで区切り、値の中の改行は「"」で囲んでください。`
    : `${found}値の中のカンマは「"」で囲み、${order.length}項目より後ろの値は消してください` +
      "（行末の空白はあってもかまいません）。";
}
