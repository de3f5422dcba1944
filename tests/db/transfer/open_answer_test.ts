import assert from "node:assert/strict";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { Correcting } from "../correction/a_correction.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { after, aMove, refused } from "./a_move.ts";
import { aTown, aTransferOffice } from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

Deno.test("the answer shows the doses, and nothing of the person or the municipality's keys", async () => {
  const { asking, id, doseId, person, code } = await aMove(database);
  const { doses } = await openAnswer(office, asking, id);
  assert.deepEqual(doses, [{
    id: doseId,
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-06-30",
    venueName: "市民ホール",
    doctorName: "医師　花子",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    placeCode: code,
    registeredAt: TEST_TIME,
  }]);
  const told = JSON.stringify(await openAnswer(office, asking, id));
  for (const secret of [person.myNumber, person.ticketNumber, `"${person.residentNumber}"`]) {
    assert.ok(!told.includes(secret));
  }
});

Deno.test("doses of every ticket come in the order they were given, deleted ones do not", async () => {
  const { asking, asked, code, recipientId, ticket, id, person } = await aMove(database);
  const reissued = "0000777001";
  await applyPeople(database, asked, [{ ...person, ticketNumber: reissued }]);
  const second = aTicket(code, { ticketNumber: reissued, doseNumber: 2 });
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-09" });
  await giveDose(database, asked, aDose(second, { entry }));
  const examined = { ...ticket, kind: "examination" as const };
  await giveDose(database, asked, aDose(examined));
  await giveDose(database, asked, aDose({ ...second, doseNumber: 3 }));
  const correcting = new Correcting(database, asked, { kind: "recipient", id: recipientId });
  await correcting.deletes(3);
  await correcting.update();
  const { doses } = await openAnswer(office, asking, id);
  assert.deepEqual(doses.map(({ kind, doseNumber }) => [kind, doseNumber]), [
    ["vaccination", 2],
    ["vaccination", 1],
    ["examination", 1],
  ]);
});

Deno.test("an answer opened again shows what the asked register has corrected in between", async () => {
  const { asking, asked, recipientId, id } = await aMove(database);
  assert.equal((await openAnswer(office, asking, id)).doses[0]!.lotNumber, "EY5420");
  const correcting = new Correcting(database, asked, { kind: "recipient", id: recipientId });
  await correcting.dose(1, { lotNumber: "FA2453" });
  await correcting.update();
  assert.equal((await openAnswer(office, asking, id)).doses[0]!.lotNumber, "FA2453");
});

Deno.test("every opening is in both audits, the first one in both timelines", async () => {
  const { asking, asked, recipientId, id } = await aMove(database);
  for (const hours of [1, 2]) {
    const act = { ...after(asking, hours), requestId: crypto.randomUUID() };
    await openAnswer(office, act, id);
    const entries = await owner`
      select municipality_code, act, subject_kind, subject_id, login_id, actor_municipality_code
      from audit where request_id = ${act.requestId} order by act`;
    const by = {
      login_id: asking.actor.loginId,
      actor_municipality_code: asking.actor.municipalityCode,
    };
    assert.deepEqual([...entries], [{
      municipality_code: asked.actor.municipalityCode,
      act: "answer_given",
      subject_kind: "recipient",
      subject_id: recipientId,
      ...by,
    }, {
      municipality_code: asking.actor.municipalityCode,
      act: "answer_opened",
      subject_kind: "inquiry",
      subject_id: id,
      ...by,
    }]);
  }
  const events = await owner`
    select at from inquiry_event where inquiry_id = ${id} and kind = 'opened'`;
  assert.deepEqual(events.map(({ at }) => at), [after(asking, 1).at, after(asking, 1).at]);
});

Deno.test("neither the asked side nor a third municipality opens the answer", async () => {
  const { asked, id } = await aMove(database);
  for (const act of [asked, await aTown(database)]) {
    await assert.rejects(openAnswer(office, act, id), refused("not_found", /この照会/));
  }
  const given = await owner`select from audit where detail ->> 'inquiry' = ${id}
    and act = 'answer_given'`;
  assert.equal(given.length, 0);
});
