import type { PlainDate } from "../date/plain_date.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { lacksLeadingZero } from "../recipient/my_number.ts";
import { nameKey } from "../recipient/name_key.ts";
import { readBirthDate } from "../upload/birth_date_cell.ts";
import { isBlankText } from "../upload/blank_text.ts";
import type { CellFault, CellProblem, CellReading } from "../upload/cell_problem.ts";
import { readKana } from "../upload/name_cell.ts";
import { readMyNumberCell } from "../upload/number_cell.ts";
import { spreadsheetDamage } from "../upload/spreadsheet_damage.ts";
import { readAskedSex, readConsent, readRemark } from "./batch_cells.ts";
import { type BatchColumn, batchColumnLabel, type BatchColumnOrder } from "./batch_columns.ts";
import { readMunicipalityCell } from "./batch_municipality.ts";
import {
  type MyNumberQuestion,
  type NameCriteria,
  type Question,
  SHORTEST_NAME,
} from "./inquiry.ts";
import { mayHoldMyNumber } from "./without_my_number.ts";

/** A row as it stood in the file, for those who sent it: never a My Number, nor what may be one. */
export type TypedCells = Record<Exclude<BatchColumn, "myNumber">, string>;

export type ReadBatchRow =
  & { typed: TypedCells }
  & (
    | { question: Question; problems: [] }
    | { question: null; problems: CellProblem[] }
  );

/** What a row alone does not say. */
export interface BatchCircumstances {
  /** Nobody is born after this day. */
  today: PlainDate;
  /** Six digits: who asks. */
  municipalityCode: string;
}

/** Judges every cell of one row and names every fault, not just the first. */
export function readBatchRow(
  cells: readonly string[],
  order: BatchColumnOrder,
  { today, municipalityCode }: BatchCircumstances,
): ReadBatchRow {
  const cell = (column: BatchColumn) => cells[order.indexOf(column)] ?? "";
  const typed = typedCells(cell);
  const misfit = widthFault(cells, order);
  if (misfit) return { typed, question: null, problems: [{ column: "", message: misfit }] };
  const problems: CellProblem[] = [];
  const refuse = (column: BatchColumn, message: string) => {
    problems.push({ column: batchColumnLabel(column), message });
  };
  const read = <Value>(column: BatchColumn, rule: (text: string) => CellReading<Value>) => {
    const text = cell(column);
    if (isBlankText(text)) return null;
    const reading = text.includes("\0") ? NUL_REFUSED : rule(text);
    if (reading.ok) return reading.value;
    refuse(column, messageOf(text, reading));
    return null;
  };
  const otherCode = read("municipality", readMunicipalityCell);
  if (isBlankText(cell("municipality"))) refuse("municipality", "転出元の自治体を入れてください。");
  if (otherCode === municipalityCode) refuse("municipality", ownMunicipality(municipalityCode));
  const reading = { cell, read, refuse, today };
  const about = isBlankText(cell("myNumber")) ? readName(reading) : readNumber(reading);
  read("remark", readRemark);
  if (problems.length > 0 || !otherCode || !about) return { typed, question: null, problems };
  return { typed, question: { otherCode, about }, problems: [] };
}

interface Reading {
  cell(column: BatchColumn): string;
  read<Value>(column: BatchColumn, rule: (text: string) => CellReading<Value>): Value | null;
  refuse(column: BatchColumn, message: string): void;
  today: PlainDate;
}

/** Its name, birth date and sex only help the own staff to know the row again: nobody is asked. */
function readNumber({ cell, read, refuse }: Reading): MyNumberQuestion | null {
  const myNumber = read("myNumber", readMyNumberCell);
  if (isBlankText(cell("consent"))) {
    refuse(
      "consent",
      "マイナンバーで照会する人には必要です。本人の同意を確認して1にしてください。",
    );
  } else read("consent", readConsent);
  return myNumber === null ? null : { kind: "my_number", myNumber };
}

function readName({ cell, read, refuse, today }: Reading): NameCriteria | null {
  const familyKana = read("familyKana", readKana);
  const givenKana = read("givenKana", readKana) ?? "";
  const birthDate = read("birthDate", (text) => readBirthDate(text, today));
  const sex = read("sex", readAskedSex);
  for (const column of ["familyKana", "birthDate", "sex"] as const) {
    if (!isBlankText(cell(column))) continue;
    const label = batchColumnLabel(column);
    refuse(column, `${label}がありません。マイナンバーか、セイ・生年月日・性別を入れてください。`);
  }
  if (familyKana === null || birthDate === null || sex === null) return null;
  if (nameKey(familyKana, givenKana).length < SHORTEST_NAME) {
    refuse("familyKana", `セイとメイは、合わせて${SHORTEST_NAME}文字以上にしてください。`);
  }
  return { kind: "name", familyKana, givenKana, birthDate, sex };
}

const NUL_REFUSED: CellFault = {
  ok: false,
  message: "文字でない値（NUL、文字コード0）が入っています。取り除いてください。",
};

/** The rule's words, or better ones where the value shows how it came to be wrong. */
function messageOf(text: string, fault: CellFault): string {
  if (fault.kind) return fault.message;
  return spreadsheetDamage(text) ?? fault.message;
}

function ownMunicipality(code: string): string {
  const own = lookupMunicipality(code);
  return `転出元が自庁（${own ? municipalityDisplayName(own) : code}）です。` +
    "自庁の記録は「照会・補正」で調べてください。";
}

const LONGEST_SHOWN = 100;

function typedCells(cell: (column: BatchColumn) => string): TypedCells {
  const shown = (column: BatchColumn) => {
    const text = cell(column).replaceAll(/\p{Cc}/gu, " ").trim().slice(0, LONGEST_SHOWN);
    const hides = mayHoldMyNumber(text) || lacksLeadingZero(text);
    return hides ? "（数字は控えません）" : text;
  };
  return {
    municipality: shown("municipality"),
    familyKana: shown("familyKana"),
    givenKana: shown("givenKana"),
    birthDate: shown("birthDate"),
    sex: shown("sex"),
    consent: shown("consent"),
    remark: shown("remark"),
  };
}

/** Why the row does not fit its columns; blank cells at its end may be missing, or too many. */
function widthFault(cells: readonly string[], order: BatchColumnOrder): string | undefined {
  const count = cells.findLastIndex((text) => !isBlankText(text)) + 1;
  if (count <= order.length) return undefined;
  return `${order.length}項目のところ${count}項目あります。値の中のカンマは「"」で囲み、` +
    `${order.length}項目より後ろの値は消してください。`;
}
