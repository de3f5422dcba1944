import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { seenVersions } from "../../../domain/duplicate/changed_since.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { confirm } from "../confirmation/a_confirmation.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { registerOf, versionsEver, versionsNow } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";
import { aStoredPair, mergeAsTyped } from "./a_pair.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** People of a municipality by 個別宛名番号, and tickets by number. */
async function stored(code: string) {
  const people = await owner`
    select resident_number, family_name, given_name, birth_date::text, status, my_number_sealed,
      resident_number_key from recipient where municipality_code = ${code}`;
  const tickets = await owner`
    select ticket_number, resident_number_key, state from ticket where municipality_code = ${code}`;
  return {
    people: new Map(people.map((row) => [row.resident_number as string, row])),
    tickets: new Map(tickets.map((row) => [row.ticket_number as string, row])),
  };
}

Deno.test("the kept person has the chosen cells, every ticket and every dose of both", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older, newer] } = await aStoredPair(database, act, [
    { familyName: "山田", birthDate: "19560412" },
    { familyName: "山田 花子", givenName: "", birthDate: "19560412" },
  ]);
  const first = await giveDose(database, act, aDose(aTicket(code, older)));
  const second = await giveDose(database, act, aDose(aTicket(code, { ...newer, doseNumber: 2 })));
  const merged = await mergeAsTyped(database, act, {
    pair,
    typed: { kept: "right", name: "left" },
  });
  assert.deepEqual(merged, { ok: true, value: undefined });

  const { people, tickets } = await stored(code);
  const kept = people.get(newer.residentNumber)!;
  assert.deepEqual([kept.family_name, kept.given_name, kept.status], ["山田", "花子", null]);
  const absorbed = people.get(older.residentNumber)!;
  assert.deepEqual([absorbed.status, absorbed.my_number_sealed], ["removed", null]);
  const [theirs, ours] = [older, newer].map(({ ticketNumber }) => tickets.get(ticketNumber)!);
  assert.deepEqual([theirs!.resident_number_key, ours!.resident_number_key], [
    kept.resident_number_key,
    kept.resident_number_key,
  ]);
  assert.deepEqual([theirs!.state, ours!.state], ["superseded", "active"]);
  const doses = await owner`
    select id from dose where municipality_code = ${code} and withdrawn_at is null order by dose_number`;
  assert.deepEqual(doses.map(({ id }) => id), [first, second]);
});

Deno.test("a My Number that moves to the kept person can be opened as theirs", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const { pair, people: [older, newer] } = await aStoredPair(database, act);
  await mergeAsTyped(database, act, { pair, typed: { kept: "left", myNumber: "right" } });
  const { people } = await stored(municipalityCode);
  const kept = people.get(older.residentNumber)!;
  const residentNumberKey = kept.resident_number_key;
  const opened = theSealers().myNumbers.open(kept.my_number_sealed, {
    municipalityCode,
    residentNumberKey,
  });
  assert.equal(opened, newer.myNumber);
});

Deno.test("of two doses with one number the chosen one stays, the other is kept as withdrawn", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older, newer] } = await aStoredPair(database, act);
  const stays = await giveDose(database, act, aDose(aTicket(code, older)));
  const gives = await giveDose(database, act, aDose(aTicket(code, newer)));
  const typed = { "dose-vaccination-1": stays };
  assert.ok((await mergeAsTyped(database, act, { pair, typed })).ok);
  const doses = await owner`
    select id, withdrawn_at is null as live from dose where municipality_code = ${code}`;
  assert.deepEqual(
    new Map(doses.map(({ id, live }) => [id, live])),
    new Map([
      [stays, true],
      [gives, false],
    ]),
  );
});

Deno.test("a merge that is taken back leaves the register as it was, and no version is lost", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older, newer] } = await aStoredPair(database, act, [
    { familyName: "旧姓" },
    {},
  ]);
  const stays = await giveDose(database, act, aDose(aTicket(code, older)));
  await giveDose(database, act, aDose(aTicket(code, newer)));
  const before = await registerOf(owner, code);
  const versions = await versionsNow(owner, code);
  const typed = { kept: "right", ticket: "", "dose-vaccination-1": stays };
  const { compared, standing: none } = await viewPair(database.register, act, pair);
  typed.ticket = compared.left.tickets[0]!.id;
  assert.equal(none.merge, undefined);
  assert.ok((await mergeAsTyped(database, act, { pair, typed })).ok);
  const { standing } = await viewPair(database.register, act, pair);
  assert.equal(standing.merge?.reason, "住民の異動");

  const { changeId } = standing.merge!;
  const undone = await undoChange(database.register, act, { changeId, reason: "統合の誤り" });
  assert.deepEqual(undone, { ok: true, value: undefined });
  assert.deepEqual(await registerOf(owner, code), before);
  const ever = await versionsEver(owner, code);
  assert.ok(versions.every((version) => ever.has(version)));
  assert.equal((await viewPair(database.register, act, pair)).standing.merge, undefined);
  assert.ok((await mergeAsTyped(database, act, { pair, typed })).ok, "and merged again");
});

Deno.test("nothing is merged when either record has changed since it was shown", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older, newer] } = await aStoredPair(database, act);
  const seen = seenVersions((await viewPair(database.register, act, pair)).compared);
  await giveDose(database, act, aDose(aTicket(code, newer)));
  const before = await registerOf(owner, code);
  await assert.rejects(mergeAsTyped(database, act, { pair, seen }), { kind: "conflict" });
  await upload(database, act, { content: [{ ...older, familyName: "改姓" }] });
  await assert.rejects(mergeAsTyped(database, act, { pair, seen }), { kind: "conflict" });
  assert.notDeepEqual(await registerOf(owner, code), before);
});

Deno.test("two who merge the same pair at once: one does, the other is told", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  const seen = seenVersions((await viewPair(database.register, act, pair)).compared);
  const both = await Promise.allSettled([
    mergeAsTyped(database, act, { pair, seen, typed: { kept: "left" } }),
    mergeAsTyped(database, act, { pair, seen, typed: { kept: "right" } }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  const refused = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  assert.equal(refused.reason.kind, "conflict");
});

Deno.test("what was absorbed is merged no further, and the merged one can be", async () => {
  const act = anAct();
  const { pair, people: [older] } = await aStoredPair(database, act);
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  const third = await aStoredPair(database, act);
  const absorbed = { lowerId: pair.lowerId, higherId: third.pair.lowerId };
  const refused = await mergeAsTyped(database, act, { pair: absorbed });
  assert.match(
    refused.ok ? "" : refused.message,
    new RegExp(`「${older.residentNumber}」.*統合済み`),
  );
  const kept = { lowerId: pair.higherId, higherId: third.pair.lowerId };
  assert.ok((await mergeAsTyped(database, act, { pair: kept })).ok);
});

Deno.test("a record that is 確認済み is merged neither way", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older] } = await aStoredPair(database, act);
  await confirm(database, act, older);
  const before = await registerOf(owner, code);
  for (const kept of ["left", "right"]) {
    const refused = await mergeAsTyped(database, act, { pair, typed: { kept } });
    assert.match(refused.ok ? "" : refused.message, /「確認済み」になっているため/);
  }
  assert.deepEqual(await registerOf(owner, code), before);
});

Deno.test("a My Number that a third person in place has is not given to the merged one", async () => {
  const act = anAct();
  const { pair, people: [older] } = await aStoredPair(database, act, [{ flag: "1" }, {}]);
  const third = aRecipient({ myNumber: older.myNumber });
  await upload(database, act, { content: [third] });
  const typed = { kept: "right", myNumber: "left" };
  const refused = await mergeAsTyped(database, act, { pair, typed });
  assert.match(
    refused.ok ? "" : refused.message,
    new RegExp(`「${third.residentNumber}」の人にも`),
  );
});

Deno.test("both people's audits tell of the merge, with no value of theirs", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  assert.ok((await mergeAsTyped(database, act, { pair })).ok);
  const rows = await owner`
    select subject_id, detail from audit where act = 'people_merged'
      and municipality_code = ${act.actor.municipalityCode} order by subject_id`;
  assert.deepEqual(rows.map(({ subject_id }) => subject_id), [pair.lowerId, pair.higherId]);
  assert.deepEqual(Object.keys(rows[0]!.detail), ["change"]);
});

Deno.test("a dose scanned while two records are merged is theirs once, on whichever ticket", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people: [older, newer] } = await aStoredPair(database, act);
  const results = await Promise.allSettled([
    mergeAsTyped(database, act, { pair, typed: { kept: "right" } }),
    registerDose(database.register, act, aDose(aTicket(code, older))),
    registerDose(database.register, act, aDose(aTicket(code, newer))),
  ]);
  const [merged] = results;
  const [counted] = await owner<{ doses: number }[]>`
    select count(*) as doses from dose
    where municipality_code = ${code} and withdrawn_at is null`;
  // Either the merge saw both doses and left the choice to a person, or the second was refused.
  assert.equal(counted!.doses, merged!.status === "fulfilled" ? 1 : 2);
});
