import assert from "node:assert/strict";
import { findCase } from "../../../db/transfer/find_case.ts";
import { listMessages } from "../../../db/transfer/list_messages.ts";
import { pairOf } from "../../../domain/duplicate/person_pair.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { aNameThatIs, ask, criteriaOf, protect } from "./two_towns.ts";
import { confirmFirst, does, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

Deno.test("the asked side sees everybody who is as asked, and nobody else", async () => {
  const desks = await twoDesks(database, 3);
  await applyPeople(database, desks.asked, [aRecipient({ familyKana: "ベツノヒト" })]);
  const code = desks.asked.actor.municipalityCode;
  const { ticketNumber } = desks.people[1]!;
  for (const [at, vaccinatedOn] of ["2021-05-20", "2021-06-20"].entries()) {
    const ticket = aTicket(code, { ticketNumber, doseNumber: at + 1 });
    await giveDose(
      database,
      desks.asked,
      aDose(ticket, { entry: aDoseEntry({ vaccinatedOn }) }),
    );
  }
  const { candidates, person } = await findCase(register, desks.asked, desks.id);
  assert.deepEqual(candidates.map(({ id }) => id), desks.personIds);
  const doses = candidates.map(({ doseCount, lastVaccinatedOn }) => [doseCount, lastVaccinatedOn]);
  assert.deepEqual(doses, [[0, null], [2, "2021-06-20"], [0, null]]);
  assert.equal(person, undefined);
});

Deno.test("whoever is shown to the asked staff can read so in 「この人の記録を見た人」", async () => {
  const desks = await twoDesks(database, 2);
  await findCase(register, desks.asked, desks.id);
  for (const id of desks.personIds) {
    const rows = await owner`
      select detail ->> 'list' as list from audit
      where act = 'recipient_listed' and subject_id = ${id}`;
    assert.deepEqual(rows.map(({ list }) => list), ["inquiry"]);
  }
});

Deno.test("the asking side sees no candidate and no person, before and after the answer", async () => {
  const desks = await twoDesks(database, 2);
  const before = await findCase(register, desks.asking, desks.id);
  await confirmFirst(desks);
  const after = await findCase(register, desks.asking, desks.id);
  for (const { candidates, person, inquiry } of [before, after]) {
    assert.deepEqual([candidates, person, inquiry.recipientId], [[], undefined, null]);
  }
});

Deno.test("the asked side sees the person that was answered, as the record they are now part of", async () => {
  const desks = await twoDesks(database, 2);
  await confirmFirst(desks);
  const shown = await findCase(register, desks.asked, desks.id);
  assert.equal(shown.person?.id, desks.personIds[0]);
  assert.deepEqual(shown.candidates, []);
  const pair = pairOf(desks.personIds[0]!, desks.personIds[1]!)!;
  const kept = pair.lowerId === desks.personIds[0] ? "right" : "left";
  assert.ok((await mergeAsTyped(database, desks.asked, { pair, typed: { kept } })).ok);
  const merged = await findCase(register, desks.asked, desks.id);
  assert.equal(merged.person?.id, desks.personIds[1]);
});

Deno.test("looking at a case marks it as read on this side alone, and is audited", async () => {
  const desks = await twoDesks(database, 2);
  await does(desks, desks.asked, { event: "note", note: "確かめます" });
  const unread = async () => {
    const rows =
      await owner`select side from inquiry where id = ${desks.id} and is_unread order by 1`;
    return rows.map(({ side }) => side);
  };
  assert.deepEqual(await unread(), ["asked", "asking"]);
  const seen = await findCase(register, desks.asking, desks.id);
  assert.equal(seen.inquiry.isUnread, false);
  assert.deepEqual(await unread(), ["asked"]);
  const [viewed] = await owner`
    select municipality_code as code from audit
    where act = 'inquiry_viewed' and subject_id = ${desks.id}`;
  assert.equal(viewed!.code, desks.asking.actor.municipalityCode);
});

Deno.test("a protected person and nobody look the same to the asking side", async () => {
  const desks = await twoDesks(database, 1);
  await protect(database, desks.asked, desks.people[0]!);
  const otherCode = desks.asked.actor.municipalityCode;
  const cover = aRecipient({ familyKana: aNameThatIs("covered", otherCode), givenKana: "" });
  const shown = await Promise.all([desks.people[0]!, cover].map(async (person) => {
    const asked = { otherCode, about: criteriaOf(person) };
    const { id, finding } = await ask(desks.office, desks.asking, asked);
    assert.equal(finding, "held");
    const found = await findCase(register, desks.asking, id);
    const { id: _id, criteria: _criteria, ...inquiry } = found.inquiry;
    return { ...found, inquiry, timeline: found.timeline.map(({ id: _event, ...entry }) => entry) };
  }));
  assert.deepEqual(shown[0], shown[1]);
  const messages = await listMessages(register, desks.asking.actor.municipalityCode, {
    box: "open",
    limit: 9,
    offset: 0,
  });
  assert.equal(messages.filter(({ finding }) => finding === "held").length, 2);
});

Deno.test("nobody else finds a case", async () => {
  const { id } = await twoDesks(database, 2);
  await assert.rejects(findCase(register, anAct(), id), { kind: "not_found" });
});
