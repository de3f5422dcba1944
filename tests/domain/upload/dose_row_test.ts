import assert from "node:assert/strict";
import fc from "fast-check";
import { type DoseColumn, doseColumnLabel } from "../../../domain/upload/dose_columns.ts";
import { A_BLANK_BLOCK, aDoseBlock, readDose, readDoseCells } from "./a_dose_row.ts";

Deno.test("a complete row is a person and the doses they were given", () => {
  const second = aDoseBlock({ vaccinatedOn: "20210706", lotNumber: "" });
  assert.deepEqual(readDoseCells([" 000123 ", ...aDoseBlock(), ...second]), {
    problems: [],
    row: {
      residentNumber: "000123",
      residentNumberKey: "123",
      doses: [1, 2].map((doseNumber) => ({
        doseNumber,
        registeredAt: "2021-06-15T09:30:00+09:00",
        vaccinatedOn: doseNumber === 1 ? "2021-06-15" : "2021-07-06",
        ticketNumber: "0000000123",
        placeCode: "122271",
        venueName: "市民体育館",
        doctorName: "鈴木　一郎",
        vaccineMaker: "ファイザー",
        vaccineCode: "pfizer",
        lotNumber: doseNumber === 1 ? "EX1234" : null,
      })),
    },
  });
});

Deno.test("the second dose may be there without the first", () => {
  const { row } = readDoseCells(["123", ...A_BLANK_BLOCK, ...aDoseBlock()]);
  assert.deepEqual(row?.doses.map(({ doseNumber }) => doseNumber), [2]);
});

Deno.test("a row without any dose only names its person", () => {
  const { row } = readDoseCells(["123", ...A_BLANK_BLOCK, ...A_BLANK_BLOCK, "", " "]);
  assert.deepEqual(row, { residentNumber: "123", residentNumberKey: "123", doses: [] });
});

Deno.test("of a registered person 接種日 and ワクチンメーカー are enough", () => {
  const change = { registeredAt: "", ticketNumber: "", placeCode: "", venueName: "" };
  const { row } = readDose({ ...change, doctorName: " ", lotNumber: "　" });
  const { doseNumber, vaccinatedOn, vaccineMaker, vaccineCode, ...others } = row!.doses[0]!;
  assert.deepEqual([doseNumber, vaccinatedOn, vaccineMaker], [1, "2021-06-15", "ファイザー"]);
  assert.equal(vaccineCode, "pfizer");
  assert.deepEqual(new Set(Object.values(others)), new Set([null]));
});

Deno.test("without 個別宛名番号 each dose needs its ticket (接種対象者登録待ちリスト)", () => {
  assert.deepEqual(readDose({}, "").row?.residentNumberKey, null);
  const { problems } = readDose({ ticketNumber: "" }, " ");
  assert.deepEqual(problems.map(({ column }) => column), ["券番号（1回目）"]);
  assert.match(problems[0]!.message, /個別宛名番号が空白の行では/);
});

const folded: [column: DoseColumn, typed: string, value: string][] = [
  ["registeredAt", "２０２１０６１５０９３０００", "2021-06-15T09:30:00+09:00"],
  ["registeredAt", "20210615", "2021-06-15T00:00:00+09:00"],
  ["registeredAt", "2021/6/15 9:30", "2021-06-15T09:30:00+09:00"],
  ["registeredAt", "2021-06-15T23:59:59", "2021-06-15T23:59:59+09:00"],
  ["vaccinatedOn", "2021/6/15", "2021-06-15"],
  ["vaccinatedOn", "令和3年6月15日", "2021-06-15"],
  ["vaccinatedOn", "20210217", "2021-02-17"],
  ["vaccinatedOn", "20210731", "2021-07-31"],
  ["ticketNumber", "０００００００１２３", "0000000123"],
  ["placeCode", "１２２２７１", "122271"],
  ["placeCode", "011002", "011002"],
  ["venueName", "　市民ホール ", "市民ホール"],
  ["venueName", "会".repeat(30), "会".repeat(30)],
  ["doctorName", "𠮷".repeat(20), "𠮷".repeat(20)],
  ["vaccineMaker", "武田/モデルナ", "武田／モデルナ"],
  ["vaccineMaker", "ﾌｧｲｻﾞｰ", "ファイザー"],
  ["vaccineMaker", "ノババックス", "ノババックス"],
  ["lotNumber", " ey５４２０ ", "EY5420"],
];

for (const [column, typed, value] of folded) {
  Deno.test(`${doseColumnLabel(column, 1)} ${JSON.stringify(typed)} means ${value}`, () => {
    const { row } = readDose({ vaccinatedOn: "20210615", [column]: typed });
    assert.equal(row?.doses[0]?.[column], value);
  });
}

Deno.test("a maker that is none of the presets is kept without a vaccine", () => {
  const { row } = readDose({ vaccineMaker: "ノババックス" });
  assert.equal(row?.doses[0]?.vaccineCode, null);
  assert.equal(readDose({ vaccineMaker: "武田/モデルナ" }).row?.doses[0]?.vaccineCode, "moderna");
});

const refused: [column: DoseColumn, typed: string, message: RegExp][] = [
  ["registeredAt", "午前中", /14桁/],
  ["registeredAt", "20210631000000", /6月31日という日付はありません/],
  ["registeredAt", "20210615240000", /この時刻はありません/],
  ["registeredAt", "20210801000000", /未来の日付/],
  ["registeredAt", "2.02106E+13", /指数表記/],
  ["vaccinatedOn", "", /接種日を入力するか/],
  ["vaccinatedOn", "20210801", /未来の日付/],
  ["vaccinatedOn", "20210216", /2021年2月17日より前/],
  ["vaccinatedOn", "20210631", /6月31日という日付はありません/],
  ["vaccinatedOn", "44362", /通し番号.*2021年6月15日/],
  ["vaccinatedOn", "####", /列の幅/],
  ["ticketNumber", "123", /先頭の0が消えた/],
  ["ticketNumber", "12345678901", /11桁あります/],
  ["ticketNumber", "1.23E+09", /指数表記/],
  ["ticketNumber", "211222710000000123", /18桁の数字/],
  ["placeCode", "122272", /検査数字）が合いません/],
  ["placeCode", "11002", /先頭の0が消えた/],
  ["placeCode", "120006", /一覧にありません/],
  ["placeCode", "浦安市", /数字6桁/],
  ["venueName", "会".repeat(31), /30文字以内/],
  ["venueName", "=cmd|' /C calc'!A0", /数式として実行/],
  ["doctorName", "医".repeat(21), /20文字以内/],
  ["doctorName", "鈴木\n一郎", /制御文字/],
  ["doctorName", "鈴\uFFFD木", /読み取れない文字/],
  ["vaccineMaker", "", /ワクチンメーカーを入力するか/],
  ["vaccineMaker", "社".repeat(21), /20文字以内/],
  ["vaccineMaker", "＠SUM(A1)", /数式として実行/],
  ["lotNumber", "A".repeat(21), /20文字以内/],
  ["lotNumber", "㌀".repeat(6), /20文字以内/],
  ["lotNumber", "5.42E+10", /指数表記/],
  ["lotNumber", "-EY5420", /数式として実行/],
];

for (const [column, typed, message] of refused) {
  const shown = JSON.stringify(typed.slice(0, 20));
  Deno.test(`${doseColumnLabel(column, 1)} ${shown} is refused, and only it`, () => {
    const { row, problems } = readDose({ [column]: typed });
    assert.equal(row, null);
    assert.deepEqual(problems.map((problem) => problem.column), [doseColumnLabel(column, 1)]);
    assert.match(problems[0]!.message, message);
  });
}

Deno.test("every fault of every dose of a row is named, in the order of the columns", () => {
  const { problems } = readDoseCells([
    "=1",
    ...aDoseBlock({ vaccinatedOn: "x", lotNumber: "=1" }),
    ...aDoseBlock({ ticketNumber: "1", vaccineMaker: "", lotNumber: "=1" }),
  ]);
  assert.deepEqual(problems.map(({ column }) => column), [
    "個別宛名番号",
    "接種日（1回目）",
    "ワクチンロット番号（1回目）",
    "券番号（2回目）",
    "ワクチンメーカー（2回目）",
    "ワクチンロット番号（2回目）",
  ]);
});

Deno.test("a dose before an earlier one is a fault; on the same day it is none", () => {
  const second = (vaccinatedOn: string) =>
    readDoseCells(["1", ...aDoseBlock(), ...aDoseBlock({ vaccinatedOn })]);
  assert.equal(second("20210615").problems.length, 0);
  const { problems } = second("20210614");
  assert.deepEqual(problems.map(({ column }) => column), ["接種日（2回目）"]);
  assert.match(problems[0]!.message, /1回目（2021年6月15日）より前/);
});

Deno.test("a row that is too short or too long is refused as a whole", () => {
  for (const width of [1, 16, 18]) {
    const { problems } = readDoseCells(new Array(width).fill("1"));
    assert.deepEqual(problems.map(({ column }) => column), [""]);
    assert.match(problems[0]!.message, new RegExp(`17項目のところ${width}項目あります`));
  }
});

Deno.test("no text whatever makes the reading of a row fail, and a fault is always explained", () => {
  const some = fc.constantFrom("20210615", "0000000123", "ファイザー", "122271", "", "");
  const cell = fc.oneof(fc.string({ unit: "binary" }), some);
  const cells = fc.array(cell, { minLength: 15, maxLength: 19 });
  fc.assert(fc.property(cells, (cells) => {
    const { row, problems } = readDoseCells(cells);
    assert.equal(row === null, problems.length > 0);
    for (const { message } of problems) assert.match(message, /ください。|します。/);
  }));
});
