import assert from "node:assert/strict";
import fc from "fast-check";
import { searchPeople } from "../../../db/recipient/search_people.ts";
import { listTwoSlipsAway } from "../../../db/recipient/two_slips_away.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { countSlips } from "../../../domain/recipient/near_name.ts";
import { withTwoSlips } from "../../domain/recipient/two_slips.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { labelledTown } from "./labelled_town.ts";

const database = await aDatabase();
const { register } = database;
const act = anAct();
const code = act.actor.municipalityCode;
await upload(database, act, { content: labelledTown() });
const town = await inMunicipality(register, code, (tx) => {
  return tx.selectFrom("recipient").select(["id", "name_key as key"])
    .where("municipality_code", "=", code).execute();
});
const long = town.filter(({ key }) => key.length >= 5);

function twoSlipsAway(nameKey: string, most = town.length) {
  return inMunicipality(register, code, (tx) => listTwoSlipsAway(tx, code, { nameKey, most }));
}

const aPerson = fc.constantFrom(...long);
const sixNumbers = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });

Deno.test("everybody two slips from what is asked is found, and of every name of five kana its person", async () => {
  await fc.assert(
    fc.asyncProperty(aPerson, sixNumbers, async ({ id, key }, random) => {
      const asked = withTwoSlips(key, random);
      fc.pre(countSlips(asked, key) === 2);
      const found = new Set((await twoSlipsAway(asked)).map((person) => person.id));
      assert.ok(found.has(id), `${asked} → ${key}`);
      const all = town.filter((person) => countSlips(asked, person.key) === 2);
      for (const person of all) assert.ok(found.has(person.id), `${asked} → ${person.key}`);
    }),
    { numRuns: 60 },
  );
});

Deno.test("no more are looked at than asked for", async () => {
  assert.equal((await twoSlipsAway("ヤマダハナコ", 1)).length, 1);
});

function asked(nameKey: string) {
  return searchPeople(database, another, { nameKey, birthDate: null, sex: null });
}
const another = anAct();
await upload(database, another, {
  content: [
    aRecipient({ familyKana: "オオモリ", givenKana: "ケンイチ" }),
    aRecipient({ familyKana: "オオモリ", givenKana: "ケイコ" }),
    aRecipient({ familyKana: "モリ", givenKana: "ケイ" }),
  ],
});
const offered = async (nameKey: string) =>
  (await asked(nameKey)).near.map(({ kana, reasons }) => [kana, ...reasons]);

Deno.test("two kana away without a birth date comes after one kana away", async () => {
  assert.deepEqual(await offered("オオモリケンコ"), [
    ["オオモリ　ケイコ", "name_one"],
    ["オオモリ　ケンイチ", "name_two"],
  ]);
  assert.deepEqual(await offered("コオモリケソイチ"), [["オオモリ　ケンイチ", "name_two"]]);
});

Deno.test("a name shorter than five kana is not offered what is two kana away", async () => {
  assert.deepEqual(await offered("モトケン"), []);
  assert.deepEqual(await offered("モリケン"), [["モリ　ケイ", "name_one"]]);
});

Deno.test("a given name typed first is offered as such", async () => {
  assert.deepEqual(await offered("ケイコオオモリ"), [["オオモリ　ケイコ", "name_reversed"]]);
});

Deno.test("a crowd of one name that begins and ends alike does not hide who is two slips away", async () => {
  const crowded = anAct();
  const code = crowded.actor.municipalityCode;
  const crowd = Array.from({ length: 60 }, () => aRecipient(kana("サイウテシスカキ")));
  await upload(database, crowded, { content: [...crowd, aRecipient(kana("サイウテトチカキ"))] });
  const found = await inMunicipality(register, code, (tx) => {
    return listTwoSlipsAway(tx, code, { nameKey: "サイウソタチカキ", most: 50 });
  });
  assert.deepEqual(found.map(({ nameKey }) => nameKey), ["サイウテトチカキ"]);
});

function kana(familyKana: string) {
  return { familyKana, givenKana: "" };
}
