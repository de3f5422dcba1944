import assert from "node:assert/strict";
import fc from "fast-check";
import {
  lacksLeadingZero,
  MyNumber,
  myNumberCheckDigit,
} from "../../../domain/recipient/my_number.ts";

const elevenDigits = fc.stringMatching(/^\d{11}$/);
const validNumber = elevenDigits.map((digits) => digits + myNumberCheckDigit(digits))
  .filter((number) => Number(number) > 0);
const oneWrongDigit = fc.record({
  position: fc.nat({ max: 11 }),
  shift: fc.integer({ min: 1, max: 9 }),
});

Deno.test("the check digit follows the ministerial ordinance", () => {
  assert.equal(myNumberCheckDigit("12345678901"), "8");
  assert.equal(myNumberCheckDigit("00000000000"), "0", "remainder 0");
  assert.equal(myNumberCheckDigit("00000100000"), "4", "n = 6 weighs 7");
  assert.equal(myNumberCheckDigit("00000000006"), "0", "remainder 1: 6 × 2 = 12");
});

for (
  const typed of [
    "123456789018",
    "１２３４５６７８９０１８",
    "1234 5678 9018",
    "1234-5678-9018",
    "１２３４　５６７８　９０１８",
    " 1234ー5678ー9018 ",
  ]
) {
  Deno.test(`${typed} is read as its twelve digits`, () => {
    assert.equal(MyNumber.parse(typed), "123456789018");
  });
}

const refused: [typed: string, message: RegExp][] = [
  ["12345678901", /数字12桁/],
  ["00000000000", /数字12桁ですが、11桁しかありません。.*先頭の0が消えた/],
  ["1234567890182", /数字12桁/],
  ["12345678901A", /数字12桁/],
  ["", /数字12桁/],
  ["123456789019", /検査用数字/],
  ["000000000000", /0だけ/],
];

for (const [typed, message] of refused) {
  Deno.test(`${JSON.stringify(typed)} is refused once, without repeating the digits`, () => {
    const issues = MyNumber.safeParse(typed).error?.issues ?? [];
    assert.equal(issues.length, 1);
    assert.match(issues[0]?.message ?? "", message);
    assert.doesNotMatch(JSON.stringify(issues), /\d{11}/);
  });
}

Deno.test("every number with its own check digit is accepted", () => {
  fc.assert(fc.property(validNumber, (number) => MyNumber.safeParse(number).success));
});

Deno.test("a leading zero that is gone is noticed by the check digit", () => {
  const led = elevenDigits.map((digits) => `0${digits.slice(1)}`)
    .map((digits) => digits + myNumberCheckDigit(digits));
  fc.assert(fc.property(led, (number) => lacksLeadingZero(number.slice(1))));
  assert.ok(!lacksLeadingZero("12345678901"));
  assert.ok(!lacksLeadingZero("0000000000"));
});

Deno.test("a single wrong digit is always noticed unless the check digit is 0", () => {
  fc.assert(fc.property(validNumber, oneWrongDigit, (number, wrong) => {
    fc.pre(!number.endsWith("0"));
    return !MyNumber.safeParse(withWrongDigit(number, wrong)).success;
  }));
});

Deno.test("a wrong check digit itself is always noticed", () => {
  fc.assert(fc.property(validNumber, fc.integer({ min: 1, max: 9 }), (number, shift) => {
    return !MyNumber.safeParse(withWrongDigit(number, { position: 11, shift })).success;
  }));
});

Deno.test("a wrong digit can hide where remainders 0 and 1 share the check digit 0", () => {
  assert.ok(MyNumber.safeParse("110000000000").success);
  assert.ok(MyNumber.safeParse("110000000060").success);
});

function withWrongDigit(number: string, wrong: { position: number; shift: number }): string {
  const digit = (Number(number[wrong.position]) + wrong.shift) % 10;
  return number.slice(0, wrong.position) + digit + number.slice(wrong.position + 1);
}
