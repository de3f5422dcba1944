import type { z } from "zod";
import type { PlainDate } from "../date/plain_date.ts";
import { parseCompactDate } from "../date/parse_date.ts";
import { MyNumber } from "../recipient/my_number.ts";
import { isKana, nameKey } from "../recipient/name_key.ts";
import {
  type RecipientStatus,
  recipientStatusByCode,
  STATUS_CLEARING_CODE,
} from "../recipient/recipient_status.ts";
import { ResidentNumber, residentNumberKey } from "../recipient/resident_number.ts";
import { type Sex, sexByCode } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";
import { TicketNumber } from "../ticket/ticket_number.ts";
import { asciiDigits } from "../digits.ts";
import {
  columnLabel,
  type ColumnOrder,
  RECIPIENT_COLUMNS,
  type RecipientColumn,
} from "./recipient_columns.ts";

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

export interface CellProblem {
  /** Column as the specification names it; "" when the row as a whole is wrong. */
  column: string;
  message: string;
}

export type ReadRow = { row: RecipientRow; problems: [] } | { row: null; problems: CellProblem[] };

const COLUMN_COUNT = RECIPIENT_COLUMNS.length;
const LONGEST_NAME = 100;

/** Judges every cell of one row and names every fault, not just the first. */
export function readRecipientRow(cells: readonly string[], order: ColumnOrder): ReadRow {
  if (cells.length !== COLUMN_COUNT) {
    return { row: null, problems: [{ column: "", message: wrongWidth(cells.length) }] };
  }
  const cell = (key: RecipientColumn) => cells[order.indexOf(key)]!;
  const problems: CellProblem[] = [];
  const read = <Value>(key: RecipientColumn, rule: (text: string) => Result<Value>) => {
    const text = cell(key);
    if (text.trim() === "") return null;
    const result = rule(text);
    if (result.ok) return result.value;
    problems.push({ column: columnLabel(key), message: result.message });
    return null;
  };
  const residentNumber = bySchema(ResidentNumber)(cell("residentNumber"));
  if (!residentNumber.ok) {
    problems.push({ column: columnLabel("residentNumber"), message: residentNumber.message });
  }
  const myNumber = read("myNumber", bySchema(MyNumber));
  const familyName = read("familyName", name);
  const givenName = read("givenName", name);
  const familyKana = read("familyKana", kana);
  const givenKana = read("givenKana", kana);
  const row: RecipientRow = {
    residentNumber: residentNumber.ok ? residentNumber.value.trim() : "",
    residentNumberKey: residentNumber.ok ? residentNumberKey(residentNumber.value) : "",
    myNumber,
    familyName,
    givenName,
    familyKana,
    givenKana,
    familyKey: familyKana === null ? null : nameKey(familyKana, ""),
    givenKey: givenKana === null ? null : nameKey(givenKana, ""),
    birthDate: read("birthDate", parseCompactDate),
    sex: read("sex", sex),
    ticketNumber: read("ticketNumber", bySchema(TicketNumber)),
    flag: read("flag", flag),
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

function bySchema<Schema extends z.ZodType<string>>(schema: Schema) {
  return (text: string): Result<string> => {
    const parsed = schema.safeParse(text);
    return parsed.success ? success(parsed.data) : failure(parsed.error.issues[0]!.message);
  };
}

function name(text: string): Result<string> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NAME) {
    return failure(`${LONGEST_NAME}文字以内にしてください。列がずれていないか確かめてください。`);
  }
  if (/\p{Cc}/u.test(trimmed)) {
    return failure("改行やタブなどの制御文字があります。取り除いてください。");
  }
  if (trimmed.includes("\uFFFD")) {
    return failure("読み取れない文字（�）があります。文字コードを確かめ、文字を直してください。");
  }
  return success(trimmed);
}

function kana(text: string): Result<string> {
  const folded = name(text.normalize("NFKC"));
  if (!folded.ok || isKana(folded.value)) return folded;
  return failure(
    "カタカナで入力してください（例：ヤマダ）。漢字の列とずれていないか確かめてください。",
  );
}

function sex(text: string): Result<Sex> {
  const value = sexByCode(text);
  return value ? success(value) : failure("1（男）、2（女）、3（その他）のどれかにしてください。");
}

function flag(text: string): Result<RecipientStatus | "clear"> {
  if (asciiDigits(text) === STATUS_CLEARING_CODE) return success("clear");
  const status = recipientStatusByCode(text);
  if (status) return success(status);
  return failure(
    "1（転出）、2（死亡）、3（その他削除）、9（1〜3の取消）のどれか、または空白にしてください。",
  );
}

function wrongWidth(count: number): string {
  return `${COLUMN_COUNT}項目のところ${count}項目あります。` +
    '値の中のカンマは「"」で囲み、足りない項目は空白のままカンマで区切ってください。';
}
