import assert from "node:assert/strict";
import {
  cellText,
  fileLines,
  HIDDEN,
  NO_FIGURE,
  shareCell,
  type Sheet,
  type SheetCell,
} from "../../../domain/tally/coverage_sheet.ts";

const CELLS: SheetCell[] = [
  { name: "浦安市", area: "122271" },
  "計",
  { count: 1234 },
  { percent: 45 },
  { days: 3.25 },
  { from: "2021-06-07", unit: "day" },
  { from: "2021-06-07", unit: "week" },
  { from: "2021-06-01", unit: "month" },
  NO_FIGURE,
  HIDDEN,
];

Deno.test("a page shows figures as people write them", () => {
  assert.deepEqual(CELLS.map(cellText), [
    "浦安市",
    "計",
    "1,234",
    "45.0%",
    "3.3日",
    "2021年6月7日",
    "2021年6月7日からの週",
    "2021年6月",
    "–",
    "＊",
  ]);
});

Deno.test("a file has plain numbers and days, and the code before the name of an area", () => {
  const sheet: Sheet = {
    caption: "",
    columns: CELLS.map((_, place) => `列${place}`),
    rows: [CELLS],
  };
  assert.deepEqual(fileLines(sheet), [
    ["団体コード", ...sheet.columns],
    [
      ...["122271", "浦安市", "計", "1234", "45.0%", "3.3"],
      ...["2021-06-07", "2021-06-07", "2021-06", "", "＊"],
    ],
  ]);
});

Deno.test("no text of a file is run as a formula, and a negative mean stays a number", () => {
  const rows = [["=1+1", { days: -0.5 }]];
  const lines = fileLines({ caption: "", columns: ["-a", "b"], rows });
  assert.deepEqual(lines, [["'-a", "b"], ["'=1+1", "-0.5"]]);
});

Deno.test("of nobody there is no share", () => {
  assert.equal(shareCell(0, 0), NO_FIGURE);
  assert.deepEqual(shareCell(1, 4), { percent: 25 });
});
