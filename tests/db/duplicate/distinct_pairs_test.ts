import assert from "node:assert/strict";
import fc from "fast-check";
import { sql } from "kysely";
import { duplicatePairs, duplicatePairsOf } from "../../../db/duplicate/duplicate_pairs.ts";
import { listDistinctPairs, listDuplicates } from "../../../db/duplicate/list_duplicates.ts";
import { markDistinct, withdrawDistinction } from "../../../db/duplicate/mark_distinct.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import { residentNumberKey } from "../../../domain/recipient/resident_number.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aKanaName, aStoredPair, mergeAsTyped } from "./a_pair.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

const listed = async (act: Act) =>
  (await listDuplicates(register, act, { page: 1, length: 50 })).pairs;

Deno.test("two in place with the same kana, birth date and sex are found, however it is written", async () => {
  const act = anAct();
  const { pair, people: [older, newer] } = await aStoredPair(database, act, [
    { familyKana: "ヂョウジマ", givenKana: "ハナコ" },
    { familyKana: "ｼﾞﾖｳｼﾞﾏ　はなこ", givenKana: "" },
  ]);
  await giveDose(database, act, aDose(aTicket(act.actor.municipalityCode, newer)));
  const [found, ...others] = await listed(act);
  assert.deepEqual([found!.lowerId, found!.higherId], [pair.lowerId, pair.higherId]);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [found!.lower, found!.higher].map(({ residentNumber, ticketNumber, doseCount }) => [
      residentNumber,
      ticketNumber,
      doseCount,
    ]),
    [[older.residentNumber, older.ticketNumber, 0], [newer.residentNumber, newer.ticketNumber, 1]],
  );
});

Deno.test("who left, differs or is known only in part is no candidate", async () => {
  const differing: Partial<RecipientCells>[] = [
    { flag: "1" },
    { flag: "2" },
    { birthDate: "19560413" },
    { sex: "1" },
    { givenKana: "ハナエ" },
  ];
  for (const cells of differing) {
    const act = anAct();
    await aStoredPair(database, act, [{}, cells]);
    assert.deepEqual(await listed(act), [], JSON.stringify(cells));
  }
});

Deno.test("more than twenty of one name and birthday are a stand-in, and no pairs", async () => {
  for (const [people, pairCount] of [[20, 190], [21, 0]] as const) {
    const act = anAct();
    const unknown = { familyKana: "フメイ", givenKana: "", birthDate: "19000101", sex: "1" };
    const cells = Array.from({ length: people }, () => aRecipient(unknown));
    await upload(database, act, { content: cells });
    const code = act.actor.municipalityCode;
    const keys = cells.map((one) => residentNumberKey(one.residentNumber));
    for (const pairs of [duplicatePairs(code), duplicatePairsOf(code, sql`${keys}::text[]`)]) {
      const { rows } = await inMunicipality(
        register,
        code,
        (tx) => sql`select from ${pairs} as pair`.execute(tx),
      );
      assert.equal(rows.length, pairCount);
    }
  }
});

Deno.test("a pair marked 別人 is never listed again, until the mark is withdrawn", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  const marking = { pair, reason: "本人や家族に確認した" };
  assert.ok((await markDistinct(register, act, marking)).ok);
  assert.deepEqual(await listed(act), []);
  const [mark] = await listDistinctPairs(register, act, 10);
  assert.deepEqual([mark!.lowerId, mark!.reason, mark!.loginId], [
    pair.lowerId,
    "本人や家族に確認した",
    act.actor.loginId,
  ]);
  await assert.rejects(markDistinct(register, act, marking), /「別人」としました/);
  const refused = await mergeAsTyped(database, act, { pair });
  assert.match(refused.ok ? "" : refused.message, /先に「別人」を取り消して/);

  for (let times = 0; times < 2; times++) {
    assert.ok((await withdrawDistinction(register, act, pair)).ok);
  }
  assert.equal((await listed(act)).length, 1);
  assert.deepEqual(await listDistinctPairs(register, act, 10), []);
  assert.ok((await markDistinct(register, act, marking)).ok, "and marked again");
  assert.ok((await withdrawDistinction(register, act, pair)).ok);
  assert.ok((await mergeAsTyped(database, act, { pair })).ok);
  assert.deepEqual(await listed(act), []);
  await assert.rejects(markDistinct(register, act, marking), /もう統合されています/);
});

Deno.test("of three records every pair is asked about; a mark answers one of them", async () => {
  const act = anAct();
  const { pair, people: [{ familyKana }] } = await aStoredPair(database, act);
  await upload(database, act, { content: [aRecipient({ familyKana })] });
  assert.equal((await listed(act)).length, 3);
  await markDistinct(register, act, { pair, reason: "予診票を確認した" });
  assert.equal((await listed(act)).length, 2);
});

Deno.test("everybody listed is audited as read, with the criterion and no value", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  await listed(act);
  const rows = await owner`
    select subject_id, detail from audit
    where municipality_code = ${act.actor.municipalityCode} and act = 'recipient_listed'
    order by subject_id`;
  assert.deepEqual(rows.map(({ subject_id }) => subject_id), [pair.lowerId, pair.higherId]);
  assert.deepEqual(rows[0]!.detail, { criteria: ["重複の候補"] });
});

Deno.test("a neighbour's people are never part of a pair", async () => {
  const [act, neighbour] = [anAct(), anAct()];
  const { pair } = await aStoredPair(database, act);
  assert.deepEqual(await listed(neighbour), []);
  const marking = { pair, reason: "予診票を確認した" };
  await assert.rejects(markDistinct(register, neighbour, marking), { kind: "not_found" });
  assert.equal((await listed(act)).length, 1);
});

Deno.test("the pairs are those a plain comparison of all with all finds, and those of some the same", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const names = [aKanaName(), aKanaName()];
  const random = fc.sample(
    fc.record({
      familyKana: fc.constantFrom(...names, names[0]! + "ー"),
      birthDate: fc.constantFrom("19560412", "19560413"),
      sex: fc.constantFrom("1", "2"),
      flag: fc.constantFrom("", "", "", "1"),
    }),
    { numRuns: 30, seed: 7 },
  );
  const people = random.map((cells) => aRecipient(cells));
  await upload(database, act, { content: people });
  const told = (person: RecipientCells) =>
    [nameKey(person.familyKana, person.givenKana), person.birthDate, person.sex].join();
  const expected = people.flatMap((one, index) =>
    people.slice(index + 1)
      .filter((other) => told(one) === told(other) && !one.flag && !other.flag)
      .map((other) => [one, other].map(keyOf).toSorted().join())
  ).toSorted();
  assert.ok(expected.length > 5);
  const found = (pairs: ReturnType<typeof duplicatePairs>) =>
    inMunicipality(register, code, async (tx) => {
      const { rows } = await sql<{ lower: string; higher: string }>`
        select lower_key as lower, higher_key as higher from ${pairs} as pair`.execute(tx);
      return rows.map(({ lower, higher }) => [lower, higher].toSorted().join()).toSorted();
    });
  assert.deepEqual(await found(duplicatePairs(code)), expected);
  const some = people.slice(0, 12).map(keyOf);
  const ofSome = expected.filter((pair) => pair.split(",").some((key) => some.includes(key)));
  assert.deepEqual(await found(duplicatePairsOf(code, sql`${some}::text[]`)), ofSome);
});

function keyOf({ residentNumber }: RecipientCells): string {
  return residentNumberKey(residentNumber);
}
