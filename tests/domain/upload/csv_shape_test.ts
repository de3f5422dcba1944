import assert from "node:assert/strict";
import {
  type Delimiter,
  describeShape,
  detectLines,
  type Newline,
} from "../../../domain/upload/csv_shape.ts";

const found: [start: string, newline: Newline, delimiter: Delimiter][] = [
  ["", "none", "comma"],
  ["1,2", "none", "comma"],
  ["1,2\n3,4\r\n", "lf", "comma"],
  ["1,2\r\n3,4\n", "crlf", "comma"],
  ["1,2\r3,4\r", "cr", "comma"],
  ["1\t2\r\n3\t4\r\n", "crlf", "tab"],
  ["1\t2,3\n", "lf", "comma"],
  ["1,2\n3\t4\n", "lf", "comma"],
  ["\r\n\t\t\r\n1\t2\r\n", "crlf", "tab"],
  ['"a\nb","c"\r\n1,2\r\n', "crlf", "comma"],
  ['"a,b"\t"c""\n,d"\r\n', "crlf", "tab"],
  ['"a\tb",c\n', "lf", "comma"],
  ['a"b\tc\n', "lf", "tab"],
  ['1,"never closed\r\n', "none", "comma"],
];

for (const [start, newline, delimiter] of found) {
  Deno.test(`${JSON.stringify(start)} has line breaks ${newline} and cells cut by ${delimiter}`, () => {
    assert.deepEqual(detectLines(start), { newline, delimiter });
  });
}

Deno.test("64 KiB of quotes, tabs or line breaks are judged all the same", () => {
  for (const sign of ['"', '""', '",', '"\n', "\t", "\r\n", 'a"', ',"']) {
    const start = sign.repeat(65_536 / sign.length);
    assert.ok(detectLines(start).delimiter);
  }
});

Deno.test("what was found is shown in words", () => {
  assert.equal(
    describeShape({ encoding: "utf-16le", newline: "crlf", delimiter: "tab", header: true }),
    "UTF-16LE、改行CRLF、タブ区切り、見出し行あり",
  );
  assert.equal(
    describeShape({ encoding: "utf-8", newline: "lf", delimiter: "comma", header: false }),
    "UTF-8（BOMなし）、改行LF、カンマ区切り、見出し行なし",
  );
});
