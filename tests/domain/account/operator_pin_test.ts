import assert from "node:assert/strict";
import fc from "fast-check";
import { judgePin, OperatorEntry, OwnPin } from "../../../domain/account/operator_pin.ts";

for (
  const pin of [
    ...["0000", "7777", "88888888", "1212", "123123", "49494949"],
    ...["1234", "4321", "0123", "67890", "09876", "12345678"],
    ...["0401", "1231", "0229", "1970", "2021", "700401", "010203", "19700401", "20210628"],
  ]
) {
  Deno.test(`${pin} is what anybody would try first`, () => {
    assert.equal(judgePin(pin).ok, false);
  });
}

for (const pin of ["7305", "9042", "40173", "739284", "5160372", "99999998"]) {
  Deno.test(`${pin} is a PIN, in full width too`, () => {
    assert.deepEqual(judgePin(pin), { ok: true, value: pin });
    const wide = pin.replaceAll(
      /\d/g,
      (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    assert.deepEqual(judgePin(` ${wide} `), { ok: true, value: pin });
  });
}

for (const typed of ["", "730", "739284016", "73a5", "七三〇五"]) {
  Deno.test(`「${typed}」 is no PIN`, () => assert.equal(judgePin(typed).ok, false));
}

Deno.test("whatever is a PIN has four to eight digits and more than one of them", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."0123456789") }), (typed) => {
    const pin = judgePin(typed);
    if (pin.ok) assert.ok(/^\d{4,8}$/.test(pin.value) && new Set(pin.value).size > 1);
  }));
});

Deno.test("most PINs of six digits are free to choose", () => {
  const refused = Array.from({ length: 1_000 }, (_, index) => String(index * 997 + 3))
    .map((number) => number.padStart(6, "0")).filter((pin) => !judgePin(pin).ok);
  assert.ok(refused.length < 60, `${refused.length} of 1,000`);
});

Deno.test("the second time has to be the same PIN, and a 担当者 has to be chosen", () => {
  const twice = OwnPin.safeParse({ ownPin: "7305", ownPinAgain: "7306" });
  assert.deepEqual(twice.error?.issues.map(({ path }) => path[0]), ["ownPinAgain"]);
  assert.ok(OwnPin.safeParse({ ownPin: "7305", ownPinAgain: "７３０５" }).success);
  const nobody = OperatorEntry.safeParse({ operatorId: "", operatorPin: "" });
  assert.deepEqual(nobody.error?.issues.map(({ path }) => path[0]), ["operatorId", "operatorPin"]);
});
