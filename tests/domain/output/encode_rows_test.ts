import assert from "node:assert/strict";
import { encodeHeading, encodeRows, type RowBlock } from "../../../domain/output/encode_rows.ts";

function aBlock(...rows: string[]): RowBlock {
  const encoder = new TextEncoder();
  let end = 0;
  const rowEnds = rows.map((row) => end += encoder.encode(row).length);
  return { bytes: encoder.encode(rows.join("")), rowEnds };
}

const read = (bytes: Uint8Array) => new TextDecoder("shift_jis", { fatal: true }).decode(bytes);

Deno.test("UTF-8 rows pass as they are; the mark stands once, before all", () => {
  const block = aBlock("1,𠮷野\r\n");
  for (const encoding of ["utf-8", "utf-8-bom"] as const) {
    assert.deepEqual(encodeRows(encoding, block, 1), { bytes: block.bytes, losses: [] });
  }
  assert.equal(encodeHeading("utf-8", []).toHex(), "");
  assert.equal(encodeHeading("utf-8-bom", []).toHex(), "efbbbf");
  assert.equal(encodeHeading("utf-8-bom", ["a", "b"]).toHex(), "efbbbf612c620d0a");
  assert.equal(read(encodeHeading("shift_jis", ["接種日（1回目）"])), "接種日（1回目）\r\n");
});

Deno.test("what CP932 lacks becomes 〓 and is told by line, person, cell and characters", () => {
  const rows = ["001,山田,市民ホール\r\n", "002,𠮷野𠮷,剝離館\r\n", "003,佐藤〜,x\r\n"];
  const { bytes, losses } = encodeRows("shift_jis", aBlock(...rows), 41);
  assert.equal(read(bytes), "001,山田,市民ホール\r\n002,〓野〓,〓離館\r\n003,佐藤～,x\r\n");
  assert.deepEqual(losses, [
    { line: 42, residentNumber: "002", column: 1, characters: "𠮷" },
    { line: 42, residentNumber: "002", column: 2, characters: "剝" },
  ]);
});

Deno.test("quotes, commas and line breaks in a cell keep the cells apart", () => {
  const row = '"A,""1""\n",𠮷,"𠮷,""\r\n𠮷"\r\n';
  const { bytes, losses } = encodeRows("shift_jis", aBlock(row), 1);
  assert.equal(read(bytes), '"A,""1""\n",〓,"〓,""\r\n〓"\r\n');
  assert.deepEqual(losses, [
    { line: 1, residentNumber: 'A,"1"\n', column: 1, characters: "𠮷" },
    { line: 1, residentNumber: 'A,"1"\n', column: 2, characters: "𠮷" },
  ]);
});

Deno.test("ガ in two parts is no loss; a variant is written plain, and told", () => {
  const { bytes, losses } = encodeRows("shift_jis", aBlock("1,カ\u3099,葛\u{e0100}城\r\n"), 1);
  assert.equal(read(bytes), "1,ガ,葛城\r\n");
  assert.deepEqual(losses.map(({ characters }) => characters), ["葛\u{e0100}"]);
});
