import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { readTicket } from "../../../db/dose/read_ticket.ts";
import { releaseProtection, setProtection } from "../../../db/protection/set_protection.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aTicket } from "../dose/a_dose.ts";
import { aRead } from "../dose/a_read.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aStoredPair, idOf, mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { isProtected, protectionsOf, protectPerson, seenOf } from "./a_protection.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

async function aPerson(act: Act): Promise<RecipientCells & { recipientId: string }> {
  const person = aRecipient();
  await applyPeople(database, act, [person]);
  return { ...person, recipientId: await idOf(database, act, person) };
}

async function release(act: Act, recipientId: string, seen?: string): Promise<void> {
  const reason = "本人から終了の申出があった";
  seen ??= await seenOf(database, act, recipientId);
  await releaseProtection(register, act, { recipientId, reason, seen });
}

/** In alphabetical order: those of one instant have none of their own. */
async function auditOf(recipientId: string): Promise<string[]> {
  const rows = await owner`
    select act from audit where subject_id = ${recipientId} and act like 'protection%' order by act`;
  return rows.map(({ act }) => act);
}

Deno.test("支援措置 holds from when it is set until it is released, and both stay written down", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  assert.ok(!await isProtected(database, act, recipientId));
  await protectPerson(database, act, { recipientId });
  assert.ok(await isProtected(database, act, recipientId));
  const later = { ...act, at: new Date("2021-09-01T01:00:00Z") };
  await release(later, recipientId);
  assert.ok(!await isProtected(database, act, recipientId));
  const [past, ...others] = await protectionsOf(database, act, recipientId);
  assert.deepEqual(others, []);
  assert.deepEqual([past!.setAt, past!.reason, past!.release], [
    act.at,
    "DV等支援措置の申出",
    { at: later.at, loginId: act.actor.loginId, reason: "本人から終了の申出があった" },
  ]);
  assert.deepEqual(await auditOf(recipientId), ["protection_released", "protection_set"]);
});

Deno.test("支援措置 holds on its last day in Japan, and not a minute longer", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  await protectPerson(database, act, { recipientId, endsOn: "2022-06-30" });
  const at = (time: string) => isProtected(database, { ...act, at: new Date(time) }, recipientId);
  assert.equal(await at("2022-06-30T23:59:59+09:00"), true);
  assert.equal(await at("2022-07-01T00:00:00+09:00"), false);
});

Deno.test("once its last day has passed, another can be set in its place", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  await protectPerson(database, act, { recipientId, endsOn: "2021-07-31" });
  const later = { ...act, at: new Date("2021-08-02T01:00:00Z") };
  await protectPerson(database, later, { recipientId });
  assert.ok(await isProtected(database, later, recipientId));
  const all = await protectionsOf(database, act, recipientId);
  assert.deepEqual(all.map((each) => each.release?.reason), [undefined, "期間の終了"]);
});

Deno.test("a new last day replaces the old one, and the history keeps both", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  await protectPerson(database, act, { recipientId, endsOn: "2022-06-30" });
  const later = { ...act, at: new Date("2022-06-01T01:00:00Z") };
  await protectPerson(database, later, { recipientId, endsOn: "2023-06-30" });
  const all = await protectionsOf(database, later, recipientId);
  assert.deepEqual(all.map(({ endsOn, release }) => [endsOn, release === null]), [
    ["2023-06-30", true],
    ["2022-06-30", false],
  ]);
});

Deno.test("whoever sets or releases what another has changed since is told who did what, and when", async () => {
  const [act, colleague] = [anAct(), anAct()];
  colleague.actor = { ...act.actor, loginId: "douryou@town.lg.jp" };
  const { recipientId } = await aPerson(act);
  const seen = await seenOf(database, act, recipientId);
  await protectPerson(database, colleague, { recipientId });
  const mine = { recipientId, reason: "ストーカー行為等", endsOn: null, seen };
  await assert.rejects(setProtection(register, act, mine), {
    kind: "conflict",
    message: /2021年7月1日 10:00にdouryou@town\.lg\.jpが支援措置を登録しています/,
  });
  const shown = await seenOf(database, act, recipientId);
  await release(colleague, recipientId);
  await assert.rejects(release(act, recipientId, shown), {
    kind: "conflict",
    message: /douryou@town\.lg\.jpが支援措置を解除しています/,
  });
  assert.deepEqual(await auditOf(recipientId), ["protection_released", "protection_set"]);
});

Deno.test("of two who set it at once one is told of the other", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  const set = () =>
    setProtection(register, act, { recipientId, reason: "児童虐待", endsOn: null, seen: "" });
  const outcomes = await Promise.allSettled([set(), set()]);
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await protectionsOf(database, act, recipientId)).length, 1);
});

Deno.test("nobody is released who is not protected", async () => {
  const act = anAct();
  const { recipientId } = await aPerson(act);
  await assert.rejects(release(act, recipientId), { kind: "conflict" });
  assert.deepEqual(await auditOf(recipientId), []);
});

Deno.test("a merged person is protected by either record, until the merge is taken back", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  await protectPerson(database, act, { recipientId: pair.higherId });
  const standing = () =>
    Promise.all(
      [pair.lowerId, pair.higherId].map((id) => isProtected(database, act, id)),
    );
  assert.deepEqual(await standing(), [false, true]);
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "left" } })).ok);
  assert.deepEqual(await standing(), [true, true]);
  const { standing: { merge } } = await viewPair(register, act, pair);
  const undo = { changeId: merge!.changeId, reason: "統合の誤り" };
  assert.ok((await undoChange(register, act, undo)).ok);
  assert.deepEqual(await standing(), [false, true]);
});

Deno.test("the kept record shows and releases what protected the one that went into it", async () => {
  const act = anAct();
  const { pair } = await aStoredPair(database, act);
  await protectPerson(database, act, { recipientId: pair.higherId });
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "left" } })).ok);
  assert.equal((await protectionsOf(database, act, pair.lowerId)).length, 1);
  await release(act, pair.lowerId);
  assert.ok(!await isProtected(database, act, pair.higherId));
});

Deno.test("another municipality neither sees, sets nor releases it", async () => {
  const [act, neighbour] = [anAct(), anAct()];
  const { recipientId } = await aPerson(act);
  await protectPerson(database, act, { recipientId });
  assert.deepEqual(await protectionsOf(database, neighbour, recipientId), []);
  assert.ok(!await isProtected(database, neighbour, recipientId));
  const theirs = { recipientId, reason: "児童虐待", endsOn: null, seen: "" };
  await assert.rejects(setProtection(register, neighbour, theirs), { kind: "not_found" });
  await assert.rejects(release(neighbour, recipientId), { kind: "not_found" });
});

Deno.test("a venue that reads the person's ticket sees the same as without it", async () => {
  const act = anAct();
  const person = await aPerson(act);
  const { municipalityCode } = act.actor;
  const ticket = aTicket(municipalityCode, { ticketNumber: person.ticketNumber });
  for (const place of [{ municipalityCode }, {}]) {
    const venue = anAct({ actor: anActor({ kind: "venue", ...place }) });
    const before = await readTicket(register, venue, aRead(ticket));
    await protectPerson(database, act, { recipientId: person.recipientId });
    assert.deepEqual(await readTicket(register, venue, aRead(ticket)), before);
    await release(act, person.recipientId);
  }
});
