import assert from "node:assert/strict";
import { CsvReader } from "../../../domain/upload/csv_reader.ts";

const LONGEST = 65_536;
const PIECE = 16_384;

/** Pushes endless pieces until the reader gives up; answers its message and what it had taken. */
function refusalOf(start: string, piece: string): { message: string; taken: number } {
  const reader = new CsvReader();
  let taken = 0;
  for (let next = start; taken < 100_000_000; next = piece) {
    taken += next.length;
    const read = reader.push(next);
    if (!read.ok) return { message: read.message, taken };
  }
  throw new Error("the reader took 100 MB");
}

const endless: [what: string, start: string, piece: string, message: RegExp][] = [
  ["a line", "a,b\n\n", "x".repeat(PIECE), /^3行目が長すぎます（65,536文字まで）。/],
  ["a line of Japanese", "a,b\n", "山".repeat(PIECE), /^2行目が長すぎます/],
  ["a quoted cell", 'a,b\n1,2\n"', "x\n,".repeat(PIECE / 2), /^3行目で始まる「"」が閉じていません/],
  ["doubled quotes", 'a\n"', '""'.repeat(PIECE / 2), /^2行目で始まる「"」が閉じていません/],
  ["commas", "", ",".repeat(PIECE), /^1行目が長すぎます/],
];

for (const [what, start, piece, message] of endless) {
  Deno.test(`${what} without end is refused after at most 128 Ki characters`, () => {
    const refusal = refusalOf(start, piece);
    assert.match(refusal.message, message);
    assert.match(refusal.message, /ください。$/);
    assert.ok(refusal.taken <= 2 * LONGEST, `took ${refusal.taken}`);
  });
}

Deno.test("a row of 65,536 characters is read and one more is refused, however it is cut", () => {
  for (const quote of ["", '"']) {
    const longest = quote + "x".repeat(LONGEST - 2 * quote.length) + quote;
    for (const size of [PIECE, 1_000_000]) {
      assert.equal(outcomeOf(`a\n${longest}\nb`, size), "rows: 3");
      assert.match(outcomeOf(`a\n${longest}y\nb`, size), /^2行目が長すぎます/);
    }
  }
});

Deno.test("a row of 1,000 cells is read and one more is refused", () => {
  for (const cell of ["x", '"x"']) {
    const widest = new Array(1_000).fill(cell).join(",");
    assert.equal(outcomeOf(`a\n${widest}\n`, PIECE), "rows: 2");
    assert.match(
      outcomeOf(`a\n${widest},\n`, PIECE),
      /^2行目の項目が多すぎます（1,000項目まで）。/,
    );
  }
});

Deno.test("a quote that the file never closes is named by the row it begins", () => {
  for (const text of ['a,b\nc,"d\ne,f\n', 'a,b\nc,"', 'a,b\nc,"d""']) {
    assert.match(outcomeOf(text, PIECE), /^2行目で始まる「"」が閉じていません/);
  }
});

Deno.test("after a failure the reader stays failed and holds nothing", () => {
  const reader = new CsvReader();
  const failed = reader.push("x".repeat(LONGEST + 1));
  assert.equal(failed.ok, false);
  assert.deepEqual(reader.push("\na,b\n"), failed);
  assert.deepEqual(reader.end(), failed);
});

function outcomeOf(text: string, size: number): string {
  const reader = new CsvReader();
  let rows = 0;
  for (let start = 0; start < text.length; start += size) {
    const read = reader.push(text.slice(start, start + size));
    if (!read.ok) return read.message;
    rows += read.value.length;
  }
  const last = reader.end();
  return last.ok ? `rows: ${rows + last.value.length}` : last.message;
}
