import assert from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { csvOutcomeOf, csvRowsOf } from "./csv_rows_of.ts";

const cellText = fc.string({
  unit: fc.constantFrom("a", "山", "0", '"', '""', ",", "\t", "\n", "\r", "\r\n", " ", "\0", "="),
  maxLength: 6,
});
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { maxLength: 8 })
);
const cuts = fc.array(fc.nat({ max: 500 }), { maxLength: 12 });
const newline = fc.constantFrom("\n", "\r\n", "\r");
const delimiter = fc.constantFrom(",", "\t");

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** The rows that are not blank, each with its number. */
function numbered(rows: readonly string[][]) {
  return rows.map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => !isBlank(cells));
}

Deno.test("any table, however its text is cut into pieces, is read back with its line numbers", () => {
  fc.assert(
    fc.property(table, cuts, newline, delimiter, fc.boolean(), (rows, cuts, newline, ...rest) => {
      const [delimiter, quotes] = rest;
      const text = Papa.unparse(rows, { newline, delimiter, quotes });
      assert.deepEqual(csvRowsOf(text, { cuts, delimiter }), numbered(rows));
      assert.deepEqual(csvRowsOf(text + newline, { cuts, delimiter }), numbered(rows));
    }),
    { numRuns: 1_000 },
  );
});

Deno.test("what any text means does not depend on where it is cut", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", '"', ",", "\n", "\r", " "),
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, cuts, (text, cuts) => {
      assert.deepEqual(csvOutcomeOf(text, { cuts }), csvOutcomeOf(text));
    }),
    { numRuns: 2_000 },
  );
});

Deno.test("text with sound quotes is read as papaparse reads it", () => {
  const plain = fc.string({ unit: fc.constantFrom("a", "山", "1", " ", "	"), maxLength: 5 });
  const literal = fc.tuple(fc.constantFrom("a", " "), plain).map(([a, b]) => `${a}"${b}"`);
  const quoted = cellText.map((text) => `"${text.replaceAll('"', '""')}"`);
  const record = fc.array(fc.oneof(plain, literal, quoted), { minLength: 1, maxLength: 5 });
  fc.assert(fc.property(fc.array(record), fc.constantFrom("\n", "\r\n"), (records, newline) => {
    const text = records.map((cells) => cells.join(",")).join(newline);
    const { data } = Papa.parse<string[]>(text, { delimiter: ",", newline });
    assert.deepEqual(csvRowsOf(text), numbered(data));
  }));
});

Deno.test("line breaks of every kind may stand in one file, and each ends one row", () => {
  const breaks = fc.array(newline, { minLength: 3, maxLength: 3 });
  fc.assert(fc.property(breaks, cuts, ([one, two, three], cuts) => {
    const text = `a,b${one}c,d${two}"e${one}",f${three}`;
    assert.deepEqual(csvRowsOf(text, { cuts }), [
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["c", "d"] },
      { line: 3, cells: [`e${one}`, "f"] },
    ]);
  }));
});

const read: [what: string, text: string, cells: string[]][] = [
  ["doubled quotes are one", '"a""b",""""', ['a"b', '"']],
  ["a quote in the middle of a cell is kept", 'a"b",c""d', ['a"b"', 'c""d']],
  ["a quote behind a blank is kept", 'x, "a"', ["x", ' "a"']],
  ["what follows a closing quote is kept", '"a"b"c",d', ['ab"c"', "d"]],
  ["a delimiter and a line break in quotes are text", '"a,b\r\nc",d', ["a,b\r\nc", "d"]],
  ["the last cell may be blank", "a,b,", ["a", "b", ""]],
  ["the last cell may be a pair of quotes", 'a,""', ["a", ""]],
  ["NUL is left to the rules of the cells", "\0,a\0", ["\0", "a\0"]],
];

for (const [what, text, cells] of read) {
  Deno.test(`${what}: ${JSON.stringify(text)}`, () => {
    for (let cut = 0; cut <= text.length; cut++) {
      assert.deepEqual(csvRowsOf(text, { cuts: [cut] }), [{ line: 1, cells }]);
    }
  });
}

Deno.test("blank rows are counted and left out, whatever blanks they hold", () => {
  const text = 'a,b\n\n , \n\u3000,""\n"\n",\nc,d\n\n\n';
  assert.deepEqual(csvRowsOf(text).map(({ line }) => line), [1, 6]);
});

Deno.test("an empty file has no row", () => {
  assert.deepEqual(csvRowsOf(""), []);
  assert.deepEqual(csvRowsOf("\r\n"), []);
});
