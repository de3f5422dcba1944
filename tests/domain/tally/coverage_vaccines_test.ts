import assert from "node:assert/strict";
import { cellText } from "../../../domain/tally/coverage_sheet.ts";
import { vaccineAgesSheet, vaccineTable } from "../../../domain/tally/coverage_vaccines.ts";
import type { GroupFigure } from "../../../domain/tally/figures.ts";

const PFIZER = "ファイザー";
const MODERNA = "武田／モデルナ";

function given(vaccine: string, doseNumber: number, count: number): GroupFigure[] {
  const share = Math.floor(count / 2);
  return [
    { vaccine, doseNumber, sex: "male", ageFrom: 65, count: share },
    { vaccine, doseNumber, sex: "female", ageFrom: 30, count: count - share },
  ];
}

const FIGURES = [...given(MODERNA, 1, 40), ...given(PFIZER, 1, 300), ...given(PFIZER, 2, 100)];
const own = (figures: GroupFigure[]) => ({ own: { area: "122271", figures }, partners: [] });
const texts = (sheet: { rows: readonly (readonly Parameters<typeof cellText>[0][])[] }) =>
  sheet.rows.map((row) => row.map(cellText));

Deno.test("each vaccine has its doses by number and its share, the most given first", () => {
  const { sheet, shown } = vaccineTable(own(FIGURES), [1, 2]);
  assert.deepEqual(sheet.columns, ["ワクチン", "1回目", "2回目", "合計", "割合"]);
  assert.deepEqual(texts(sheet), [
    [PFIZER, "300", "100", "400", "90.9%"],
    [MODERNA, "40", "0", "40", "9.1%"],
    ["合計", "340", "100", "440", "100.0%"],
  ]);
  assert.deepEqual(shown, [PFIZER, MODERNA]);
});

Deno.test("a vaccine of which few were given is hidden, and not told of more closely", () => {
  const figures = [...FIGURES, ...given("アストラゼネカ", 1, 2)];
  const { sheet, shown } = vaccineTable(own(figures), [1, 2]);
  const row = texts(sheet).find(([name]) => name === "アストラゼネカ")!;
  assert.deepEqual([row[1], row[3], row[4]], ["＊", "＊", "＊"]);
  assert.ok(!shown.includes("アストラゼネカ"));
  assert.deepEqual(texts(sheet).at(-1)!.slice(1, 4), ["342", "100", "442"]);
});

Deno.test("a maker may be called like the total", () => {
  const { sheet } = vaccineTable(own([...FIGURES, ...given("合計", 1, 10)]), [1, 2]);
  assert.deepEqual(texts(sheet).slice(2).map((row) => row.slice(0, 2)), [
    ["合計", "10"],
    ["合計", "350"],
  ]);
});

Deno.test("of one vaccine there are its doses by age on the day and sex", () => {
  const sheet = vaccineAgesSheet(own(FIGURES), PFIZER);
  assert.deepEqual(sheet.columns, ["接種日の年齢", "男女計", "男", "女"]);
  assert.deepEqual(texts(sheet).filter((row) => row[1] !== "0"), [
    ["30～34歳", "200", "0", "200"],
    ["65～69歳", "200", "200", "0"],
    ["64歳以下", "200", "0", "200"],
    ["65歳以上", "200", "200", "0"],
    ["合計", "400", "200", "200"],
  ]);
});
