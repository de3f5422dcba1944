import assert from "node:assert/strict";
import { fictionalPeople } from "../../../db/demo/fictional_people.ts";
import { plantDuplicates } from "../../../db/demo/plant_duplicates.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";

Deno.test("three people of the demo have two records, each with numbers of its own", () => {
  for (const [count, seed] of [[5_000, 1], [800, 2]] as const) {
    const people = fictionalPeople({ count, seed });
    const planted = plantDuplicates(people);
    assert.equal(planted.length, count);
    for (const number of ["residentNumber", "myNumber", "ticketNumber"] as const) {
      const numbers = new Set(planted.map((person) => person[number]));
      assert.deepEqual(numbers, new Set(people.map((person) => person[number])), number);
    }
    const alike = Map.groupBy(
      planted,
      ({ familyKana, givenKana, birthDate, sex }) =>
        [nameKey(familyKana, givenKana), birthDate, sex].join(),
    );
    const pairs = [...alike.values()].filter((each) => each.length > 1);
    assert.deepEqual(pairs.map((each) => each.length), [2, 2, 2]);
    for (const [one, other] of pairs) assert.notDeepEqual(one, other);
  }
});
