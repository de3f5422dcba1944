import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { requestUndo } from "../../../db/upload/request_undo.ts";
import { UNDO_REFUSALS } from "../../../domain/upload/undo_refusal.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { aJobOffice } from "../job/a_job.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { registerOf, runUndo, undo } from "./an_undo.ts";
import { upload } from "./an_upload.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

Deno.test("an upload taken back says when and by which change, and the audit who did it", async () => {
  const act = anAct();
  const { record } = await upload(database, act, { content: [aRecipient()] });
  await undo(database, act, record.id);
  const [row] = await owner`
    select state, undone_at, kept_count, change.kind, change.login_id, change.source
    from upload join change on change.id = undo_change_id where upload.id = ${record.id}`;
  assert.deepEqual({ ...row }, {
    state: "undone",
    undone_at: TEST_TIME,
    kept_count: 0,
    kind: "undo",
    login_id: act.actor.loginId,
    source: `upload:${record.id}`,
  });
  const audited = await owner`
    select act, login_id, detail from audit where subject_id = ${record.id} and act = 'upload_undone'`;
  assert.deepEqual(audited.map((entry) => ({ ...entry })), [
    { act: "upload_undone", login_id: act.actor.loginId, detail: { kept: 0 } },
  ]);
});

Deno.test("an upload is taken back once, and only when it was applied", async () => {
  const act = anAct();
  const { record } = await upload(database, act, { content: [aRecipient()] });
  const asked = () => requestUndo(register, act, record.id);
  assert.deepEqual(await asked(), { ok: true, value: null });
  assert.deepEqual(await asked(), { ok: false, message: UNDO_REFUSALS.undoing });
  await runUndo(database);
  assert.deepEqual(await asked(), { ok: false, message: UNDO_REFUSALS.undone });
  const faulty = await upload(database, act, { content: [aRecipient({ myNumber: "1" })] });
  assert.equal((await requestUndo(register, act, faulty.record.id)).ok, false);
});

Deno.test("another municipality's upload cannot be taken back", async () => {
  const { record } = await upload(database, anAct(), { content: [aRecipient()] });
  await assert.rejects(requestUndo(register, anAct(), record.id), { kind: "not_found" });
});

Deno.test("a file that had changed nothing is taken back without touching anything", async () => {
  const act = anAct();
  const file = { content: [aRecipient()] };
  await upload(database, act, file);
  const { record } = await upload(database, act, file);
  const before = await registerOf(owner, act.actor.municipalityCode);
  assert.deepEqual(await undo(database, act, record.id), []);
  assert.deepEqual(await registerOf(owner, act.actor.municipalityCode), before);
});

Deno.test("the same file can be registered again after its undo", async () => {
  const act = anAct();
  const file = { content: [aRecipient(), aRecipient()] };
  const first = await upload(database, act, file);
  await undo(database, act, first.record.id);
  const second = await upload(database, act, file);
  assert.equal(second.record.newCount, 2);
  assert.deepEqual(await undo(database, act, second.record.id), []);
  assert.deepEqual(await registerOf(owner, act.actor.municipalityCode), [[], [], []]);
});

Deno.test("a person edited in the very moment of the undo: nothing is taken back, and it says so", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { record } = await upload(database, act, { content: [aRecipient(), aRecipient()] });
  await requestUndo(register, act, record.id);
  await owner.begin(async (edit) => {
    await edit`
      update recipient set family_name = '佐藤', version = 2
      where id = (select id from recipient where municipality_code = ${code} limit 1)`;
    const running = runJobs(aJobOffice(database));
    await untilSomebodyWaits();
    return { running };
  }).then(({ running }) => running);
  const [row] = await owner`select state, notice from upload where id = ${record.id}`;
  assert.equal(row!.state, "applied");
  assert.match(row!.notice, /何も取り消していません/);
  assert.deepEqual((await registerOf(owner, code)).map((rows) => rows.length), [2, 2, 0]);
  const past = await owner`select from recipient_history where municipality_code = ${code}`;
  assert.equal(past.length, 0);
});

Deno.test("a dose registered in the very moment of the undo is not lost", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  const { record } = await upload(database, act, { content: [person] });
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  await requestUndo(register, act, record.id);
  await owner.begin(async (venue) => {
    await venue`
      select from ticket where municipality_code = ${code} for update`;
    const dose = registerDose(register, anAct({ actor: anActor(act.actor) }), aDose(ticket));
    await untilSomebodyWaits();
    const running = runJobs(aJobOffice(database));
    return { running, dose };
  }).then(({ running, dose }) => Promise.all([running, dose]));
  const [people, tickets, doses] = await registerOf(owner, code);
  assert.deepEqual([people!.length, doses!.length], [0, 1]);
  assert.deepEqual(tickets!.map((row) => [row.resident_number_key, row.state]), [[null, "active"]]);
});

/** Until a statement of the application waits for a lock of the open transaction. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [waiting] = await owner`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting) return;
  }
}
