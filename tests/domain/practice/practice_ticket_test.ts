import assert from "node:assert/strict";
import { ageOn } from "../../../domain/date/plain_date.ts";
import { doseWarnings } from "../../../domain/dose/dose_warning.ts";
import {
  lookupMunicipality,
  MUNICIPALITIES,
} from "../../../domain/municipality/municipality_master.ts";
import { practiceCircumstances } from "../../../domain/practice/practice_circumstances.ts";
import { practiceTickets } from "../../../domain/practice/practice_ticket.ts";
import { parseOcrLine } from "../../../domain/ticket/ocr_line.ts";

const TODAY = "2021-07-01";
const URAYASU = "122271";
const read = (line: string) => parseOcrLine(line, (code) => lookupMunicipality(code) !== undefined);

/** What the counter says of each ticket, gravest first; "misread" where it cannot be read. */
function saidOf(municipalityCode: string): [title: string, rules: string[]][] {
  return practiceTickets(municipalityCode, TODAY).map((practised) => {
    const ticket = read(practised.line);
    if (!ticket.ok) return [practised.title, ["misread"]];
    const visit = { practised, ticket: ticket.value, municipalityCode, today: TODAY };
    return [practised.title, doseWarnings(practiceCircumstances(visit)).map(({ rule }) => rule)];
  });
}

Deno.test("each ticket of the practice teaches one thing, by the rules of the real counter", () => {
  assert.deepEqual(saidOf(URAYASU), [
    ["1回目の人", []],
    ["2回目の人", []],
    ["間隔が短い人", ["interval_too_short"]],
    ["同じ回が登録済みの人", ["same_dose_given"]],
    ["古い接種券の人", ["superseded_ticket"]],
    ["転出した人", ["left_the_register"]],
    ["ほかの自治体の人", []],
    ["まだ登録されていない人", ["ticket_never_issued"]],
    ["子ども", []],
    ["予診のみ", []],
    ["読み違えた番号", ["misread"]],
  ]);
});

Deno.test("every municipality practises the same", () => {
  const wanted = saidOf(URAYASU);
  for (const { code } of MUNICIPALITIES) assert.deepEqual(saidOf(code), wanted, code);
});

Deno.test("the numbers of the practice differ from each other", () => {
  const lines = practiceTickets(URAYASU, TODAY).map(({ line }) => line);
  assert.equal(new Set(lines.map((line) => line.slice(8))).size, lines.length);
});

Deno.test("the age of the practised person is the one they are made for, whatever the day", () => {
  for (const today of ["2021-01-01", "2024-02-29", "2026-12-31"]) {
    const child = practiceTickets(URAYASU, today).find(({ title }) => title === "子ども");
    assert.equal(ageOn(child!.holder!.birthDate, today), 8);
  }
});
