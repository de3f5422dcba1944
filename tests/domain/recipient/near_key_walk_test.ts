import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Counting,
  type NearKeys,
  walkNearKeys,
} from "../../../domain/recipient/near_key_walk.ts";
import { countSlips } from "../../../domain/recipient/near_name.ts";
import { aKey } from "./a_kana_name.ts";
import { withTwoSlips } from "./two_slips.ts";

/** The walk over a register that has these keys, each of so many people. */
function walked(asked: string, register: ReadonlyMap<string, number>): NearKeys {
  const walk = walkNearKeys(asked);
  let step = walk.next();
  while (!step.done) step = walk.next(step.value.map((counting) => counted(register, counting)));
  return step.value;
}

function counted(register: ReadonlyMap<string, number>, { beginning, most }: Counting): number {
  let people = 0;
  for (const [key, count] of register) if (key.startsWith(beginning)) people += count;
  return Math.min(people, most);
}

function found({ keys, ranges }: NearKeys, register: ReadonlyMap<string, number>): string[] {
  return [...register.keys()].filter((key) =>
    keys.includes(key) ||
    ranges.some(({ begins, ends, longest }) =>
      key.startsWith(begins) && key.endsWith(ends) && key.length <= longest
    )
  );
}

const longKey = aKey.filter((key) => key.length >= 5);
const slips = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
/** A rare name is looked through at once, a frequent one letter by letter to its end. */
const people = fc.constantFrom(1, 100, 1_000);

Deno.test("whatever two slips are made in a name of five kana or more, its key is found", () => {
  fc.assert(
    fc.property(longKey, slips, people, (key, random, count) => {
      const asked = withTwoSlips(key, random);
      fc.pre(asked.length >= 3 && countSlips(asked, key) === 2);
      const register = new Map([[key, count]]);
      assert.deepEqual(found(walked(asked, register), register), [key], `${asked} → ${key}`);
    }),
    { numRuns: 300 },
  );
});

Deno.test("of many alike all that are two slips away are found, however many people have them", () => {
  fc.assert(
    fc.property(
      longKey,
      fc.array(fc.tuple(slips, slips, people), { maxLength: 20 }),
      (asked, others) => {
        const register = new Map<string, number>();
        for (const [one, other, count] of others) {
          register.set(withTwoSlips(withTwoSlips(asked, one), other).slice(0, 14), count);
          register.set(withTwoSlips(asked, one), count);
        }
        const near = [...register.keys()].filter((key) => countSlips(asked, key) === 2);
        const all = found(walked(asked, register), register);
        for (const key of near) assert.ok(all.includes(key), `${asked} → ${key}`);
      },
    ),
    { numRuns: 100 },
  );
});

Deno.test("what is not in the register is not followed", () => {
  const { keys, ranges } = walked("ヤマダハナコ", new Map([["サトウタロウ", 400]]));
  assert.deepEqual(ranges, []);
  assert.ok(keys.every((key) => key.startsWith("サ")), keys.join(" "));
});

Deno.test("frequent beginnings are followed to the letter, rare ones looked through by their end", () => {
  const register = new Map([["ヤマダハナコ", 1_000], ["ヌマダハナエ", 3]]);
  const { keys, ranges } = walked("ヤマダハナコ", register);
  assert.deepEqual(ranges.filter(({ begins }) => "ヌマダハナエ".startsWith(begins)), [
    { begins: "ヌ", ends: "ナコ", longest: 8 },
    { begins: "ヌマダ", ends: "", longest: 8 },
  ]);
  assert.ok(keys.length < 100, `${keys.length} keys`);
});
