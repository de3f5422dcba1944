import assert from "node:assert/strict";
import { findCase } from "../../../db/transfer/find_case.ts";
import { flagMovedOut, unflagMovedOut } from "../../../db/transfer/flag_moved_out.ts";
import { CONFIRMED_REFUSAL } from "../../../domain/record/confirmation.ts";
import { aDatabase } from "../a_database.ts";
import { lastChange, takeBack } from "../change/some_undo.ts";
import { confirm } from "../confirmation/a_confirmation.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { confirmFirst, does, inquiryAt, type TwoDesks, twoDesks } from "./two_desks.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

const DONE = { ok: true, value: undefined } as const;

async function personOf({ personIds }: TwoDesks) {
  const [row] = await owner`
    select status, version, change_id from recipient where id = ${personIds[0]!}`;
  return row!;
}

/** The kinds of events of either side, after the first. */
async function eventsOf({ id }: TwoDesks, { actor: { municipalityCode } }: TwoDesks["asked"]) {
  const rows = await owner`
    select kind from inquiry_event
    where municipality_code = ${municipalityCode} and inquiry_id = ${id} order by at, id`;
  return rows.map(({ kind }) => kind).slice(1);
}

Deno.test("転出フラグ is a change of its own, with history, reason and source", async () => {
  const desks = await twoDesks(database, 2);
  await confirmFirst(desks);
  const before = await personOf(desks);
  assert.deepEqual(await flagMovedOut(register, desks.asked, desks.id), DONE);
  const after = await personOf(desks);
  assert.deepEqual([after.status, after.version], ["moved_out", before.version + 1]);
  const [past] = await owner`
    select status from recipient_history where replaced_by = ${after.change_id}`;
  assert.equal(past!.status, null);
  const [change] = await owner`
    select kind, reason, source, login_id from change where id = ${after.change_id}`;
  assert.deepEqual({ ...change }, {
    kind: "edit",
    reason: "転入処理の照会への回答",
    source: `inquiry:${desks.id}`,
    login_id: desks.asked.actor.loginId,
  });
  const [flagged] = await owner`
    select from audit where act = 'moved_out_flagged' and subject_id = ${desks.personIds[0]!}`;
  assert.ok(flagged);
});

Deno.test("the asking side is not told whether the flag was set", async () => {
  const desks = await twoDesks(database, 2);
  await confirmFirst(desks);
  const before = await inquiryAt(desks, desks.asking);
  await flagMovedOut(register, desks.asked, desks.id);
  assert.deepEqual(await inquiryAt(desks, desks.asking), before);
  assert.deepEqual(await eventsOf(desks, desks.asking), ["confirm"]);
  assert.deepEqual(await eventsOf(desks, desks.asked), ["confirm", "flag"]);
});

Deno.test("the flag at a notice is its acknowledgement, too", async () => {
  const desks = await twoDesks(database, 1);
  await flagMovedOut(register, desks.asked, desks.id);
  const { handled, isUnread } = await inquiryAt(desks, desks.asked);
  assert.deepEqual([handled?.loginId, isUnread], [desks.asked.actor.loginId, false]);
  assert.deepEqual(await eventsOf(desks, desks.asked), ["flag", "acknowledge"]);
  assert.deepEqual(await eventsOf(desks, desks.asking), ["acknowledge"]);
});

Deno.test("a notice that was acknowledged is not acknowledged again by its flag", async () => {
  const desks = await twoDesks(database, 1);
  await does(desks, desks.asked, { event: "acknowledge" });
  assert.deepEqual(await flagMovedOut(register, desks.asked, desks.id), DONE);
  assert.deepEqual(await eventsOf(desks, desks.asking), ["acknowledge"]);
});

Deno.test("the flag is taken back, and may be set again", async () => {
  const desks = await twoDesks(database, 1);
  const shownFlag = async () =>
    (await findCase(register, desks.asked, desks.id)).inquiry.flagChangeId;
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(await flagMovedOut(register, desks.asked, desks.id), DONE);
    assert.equal(await shownFlag(), (await personOf(desks)).change_id);
    assert.deepEqual(await unflagMovedOut(register, desks.asked, desks.id), DONE);
    assert.equal((await personOf(desks)).status, null);
    assert.equal(await shownFlag(), null);
  }
  const events = (await eventsOf(desks, desks.asked)).filter((kind) => kind !== "acknowledge");
  assert.deepEqual(events, ["flag", "unflag", "flag", "unflag"]);
  const none = await unflagMovedOut(register, desks.asked, desks.id);
  assert.match(none.ok ? "" : none.message, /転出フラグはありません/);
});

Deno.test("a flag that was undone in 変更の履歴 is not shown as set, and may be set again", async () => {
  const desks = await twoDesks(database, 1);
  await flagMovedOut(register, desks.asked, desks.id);
  const changeId = await lastChange(owner, desks.asked.actor.municipalityCode);
  assert.equal(await takeBack(database, desks.asked, changeId), undefined);
  assert.equal((await findCase(register, desks.asked, desks.id)).inquiry.flagChangeId, null);
  assert.deepEqual(await flagMovedOut(register, desks.asked, desks.id), DONE);
});

Deno.test("a flag is not taken back over what was written since", async () => {
  const desks = await twoDesks(database, 1);
  await flagMovedOut(register, desks.asked, desks.id);
  await applyPeople(database, desks.asked, [{ ...desks.people[0]!, familyName: "改姓" }]);
  const refused = await unflagMovedOut(register, desks.asked, desks.id);
  assert.match(refused.ok ? "" : refused.message, /記録が変わっているため/);
  assert.equal((await personOf(desks)).status, "moved_out");
  assert.notEqual((await inquiryAt(desks, desks.asked)).flagChangeId, null);
});

Deno.test("an answer is taken back only after its flag, unless that was overwritten", async () => {
  for (const overwritten of ["never", "since"]) {
    const desks = await twoDesks(database, 2);
    await confirmFirst(desks);
    await flagMovedOut(register, desks.asked, desks.id);
    const retraction = { event: "retract", reason: "別の人を選んでいた" } as const;
    const refused = await does(desks, desks.asked, retraction);
    assert.match(refused.ok ? "" : refused.message, /先に「転出フラグを取り消す」/);
    if (overwritten === "since") {
      await applyPeople(database, desks.asked, [{ ...desks.people[0]!, familyName: "改姓" }]);
    } else await unflagMovedOut(register, desks.asked, desks.id);
    assert.deepEqual(await does(desks, desks.asked, retraction), DONE);
    assert.equal((await inquiryAt(desks, desks.asked)).flagChangeId, null);
  }
});

Deno.test("no flag: where nobody is named yet, on a confirmed record, and where there is one", async () => {
  const waiting = await twoDesks(database, 2);
  const confirmed = await twoDesks(database, 1);
  await confirm(database, confirmed.asked, confirmed.people[0]!);
  const dead = await twoDesks(database, 1);
  await applyPeople(database, dead.asked, [{ ...dead.people[0]!, flag: "2" }]);
  const refusals: [TwoDesks, string | RegExp][] = [
    [waiting, /まだ転出した人が選ばれていません/],
    [confirmed, CONFIRMED_REFUSAL],
    [dead, /すでに「死亡」のフラグがあります/],
  ];
  for (const [desks, message] of refusals) {
    const before = await personOf(desks);
    const refused = await flagMovedOut(register, desks.asked, desks.id);
    assert.match(refused.ok ? "" : refused.message, new RegExp(message));
    assert.deepEqual(await personOf(desks), before);
    assert.equal((await inquiryAt(desks, desks.asked)).flagChangeId, null);
  }
  const theirs = await flagMovedOut(register, waiting.asking, waiting.id);
  assert.equal(theirs.ok, false);
});

Deno.test("two flags at once are one change", async () => {
  const desks = await twoDesks(database, 1);
  const both = await Promise.all([1, 2].map(() => flagMovedOut(register, desks.asked, desks.id)));
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  const [count] = await owner`
    select count(*) as count from change where source = ${`inquiry:${desks.id}`}`;
  assert.equal(count!.count, 1);
});
