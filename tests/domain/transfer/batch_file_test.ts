import assert from "node:assert/strict";
import fc from "fast-check";
import { type BatchLine, readBatchFile } from "../../../domain/transfer/batch_file.ts";
import { batchTemplate } from "../../../domain/transfer/batch_template.ts";
import { toCp932 } from "../../../domain/output/cp932.ts";
import { aMyNumber } from "../../db/upload/a_recipient.ts";

const HERE = { today: "2021-07-01", municipalityCode: "122271" };
const HEADER = "転出元自治体,マイナンバー,セイ,メイ,生年月日,性別,本人同意,備考";
const NUMBER = aMyNumber(1);
const ZERO_LED = "000000000019";

function read(text: string | Uint8Array) {
  return readBatchFile(typeof text === "string" ? new TextEncoder().encode(text) : text, HERE);
}

function linesOf(text: string | Uint8Array): BatchLine[] {
  const file = read(text);
  assert.ok(file.ok, file.ok ? "" : file.message);
  return file.value.lines;
}

function problemsOf(row: string): string[] {
  const [line] = linesOf(`${HEADER}\n${row}\n`);
  return line!.problems.map(({ column, message }) => `${column}：${message}`);
}

Deno.test("a row asks by My Number where it has one and a consent, else by name", () => {
  const [byNumber, byName] = linesOf(
    `${HEADER}\n122033,${NUMBER},ヤマダ,,,,済,一人目\n千葉県市川市,,ﾔﾏﾀﾞ,ハナコ,昭和31年4月12日,女,,\n`,
  );
  assert.deepEqual(byNumber!.question, {
    otherCode: "122033",
    about: { kind: "my_number", myNumber: NUMBER },
  });
  assert.deepEqual(byName!.question, {
    otherCode: "122033",
    about: {
      kind: "name",
      familyKana: "ヤマダ",
      givenKana: "ハナコ",
      birthDate: "1956-04-12",
      sex: "female",
    },
  });
  assert.deepEqual([byNumber!.line, byName!.line], [2, 3]);
});

const ROW = "122033,,ヤマダ,ハナコ,19560412,2,,";
const reordered = "備考,性別,生年月日,メイ,セイ,転出元\n,2,19560412,ハナコ,ヤマダ,122033\n";
const utf16 = new Uint8Array(
  Uint16Array.from(`\ufeff${HEADER}\r\n${ROW}\r\n`, (sign) => sign.charCodeAt(0)).buffer,
);
const SPELLINGS: Record<string, string | Uint8Array> = {
  "with a header, LF": `${HEADER}\n${ROW}\n`,
  "without a header, CRLF": `${ROW}\r\n`,
  "with a BOM": `\ufeff${HEADER}\n${ROW}\n`,
  "in CP932": toCp932(`${HEADER}\r\n${ROW}\r\n`)!,
  "in UTF-16": utf16,
  "with tabs": `${HEADER}\n${ROW}\n`.replaceAll(",", "\t"),
  "with columns in another order, and some missing": reordered,
  "with the blank cells of a spreadsheet behind it": `${HEADER},,\n${ROW},,,\n`,
};
for (const [how, text] of Object.entries(SPELLINGS)) {
  Deno.test(`a list is read ${how}`, () => {
    const [line, ...others] = linesOf(text);
    assert.equal(others.length, 0);
    assert.equal(line!.question?.otherCode, "122033");
    assert.equal(line!.question?.about.kind, "name");
  });
}

const FAULTS: Record<string, { row: string; says: RegExp }> = {
  "no municipality": { row: ",,ヤマダ,,19560412,2,,", says: /^転出元自治体：.*入れてください/ },
  "one's own municipality": { row: "122271,,ヤマダ,,19560412,2,,", says: /自庁.*照会・補正/ },
  "an unknown code": { row: "999999,,ヤマダ,,19560412,2,,", says: /自治体はありません/ },
  "a code that lost its zero": { row: "12025,,ヤマダ,,19560412,2,,", says: /先頭の0.*012025/ },
  "an ambiguous name": { row: "府中市,,ヤマダ,,19560412,2,,", says: /東京都府中市.*広島県府中市/ },
  "no consent": { row: `122033,${NUMBER},,,,,,`, says: /^本人同意：.*同意を確認/ },
  "a consent that is none": { row: `122033,${NUMBER},,,,,0,`, says: /^本人同意：/ },
  "a rounded number": { row: "122033,1.23E+11,,,,,1,", says: /^マイナンバー：指数表記/ },
  "a number that lost its zero": {
    row: `122033,${ZERO_LED.slice(1)},,,,,1,`,
    says: /^マイナンバー：.*先頭の0/,
  },
  "a wrong check digit": { row: "122033,123456789012,,,,,1,", says: /検査用数字/ },
  "neither number nor name": { row: "122033,,,,19560412,2,,", says: /^セイ：/ },
  "a name in kanji": { row: "122033,,山田,,19560412,2,,", says: /^セイ：カタカナ/ },
  "a name of one kana": { row: "122033,,ヤ,,19560412,2,,", says: /2文字以上/ },
  "no birth date": { row: "122033,,ヤマダ,,,2,,", says: /^生年月日：/ },
  "a day that a spreadsheet counted": { row: "122033,,ヤマダ,,20556,2,,", says: /通し番号/ },
  "a birth after today": { row: "122033,,ヤマダ,,20210702,2,,", says: /未来/ },
  "an unknown sex": { row: "122033,,ヤマダ,,19560412,9,,", says: /^性別：1（男）/ },
  "a My Number in the remark": { row: `${ROW}${NUMBER}`, says: /^備考：12桁/ },
  "a long remark": { row: `${ROW}${"あ".repeat(101)}`, says: /^備考：100文字/ },
  "too many cells": { row: `${ROW},9`, says: /^：8項目のところ9項目/ },
};
for (const [fault, { row, says }] of Object.entries(FAULTS)) {
  Deno.test(`a row with ${fault} is not asked, and says what to do`, () => {
    const problems = problemsOf(row);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0]!, says);
    assert.doesNotMatch(problems[0]!, /\d{11}/);
  });
}

const REFUSED: Record<string, { content: string | Uint8Array; says: RegExp }> = {
  "an empty file": { content: "", says: /行がありません/ },
  "a header alone": { content: `${HEADER}\n`, says: /行がありません/ },
  "an Excel book": { content: Uint8Array.of(0x50, 0x4b, 3, 4, 0), says: /CSVではありません/ },
  "a header with an unknown column": { content: `${HEADER},電話\n${ROW},\n`, says: /「電話」/ },
  "a header without a municipality": { content: "セイ,メイ\nヤマダ,\n", says: /転出元自治体/ },
  "a header with a column twice": { content: "転出元,セイ,セイ\n", says: /同じ見出し/ },
  "a quote that never closes": { content: `${HEADER}\n"${ROW}\n`, says: /閉じていません/ },
  "5,001 people": { content: `${ROW}\n`.repeat(5_001), says: /5,001人.*5,000人まで/ },
};
for (const [what, { content, says }] of Object.entries(REFUSED)) {
  Deno.test(`${what} is refused as a whole`, () => {
    const file = read(content);
    assert.ok(!file.ok);
    assert.match(file.message, says);
  });
}

Deno.test("5,000 people are read", () => {
  assert.equal(linesOf(`${ROW}\n`.repeat(5_000)).length, 5_000);
});

Deno.test("a row that asks the same as an earlier one names it, however it is spelled", () => {
  const rows = [
    "122033,,ヤマダ,ハナコ,19560412,2,,",
    "市川市,,やまだ　はなこ,,昭和31年4月12日,女,,",
    "船橋市,,ヤマダ,ハナコ,19560412,2,,",
    `122033,${NUMBER},,,,,1,`,
    `12203,${NUMBER.replace(/(\d{4})(?=\d)/g, "$1 ")},,,,,○,`,
    ",,ヤマダ,ハナコ,19560412,2,,",
  ];
  const lines = linesOf(`${HEADER}\n${rows.join("\n")}\n`);
  assert.deepEqual(lines.map(({ sameAsLine }) => sameAsLine), [null, 2, null, null, 5, null]);
});

Deno.test("the template reads as it is", () => {
  const [line, ...others] = linesOf(batchTemplate().map((cells) => cells.join(",")).join("\r\n"));
  assert.equal(others.length, 0);
  assert.deepEqual(line!.problems, []);
});

Deno.test("whatever stands in a file, what is kept of it as typed holds no My Number", () => {
  const cell = fc.oneof(
    fc.constantFrom(NUMBER, ` ${NUMBER}`, NUMBER.replace(/(.{4})/g, "$1-"), ZERO_LED.slice(1)),
    fc.constantFrom("", "122033", "ヤマダ", "19560412", "2", "1"),
    fc.string().map((text) => text.replaceAll(/[",\r\n]/g, "")),
  );
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 10 }), (cells) => {
    const file = read(`${HEADER}\n${cells.join(",")}\n`);
    if (!file.ok) return;
    for (const { typed, problems } of file.value.lines) {
      const kept = [...Object.values(typed), ...problems.map(({ message }) => message)];
      const digits = kept.join("／").normalize("NFKC").replaceAll(/[\s-]/g, "");
      for (const secret of [NUMBER, ZERO_LED.slice(1)]) assert.ok(!digits.includes(secret), digits);
    }
  }));
});
