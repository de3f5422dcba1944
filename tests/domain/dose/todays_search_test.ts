import assert from "node:assert/strict";
import { readTodaysSearch } from "../../../domain/dose/todays_search.ts";

const readings: [typed: string, search: unknown][] = [
  ["0000000123", { ticketNumber: "0000000123" }],
  ["１２３", { ticketNumber: "123" }],
  ["0000-000 123", { ticketNumber: "0000000123" }],
  ["2 1 122271 0000000123", { ticketNumber: "0000000123" }],
  ["山田　花子", { name: "山田花子", kanaKey: "" }],
  ["やまだ はなこ", { name: "やまだはなこ", kanaKey: "ヤマダハナコ" }],
  ["ﾔﾏﾀﾞ", { name: "ヤマダ", kanaKey: "ヤマダ" }],
  ["100%", { name: "100%", kanaKey: "" }],
];

for (const [typed, search] of readings) {
  Deno.test(`「${typed}」 is looked for as ${JSON.stringify(search)}`, () => {
    assert.deepEqual(readTodaysSearch(typed), { ok: true, value: search });
  });
}

for (const typed of ["", "　", "-", "12345678901", "1234567890123456789"]) {
  Deno.test(`「${typed}」 is nothing to look for, and the answer says what is`, () => {
    const search = readTodaysSearch(typed);
    assert.ok(!search.ok && /入力してください。$/.test(search.message));
  });
}
