import assert from "node:assert/strict";
import {
  changeClinic,
  disableClinic,
  enableClinic,
  removeClinic,
} from "../../../db/clinic/change_clinic.ts";
import { findClinic, listClinicPlaces, listClinics } from "../../../db/clinic/clinic_records.ts";
import { registerClinic } from "../../../db/clinic/register_clinic.ts";
import { reissueSetup } from "../../../db/account/operate_account.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { clinicLoginId } from "../../../domain/account/gmis_id.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { databaseRoles } from "../database_roles.ts";
import { anAttempt } from "../session/an_account.ts";
import { aClinic, aGmisId, aMunicipalAct } from "./a_clinic.ts";

const database = await aDatabase();
const { gate } = database;
const roles = await databaseRoles(database);
const { owner } = roles;

Deno.test("a clinic in the list is a venue's account of the municipality, and has no credential at all", async () => {
  const act = aMunicipalAct();
  const { id, gmisId } = await aClinic(gate, act, { name: "みなと内科", remark: "2階" });
  const { municipalityCode } = act.actor;
  const [row] = await owner`
    select kind, role, municipality_code, login_id, remark, c.account_id as credential
    from account left join credential c on c.account_id = id where id = ${id}`;
  assert.deepEqual({ ...row }, {
    kind: "venue",
    role: "general",
    municipality_code: municipalityCode,
    login_id: clinicLoginId(gmisId, municipalityCode),
    remark: "2階",
    credential: null,
  });
  const listed = await listClinics(gate, act.actor);
  assert.deepEqual(listed.map(({ name }) => name), ["みなと内科"]);
});

Deno.test("no password and no setup URL leads to a clinic's account", async () => {
  const act = aMunicipalAct();
  const { gmisId } = await aClinic(gate, act);
  const loginId = clinicLoginId(gmisId, act.actor.municipalityCode);
  for (const password of ["", "null", loginId]) {
    const opened = await openSession(gate, anAttempt({ loginId, password }));
    assert.equal(opened.ok, false);
  }
  const issued = await reissueSetup(gate, { loginId, at: TEST_TIME });
  assert.match(issued.ok ? "" : issued.message, /G-MIS IDでログインします/);
});

Deno.test("the same clinic may be in several lists, in each as another account", async () => {
  const gmisId = aGmisId();
  const acts = [aMunicipalAct(), aMunicipalAct(), aMunicipalAct()] as const;
  const clinics = [];
  for (const act of acts) clinics.push(await aClinic(gate, act, { gmisId }));
  await disableClinic(gate, acts[1], clinics[1]!);
  await removeClinic(gate, acts[2], clinics[2]!);
  const places = await listClinicPlaces(gate, gmisId);
  assert.deepEqual(
    places.map(({ municipalityCode, isDisabled }) => [municipalityCode, isDisabled]),
    [[acts[0].actor.municipalityCode, false], [acts[1].actor.municipalityCode, true]],
  );
});

Deno.test("a G-MIS ID in other letters is another one: nobody comes in by a likeness", async () => {
  const act = aMunicipalAct();
  const { gmisId } = await aClinic(gate, act);
  for (const alike of [gmisId.toLowerCase(), gmisId.slice(0, -1), `${gmisId} `, "%", ""]) {
    assert.deepEqual(await listClinicPlaces(gate, alike), [], alike);
  }
  const again = await registerClinic(gate, act, { gmisId, name: "x", remark: "" });
  const inLowerCase = { gmisId: gmisId.toLowerCase(), name: "x", remark: "" };
  const alike = await registerClinic(gate, act, inLowerCase);
  assert.deepEqual([again.ok, alike.ok], [false, false]);
});

Deno.test("a deleted clinic that is registered again is the same account, so its doses stay its own", async () => {
  const act = aMunicipalAct();
  const clinic = await aClinic(gate, act, { name: "旧名" });
  await removeClinic(gate, act, clinic);
  assert.deepEqual(await listClinics(gate, act.actor), []);
  await assert.rejects(findClinic(gate, act.actor, clinic.id), { kind: "not_found" });
  const back = await aClinic(gate, act, { gmisId: clinic.gmisId, name: "新名" });
  assert.deepEqual([back.id, back.name, back.disabledAt], [clinic.id, "新名", null]);
});

Deno.test("another municipality's clinic is not there, whatever is done to it", async () => {
  const theirs = await aClinic(gate, aMunicipalAct());
  const act = aMunicipalAct();
  const before = await owner`select a::text as row from account a where id = ${theirs.id}`;
  const steps = [
    () => findClinic(gate, act.actor, theirs.id),
    () => changeClinic(gate, act, { ...theirs, change: { name: "x", remark: "x" } }),
    () => disableClinic(gate, act, theirs),
    () => enableClinic(gate, act, theirs),
    () => removeClinic(gate, act, theirs),
  ];
  for (const step of steps) await assert.rejects(step, { kind: "not_found" });
  assert.deepEqual(
    await owner`select a::text as row from account a where id = ${theirs.id}`,
    before,
  );
});

Deno.test("of two who change a clinic the second is told; a step that is done already is refused", async () => {
  const act = aMunicipalAct();
  const seen = await aClinic(gate, act);
  await disableClinic(gate, act, seen);
  const late = await changeClinic(gate, act, { ...seen, change: { name: "x", remark: "" } });
  assert.equal(late.kind, "overtaken");
  const again = await disableClinic(gate, act, await findClinic(gate, act.actor, seen.id));
  assert.deepEqual(again, { kind: "refused", message: "この医療機関は既に停止しています。" });
});

Deno.test("of two who register a clinic at once one is told that it is there", async () => {
  const act = aMunicipalAct();
  const form = { gmisId: aGmisId(), name: "みなと内科", remark: "" };
  const both = await Promise.all([1, 2].map(() => registerClinic(gate, act, form)));
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
});

Deno.test("every step is in the municipality's audit with who took it, without name or remark", async () => {
  const act = aMunicipalAct();
  const first = await aClinic(gate, act, { name: "山田医院", remark: "鈴木さん" });
  const now = () => findClinic(gate, act.actor, first.id);
  const change = { name: "佐藤医院", remark: "" };
  await changeClinic(gate, act, { ...first, change });
  await disableClinic(gate, act, await now());
  await enableClinic(gate, act, await now());
  await removeClinic(gate, act, await now());
  await aClinic(gate, act, { gmisId: first.gmisId });
  const rows = await owner`
    select act, login_id, a::text as text from audit a where subject_id = ${first.id} order by id`;
  assert.deepEqual(rows.map((row) => row.act).sort(), [
    ...["account_added", "account_changed", "account_disabled", "account_enabled"],
    ...["account_removed", "account_restored"],
  ]);
  for (const { login_id, text } of rows) {
    assert.equal(login_id, act.actor.loginId);
    assert.doesNotMatch(text, /山田|鈴木|佐藤/);
  }
});

Deno.test("the gate can move no clinic to another municipality or G-MIS ID, and the application sees none", async () => {
  const { id } = await aClinic(gate, aMunicipalAct());
  for (const set of ["municipality_code = '011002'", "gmis_id = 'x'", "account_id = null"]) {
    const change = roles.gate.unsafe(`update clinic set ${set} where account_id = '${id}'`);
    await assert.rejects(change, { code: "42501" }, set);
  }
  await assert.rejects(roles.gate`delete from clinic`, { code: "42501" });
  await assert.rejects(roles.application`select from clinic`, { code: "42501" });
});
