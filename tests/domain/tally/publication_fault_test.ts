import assert from "node:assert/strict";
import { faultLines, type PublicationFault } from "../../../domain/tally/publication_fault.ts";

const fault: PublicationFault = {
  area: "122271",
  table: "tally_cell",
  rowCount: 3,
  key: '["2021-06-01", 1]',
  tallied: 12,
  counted: 11,
};

Deno.test("the operator reads where each tally differs, by name, and what to do", () => {
  const text = faultLines([fault, { ...fault, area: "12" }, { ...fault, area: "00" }]);
  assert.deepEqual(text.split("\n"), [
    "集計が接種記録と一致しないため、公表していません。tally verify で確かめ、tally rebuild で集計し直してください。",
    '122271 千葉県浦安市：tally_cell の3行（例：["2021-06-01", 1] 集計12、接種記録11）',
    '12 千葉県：tally_cell の3行（例：["2021-06-01", 1] 集計12、接種記録11）',
    '00 全国：tally_cell の3行（例：["2021-06-01", 1] 集計12、接種記録11）',
  ]);
});

Deno.test("of very many places the first twenty are told", () => {
  const lines = faultLines(new Array(1_741).fill(fault)).split("\n");
  assert.deepEqual([lines.length, lines.at(-1)], [22, "ほか1721か所"]);
});
