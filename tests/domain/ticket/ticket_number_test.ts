import assert from "node:assert/strict";
import { TicketNumber } from "../../../domain/ticket/ticket_number.ts";

Deno.test("a ticket number keeps its leading zeros", () => {
  assert.equal(TicketNumber.parse("0000000123"), "0000000123");
  assert.equal(TicketNumber.parse(" ００００００００００ "), "0000000000");
});

const refused: [text: string, message: RegExp][] = [
  ["", /券番号を入力してください/],
  ["123", /3桁しかありません。.*先頭の0が消えた/],
  ["１２３４５６７８９", /9桁しかありません。.*10桁で入力/],
  ["12345678901", /11桁あります/],
  ["12345-6789", /数字だけの10桁/],
  ["1.23E+09", /数字だけの10桁/],
];

for (const [text, message] of refused) {
  Deno.test(`${JSON.stringify(text)} is refused as a ticket number`, () => {
    const issues = TicketNumber.safeParse(text).error?.issues ?? [];
    assert.equal(issues.length, 1);
    assert.match(issues[0]?.message ?? "", message);
  });
}
