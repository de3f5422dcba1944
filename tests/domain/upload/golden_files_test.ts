import assert from "node:assert/strict";
import type { RecipientRow } from "../../../domain/upload/recipient_row.ts";
import { listGoldenFiles, readGoldenFile } from "./golden_file.ts";

const USUAL = "UTF-8（BOMなし）、改行CRLF、カンマ区切り、見出し行あり";

interface Expected {
  shape?: string;
  /** Lines whose people are read without a fault. */
  people?: number[];
  /** "line column kind message": the beginning of each, all of them, in the order of the file. */
  problems?: string[];
}

const files: Record<string, Expected> = {
  "ambiguous_birth_dates.csv": {
    problems: [
      "2 生年月日 - 年が2桁で、西暦か和暦か分かりません",
      "3 生年月日 - 年が最後にあり、月と日のどちらが先か分かりません",
      "4 生年月日 - 7桁の数字です。元号を番号で表した日付",
      "5 生年月日 - 年が2桁で、西暦か和暦か分かりません",
      "6 生年月日 - 年だけ、または年と月だけです",
    ],
  },
  "birth_date_in_the_future.csv": {
    people: [2],
    problems: ["3 生年月日 - 生年月日が未来の日付（2021年6月2日）です"],
  },
  "blank_rows_before_the_header.csv": {
    people: [4],
    problems: ["5 転出／死亡フラグ - 1（転出）"],
  },
  "columns_in_another_order.csv": { people: [2], problems: ["3 性別 - 1（男）"] },
  "cp932_half_width_kana.csv": {
    shape: "Shift_JIS（CP932）、改行CRLF、カンマ区切り、見出し行あり",
    people: [2, 3],
  },
  "cr_only_line_breaks.csv": {
    shape: "UTF-8（BOMなし）、改行CR、カンマ区切り、見出し行あり",
    people: [2],
    problems: ["3 性別 - 1（男）"],
  },
  "dash_for_missing_given_name.csv": {
    people: [4],
    problems: [
      "2 氏名（名） - 「-」だけでは氏名になりません",
      "2 氏名（メイ） - 「-」だけでは氏名になりません",
      "3 氏名（名） - 「ー」だけでは氏名になりません",
      "3 氏名（メイ） - 「ー」だけでは氏名になりません",
    ],
  },
  "digits_after_the_point.csv": {
    problems: [
      "2 個別宛名番号 damaged 数字の後ろに「.0」が付いています",
      "2 マイナンバー damaged 数字の後ろに「.0」が付いています",
      "2 性別 damaged 数字の後ろに「.0」が付いています",
      "2 券番号 damaged 数字の後ろに「.0」が付いています",
    ],
  },
  "error_values_from_formulas.csv": {
    problems: [
      "2 マイナンバー damaged 表計算ソフトの数式のエラー",
      "3 氏名（姓） damaged 表計算ソフトの数式のエラー",
      "4 生年月日 damaged 「####」は、表計算ソフトで列の幅が足りない",
      "5 個別宛名番号 damaged 表計算ソフトの数式のエラー",
    ],
  },
  "excel_serial_birth_dates.csv": {
    problems: [
      "2 生年月日 damaged 表計算ソフトの日付の通し番号（29312）で、1980年4月1日に当たります",
      "3 生年月日 damaged 数字の後ろに「.0」が付いています",
      "4 生年月日 damaged 年のない日付（4月1日のような形）です",
    ],
  },
  "formula_in_name.csv": {
    problems: [
      "2 氏名（名） - 先頭に「=」",
      "3 氏名（姓） - 先頭に「=」",
      "4 個別宛名番号 - 個別宛名番号の先頭に「=」",
      "5 氏名（姓） - 先頭に「=」",
      "6 氏名（メイ） - 先頭に「=」",
    ],
  },
  "full_width_digits.csv": {
    shape: "UTF-8（BOMなし）、改行CRLF、カンマ区切り、見出し行なし",
    people: [1],
  },
  "lost_leading_zeros.csv": {
    problems: [
      "2 券番号 damaged 券番号は10桁ですが、1桁しかありません。表計算ソフトで先頭の0が消えた",
      "3 マイナンバー damaged マイナンバーは数字12桁ですが、11桁しかありません。表計算ソフトで",
      "4 券番号 damaged 券番号は10桁ですが、8桁しかありません。表計算ソフトで先頭の0が消えた",
    ],
  },
  "mixed_line_breaks.csv": {
    shape: "UTF-8（BOMなし）、改行LF、カンマ区切り、見出し行あり",
    people: [2, 3],
    problems: ["4 性別 - 1（男）"],
  },
  "no_header.csv": {
    shape: "UTF-8（BOMなし）、改行CRLF、カンマ区切り、見出し行なし",
    people: [1],
    problems: ["2 性別 - 1（男）"],
  },
  "nul_bytes.csv": {
    problems: [
      "2 氏名（姓） - 文字でない値（NUL、文字コード0）が入っています",
      "3 券番号 - 文字でない値（NUL、文字コード0）が入っています",
      "4  - 10項目のところ1項目あります",
    ],
  },
  "other_municipality_tickets.csv": {
    people: [4],
    problems: [
      "2 券番号 foreign_ticket 千葉県浦安市が発行した接種券の18桁の数字です",
      "3 券番号 - 接種券の18桁の数字がそのまま入っています",
    ],
  },
  "quote_inside_a_cell.csv": { people: [2, 3] },
  "quoted_newline_shifts_lines.csv": {
    problems: ["2 氏名（姓） - 改行やタブなどの制御文字", "4 性別 - 1（男）"],
  },
  "rejected_rows_with_reason.csv": {
    shape: "UTF-8（BOM付き）、改行CRLF、カンマ区切り、見出し行あり",
    people: [2],
    problems: ["3 生年月日 - 日付として読み取れません"],
  },
  "scientific_my_number.csv": {
    problems: [
      "2 マイナンバー damaged 指数表記（1.23E+11のような形）です",
      "3 マイナンバー damaged 指数表記",
      "4 個別宛名番号 damaged 指数表記",
      "4 券番号 damaged 指数表記",
    ],
  },
  "shifted_by_one_column.csv": {
    problems: [
      "2 マイナンバー shifted マイナンバーは数字12桁で入力してください。別の項目の値に見えます",
      "2 氏名（メイ） shifted 数字や日付だけで、氏名ではありません",
      "2 生年月日 shifted 日付として読み取れません",
      "2 性別 shifted 1（男）",
      "3 個別宛名番号 - 個別宛名番号を入力してください",
      "3 マイナンバー - マイナンバーは数字12桁で入力してください",
      "3 氏名（姓） shifted 数字や日付だけで、氏名ではありません",
      "3 氏名（セイ） shifted カタカナで入力してください",
      "3 生年月日 shifted 日付として読み取れません",
      "3 性別 shifted 1（男）",
      "3 券番号 damaged 券番号は10桁ですが、1桁しかありません",
      "3 転出／死亡フラグ shifted 1（転出）",
    ],
  },
  "trailing_empty_cells.csv": { people: [2, 3], problems: ["4  - 10項目のところ12項目あります"] },
  "trailing_empty_rows.csv": { people: [2] },
  "unquoted_comma.csv": {
    people: [3],
    problems: [
      "2 生年月日 shifted 日付として読み取れません",
      "2 性別 shifted 1（男）",
      "2 券番号 damaged 券番号は10桁ですが、1桁しかありません",
      "2 転出／死亡フラグ shifted 1（転出）",
    ],
  },
  "utf16be_without_mark.csv": {
    shape: "UTF-16BE、改行CRLF、カンマ区切り、見出し行なし",
    people: [1],
  },
  "utf16le_tabs_from_excel.csv": {
    shape: "UTF-16LE、改行CRLF、タブ区切り、見出し行あり",
    people: [2, 3],
  },
  "utf16le_without_mark.csv": {
    shape: "UTF-16LE、改行CRLF、カンマ区切り、見出し行あり",
    people: [2],
  },
  "utf8_with_bom.csv": {
    shape: "UTF-8（BOM付き）、改行CRLF、カンマ区切り、見出し行あり",
    people: [2],
  },
  "wareki_birth_dates.csv": {
    people: [2, 3, 4, 5],
    problems: ["6 生年月日 - 昭和64年1月8日はありません"],
  },
  "written_birth_dates.csv": { people: [2, 3, 4, 5] },
};

for (const [name, { shape = USUAL, people = [], problems = [] }] of Object.entries(files)) {
  Deno.test(`${name}: every row and every fault is found where it stands`, () => {
    const reading = readGoldenFile(name);
    assert.equal(reading.failure, undefined);
    assert.equal(reading.shape, shape);
    assert.deepEqual(reading.people.map(({ line }) => line), people);
    const found = reading.problems.map(({ line, column, kind = "-", message }) =>
      `${line} ${column} ${kind} ${message}`
    );
    assert.deepEqual(found.map((text, index) => text.slice(0, problems[index]?.length)), problems);
  });
}

const failures: Record<string, RegExp> = {
  "header_lacks_a_column.csv": /見出しに「券番号」がありません/,
  "unclosed_quote_row_3.csv": /^3行目で始まる「"」が閉じていません/,
  "unknown_column_in_header.csv": /見出し「個人番号」は接種対象者ファイルの項目名ではありません/,
  "workbook_renamed_to.csv": /^これはExcelブックなどのファイルで、CSVではありません/,
};

for (const [name, message] of Object.entries(failures)) {
  Deno.test(`${name} fails as a whole and says why`, () => {
    const reading = readGoldenFile(name);
    assert.match(reading.failure ?? "", message);
    assert.deepEqual([reading.people, reading.problems], [[], []]);
  });
}

const values: [name: string, line: number, value: Partial<RecipientRow>][] = [
  ["cp932_half_width_kana.csv", 2, { familyName: "髙橋", familyKana: "タカハシ" }],
  ["cp932_half_width_kana.csv", 3, { familyName: "齋藤①", givenKana: "ジロウ" }],
  ["columns_in_another_order.csv", 2, { residentNumber: "00001", ticketNumber: "0000000001" }],
  ["full_width_digits.csv", 1, { residentNumberKey: "1", myNumber: "123456789018", sex: "male" }],
  ["quote_inside_a_cell.csv", 2, { familyName: '山"田"' }],
  ["rejected_rows_with_reason.csv", 2, { residentNumber: "00001", flag: null }],
  ["utf16le_tabs_from_excel.csv", 3, { familyName: "鈴木", familyKana: "スズキ" }],
  ["wareki_birth_dates.csv", 4, { birthDate: "1926-12-24" }],
  ["wareki_birth_dates.csv", 5, { birthDate: "1989-01-08" }],
  ["written_birth_dates.csv", 5, { birthDate: "1980-04-01" }],
];

for (const [name, line, value] of values) {
  Deno.test(`${name}, line ${line}: ${JSON.stringify(value)}`, () => {
    const person = readGoldenFile(name).people.find((person) => person.line === line);
    assert.deepEqual({ ...person, ...value }, person);
  });
}

Deno.test("every golden file is judged here", () => {
  assert.deepEqual([...Object.keys(files), ...Object.keys(failures)].sort(), listGoldenFiles());
});
