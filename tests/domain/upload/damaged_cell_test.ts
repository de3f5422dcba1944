import assert from "node:assert/strict";
import type { CellProblemKind } from "../../../domain/upload/cell_problem.ts";
import {
  columnLabel,
  type RecipientColumn,
  SPECIFIED_ORDER,
} from "../../../domain/upload/recipient_columns.ts";
import { readRecipientRow } from "../../../domain/upload/recipient_row.ts";
import { aRecipientRow } from "./a_recipient_row.ts";

/** The file is 千代田区's; 122271 is 浦安市. */
const CIRCUMSTANCES = { today: "2021-06-01", municipalityCode: "131016" };

type Case = [
  column: RecipientColumn,
  typed: string,
  kind: CellProblemKind | undefined,
  message: RegExp,
];

const cases: Case[] = [
  ["residentNumber", "1.23E+11", "damaged", /指数表記.*元の番号には戻せません/],
  ["residentNumber", "１．２３Ｅ＋１１", "damaged", /指数表記/],
  ["residentNumber", "123.0", "damaged", /「.0」が付いています/],
  ["residentNumber", "#N/A", "damaged", /#REF!や#N\/Aなど/],
  ["residentNumber", "########", "damaged", /列の幅/],
  ["residentNumber", "4月1日", "damaged", /年のない日付/],
  ["residentNumber", "1-Apr", "damaged", /年のない日付/],
  ["residentNumber", "=HYPERLINK(1)", undefined, /個別宛名番号の先頭に.*数式/],
  ["residentNumber", "1\0", undefined, /NUL/],
  ["myNumber", "1.23457E+11", "damaged", /指数表記/],
  ["myNumber", "000000000000.0", "damaged", /「.0」/],
  ["myNumber", "00000000000", "damaged", /先頭の0が消えた/],
  ["myNumber", "#REF!", "damaged", /数式のエラー/],
  ["myNumber", "山田", "shifted", /数字12桁.*別の項目の値に見えます/],
  ["myNumber", "19800401", "shifted", /数字12桁.*列がずれていないか/],
  ["myNumber", "1234", undefined, /数字12桁で入力してください。$/],
  ["myNumber", "123456789018\0", undefined, /NUL/],
  ["familyName", "19800401", "shifted", /氏名ではありません/],
  ["familyName", "123456789018", "shifted", /氏名ではありません/],
  ["givenName", "昭和55年4月1日", "shifted", /氏名ではありません/],
  ["givenName", "１", "shifted", /氏名ではありません/],
  ["givenName", "#NAME?", "damaged", /数式のエラー/],
  ["givenName", "-", undefined, /空白のままに/],
  ["givenName", "ー", undefined, /空白のままに/],
  ["givenName", "=cmd|' /C calc'!A0", undefined, /先頭に.*数式/],
  ["familyName", "＠山田", undefined, /先頭に.*数式/],
  ["familyName", "山\0田", undefined, /NUL/],
  ["givenKana", "－", undefined, /空白のままに/],
  ["givenKana", "ー", undefined, /空白のままに/],
  ["givenKana", "ｰ", undefined, /空白のままに/],
  ["givenKana", "-タロウ", undefined, /先頭に.*数式/],
  ["familyKana", "山田", "shifted", /カタカナで入力.*ずれていないか確かめてください。$/],
  ["familyKana", "19800401", "shifted", /氏名ではありません/],
  ["familyKana", "ヤマダ?", undefined, /カタカナで入力/],
  ["birthDate", "29312", "damaged", /通し番号（29312）で、1980年4月1日に当たります/],
  ["birthDate", "２９３１２", "damaged", /1980年4月1日/],
  ["birthDate", "4月1日", "damaged", /年のない日付/],
  ["birthDate", "1.98E+07", "damaged", /指数表記/],
  ["birthDate", "80/4/1", undefined, /年が2桁/],
  ["birthDate", "55.4.1", undefined, /年が2桁/],
  ["birthDate", "800401", undefined, /年が2桁/],
  ["birthDate", "4/1/1980", undefined, /月と日のどちらが先か/],
  ["birthDate", "3550401", undefined, /元号を番号で表した/],
  ["birthDate", "1980/4", undefined, /年と月だけ/],
  ["birthDate", "01-Apr-80", undefined, /月が英語/],
  ["birthDate", "1980/4/1 12:34", undefined, /読み取れません/],
  ["birthDate", "S64.1.8", undefined, /昭和64年1月8日はありません/],
  ["birthDate", "ヤマダ", "shifted", /読み取れません.*列がずれていないか/],
  ["birthDate", "2", "shifted", /読み取れません/],
  ["birthDate", "123456789018", "shifted", /読み取れません/],
  ["birthDate", "20210602", undefined, /未来の日付/],
  ["sex", "19800401", "shifted", /1（男）/],
  ["sex", "1980/4/1", "shifted", /1（男）/],
  ["sex", "タロウ", "shifted", /1（男）/],
  ["sex", "男", undefined, /1（男）/],
  ["sex", "女性", undefined, /1（男）/],
  ["sex", "1.0", "damaged", /「.0」/],
  ["sex", "4", undefined, /1（男）/],
  ["ticketNumber", "123", "damaged", /先頭の0が消えた/],
  ["ticketNumber", "1.23E+09", "damaged", /指数表記/],
  ["ticketNumber", "2.11311E+17", "damaged", /指数表記/],
  ["ticketNumber", "0000000123.0", "damaged", /「.0」/],
  ["ticketNumber", "211310160000000123", undefined, /18桁の数字.*最後の10桁だけ/],
  ["ticketNumber", "211222710000000123", "foreign_ticket", /浦安市が発行した接種券/],
  ["ticketNumber", "２１ 122271 0000000123", "foreign_ticket", /浦安市/],
  ["ticketNumber", "219999990000000123", undefined, /18桁の数字/],
  ["ticketNumber", "123456789018", "shifted", /12桁あります.*列がずれて/],
  ["ticketNumber", "山田", "shifted", /数字だけの10桁/],
  ["flag", "0000000123", "shifted", /1（転出）/],
  ["flag", "転出", undefined, /1（転出）/],
  ["flag", "山田", "shifted", /1（転出）/],
];

for (const [column, typed, kind, message] of cases) {
  const name = `${columnLabel(column)} ${JSON.stringify(typed)} is ${kind ?? "just wrong"}`;
  Deno.test(`${name}, and the message says so`, () => {
    const cells = aRecipientRow({ [column]: typed });
    const { problems } = readRecipientRow(cells, SPECIFIED_ORDER, CIRCUMSTANCES);
    assert.deepEqual(problems.map(({ column }) => column), [columnLabel(column)]);
    assert.equal(problems[0]!.kind, kind);
    assert.match(problems[0]!.message, message);
    assert.match(problems[0]!.message, /ください。$/);
  });
}

Deno.test("whose ticket it is cannot be said without knowing whose file it is", () => {
  const cells = aRecipientRow({ ticketNumber: "211222710000000123" });
  const { problems } = readRecipientRow(cells, SPECIFIED_ORDER);
  assert.equal(problems[0]?.kind, undefined);
  assert.match(problems[0]?.message ?? "", /最後の10桁だけ/);
});

const sound: [column: RecipientColumn, typed: string][] = [
  ["residentNumber", "A-001"],
  ["residentNumber", "12E3"],
  ["residentNumber", "第4号"],
  ["familyName", "ｸﾞｴﾝ ｳﾞｧﾝ"],
  ["familyName", "𠮷田"],
  ["givenName", "々"],
  ["familyName", "李 4世"],
  ["birthDate", "1980-04-01 00:00:00"],
  ["birthDate", "1980/4/1 0:00"],
  ["birthDate", "昭和55年4月1日"],
  ["birthDate", "Ｓ５５．４．１"],
];

for (const [column, typed] of sound) {
  Deno.test(`${columnLabel(column)} ${JSON.stringify(typed)} is no damage`, () => {
    const cells = aRecipientRow({ [column]: typed });
    assert.deepEqual(readRecipientRow(cells, SPECIFIED_ORDER, CIRCUMSTANCES).problems, []);
  });
}
