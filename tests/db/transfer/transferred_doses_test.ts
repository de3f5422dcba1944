import assert from "node:assert/strict";
import { listDaySheet, listTodaysDoses } from "../../../db/dose/list_todays_doses.ts";
import { readTicket } from "../../../db/dose/read_ticket.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { countProgress } from "../../../db/progress/count_progress.ts";
import { findHistory } from "../../../db/record/find_history.ts";
import { findRecord } from "../../../db/record/find_record.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { Correcting } from "../correction/a_correction.ts";
import { aDose, aDoseEntry, aTicket } from "../dose/a_dose.ts";
import { aRead } from "../dose/a_read.ts";
import { outputRows } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAnsweredCase, anIncomer, type AnsweredCase } from "./an_answer.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

Deno.test("at the counter the next dose is due by number and interval, and no dose twice", async () => {
  const { act, ticketNumber, code } = await aRegisteredIncomer();
  const ticketOf = (doseNumber: number) => aTicket(code, { ticketNumber, doseNumber });
  const tooEarly = await readTicket(register, act, aRead(ticketOf(3)));
  assert.equal(tooEarly.due.doseNumber, 3);
  assert.equal(tooEarly.due.ticket, "too_early");
  assert.equal(tooEarly.due.earliest, "2021-07-17");
  assert.deepEqual(tooEarly.warnings.map(({ rule, level }) => [rule, level]), [
    ["interval_too_short", "stop"],
  ]);
  const inTime = anAct({ actor: act.actor, at: new Date("2021-07-17T01:00:00Z") });
  const due = await readTicket(register, inTime, aRead(ticketOf(3)));
  assert.deepEqual([due.due.ticket, due.warnings], ["fits", []]);
  assert.equal(due.doses.length, 2);

  const again = await readTicket(register, act, aRead(ticketOf(1)));
  assert.deepEqual(again.warnings.map(({ rule, level }) => [rule, level])[0], [
    "same_dose_given",
    "refuse",
  ]);
  const refused = await registerDose(register, act, aDose(ticketOf(1)));
  assert.match(refused.ok ? "" : refused.message, /^1回目（接種）は2021年6月1日の分が登録済みです/);
  const entry = aDoseEntry({ vaccinatedOn: "2021-07-17" });
  const third = await registerDose(register, inTime, aDose(ticketOf(3), { entry }));
  assert.ok(third.ok);
});

Deno.test("予防接種台帳向け出力 has the doses with the municipality where they were given", async () => {
  const { act, former, ticketNumber, residentNumber } = await aRegisteredIncomer();
  const place = former.actor.municipalityCode;
  const dose = (day: string) => [
    "20210701100000",
    day,
    ticketNumber,
    place,
    "市民ホール",
    "医師　花子",
    "ファイザー",
    "EY5420",
  ];
  assert.deepEqual(await outputRows(database, act, { kind: "register" }), [
    [residentNumber, ...dose("20210601"), ...dose("20210629")],
  ]);
  assert.deepEqual(await outputRows(database, act, { kind: "waiting" }), []);
});

Deno.test("the old municipality, whose code is the doses' place, has nothing twice", async () => {
  const given = await anAnsweredCase(database);
  const { former } = given;
  const before = await shownAt(former);
  assert.equal(before.todays, 2);
  await registersAnew(given);
  // Row-level security does let it read them, as doses that were given there.
  const visible = await inMunicipality(
    register,
    former.actor.municipalityCode,
    (tx) => tx.selectFrom("dose").select("municipality_code as code").execute(),
  );
  assert.equal(visible.filter(({ code }) => code === given.act.actor.municipalityCode).length, 2);
  assert.deepEqual(await shownAt(former), before);
});

Deno.test("照会結果 says that a dose came by 転入処理 and from where, and the history reads so", async () => {
  const { act, former, recipientId } = await aRegisteredIncomer();
  const subject = { kind: "recipient" as const, id: recipientId };
  const { record, origins, findings } = await findRecord(register, act, subject);
  assert.deepEqual(record.doses.map(({ source }) => source), ["transfer", "transfer"]);
  for (const { id } of record.doses) {
    assert.deepEqual(origins.get(id), {
      loginId: act.actor.loginId,
      operatorName: null,
      officeCode: act.actor.municipalityCode,
      upload: null,
      answer: { municipalityCode: former.actor.municipalityCode, at: act.at },
    });
  }
  assert.deepEqual(findings, []);
  const [change, ...older] = await findHistory(register, act, subject);
  assert.deepEqual(older, []);
  assert.equal(change!.kind, "registration");
  assert.match(change!.reason, /^転入処理の照会への回答による登録（.+[市町村区]）$/);
  assert.deepEqual(
    change!.rows.map(({ title, action }) => [title.replace(/\d{10}/, "…"), action]),
    [
      ["接種対象者", "added"],
      ["接種券 …", "added"],
      ["1回目の接種", "added"],
      ["2回目の接種", "added"],
    ],
  );
});

Deno.test("a transferred dose can be corrected, deleted and restored as any other", async () => {
  const { act, recipientId } = await aRegisteredIncomer();
  const correcting = new Correcting(database, act, { kind: "recipient", id: recipientId });
  await correcting.dose(1, { lotNumber: "FA7812" });
  await correcting.deletes(2);
  await correcting.update();
  const deleted = await correcting.record();
  assert.deepEqual(deleted.doses.map(({ lotNumber, source }) => [lotNumber, source]), [
    ["FA7812", "transfer"],
  ]);
  assert.equal(deleted.withdrawnDoses.length, 1);
  await correcting.restores(2);
  await correcting.update();
  assert.equal((await correcting.record()).doses.length, 2);
});

Deno.test("a maker that is none of the municipality's vaccines stays as it was told", async () => {
  const given = await anAnsweredCase(database);
  await owner`update dose set vaccine_code = null, vaccine_maker = 'ノババックス'
    where municipality_code = ${given.former.actor.municipalityCode} and dose_number = 2`;
  await registersAnew(given);
  const rows = await owner`select vaccine_code, vaccine_maker from dose
    where municipality_code = ${given.act.actor.municipalityCode} order by dose_number`;
  assert.deepEqual(rows.map((row) => Object.values(row)), [
    ["pfizer", "ファイザー"],
    [null, "ノババックス"],
  ]);
});

async function registersAnew(given: AnsweredCase) {
  const incomer = anIncomer();
  const done = await given.registers(incomer);
  assert.ok(done.ok, JSON.stringify(done));
  return { ...done.registered, ...incomer.person };
}

/** 山田花子, registered where she came to with two doses from where she came from. */
async function aRegisteredIncomer() {
  const given = await anAnsweredCase(database);
  const { act, former } = given;
  return { act, former, code: act.actor.municipalityCode, ...await registersAnew(given) };
}

/** All that a municipality is shown of doses. */
async function shownAt(act: Act) {
  const code = act.actor.municipalityCode;
  return {
    progress: await countProgress(database, code),
    todays: (await listTodaysDoses(register, act, { page: 1 })).doses.length,
    daySheet: (await listDaySheet(register, act)).doses.length,
    output: await outputRows(database, act, { kind: "register" }),
    waiting: await outputRows(database, act, { kind: "waiting" }),
  };
}
