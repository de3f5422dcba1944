import assert from "node:assert/strict";
import fc from "fast-check";
import { partnersOf } from "../../../domain/tally/coverage_partners.ts";

const sizes = (...people: number[]) =>
  people.map((count, place) => ({ area: `${place}`, people: count }));

Deno.test("areas are paired by size, and the last three go together where one is left over", () => {
  assert.deepEqual(partnersOf("0", sizes(90, 10, 80, 20)), ["2"]);
  assert.deepEqual(partnersOf("1", sizes(90, 10, 80, 20)), ["3"]);
  assert.deepEqual(partnersOf("2", sizes(90, 10, 5)), ["0", "1"]);
});

Deno.test("an area without people protects nobody", () => {
  assert.deepEqual(partnersOf("0", sizes(90, 10, 0)), ["1"]);
  assert.deepEqual(partnersOf("2", sizes(90, 10, 0)), []);
  assert.deepEqual(partnersOf("0", sizes(90, 0)), []);
});

Deno.test("every area with people has a partner as soon as there are two, and it is mutual", () => {
  fc.assert(fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (people) => {
    const all = sizes(...people);
    const inhabited = all.filter((one) => one.people > 0);
    for (const { area } of inhabited) {
      const partners = partnersOf(area, all);
      assert.ok(inhabited.length < 2 ? partners.length === 0 : [1, 2].includes(partners.length));
      for (const partner of partners) assert.ok(partnersOf(partner, all).includes(area));
    }
  }));
});
