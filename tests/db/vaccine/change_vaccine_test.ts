import assert from "node:assert/strict";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { addVaccine, changeVaccine } from "../../../db/vaccine/change_vaccine.ts";
import { findVaccineMaster } from "../../../db/vaccine/find_masters.ts";
import type { Act } from "../../../domain/account/act.ts";
import { narrowingKey, type VaccineForm } from "../../../domain/dose/vaccine_form.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aConflict } from "../conflict/a_conflict.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aVaccineForm, vaccineOf, vaccinesOf } from "./a_vaccine.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

Deno.test("a municipality begins with the presets, and an added vaccine stands behind them", async () => {
  const act = anAct();
  assert.deepEqual(await makersOf(act), ["ファイザー", "アストラゼネカ", "武田／モデルナ"]);
  assert.deepEqual(await addVaccine(register, act, aVaccineForm()), { kind: "done" });
  assert.deepEqual((await makersOf(act)).at(-1), "ノババックス");
  assert.equal((await makersOf(anAct())).length, 3, "no other municipality has it");
});

Deno.test("a changed preset takes its own place, and says who changed what from what to what", async () => {
  const act = anAct();
  assert.deepEqual(await change(act, "pfizer", { product: "コミナティRTU筋注" }), { kind: "done" });
  const codes = (await vaccinesOf(database, act)).map(({ code, version }) => [code, version]);
  assert.deepEqual(codes, [["pfizer", 1], ["astrazeneca", 0], ["moderna", 0]]);
  const { changes } = await findVaccineMaster(register, act.actor.municipalityCode, "pfizer");
  const { id: _, ...newest } = changes[0]!;
  assert.deepEqual(newest, {
    madeAt: act.at,
    loginId: act.actor.loginId,
    kind: "changed",
    name: "ファイザー（コミナティRTU筋注）",
    cells: [{ column: "製品名", before: "コミナティ筋注", after: "コミナティRTU筋注" }],
  });
  const audit = await owner`
    select act, detail from audit where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual([...audit].map((row) => ({ ...row })), [
    { act: "vaccine_changed", detail: { kind: "changed", id: "pfizer" } },
  ]);
});

Deno.test("nothing changed is nothing written", async () => {
  const act = anAct();
  assert.deepEqual(await change(act, "moderna", {}), { kind: "done" });
  for (const table of ["municipality_vaccine", "master_change", "audit"]) {
    assert.equal(await countRows(owner, table, act.actor.municipalityCode), 0, table);
  }
});

Deno.test("a maker of another vaccine is refused, added or changed", async () => {
  const act = anAct();
  const added = await addVaccine(register, act, aVaccineForm({ maker: "ﾌｧｲｻﾞｰ" }));
  const changed = await change(act, "moderna", { maker: "ファイザー" });
  for (const outcome of [added, changed]) {
    assert.equal(outcome.kind === "refused" && outcome.problems[0]?.field, "maker");
  }
  assert.equal((await makersOf(act)).length, 3);
});

Deno.test("two who add the same maker in one moment do not both succeed", async () => {
  const act = anAct();
  const form = aVaccineForm();
  const added = await Promise.all([1, 2, 3].map(() => addVaccine(register, act, form)));
  assert.deepEqual(added.map(({ kind }) => kind).sort(), ["done", "refused", "refused"]);
});

Deno.test("the second of two who change a vaccine is told who was faster, and changes nothing", async () => {
  const act = anAct();
  const { version } = await vaccineOf(database, act, "pfizer");
  const colleague = anAct({ actor: { ...act.actor, loginId: "faster@town.lg.jp" } });
  const first = { code: "pfizer", version, confirmed: "" };
  const forms = ["コミナティA", "コミナティB"].map((product) => formOf("pfizer", { product }));
  assert.equal(
    (await changeVaccine(register, colleague, { ...first, form: forms[0]! })).kind,
    "done",
  );
  const late = await changeVaccine(register, act, { ...first, form: forms[1]! });
  assert.equal(late.kind === "overtaken" && late.by?.loginId, "faster@town.lg.jp");
  assert.equal((await vaccineOf(database, act, "pfizer")).product, "コミナティA");
});

Deno.test("a restriction waits for its confirmation, and says how many doses it leaves outside", async () => {
  const act = anAct();
  const days = ["2021-06-01", "2021-06-10", "2021-06-30"];
  for (const vaccinatedOn of days) {
    const entry = aDoseEntry({ vaccinatedOn });
    await giveDose(database, act, aDose(aTicket(act.actor.municipalityCode), { entry }));
  }
  const period = { validFrom: "2021-06-02", validTo: "2021-06-29" };
  const asked = await change(act, "pfizer", period);
  assert.equal(asked.kind === "narrowing" && asked.dosesOutside, 2);
  assert.equal((await vaccineOf(database, act, "pfizer")).version, 0);

  const others = await change(act, "pfizer", { validTo: "2021-06-28" }, confirmation(period));
  assert.equal(others.kind, "narrowing", "what was confirmed is another restriction");
  assert.equal((await change(act, "pfizer", period, confirmation(period))).kind, "done");
  assert.equal((await vaccineOf(database, act, "pfizer")).validTo, "2021-06-29");
  assert.equal(
    (await change(act, "pfizer", { validTo: null })).kind,
    "done",
    "a wider one does not",
  );
});

Deno.test("what matters to registered doses has them examined again, and nothing else does", async () => {
  const act = anAct();
  const examinations = () => countRows(owner, "examination", act.actor.municipalityCode);
  await addVaccine(register, act, aVaccineForm());
  await change(act, "pfizer", { product: "別の製品名", position: 9, offered: false });
  assert.equal(await examinations(), 0);
  await change(act, "pfizer", { minimumIntervalDays: 10 });
  assert.equal(await examinations(), 1);
});

Deno.test("a dose of a vaccine of one's own keeps its code and maker", async () => {
  const act = anAct();
  await addVaccine(register, act, aVaccineForm());
  const vaccines = await vaccinesOf(database, act);
  const { code } = vaccines.at(-1)!;
  const entry = aDoseEntry({ vaccineCode: code });
  const ticket = aTicket(act.actor.municipalityCode);
  const id = await giveDose(database, act, aDose(ticket, { entry, vaccines }));
  assert.deepEqual(await storedVaccine(id), [code, "ノババックス"]);
});

Deno.test("another municipality knows the dose's vaccine by its maker, or keeps the maker alone", async () => {
  const [here, there] = [anAct({ actor: anActor({ kind: "venue" }) }), anAct()];
  await addVaccine(register, here, aVaccineForm());
  const vaccines = await vaccinesOf(database, here);
  const entry = aDoseEntry({ vaccineCode: vaccines.at(-1)!.code });
  const given = async () =>
    await storedVaccine(
      await giveDose(
        database,
        here,
        aDose(aTicket(there.actor.municipalityCode), { entry, vaccines }),
      ),
    );
  assert.deepEqual(await given(), [null, "ノババックス"]);
  await addVaccine(register, there, aVaccineForm());
  const known = (await vaccinesOf(database, there)).at(-1)!.code;
  assert.deepEqual(await given(), [known, "ノババックス"]);
});

Deno.test("a conflict decided for the file takes the municipality's vaccine of that maker", async () => {
  const act = anAct();
  await addVaccine(register, act, aVaccineForm());
  const { conflict } = await aConflict(database, act, { vaccineMaker: "ﾉﾊﾞﾊﾞｯｸｽ" });
  const decided = await decideConflict(register, act, {
    conflictId: conflict.id,
    form: {
      decision: "replace",
      reason: "登録の誤り",
      note: "",
      version: conflict.stored!.version,
    },
  });
  assert.ok(decided.ok);
  const { code } = (await vaccinesOf(database, act)).at(-1)!;
  assert.deepEqual(await storedVaccine(conflict.doseId), [code, "ノババックス"]);
});

async function makersOf(act: Act): Promise<string[]> {
  return (await vaccinesOf(database, act)).map(({ maker }) => maker);
}

const PRESET_FORMS: Record<string, VaccineForm> = {
  pfizer: aVaccineForm({
    maker: "ファイザー",
    product: "コミナティ筋注",
    minimumIntervalDays: 18,
    validFrom: "2021-02-17",
  }),
  moderna: aVaccineForm({
    maker: "武田／モデルナ",
    product: "スパイクバックス筋注",
    validFrom: "2021-05-24",
  }),
};

function formOf(code: string, changed: Partial<VaccineForm>): VaccineForm {
  return { ...PRESET_FORMS[code]!, ...changed };
}

function confirmation(changed: Partial<VaccineForm>): string {
  const form = formOf("pfizer", changed);
  return narrowingKey({ ...form, code: "pfizer", cvx: null, position: 1, isOffered: true });
}

async function change(
  act: Act,
  code: string,
  changed: Partial<VaccineForm>,
  confirmed = "",
) {
  const { version } = await vaccineOf(database, act, code);
  return await changeVaccine(register, act, {
    code,
    version,
    form: formOf(code, changed),
    confirmed,
  });
}

async function storedVaccine(doseId: string) {
  const [dose] = await owner`select vaccine_code, vaccine_maker from dose where id = ${doseId}`;
  return [dose!.vaccine_code, dose!.vaccine_maker];
}
