import assert from "node:assert/strict";
import fc from "fast-check";
import { PYRAMID_DATE } from "../../../db/demo/age_pyramid.ts";
import { fictionalPeople } from "../../../db/demo/fictional_people.ts";
import { ageOn, PlainDate } from "../../../domain/date/plain_date.ts";
import { MyNumber } from "../../../domain/recipient/my_number.ts";

const PEOPLE = fictionalPeople({ count: 5_000, seed: 1 });

Deno.test("the same seed gives the same people, another seed gives others", () => {
  fc.assert(fc.property(fc.integer(), fc.nat(80), (seed, count) => {
    assert.deepEqual(fictionalPeople({ count, seed }), fictionalPeople({ count, seed }));
  }));
  assert.notDeepEqual(PEOPLE.slice(0, 9), fictionalPeople({ count: 5_000, seed: 2 }).slice(0, 9));
});

Deno.test("there are as many people as asked for, down to nobody", () => {
  fc.assert(fc.property(fc.integer(), fc.nat(200), (seed, count) => {
    assert.equal(fictionalPeople({ count, seed }).length, count);
  }));
});

Deno.test("every My Number has twelve digits, the right check digit and one holder", () => {
  for (const { myNumber } of PEOPLE) assert.equal(MyNumber.parse(myNumber), myNumber);
  assert.equal(new Set(PEOPLE.map(({ myNumber }) => myNumber)).size, PEOPLE.length);
});

Deno.test("ten municipalities of 5,000 demo people share no My Number", () => {
  const everybody = Array.from(
    { length: 10 },
    (_, seed) => fictionalPeople({ count: 5_000, seed }),
  );
  const numbers = everybody.flat().map(({ myNumber }) => myNumber);
  assert.equal(new Set(numbers).size, 50_000);
});

Deno.test("ticket numbers run from 0000000001 without a gap, but not in the order of residents", () => {
  const tickets = PEOPLE.map(({ ticketNumber }) => ticketNumber);
  const inOrder = PEOPLE.map((_, index) => String(index + 1).padStart(10, "0"));
  assert.deepEqual(tickets.toSorted(), inOrder);
  assert.notDeepEqual(tickets, inOrder);
});

Deno.test("resident numbers are unique and have fifteen digits", () => {
  assert.ok(PEOPLE.every(({ residentNumber }) => /^\d{15}$/.test(residentNumber)));
  assert.equal(new Set(PEOPLE.map(({ residentNumber }) => residentNumber)).size, PEOPLE.length);
});

Deno.test("ages run from 0 to 95 or more with the bulk between 40 and 80", () => {
  const ages = PEOPLE.map(({ birthDate }) => ageOn(PlainDate.parse(birthDate), PYRAMID_DATE));
  assert.equal(Math.min(...ages), 0);
  assert.ok(Math.max(...ages) >= 95 && Math.max(...ages) <= 105, String(Math.max(...ages)));
  const share = ages.filter((age) => age >= 40 && age < 80).length / ages.length;
  assert.ok(share > 0.5 && share < 0.58, String(share));
});

Deno.test("each birth date is a day between the oldest age and the day of the pyramid", () => {
  fc.assert(fc.property(fc.integer(), (seed) => {
    for (const { birthDate } of fictionalPeople({ count: 20, seed })) {
      const age = ageOn(PlainDate.parse(birthDate), PYRAMID_DATE);
      assert.ok(age >= 0 && age <= 104, birthDate);
    }
  }));
});

Deno.test("all three sexes occur, and among the very old women are the majority", () => {
  const bySex = Map.groupBy(PEOPLE, ({ sex }) => sex);
  assert.deepEqual([...bySex.keys()].toSorted(), ["female", "male", "other"]);
  const old = PEOPLE.filter(({ birthDate }) => birthDate < "1941");
  assert.ok(old.filter(({ sex }) => sex === "female").length > old.length * 0.55);
});

Deno.test("foreign residents have their whole name in 姓 and セイ, everybody else has both parts", () => {
  const foreign = PEOPLE.filter(({ givenName }) => givenName === "");
  assert.equal(foreign.length, 100);
  for (const { familyName, familyKana, givenKana } of foreign) {
    assert.match(familyName, /^[A-Z]+( [A-Z]+)+$/);
    assert.match(familyKana, /^[ァ-ヶー]+(　[ァ-ヶー]+)+$/);
    assert.equal(givenKana, "");
  }
  for (const person of PEOPLE.filter(({ givenName }) => givenName !== "")) {
    assert.match(person.familyName + person.givenName, /^[\p{sc=Han}\p{sc=Hiragana}々ノ]+$/u);
    assert.match(person.familyKana, /^[ァ-ヶー]+$/);
    assert.match(person.givenKana, /^[ァ-ヶー]+$/);
  }
});

Deno.test("rare kanji occur: 髙, 﨑, and 𠮷 outside the basic plane", () => {
  const written = PEOPLE.map(({ familyName }) => familyName).join("");
  for (const kanji of ["髙", "﨑", "𠮷"]) assert.ok(written.includes(kanji), kanji);
});

Deno.test("given names fit the sex and the time of birth", () => {
  const bornEarly = PEOPLE.filter(({ birthDate, givenName }) => birthDate < "1960" && givenName);
  for (const { sex, givenName } of bornEarly) {
    if (sex === "female") assert.match(givenName, /[子代江枝]$/);
    if (sex === "male") assert.doesNotMatch(givenName, /[子代江枝]$/);
  }
});
