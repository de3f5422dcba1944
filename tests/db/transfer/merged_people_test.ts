import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import { aDatabase } from "../a_database.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aStoredPair, idOf, mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { ask, aTown, aTransferOffice, criteriaOf, protect, sidesOf } from "./two_towns.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

Deno.test("a person whose two records were merged is one, until the merge is taken back", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const { pair, people: [older] } = await aStoredPair(database, asked);
  const question = { otherCode: asked.actor.municipalityCode, about: criteriaOf(older) };
  assert.equal((await ask(office, asking, question)).finding, "several");
  const merged = await mergeAsTyped(database, asked, { pair, typed: { kept: "left" } });
  assert.ok(merged.ok);
  const { id, finding } = await ask(office, asking, question);
  assert.equal(finding, "one");
  assert.equal((await sidesOf(owner, id)).asked.recipient_id, pair.lowerId);
  const { standing } = await viewPair(database.register, asked, pair);
  const undo = { changeId: standing.merge!.changeId, reason: "統合の誤り" };
  assert.ok((await undoChange(database.register, asked, undo)).ok);
  assert.equal((await ask(office, asking, question)).finding, "several");
});

Deno.test("支援措置 of a record that was merged away protects the one that was kept", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const { pair, people } = await aStoredPair(database, asked);
  const [older, newer] = people;
  await protect(database, asked, newer);
  const isLeft = pair.lowerId === await idOf(database, asked, older);
  const kept = isLeft ? "left" : "right";
  assert.ok((await mergeAsTyped(database, asked, { pair, typed: { kept } })).ok);
  const question = { otherCode: asked.actor.municipalityCode, about: criteriaOf(older) };
  assert.equal((await ask(office, asking, question)).finding, "held");
});

Deno.test("an answer follows its person into the record theirs was merged into", async () => {
  const [asking, asked] = [await aTown(database), await aTown(database)];
  const code = asked.actor.municipalityCode;
  const { pair, people } = await aStoredPair(database, asked, [{}, { birthDate: "19560421" }]);
  const [older, newer] = people;
  const about = criteriaOf(older);
  const { id, finding } = await ask(office, asking, { otherCode: code, about });
  assert.equal(finding, "one");
  const dose = await giveDose(database, asked, aDose(aTicket(code, newer)));
  const isLeft = pair.lowerId === await idOf(database, asked, newer);
  const kept = isLeft ? "left" : "right";
  assert.ok((await mergeAsTyped(database, asked, { pair, typed: { kept } })).ok);
  const { doses } = await openAnswer(office, asking, id);
  assert.deepEqual(doses.map((given) => given.id), [dose]);
  const [given] = await owner`select subject_id from audit where act = 'answer_given'`;
  assert.equal(given!.subject_id, await idOf(database, asked, newer));
});
