import assert from "node:assert/strict";
import fc from "fast-check";
import {
  disclosedPerson,
  kanaInitials,
  PERSON_DISCLOSURES,
} from "../../../domain/recipient/shown_person.ts";

const hanako = {
  name: "山田　花子",
  kana: "ヤマダ　ハナコ",
  birthDate: "1956-04-12",
  sex: "female" as const,
};

Deno.test("initials are the first kana of each name and the year of birth, no more", () => {
  assert.deepEqual(disclosedPerson(hanako, "initials"), {
    shown: "initials",
    kana: "ヤ○　ハ○",
    birthYear: 1956,
  });
  assert.equal(kanaInitials(""), "");
  assert.equal(kanaInitials("スミス ジョン　ポール"), "ス○　ジ○　ポ○");
});

Deno.test("nothing is nothing, and the name is all of it", () => {
  assert.deepEqual(disclosedPerson(hanako, "none"), { shown: "nothing" });
  assert.deepEqual(disclosedPerson(hanako, "name"), { shown: "all", ...hanako });
});

Deno.test("unless the name is shown, neither it nor the day of birth goes out", () => {
  const day = fc.date({
    min: new Date("1920-02-02"),
    max: new Date("2021-01-01"),
    noInvalidDate: true,
  }).map((date) => date.toISOString().slice(0, 10));
  const modes = PERSON_DISCLOSURES.filter((mode) => mode !== "name");
  fc.assert(fc.property(day, fc.constantFrom(...modes), (birthDate, disclosure) => {
    const said = JSON.stringify(disclosedPerson({ ...hanako, birthDate }, disclosure));
    assert.ok(!said.includes(birthDate) && !/山田|ヤマダ|ハナコ/.test(said));
  }));
});
