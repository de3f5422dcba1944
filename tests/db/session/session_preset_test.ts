import assert from "node:assert/strict";
import { lookupFormerPreset, lookupPreset } from "../../../db/session/session_preset.ts";
import { chooseDoctor, keepAsPreset, setPreset } from "../../../db/session/set_preset.ts";
import { addLots } from "../../../db/vaccine/add_lots.ts";
import { changeVaccine } from "../../../db/vaccine/change_vaccine.ts";
import type { Act } from "../../../domain/account/act.ts";
import { narrowingKey } from "../../../domain/dose/vaccine_form.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aLot, aVaccineForm, vaccineOf } from "../vaccine/a_vaccine.ts";
import { aPresetForm } from "./a_preset.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

const HOUR = 3_600_000;
const later = (act: Act, hours: number): Act => ({
  ...act,
  at: new Date(act.at.getTime() + hours * HOUR),
});
/** The same account, signed in once more. */
const signedInAgain = (act: Act, hours: number): Act =>
  later({ ...act, actor: { ...act.actor, sessionId: crypto.randomUUID() } }, hours);

const SET = {
  venueName: "市民ホール",
  vaccinatedOn: null,
  vaccineCode: "pfizer",
  vaccineMaker: "ファイザー",
  lotNumber: "EY5420",
  doctorName: "医師　花子",
  doctorNames: ["医師　花子", "医師　一郎"],
};

Deno.test("what a session sets is its own: no other session or municipality has it", async () => {
  const act = anAct();
  await setPreset(register, act, aPresetForm());
  assert.deepEqual(await lookupPreset(register, act.actor), { ...SET, registeredCount: 0 });
  const other = anActor({ sessionId: act.actor.sessionId });
  assert.equal(await lookupPreset(register, other), undefined);
  assert.equal(await lookupPreset(register, signedInAgain(act, 0).actor), undefined);
});

Deno.test("presets set again take the place of the former ones, blanks too", async () => {
  const act = anAct();
  await setPreset(register, act, aPresetForm());
  const blank = { venueName: "", vaccineCode: null, lotNumber: "", doctorNames: [] };
  await setPreset(register, act, aPresetForm({ ...blank, vaccinatedOn: "2021-06-28" }));
  assert.deepEqual(await lookupPreset(register, act.actor), {
    ...SET,
    ...blank,
    vaccinatedOn: "2021-06-28",
    vaccineMaker: null,
    doctorName: "",
    registeredCount: 0,
  });
});

Deno.test("another of the session's doctors is put to work, anybody else is not", async () => {
  const act = anAct();
  await setPreset(register, act, aPresetForm());
  await chooseDoctor(register, act, "医師　一郎");
  assert.equal((await lookupPreset(register, act.actor))?.doctorName, "医師　一郎");
  await assert.rejects(chooseDoctor(register, act, "医師　次郎"), { kind: "conflict" });
  await assert.rejects(chooseDoctor(register, act, ""), { kind: "conflict" });
  const elsewhere = signedInAgain(act, 0);
  await assert.rejects(chooseDoctor(register, elsewhere, "医師　花子"), { kind: "conflict" });
  assert.equal((await lookupPreset(register, act.actor))?.doctorName, "医師　一郎");
});

Deno.test("the first dose can be kept as the presets, a later one changes nothing of them", async () => {
  const act = anAct();
  await keepAsPreset(register, act, aDoseEntry({ vaccinatedOn: "2021-06-02" }));
  const kept = { ...SET, doctorNames: ["医師　花子"], registeredCount: 0 };
  assert.deepEqual(await lookupPreset(register, act.actor), kept);
  const exception = { venueName: "往診", lotNumber: "EX9", doctorName: "医師　次郎" };
  await keepAsPreset(register, act, aDoseEntry({ vaccineCode: "moderna", ...exception }));
  assert.deepEqual(await lookupPreset(register, act.actor), kept);
});

Deno.test("a lot that no session may preset is not kept from a dose either", async () => {
  const act = anAct();
  const expired = aLot({ lotNumber: "OLD1", expiresOn: "2021-06-30" });
  await addLots(register, act, [expired, aLot({ vaccineCode: "moderna", lotNumber: "MO1" })]);
  for (const lotNumber of ["OLD1", "MO1"]) {
    const session = signedInAgain(act, 0);
    await keepAsPreset(register, session, aDoseEntry({ lotNumber }));
    const preset = (await lookupPreset(register, session.actor))!;
    assert.deepEqual([preset.vaccineCode, preset.lotNumber], [null, ""], lotNumber);
    assert.deepEqual([preset.venueName, preset.doctorName], ["市民ホール", "医師　花子"]);
  }
});

Deno.test("a vaccine that forms no longer offer is preset no more, nor its lot", async () => {
  const act = anAct();
  await setPreset(register, act, aPresetForm());
  const { version, ...pfizer } = await vaccineOf(database, act, "pfizer");
  const form = aVaccineForm({ ...pfizer, offered: false });
  const confirmed = narrowingKey(pfizer);
  await changeVaccine(register, act, { code: "pfizer", version, form, confirmed });
  const preset = await lookupPreset(register, act.actor);
  assert.deepEqual(
    [preset?.vaccineCode, preset?.vaccineMaker, preset?.lotNumber],
    [null, null, ""],
  );
});

Deno.test("what was registered since is counted, also over a change of doctor", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  await giveDose(database, act, aDose(aTicket(municipalityCode)));
  await setPreset(register, later(act, 1), aPresetForm());
  await giveDose(database, later(act, 1), aDose(aTicket(municipalityCode)));
  await chooseDoctor(register, act, "医師　一郎");
  const neighbours = aTicket(anActor().municipalityCode);
  await giveDose(database, later(act, 2), aDose(neighbours));
  await keepAsPreset(register, later(act, 2), aDoseEntry());
  assert.equal((await lookupPreset(register, act.actor))?.registeredCount, 2);
});

Deno.test("who signs in again on the same day may take over what they set last", async () => {
  const act = anAct();
  assert.equal(await lookupFormerPreset(register, act), undefined);
  await setPreset(register, act, aPresetForm({ venueName: "朝の会場" }));
  await setPreset(register, signedInAgain(act, 1), aPresetForm());
  const again = signedInAgain(act, 2);
  assert.deepEqual(await lookupFormerPreset(register, again), SET);
  const colleague = anAct({ actor: { ...again.actor, accountId: crypto.randomUUID() } });
  assert.equal(await lookupFormerPreset(register, colleague), undefined);
});

Deno.test("the day ends at midnight in Japan", async () => {
  const act = anAct();
  await setPreset(register, act, aPresetForm());
  const untilMidnight = 14;
  assert.ok(await lookupFormerPreset(register, signedInAgain(act, untilMidnight - 0.01)));
  assert.equal(await lookupFormerPreset(register, signedInAgain(act, untilMidnight)), undefined);
});

Deno.test("presets a day old are forgotten when the next ones are set", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  await setPreset(register, act, aPresetForm());
  await setPreset(register, signedInAgain(act, 23.9), aPresetForm());
  const count = async () => {
    const [row] = await owner`
      select count(*) as kept from session_preset where municipality_code = ${municipalityCode}`;
    return row!.kept;
  };
  assert.equal(await count(), 2);
  await setPreset(register, signedInAgain(act, 24.1), aPresetForm());
  assert.equal(await count(), 2);
});
