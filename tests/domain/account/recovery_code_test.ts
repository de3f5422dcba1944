import assert from "node:assert/strict";
import fc from "fast-check";
import {
  readRecoveryCode,
  RECOVERY_CODE_BYTES,
  recoveryCode,
  shownRecoveryCode,
} from "../../../domain/account/recovery_code.ts";

const someBytes = fc.uint8Array({
  minLength: RECOVERY_CODE_BYTES,
  maxLength: RECOVERY_CODE_BYTES,
});

Deno.test("a code is shown in four groups of four, without letters that look alike", () => {
  fc.assert(fc.property(someBytes, (bytes) => {
    const shown = shownRecoveryCode(recoveryCode(bytes));
    assert.match(shown, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  }));
});

Deno.test("a code as it is shown is read back, in any letter case and width", () => {
  fc.assert(fc.property(someBytes, (bytes) => {
    const code = recoveryCode(bytes);
    const shown = shownRecoveryCode(code);
    const wide = shown.replaceAll(
      /[!-~]/g,
      (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    );
    const slips = shown.replaceAll("0", "o").replaceAll("1", "l");
    for (const typed of [shown, shown.toLowerCase(), wide, shown.replaceAll("-", " "), slips]) {
      assert.deepEqual(readRecoveryCode(typed), { ok: true, value: code }, typed);
    }
  }));
});

Deno.test("different bytes are different codes: no bit of them is lost", () => {
  fc.assert(fc.property(someBytes, someBytes, (one, other) => {
    const isSame = one.every((byte, i) => byte === other[i]);
    assert.equal(recoveryCode(one) === recoveryCode(other), isSame);
  }));
  const bit = (position: number) => {
    const bytes = new Uint8Array(RECOVERY_CODE_BYTES);
    bytes[position >> 3] = 1 << (position & 7);
    return recoveryCode(bytes);
  };
  const codes = Array.from({ length: RECOVERY_CODE_BYTES * 8 }, (_, position) => bit(position));
  assert.equal(new Set(codes).size, codes.length);
});

Deno.test("anything else is told what a code looks like", () => {
  for (const typed of ["", "123456", "ABCD-EFGH-JKMN", "ABCD-EFGH-JKMN-PQRU", "x".repeat(400)]) {
    const read = readRecoveryCode(typed);
    assert.ok(!read.ok && /入力してください/.test(read.message), typed);
  }
});
