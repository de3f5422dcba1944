import assert from "node:assert/strict";
import fc from "fast-check";
import { countSlips, keysOneSlipAway, reversedKeys } from "../../../domain/recipient/near_name.ts";
import { aKey, KEY_LETTERS } from "./a_kana_name.ts";

const slips: [asked: string, stored: string, slips: ReturnType<typeof countSlips>][] = [
  ["サトウ", "サトウ", 0],
  ["サトウ", "サトオ", 1],
  ["サトウ", "サト", 1],
  ["サトウ", "サイトウ", 1],
  ["サトウ", "トサウ", 1],
  ["サトウ", "カトオ", 2],
  ["サトウ", "サイトウキ", 2],
  ["サトウ", "サ", 2],
  ["サトウ", "トウサ", 2],
  ["サトウ", "タナカ", "many"],
  ["サトウ", "サトウミサキ", "many"],
  ["", "サ", 1],
];

for (const [asked, stored, count] of slips) {
  Deno.test(`${asked} and ${stored}: ${count} slips`, () => {
    assert.equal(countSlips(asked, stored), count);
    assert.equal(countSlips(stored, asked), count);
  });
}

Deno.test("the keys one slip away are exactly those that are one slip away", () => {
  fc.assert(
    fc.property(aKey, (key) => {
      const keys = keysOneSlipAway(key);
      assert.ok(keys.every((other) => countSlips(key, other) === 1));
      assert.equal(new Set(keys).size, keys.length);
    }),
    { numRuns: 20 },
  );
});

const aLetter = fc.constantFrom(...KEY_LETTERS);

Deno.test("whatever single slip is made, its key is among those looked up", () => {
  fc.assert(fc.property(aKey, fc.nat(), aLetter, (key, random, letter) => {
    const place = random % key.length;
    const [before, at, after] = [key.slice(0, place), key[place]!, key.slice(place + 1)];
    const slipped = [
      before + letter + after,
      before + letter + at + after,
      before + after,
      key + letter,
      before + after.slice(0, 1) + at + after.slice(1),
    ];
    const keys = new Set(keysOneSlipAway(key)).add(key);
    for (const other of slipped) assert.ok(keys.has(other), `${key} → ${other}`);
  }));
});

Deno.test("slips add up: two single slips are never more than two", () => {
  fc.assert(fc.property(aKey, fc.nat(), fc.nat(), aLetter, (key, one, other, letter) => {
    const once = replaced(key, one % key.length, letter);
    const twice = replaced(once, other % key.length, letter);
    assert.notEqual(countSlips(key, twice), "many");
  }));
});

Deno.test("a Latin key is looked up with Latin letters, a kana key with kana", () => {
  assert.ok(keysOneSlipAway("SMITH").includes("SMYTH"));
  assert.ok(!keysOneSlipAway("SMITH").includes("SMアTH"));
  assert.ok(!keysOneSlipAway("サトウ").includes("サトA"));
  assert.ok(keysOneSlipAway("マリアB").includes("マリアA"));
});

Deno.test("a name of nine kana has about 1,300 keys one slip away", () => {
  const count = keysOneSlipAway("ヤマモトケンイチロ").length;
  assert.ok(count > 1_200 && count < 1_400, `${count}`);
});

Deno.test("whichever part of a name was typed first, the other order is among its reversed keys", () => {
  assert.deepEqual(reversedKeys("ハナコヤマダ").includes("ヤマダハナコ"), true);
  fc.assert(fc.property(aKey, aKey, (family, given) => {
    fc.pre(family + given !== given + family);
    assert.ok(reversedKeys(given + family).includes(family + given));
    assert.ok(!reversedKeys(given + family).includes(given + family));
  }));
});

Deno.test("names of three letters or fewer have no reversed keys", () => {
  assert.deepEqual([reversedKeys("アベカ"), reversedKeys("リケ")], [[], []]);
});

function replaced(text: string, place: number, letter: string): string {
  return text.slice(0, place) + letter + text.slice(place + 1);
}
