import Papa from "papaparse";
import { compactDate } from "../../domain/date/plain_date.ts";
import { SEXES } from "../../domain/recipient/sex.ts";
import { RECIPIENT_COLUMNS, type RecipientColumn } from "../../domain/upload/recipient_columns.ts";
import type { FictionalPerson } from "./fictional_people.ts";

/** 接種対象者ファイル: header row, ten columns, CRLF after every row, no BOM. No flags are set. */
export function toRecipientCsv(people: readonly FictionalPerson[]): string {
  const header = RECIPIENT_COLUMNS.map(({ label }) => label);
  const rows = people.map((person) => {
    const cells = toCells(person);
    return RECIPIENT_COLUMNS.map(({ key }) => cells[key]);
  });
  return Papa.unparse([header, ...rows], { newline: "\r\n" }) + "\r\n";
}

function toCells(person: FictionalPerson): Record<RecipientColumn, string> {
  return {
    ...person,
    birthDate: compactDate(person.birthDate),
    sex: SEXES[person.sex].code,
    flag: "",
  };
}
