import Papa from "papaparse";
import { myNumberCheckDigit } from "../../../domain/recipient/my_number.ts";
import {
  RECIPIENT_COLUMNS,
  type RecipientColumn,
} from "../../../domain/upload/recipient_columns.ts";

/** One row of 接種対象者ファイル, as its cells are written. */
export type RecipientCells = Record<RecipientColumn, string>;

let peopleMade = 0;

/** A complete newcomer whose numbers nobody else has. */
export function aRecipient(cells: Partial<RecipientCells> = {}): RecipientCells {
  const number = ++peopleMade;
  return {
    residentNumber: String(number),
    myNumber: aMyNumber(number),
    familyName: "山田",
    givenName: "花子",
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "19560412",
    sex: "2",
    ticketNumber: aTicketNumber(number),
    flag: "",
    ...cells,
  };
}

/** A row that only names its person: every other cell is blank. */
export function aBlankRow(residentNumber: string): RecipientCells {
  const blank = Object.fromEntries(RECIPIENT_COLUMNS.map(({ key }) => [key, ""]));
  return { ...blank as RecipientCells, residentNumber };
}

/** Twelve digits with a right check digit, different for every `number` below 10^9. */
export function aMyNumber(number: number): string {
  const digits = "91" + String(number).padStart(9, "0");
  return digits + myNumberCheckDigit(digits);
}

export function aTicketNumber(number: number): string {
  return String(number).padStart(10, "0");
}

/** CSV without a header row, LF, no line break at the end. */
export function toCsv(people: readonly RecipientCells[]): string {
  return Papa.unparse(people.map(cellsOf), { newline: "\n" });
}

export function headerRow(): string {
  return RECIPIENT_COLUMNS.map(({ label }) => label).join(",");
}

function cellsOf(person: RecipientCells): string[] {
  return RECIPIENT_COLUMNS.map(({ key }) => person[key]);
}
