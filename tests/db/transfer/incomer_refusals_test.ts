import assert from "node:assert/strict";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import { registerIncomer } from "../../../db/transfer/register_incomer.ts";
import { findRegistered } from "../../../db/transfer/view_incomer.ts";
import { AppError, type AppErrorKind } from "../../../domain/app_error.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { anAnsweredCase, anIncomer, type AnsweredCase } from "./an_answer.ts";

const database = await aDatabase();
const owner = ownerSql(database);

function refusedAs(kind: AppErrorKind, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.kind, kind);
    assert.match(error.message, message);
    return true;
  };
}

async function hasNothing({ act }: AnsweredCase): Promise<void> {
  for (const table of ["recipient", "ticket", "dose", "change"]) {
    assert.equal(await countRows(owner, table, act.actor.municipalityCode), 0, table);
  }
}

Deno.test("nobody is registered with an answer whose time is over", async () => {
  const given = await anAnsweredCase(database, { openableUntil: TEST_TIME });
  await assert.rejects(given.registers(anIncomer()), refusedAs("forbidden", /期間は終わりました/));
  await hasNothing(given);
});

Deno.test("nobody is registered with the answer about a person who came under 支援措置", async () => {
  const given = await anAnsweredCase(database);
  const { former, formerId } = given;
  await owner`insert into protection (municipality_code, id, recipient_id, set_at, account_id,
      login_id, reason)
    values (${former.actor.municipalityCode}, ${crypto.randomUUID()}, ${formerId}, ${TEST_TIME},
      ${former.actor.accountId}, ${former.actor.loginId}, '申出')`;
  await assert.rejects(given.registers(anIncomer()), refusedAs("forbidden", /期間は終わりました/));
  await hasNothing(given);
});

Deno.test("nobody is registered without an answer", async () => {
  for (const finding of ["none", "several", "held"] as const) {
    const given = await anAnsweredCase(database, { finding, recipientId: null });
    await assert.rejects(given.registers(anIncomer()), refusedAs("forbidden", /回答がありません/));
    await hasNothing(given);
  }
});

Deno.test("an answer that is taken back while the form is filled in registers nobody", async () => {
  const given = await anAnsweredCase(database, { state: "confirmed", openableUntil: null });
  const { office, act, inquiryId } = given;
  const answer = await openAnswer(office, act, inquiryId);
  await owner`update inquiry set state = 'waiting' where id = ${inquiryId}`;
  const registration = registerIncomer(office, act, { answer, incomer: anIncomer() });
  await assert.rejects(registration, refusedAs("conflict", /転出元の自治体が回答を取り消した/));
  await hasNothing(given);
});

Deno.test("only the municipality that asked can register, or learn whom it registered", async () => {
  const given = await anAnsweredCase(database);
  const { office, former, inquiryId } = given;
  for (const act of [former, anAct()]) {
    const refused = refusedAs("not_found", /照会/);
    await assert.rejects(findRegistered(office, act, inquiryId), refused);
    await assert.rejects(given.registers(anIncomer(), act), refused);
  }
});

Deno.test("the form that names a My Number which was deleted meanwhile says so", async () => {
  const given = await anAnsweredCase(database, {
    about: { kind: "my_number", myNumber: "918000000014" },
  });
  await owner`update inquiry set my_number_sealed = null where id = ${given.inquiryId}`;
  const refused = await given.registers(anIncomer({ takesMyNumber: true }));
  assert.deepEqual(refused.ok ? [] : refused.problems.map(({ field }) => field), ["takesMyNumber"]);
  await hasNothing(given);
});
