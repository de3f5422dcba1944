import assert from "node:assert/strict";
import fc from "fast-check";
import { readTotpCode, totpStep } from "../../../domain/account/totp_code.ts";

Deno.test("a code is read as people and their apps write it", () => {
  for (
    const typed of ["123456", "123 456", " 123456 ", "１２３４５６", "１２３　４５６", "123-456"]
  ) {
    assert.deepEqual(readTotpCode(typed), { ok: true, value: "123456" }, typed);
  }
});

Deno.test("every six digits are a code, however they are spaced", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
  const blanks = fc.array(fc.constantFrom("", " ", "　", "-"), { minLength: 6, maxLength: 6 });
  fc.assert(fc.property(digits, blanks, (code, between) => {
    const typed = code.map((digit, i) => between[i]! + digit).join("");
    assert.deepEqual(readTotpCode(typed), { ok: true, value: code.join("") });
  }));
});

Deno.test("anything else is told what a code looks like", () => {
  for (const typed of ["", "12345", "1234567", "12345a", "12345٦", "一二三四五六"]) {
    const read = readTotpCode(typed);
    assert.ok(!read.ok && /入力してください/.test(read.message), typed);
  }
});

Deno.test("a step is thirty seconds", () => {
  assert.equal(totpStep(new Date(0)), 0);
  assert.equal(totpStep(new Date(29_999)), 0);
  assert.equal(totpStep(new Date(30_000)), 1);
});
