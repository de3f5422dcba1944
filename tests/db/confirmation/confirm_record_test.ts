import assert from "node:assert/strict";
import { confirmRecord } from "../../../db/confirmation/confirm_record.ts";
import { releaseConfirmation } from "../../../db/confirmation/release_confirmation.ts";
import type { ConfirmationRecord } from "../../../domain/record/confirmation.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import {
  confirm,
  confirmationsOf,
  fingerprintOf,
  recipientIdOf,
  release,
  wholeRecord,
} from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

async function aPerson() {
  const act = anAct({ actor: anActor() });
  const person = aRecipient();
  await applyPeople(database, act, [person]);
  const recipientId = await recipientIdOf(database, act, person);
  const fingerprint = await fingerprintOf(database, act, recipientId);
  return { act, person, recipientId, fingerprint };
}

const reason = "予診票";

Deno.test("a confirmation says who compared the record with what and when, and changes nothing in it", async () => {
  const { act, person, recipientId } = await aPerson();
  const before = await wholeRecord(owner, recipientId);
  await confirm(database, act, person);
  assert.equal(await wholeRecord(owner, recipientId), before);
  const [confirmation, ...others] = await confirmationsOf(database, act, recipientId);
  assert.deepEqual(others, []);
  assert.deepEqual({ ...confirmation, id: "" }, {
    id: "",
    recipientId,
    confirmedAt: act.at,
    loginId: act.actor.loginId,
    reason,
    release: null,
  });
  assert.deepEqual(await auditOf(recipientId), ["record_confirmed"]);
});

Deno.test("of ten who confirm at once one does, the others are told who", async () => {
  const { act, recipientId, fingerprint } = await aPerson();
  const attempts = await Promise.allSettled(
    Array.from(
      { length: 10 },
      () => confirmRecord(register, act, { recipientId, fingerprint, reason }),
    ),
  );
  assert.equal(attempts.filter(({ status }) => status === "fulfilled").length, 1);
  for (const attempt of attempts) {
    if (attempt.status === "fulfilled") continue;
    assert.equal(attempt.reason.kind, "conflict");
    assert.match(attempt.reason.message, /2021年7月1日 10:00にyakuba@town\.lg\.jpが確認済みに/);
  }
  assert.equal((await confirmationsOf(database, act, recipientId)).length, 1);
  assert.deepEqual(await auditOf(recipientId), ["record_confirmed"]);
});

Deno.test("a record that has changed since it was shown is not confirmed unseen", async () => {
  const changes: Record<string, (shown: Awaited<ReturnType<typeof aPerson>>) => Promise<unknown>> =
    {
      "renamed": ({ act, person }) =>
        applyPeople(database, act, [{ ...person, familyName: "鈴木" }]),
      "a new ticket": ({ act, person }) =>
        applyPeople(database, act, [{ ...person, ticketNumber: aRecipient().ticketNumber }]),
      "a dose": ({ act, person }) =>
        giveDose(database, act, aDose(aTicket(act.actor.municipalityCode, person))),
    };
  for (const [name, change] of Object.entries(changes)) {
    const shown = await aPerson();
    await change(shown);
    const { act, recipientId, fingerprint } = shown;
    const late = confirmRecord(register, act, { recipientId, fingerprint, reason });
    await assert.rejects(late, { kind: "conflict", message: /この人の記録が変わりました/ }, name);
    assert.deepEqual(await confirmationsOf(database, act, recipientId), [], name);
  }
});

Deno.test("a released record can be confirmed again; every confirmation stays, the newest first", async () => {
  const { act, person, recipientId } = await aPerson();
  await confirm(database, act, person);
  const at = new Date("2021-07-03T01:00:00Z");
  const colleague = anAct({ actor: { ...act.actor, loginId: "other@town.lg.jp" }, at });
  await release(database, colleague, recipientId);
  await confirm(database, { ...act, at: new Date("2021-07-04T01:00:00Z") }, person);
  const [again, first] = await confirmationsOf(database, act, recipientId);
  assert.equal(again!.release, null);
  assert.deepEqual(first!.release, {
    at,
    loginId: "other@town.lg.jp",
    reason: "誤って確認済みにした",
  });
  const acts = ["record_confirmed", "record_released", "record_confirmed"];
  assert.deepEqual(await auditOf(recipientId), acts);
});

Deno.test("the second of two who release is told who did, and releases no later confirmation", async () => {
  const { act, person, recipientId } = await aPerson();
  await confirm(database, act, person);
  const [{ id }] = await confirmationsOf(database, act, recipientId) as [ConfirmationRecord];
  const again = () =>
    releaseConfirmation(register, act, { recipientId, confirmationId: id, reason });
  await again();
  await assert.rejects(again(), { kind: "conflict", message: /yakuba@town\.lg\.jpが解除して/ });
  await confirm(database, act, person);
  await assert.rejects(again(), { kind: "conflict", message: /もう一度確認済みになりました/ });
  assert.equal((await confirmationsOf(database, act, recipientId))[0]!.release, null);
});

Deno.test("a neighbour's record cannot be confirmed or released", async () => {
  const { act, person, recipientId, fingerprint } = await aPerson();
  const neighbour = anAct();
  const theirs = confirmRecord(register, neighbour, { recipientId, fingerprint, reason });
  await assert.rejects(theirs, { kind: "not_found" });
  await confirm(database, act, person);
  const [{ id }] = await confirmationsOf(database, act, recipientId) as [ConfirmationRecord];
  const released = releaseConfirmation(register, neighbour, {
    recipientId,
    confirmationId: id,
    reason,
  });
  await assert.rejects(released, { kind: "not_found" });
});

Deno.test("nothing in a confirmation can be altered but its release", async () => {
  const rows = await owner`
    select column_name from information_schema.column_privileges
    where grantee = 'vrs_app' and table_name = 'confirmation' and privilege_type = 'UPDATE'
    order by 1`;
  assert.deepEqual(rows.map((row) => row.column_name), [
    ...["release_reason", "released_at", "released_login_id"],
  ]);
});

async function auditOf(recipientId: string): Promise<string[]> {
  const rows = await owner`
    select act, detail from audit where subject_id = ${recipientId} and act like 'record_%'
    order by at, id`;
  assert.ok(rows.every(({ detail }) => Object.keys(detail).length === 0));
  return rows.map(({ act }) => act);
}
