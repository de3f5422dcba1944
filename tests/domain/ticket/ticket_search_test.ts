import assert from "node:assert/strict";
import fc from "fast-check";
import { formatOcrLine } from "../../../domain/ticket/ocr_line.ts";
import { parseTicketSearch } from "../../../domain/ticket/ticket_search.ts";

const URAYASU = "122271";

for (
  const typed of [
    "0000000123",
    "００００００　０１２３",
    "0000-000-123",
    "211222710000000123",
    "2 1 122271 0000000123",
    "１-２-122271-0000000123",
  ]
) {
  Deno.test(`${JSON.stringify(typed)} asks for ticket 123`, () => {
    assert.deepEqual(parseTicketSearch(typed, URAYASU), { ok: true, value: "0000000123" });
  });
}

Deno.test("the number and the whole line of a ticket ask for the same", () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{10}$/), (ticketNumber) => {
    const ticket = { doseNumber: 1, municipalityCode: URAYASU, ticketNumber };
    for (const kind of ["vaccination", "examination"] as const) {
      const line = formatOcrLine({ kind, ...ticket });
      assert.deepEqual(parseTicketSearch(line, URAYASU), { ok: true, value: ticketNumber });
    }
    assert.deepEqual(parseTicketSearch(ticketNumber, URAYASU), { ok: true, value: ticketNumber });
  }));
});

const refused: [typed: string, message: RegExp][] = [
  ["", /券番号を入力してください/],
  ["-", /券番号を入力してください/],
  ["123", /3桁しかありません/],
  ["12345678901", /11桁あります/],
  ["山田太郎", /数字だけの10桁/],
  ["211310160000000123", /東京都千代田区が発行した接種券です。自庁の接種券/],
  ["211222720000000123", /検査数字が合いません/],
  ["911222710000000123", /券種（1桁目）の9は使われていません/],
];

for (const [typed, message] of refused) {
  Deno.test(`${JSON.stringify(typed)} is refused with what to type`, () => {
    const result = parseTicketSearch(typed, URAYASU);
    assert.match(result.ok ? "" : result.message, message);
  });
}
