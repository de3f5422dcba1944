import assert from "node:assert/strict";
import { applyUpload } from "../../../db/upload/apply_upload.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { countsOf, receiveFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("uploads of one municipality at once are applied one after the other", async () => {
  const actor = anActor();
  const people = Array.from({ length: 500 }, () => aRecipient());
  const files = [people, people.toReversed(), people.map((it) => ({ ...it, familyName: "鈴木" }))];
  const outcomes = await Promise.all(
    files.map((content) => upload(database, anAct({ actor }), { content })),
  );
  const counts = outcomes.map(countsOf);
  const total = (column: number) => counts.reduce((sum, count) => sum + count[column]!, 0);
  assert.equal(total(0), 500, "each person is new in one of the files");
  assert.equal(total(1) + total(2), 1000, "and known to the two others");
  assert.equal(await countRows(owner, "recipient", actor.municipalityCode), 500);
  assert.equal(await countRows(owner, "recipient_history", actor.municipalityCode), total(1));
});

Deno.test("one upload applied by two processes at once is applied once", async () => {
  const act = anAct();
  const id = await receiveFile(database, act, { content: [aRecipient()] });
  const office = { register: database.register, sealers: theSealers() };
  await Promise.all([1, 2, 3].map(() => applyUpload(office, act, id)));
  assert.equal(await countRows(owner, "change", act.actor.municipalityCode), 1);
  assert.equal(await countRows(owner, "audit", act.actor.municipalityCode), 1);
});

Deno.test("doses registered while the people's file is applied all find their people", async () => {
  const actor = anActor();
  const people = Array.from({ length: 40 }, () => aRecipient());
  const doses = people.map(({ ticketNumber }) =>
    aDose(aTicket(actor.municipalityCode, { ticketNumber }))
  );
  await Promise.all([
    upload(database, anAct({ actor }), { content: people }),
    ...doses.map((dose) => giveDose(database, anAct({ actor }), dose)),
  ]);
  const [waiting] = await owner`
    select count(*) as count from dose join ticket using (municipality_code, ticket_number)
    where municipality_code = ${actor.municipalityCode} and resident_number_key is null`;
  assert.equal(waiting!.count, 0);
  assert.equal(await countRows(owner, "dose", actor.municipalityCode), 40);
});
