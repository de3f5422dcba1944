import assert from "node:assert/strict";
import { releaseProtection } from "../../../db/protection/set_protection.ts";
import { listProtections } from "../../../db/protection/list_protections.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { FormQuestion } from "../../../domain/transfer/question_form.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import {
  aNameThatIs,
  ask,
  aTown,
  aTransferOffice,
  criteriaOf,
  protect,
  sidesOf,
} from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

/** Somebody whose name is held for nobody's sake, so that only 支援措置 can hold it. */
function aPersonOf(code: string, given: Partial<RecipientCells> = {}): RecipientCells {
  return aRecipient({ familyKana: aNameThatIs("not covered", code), givenKana: "", ...given });
}

Deno.test("whoever is under 支援措置 is never answered, by name or by My Number", async () => {
  const asked = await aTown(database);
  const code = asked.actor.municipalityCode;
  const person = aPersonOf(code);
  await register(asked, [person]);
  await protect(database, asked, person);
  const asking = await aTown(database);
  for (
    const about of [criteriaOf(person), { kind: "my_number" as const, myNumber: person.myNumber }]
  ) {
    const { id, finding } = await ask(office, asking, { otherCode: code, about });
    assert.equal(finding, "held");
    const sides = await sidesOf(owner, id);
    assert.deepEqual([sides.asking.state, sides.asked.recipient_id], ["waiting", null]);
    assert.equal(sides.asked.is_unread, true, "the asked staff is to look");
  }
});

Deno.test("one protected person among several is held, not several", async () => {
  const asked = await aTown(database);
  const code = asked.actor.municipalityCode;
  const person = aPersonOf(code);
  await register(asked, [person, aPersonOf(code, { familyKana: person.familyKana })]);
  await protect(database, asked, person);
  assert.equal(await findingOf(asked, person), "held");
});

Deno.test("a near miss of somebody under 支援措置 is held, and no longer once it is released", async () => {
  const asked = await aTown(database);
  const code = asked.actor.municipalityCode;
  const person = aPersonOf(code);
  await register(asked, [person]);
  const nearMiss = { ...person, birthDate: "19560413" };
  assert.equal(await findingOf(asked, nearMiss), "none");
  const recipientId = await protect(database, asked, person);
  assert.equal(await findingOf(asked, nearMiss), "held");
  const [protection] = await inMunicipality(
    database.register,
    code,
    (tx) => listProtections(tx, code, recipientId),
  );
  const release = { recipientId, reason: "本人から終了の申出があった", seen: protection!.id };
  await releaseProtection(database.register, asked, release);
  assert.deepEqual(
    [await findingOf(asked, nearMiss), await findingOf(asked, person)],
    ["none", "one"],
  );
});

Deno.test("what is held as cover is held at every asking, whoever asks", async () => {
  const asked = await aTown(database);
  const familyKana = aNameThatIs("covered", asked.actor.municipalityCode);
  const nobody = aRecipient({ familyKana, givenKana: "" });
  for (let time = 1; time <= 3; time++) assert.equal(await findingOf(asked, nobody), "held");
});

Deno.test("a cover gives way to a person who is there and not protected", async () => {
  const asked = await aTown(database);
  const familyKana = aNameThatIs("covered", asked.actor.municipalityCode);
  const person = aRecipient({ familyKana, givenKana: "" });
  await register(asked, [person]);
  assert.equal(await findingOf(asked, person), "one");
});

Deno.test("nothing the asking side stores tells 支援措置, a namesake's, or cover apart", async () => {
  const asked = await aTown(database);
  const code = asked.actor.municipalityCode;
  const person = aPersonOf(code);
  await register(asked, [person]);
  await protect(database, asked, person);
  const covered = aRecipient({ familyKana: aNameThatIs("covered", code), givenKana: "" });
  const asking = await aTown(database);
  const stored = [];
  for (const subject of [person, { ...person, sex: "1" }, covered]) {
    const about = { ...criteriaOf(subject), sex: "female" as const };
    if (subject.sex === "1") about.birthDate = "1956-04-13";
    stored.push(await storedOf(asking, { otherCode: code, about }));
  }
  assert.deepEqual(stored[1], stored[0]);
  assert.deepEqual(stored[2], stored[0]);
});

/** What the asking side has of a case, but for what was asked and the keys of the rows. */
async function storedOf(asking: Act, question: FormQuestion) {
  const act = anAct({ actor: asking.actor });
  const { id, finding } = await ask(office, act, question);
  const code = asking.actor.municipalityCode;
  const rows = await owner`
    select to_jsonb(inquiry) - ${["id", "family_kana", "birth_date", "person_index"]}::text[] as row
    from inquiry where municipality_code = ${code} and id = ${id}
    union all select to_jsonb(inquiry_event) - ${["id", "inquiry_id"]}::text[]
    from inquiry_event where municipality_code = ${code} and inquiry_id = ${id}
    union all select to_jsonb(audit) - ${["id", "subject_id", "request_id"]}::text[]
    from audit where municipality_code = ${code} and request_id = ${act.requestId}`;
  assert.equal(rows.length, 3);
  return { finding, rows: rows.map(({ row }) => row) };
}

/** What somebody of a municipality of their own is answered. */
async function findingOf(asked: Act, person: RecipientCells) {
  const asking = await aTown(database);
  const otherCode = asked.actor.municipalityCode;
  return (await ask(office, asking, { otherCode, about: criteriaOf(person) })).finding;
}

async function register(act: Act, people: RecipientCells[]): Promise<void> {
  await applyPeople(database, act, people);
}
