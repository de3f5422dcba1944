import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "./a_recipient.ts";
import { aJobOffice, checkFile, countsOf, outcomeOf, receiveFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("the version a file replaces is kept whole, under the change that replaced it", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const before = await storedRow(actor.municipalityCode);
  const renamed = { ...aBlankRow(person.residentNumber), familyName: "鈴木", flag: "1" };
  await upload(database, anAct({ actor }), { content: [renamed] });

  const after = await storedRow(actor.municipalityCode);
  const [kept] = await owner`
    select * from recipient_history where municipality_code = ${actor.municipalityCode}`;
  const { replaced_by, ...version } = kept!;
  assert.deepEqual(version, before);
  assert.equal(replaced_by, after.change_id);
  assert.deepEqual(after, {
    ...before,
    family_name: "鈴木",
    status: "moved_out",
    version: 2,
    change_id: replaced_by,
  });
});

Deno.test("a change names who made it, when, and the upload it came from", async () => {
  const at = new Date("2021-08-09T01:23:45Z");
  const act = anAct({ at });
  const { record } = await upload(database, act, { content: [aRecipient()] });
  const [change] = await owner`
    select kind, made_at, account_id, login_id, actor_municipality_code, source
    from change where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual({ ...change }, {
    kind: "upload",
    made_at: at,
    account_id: act.actor.accountId,
    login_id: act.actor.loginId,
    actor_municipality_code: act.actor.municipalityCode,
    source: `upload:${record.id}`,
  });
});

Deno.test("the same file again changes nothing and writes nothing but the upload", async () => {
  for (const mode of ["keep_blank", "overwrite_all"] as const) {
    const actor = anActor();
    const people = [aRecipient(), aRecipient({ ticketNumber: "" }), aRecipient({ flag: "2" })];
    const file = { content: people, mode };
    assert.deepEqual(countsOf(await upload(database, anAct({ actor }), file)), [3, 0, 0, 0]);
    const before = await everyRow(actor.municipalityCode);
    assert.deepEqual(countsOf(await upload(database, anAct({ actor }), file)), [0, 0, 3, 0]);
    assert.deepEqual(await everyRow(actor.municipalityCode), before);
    assert.equal(await countRows(owner, "change", actor.municipalityCode), 1);
    assert.equal(await countRows(owner, "upload", actor.municipalityCode), 2);
  }
});

Deno.test("of a file, only the rows that differ leave a version behind", async () => {
  const actor = anActor();
  const people = [aRecipient(), aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: people });
  const [first, second, third] = people;
  const changed = { ...second!, birthDate: "19600101" };
  const outcome = await upload(database, anAct({ actor }), { content: [first!, changed, third!] });
  assert.deepEqual(countsOf(outcome), [0, 1, 2, 0]);
  const kept = await owner`
    select resident_number from recipient_history
    where municipality_code = ${actor.municipalityCode}`;
  assert.deepEqual(kept.map((row) => row.resident_number), [second!.residentNumber]);
});

Deno.test("a person whose ticket alone changes keeps their version", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const reissued = { ...person, ticketNumber: aTicketNumber(800_000_001) };
  assert.deepEqual(
    countsOf(await upload(database, anAct({ actor }), { content: [reissued] })),
    [0, 1, 0, 0],
  );
  assert.equal((await storedRow(actor.municipalityCode)).version, 1);
  assert.equal(await countRows(owner, "recipient_history", actor.municipalityCode), 0);
});

Deno.test("flag 9 takes a departure back, a blank cell leaves it", async () => {
  const actor = anActor();
  const person = aRecipient({ flag: "2" });
  const status = async (flag: string) => {
    const row = { ...aBlankRow(person.residentNumber), flag };
    await upload(database, anAct({ actor }), { content: [row] });
    return (await storedRow(actor.municipalityCode)).status;
  };
  await upload(database, anAct({ actor }), { content: [person] });
  assert.equal(await status(""), "deceased");
  assert.equal(await status("9"), null);
  assert.equal(await status("3"), "removed");
  assert.equal(await status("1"), "moved_out");
});

Deno.test("an upload that breaks off says so, and registers nothing", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const id = await receiveFile(database, act, { content: [aRecipient()] });
  await owner`update upload_chunk set sealed = '\\x00' where upload_id = ${id}`;
  await runJobs(aJobOffice(database));
  const { record } = await outcomeOf(database, act, id);
  assert.equal(record.state, "failed");
  assert.match(record.failure!, /何も登録していません/);
  assert.deepEqual(await everyRow(code), [[], [], [], [], []]);
  assert.deepEqual(await actsOn(id), ["upload_failed"]);
});

Deno.test("an approved upload that breaks off is back at its review, which says so", async () => {
  const act = anAct();
  const id = await checkFile(database, act, { content: [aRecipient()] });
  const before = await everyRow(act.actor.municipalityCode);
  await approveUpload(database.register, act, {
    uploadId: id,
    approval: { rejectedRows: "not_accepted", doubts: "settled" },
  });
  const [chunk] = await owner`
    update upload_chunk set sealed = '\\x00' where upload_id = ${id} returning
      (select sealed from upload_chunk where upload_id = ${id}) as sealed`;
  await runJobs(aJobOffice(database));
  const { record } = await outcomeOf(database, act, id);
  assert.equal(record.state, "checked");
  assert.match(record.notice!, /何も登録していません/);
  assert.deepEqual(countsOf(await outcomeOf(database, act, id)), [1, 0, 0, 0]);
  assert.deepEqual(await everyRow(act.actor.municipalityCode), before);

  await owner`update upload_chunk set sealed = ${chunk!.sealed} where upload_id = ${id}`;
  await approveUpload(database.register, act, {
    uploadId: id,
    approval: { rejectedRows: "not_accepted", doubts: "settled" },
  });
  await runJobs(aJobOffice(database));
  const again = await outcomeOf(database, act, id);
  assert.equal(again.record.state, "applied");
  assert.equal(again.record.notice, null);
  assert.equal(await countRows(owner, "recipient", act.actor.municipalityCode), 1);
});

Deno.test("what became of an upload is audited under the request that asked for it", async () => {
  const [act, approval] = [anAct(), anAct()];
  const approver = { ...approval, actor: act.actor };
  const failed = await upload(database, act, { content: ",,,\n" });
  const id = await checkFile(database, act, { content: [aRecipient()] });
  assert.deepEqual(await actsOn(id), [], "a review alone registers nothing");
  await approveUpload(database.register, approver, {
    uploadId: id,
    approval: { rejectedRows: "not_accepted", doubts: "settled" },
  });
  await runJobs(aJobOffice(database));
  const rows = await owner`
    select act, subject_id, request_id from audit
    where municipality_code = ${act.actor.municipalityCode} order by act`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { act: "upload_applied", subject_id: id, request_id: approver.requestId },
    { act: "upload_failed", subject_id: failed.id, request_id: act.requestId },
  ]);
});

async function actsOn(uploadId: string): Promise<string[]> {
  const acts = await owner`select act from audit where subject_id = ${uploadId}`;
  return acts.map(({ act }) => act);
}

async function storedRow(municipalityCode: string) {
  const rows = await owner`select * from recipient where municipality_code = ${municipalityCode}`;
  assert.equal(rows.length, 1);
  return { ...rows[0]! };
}

/** Everything an upload may alter, but for the upload itself. */
async function everyRow(municipalityCode: string): Promise<unknown[]> {
  const tables = ["recipient", "recipient_history", "ticket", "ticket_history", "change"];
  const rows = tables.map((table) =>
    owner`select to_jsonb(t) as row from ${owner(table)} t
      where municipality_code = ${municipalityCode} order by to_jsonb(t)::text`
  );
  return (await Promise.all(rows)).map((each) => [...each]);
}
