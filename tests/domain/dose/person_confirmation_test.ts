import assert from "node:assert/strict";
import {
  confirmationSentence,
  PersonConfirmation,
} from "../../../domain/dose/person_confirmation.ts";

Deno.test("only the mark confirms a person", () => {
  for (const personConfirmed of ["", "no", "on", " yes"]) {
    assert.ok(!PersonConfirmation.safeParse({ personConfirmed }).success, personConfirmed);
  }
  assert.ok(PersonConfirmation.safeParse({ personConfirmed: "yes" }).success);
});

Deno.test("where the screen shows nobody, the name on the ticket is what was asked about", () => {
  const initials = { shown: "initials", kana: "ヤ○", birthYear: 1956 } as const;
  assert.equal(confirmationSentence(initials), "はい、本人です");
  assert.equal(confirmationSentence(undefined), "券面の氏名を本人に確かめました");
  assert.equal(confirmationSentence({ shown: "nothing" }), "券面の氏名を本人に確かめました");
});
