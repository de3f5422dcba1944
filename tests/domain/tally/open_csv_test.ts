import assert from "node:assert/strict";
import { openCsv, readOpenCsv } from "../../../domain/tally/open_csv.ts";
import { dictionaryRows } from "../../../domain/tally/open_files.ts";

Deno.test("rows end with LF and have quotes only where a comma, a quote or a line break needs them", () => {
  assert.equal(
    openCsv([["date", "count"], ["2021-04-12", 5], ['a "b"', "c,d"], ["e\nf", ""]]),
    'date,count\n2021-04-12,5\n"a ""b""","c,d"\n"e\nf",\n',
  );
});

Deno.test("what was written without quotes is read again, empty cells too", () => {
  const rows = [["as_of", "count"], ["2021-07-01", ""], ["2021-07-01", "12"]];
  assert.deepEqual(readOpenCsv(openCsv(rows)), rows);
});

Deno.test("the dictionary has a row for every column, each explained in both languages", () => {
  const [heading, ...rows] = dictionaryRows();
  assert.deepEqual(heading, ["file", "field", "type", "title", "description", "english"]);
  for (const row of rows) assert.ok(row.length === 6 && row.every((cell) => cell !== ""), `${row}`);
  const places = rows.map(([file, field]) => `${file} ${field}`);
  assert.equal(new Set(places).size, places.length);
});
