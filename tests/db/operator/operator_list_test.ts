import assert from "node:assert/strict";
import { addOperator } from "../../../db/operator/add_operator.ts";
import { changeOperator, disableOperator } from "../../../db/operator/change_operator.ts";
import { findOperator, listOperators } from "../../../db/operator/list_operators.ts";
import { chooseOperatorSetting } from "../../../db/operator/operator_setting.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { withdrawTodaysDose } from "../../../db/dose/withdraw_todays_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import { judgePin } from "../../../domain/account/operator_pin.ts";
import { anAct } from "../an_act.ts";
import { aDatabase } from "../a_database.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOperator, aTablet } from "./an_operator.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

Deno.test("an issued PIN has six digits that would be accepted as one's own", async () => {
  const { operator, pin } = await anOperator(database, anAct());
  assert.match(pin, /^\d{6}$/);
  assert.ok(judgePin(pin).ok);
  assert.equal(operator.hasOwnPin, false);
});

Deno.test("a name is given once, and only this municipality's venues are chosen", async () => {
  const clerk = anAct();
  await anOperator(database, clerk, { name: "鈴木" });
  const twice = await addOperator(register, clerk, { name: "鈴木", accountIds: null });
  assert.ok(!twice.ok && /既に登録されています/.test(twice.message));
  for (const accountIds of [[], [crypto.randomUUID()]]) {
    assert.equal((await addOperator(register, clerk, { name: "佐藤", accountIds })).ok, false);
  }
  await anOperator(database, anAct(), { name: "鈴木" });
  assert.deepEqual(
    (await listOperators(register, clerk.actor.municipalityCode)).map(({ name }) => name),
    ["鈴木"],
  );
});

Deno.test("of two staff who change one 担当者 the second is told", async () => {
  const clerk = anAct();
  const { operator: { id } } = await anOperator(database, clerk);
  const edit = { name: "田中", accountIds: null };
  const change = { id, version: 1, edit };
  const outcomes = await Promise.all([
    changeOperator(register, clerk, change),
    disableOperator(register, clerk, { id, version: 1 }),
  ]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["done", "overtaken"]);
});

Deno.test("another municipality's 担当者 is not found", async () => {
  const { operator: { id } } = await anOperator(database, anAct());
  const stranger = anAct();
  await assert.rejects(findOperator(register, stranger.actor.municipalityCode, id), {
    kind: "not_found",
  });
  await assert.rejects(disableOperator(register, stranger, { id, version: 1 }), {
    kind: "not_found",
  });
});

Deno.test("tablets do not ask before there is somebody to ask for", async () => {
  const clerk = anAct();
  const on = { asking: "on" as const, idleMinutes: 5 };
  assert.equal((await chooseOperatorSetting(register, clerk, on)).ok, false);
  const { operator: { id } } = await anOperator(database, clerk);
  assert.ok((await chooseOperatorSetting(register, clerk, on)).ok);
  await disableOperator(register, clerk, { id, version: 1 });
  assert.equal((await chooseOperatorSetting(register, clerk, on)).ok, false);
});

Deno.test("a change and the audit of whoever gave the ticket carry the person, by the name of then", async () => {
  const clerk = anAct();
  const { operator: { id, name } } = await anOperator(database, clerk);
  const tablet = aTablet(clerk);
  const actor = { ...tablet.actor, operator: { id, name, idleMinutes: 10 } };
  const act: Act = { ...tablet, actor };
  const issuer = anAct().actor.municipalityCode;
  const registered = await registerDose(register, act, aDose(aTicket(issuer)));
  assert.ok(registered.ok);
  await withdrawTodaysDose(register, act, {
    doseId: registered.value,
    version: 1,
    reason: "誤り",
  });
  const edit = { name: "改姓", accountIds: null };
  await changeOperator(register, clerk, { id, version: 1, edit });
  const changes = await owner`
    select kind, operator_id, operator_name from change
    where municipality_code = ${issuer} order by id`;
  assert.deepEqual(changes.map((row) => [row.kind, row.operator_id, row.operator_name]), [
    ["registration", id, name],
    ["edit", id, name],
  ]);
  const audit = await owner`
    select act, detail ->> 'operator' as operator from audit
    where municipality_code = ${issuer} order by act`;
  assert.deepEqual(audit.map((row) => [row.act, row.operator]), [
    ["dose_registered", id],
    ["dose_withdrawn", id],
  ]);
});
