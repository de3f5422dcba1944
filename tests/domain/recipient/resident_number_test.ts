import assert from "node:assert/strict";
import fc from "fast-check";
import { ResidentNumber, residentNumberKey } from "../../../domain/recipient/resident_number.ts";

const keys: [asLoaded: string, key: string][] = [
  ["123", "123"],
  ["000123", "123"],
  ["００１２３", "123"],
  ["  00123\u3000", "123"],
  ["1000", "1000"],
  ["0", "0"],
  ["000", "0"],
  ["A-001", "A-001"],
  ["00A1", "00A1"],
  ["Ａ－００１", "A-001"],
  ["abc", "abc"],
];

for (const [asLoaded, key] of keys) {
  Deno.test(`${JSON.stringify(asLoaded)} is matched as ${key}`, () => {
    assert.equal(residentNumberKey(asLoaded), key);
  });
}

Deno.test("zero padding never changes which resident a number means", () => {
  const number = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String);
  fc.assert(fc.property(number, fc.nat({ max: 20 }), (digits, zeros) => {
    assert.equal(residentNumberKey("0".repeat(zeros) + digits), digits);
  }));
});

Deno.test("a key is its own key", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const key = residentNumberKey(text);
    assert.equal(residentNumberKey(key), key);
  }));
});

Deno.test("a resident number keeps the form it was loaded in", () => {
  assert.equal(ResidentNumber.parse("0000123"), "0000123");
  assert.equal(ResidentNumber.parse("Ａ－００１"), "Ａ－００１");
  assert.equal(ResidentNumber.parse("1".repeat(50)).length, 50);
});

const refused: [text: string, message: RegExp][] = [
  ["", /入力してください/],
  [" \u3000", /入力してください/],
  ["1".repeat(51), /50文字以内/],
  ["12\n3", /制御文字/],
  ["12\t3", /制御文字/],
  ["12\u00003", /制御文字/],
  ["=1+1", /個別宛名番号の先頭に.*数式/],
  [" －123", /数式/],
];

for (const [text, message] of refused) {
  Deno.test(`${JSON.stringify(text)} is refused as a resident number`, () => {
    const issues = ResidentNumber.safeParse(text).error?.issues ?? [];
    assert.equal(issues.length, 1);
    assert.match(issues[0]?.message ?? "", message);
  });
}
