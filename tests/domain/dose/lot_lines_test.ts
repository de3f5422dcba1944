import assert from "node:assert/strict";
import fc from "fast-check";
import { readLotLines } from "../../../domain/dose/lot_lines.ts";

const lotsOf = (text: string) => readLotLines(text, "pfizer").lines.map(({ lot }) => lot);
const problemsOf = (text: string) => readLotLines(text, "pfizer").problems;

Deno.test("a table from a spreadsheet is read with its header left out", () => {
  const text = "ロットNo.\t有効期限\t備考\r\nEY5420\t2021/12/31\t1箱目\r\nEP2163\t\t\r\n";
  assert.deepEqual(lotsOf(text), [
    { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: "2021-12-31", remark: "1箱目" },
    { vaccineCode: "pfizer", lotNumber: "EP2163", expiresOn: null, remark: "" },
  ]);
  assert.deepEqual(problemsOf(text), []);
});

Deno.test("commas, quotes, blank lines, full width and small letters are all understood", () => {
  const lots = lotsOf(
    '\n"ey5420","令和3年12月31日"\n\nＥＰ２１６３，２０２１１２３１\nFA7338、、予備\n',
  );
  assert.deepEqual(lots.map((lot) => [lot.lotNumber, lot.expiresOn, lot.remark]), [
    ["EY5420", "2021-12-31", ""],
    ["EP2163", "2021-12-31", ""],
    ["FA7338", null, "予備"],
  ]);
});

Deno.test("every fault is named with the line of the pasted text", () => {
  assert.deepEqual(
    problemsOf("ロット\n\n1.23E+11\nEY5420,20210231\nEY5420\n=A1\nA,,b,c\n,20211231"),
    [
      "3行目：ロットNo.が表計算ソフトで変わった形（1.23E+11や4月1日など）になっています。" +
      "シールのとおりに入力し直してください。",
      "4行目：有効期限：2021年2月31日という日付はありません。月と日を確かめて入力してください。",
      "6行目：ロットNo.の先頭に「=」「+」「-」「@」などの記号があり、" +
      "表計算ソフトで開くと数式として実行されます。先頭の記号を取り除いてください。",
      "7行目：項目が多すぎます。ロットNo.、有効期限、備考の順に3つまでにしてください。",
      "8行目：ロットNo.を入力してください。",
    ],
  );
});

Deno.test("the same lot twice is named with both lines", () => {
  assert.deepEqual(problemsOf("EY5420\nEP2163\ney5420,20211231"), [
    "3行目：1行目と同じロットNo.です。",
  ]);
});

Deno.test("nothing but a header is nothing; too much is refused as a whole", () => {
  const nothing = ["ロットを1行に1つずつ貼り付けてください。"];
  for (const text of ["", " \n\t\n", "ロットNo.,有効期限"]) {
    assert.deepEqual(problemsOf(text), nothing);
  }
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `L${index}`).join("\n");
  assert.equal(lotsOf(lines(1_000)).length, 1_000);
  assert.match(problemsOf(lines(1_001))[0]!, /1000行まで/);
});

Deno.test("whatever is pasted, each filled line is a lot or a fault", () => {
  const line = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) =>
    text.replaceAll(/[\r\n]/g, "")
  );
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
    const filled = ["X1", ...lines].filter((text) => text.trim() !== "");
    const { lines: read, problems } = readLotLines(["X1", ...lines].join("\n"), "pfizer");
    assert.equal(read.length + problems.length, filled.length);
  }));
});
