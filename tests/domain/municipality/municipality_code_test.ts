import assert from "node:assert/strict";
import fc from "fast-check";
import { municipalityCheckDigit } from "../../../domain/municipality/municipality_check_digit.ts";
import { MunicipalityCode } from "../../../domain/municipality/municipality_code.ts";
import {
  lookupMunicipality,
  MUNICIPALITIES,
} from "../../../domain/municipality/municipality_master.ts";

const PUBLISHED_CODES = [
  ["札幌市", "011002"],
  ["榛東村", "103446"],
  ["千代田区", "131016"],
  ["横浜市", "141003"],
  ["大阪市", "271004"],
  ["西宮市", "282049"],
  ["与那国町", "473821"],
] as const;

for (const [name, code] of PUBLISHED_CODES) {
  Deno.test(`the published code ${code} of ${name} has the right check digit`, () => {
    assert.equal(municipalityCheckDigit(code.slice(0, 5)), code[5]);
    assert.equal(MunicipalityCode.parse(code), code);
  });
}

Deno.test("the remainders 0 and 1 give the check digits 1 and 0", () => {
  assert.equal(municipalityCheckDigit("00000"), "1");
  assert.equal(municipalityCheckDigit("20000"), "0");
});

Deno.test("a check digit is computed from five digits only", () => {
  for (const text of ["", "2710", "271004", "2710a", "２７１００"]) {
    assert.throws(() => municipalityCheckDigit(text), RangeError);
  }
});

Deno.test("a code typed in full width is read", () => {
  assert.equal(MunicipalityCode.parse(" ２７１００４ "), "271004");
});

Deno.test("a refused code says what to do, once", () => {
  assert.deepEqual(messagesFor("27100"), ["市町村コードは数字6桁で入力してください。"]);
  assert.deepEqual(messagesFor("27100O"), ["市町村コードは数字6桁で入力してください。"]);
  assert.deepEqual(messagesFor("271005"), [
    "市町村コードの最後の1桁（検査数字）が合いません。6桁の番号を確かめて入力し直してください。",
  ]);
});

Deno.test("of the ten possible sixth digits exactly one is accepted", () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{5}$/), (fiveDigits) => {
    const accepted = [..."0123456789"]
      .filter((digit) => MunicipalityCode.safeParse(fiveDigits + digit).success);
    assert.deepEqual(accepted, [municipalityCheckDigit(fiveDigits)]);
  }));
});

Deno.test("of 94,014 codes with one digit misread, 1,417 pass the check digit and 348 name another municipality", () => {
  const misreads = MUNICIPALITIES.flatMap(({ code }) => oneDigitMisreads(code));
  const passing = misreads.filter((code) => MunicipalityCode.safeParse(code).success);
  const real = passing.filter((code) => lookupMunicipality(code) !== undefined);
  assert.deepEqual([misreads.length, passing.length, real.length], [94_014, 1_417, 348]);
});

function messagesFor(text: string): string[] {
  return MunicipalityCode.safeParse(text).error?.issues.map((issue) => issue.message) ?? [];
}

function oneDigitMisreads(code: string): string[] {
  return [...code].flatMap((digit, position) =>
    [..."0123456789"].filter((other) => other !== digit)
      .map((other) => code.slice(0, position) + other + code.slice(position + 1))
  );
}
