import assert from "node:assert/strict";
import { notCsv } from "../../../domain/upload/not_csv.ts";

const others: [what: string, start: number[]][] = [
  ["Excelブック", [0x50, 0x4b, 0x03, 0x04, 0x14]],
  ["古い形式のExcelブック", [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["圧縮ファイル", [0x1f, 0x8b, 0x08]],
];

for (const [what, start] of others) {
  Deno.test(`${what} is recognised by its first bytes, and what to save instead is said`, () => {
    const message = notCsv(new Uint8Array(start))!;
    assert.ok(message.includes(what), message);
    assert.match(message, /CSV UTF-8/);
  });
}

Deno.test("text in any encoding a register exports may be a CSV", () => {
  const starts = [[], [0x31], [0xef, 0xbb, 0xbf, 0x31], [0xff, 0xfe, 0x31, 0], [0x8e, 0x52, 0x2c]];
  for (const start of starts) assert.equal(notCsv(new Uint8Array(start)), undefined);
});
