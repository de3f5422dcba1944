import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aClinic, aGmisId, aMunicipalAct } from "../db/clinic/a_clinic.ts";
import type { Page } from "./a_browser.ts";
import { aDesk, type Desk } from "./a_desk.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const desk = await aDesk({ app, office });
const FORM = "医療機関の登録";

async function registers(gmisId: string, name = "みなと内科", remark = ""): Promise<Page> {
  return await desk.submit(await desk.staff.visit(paths.clinics), FORM, { gmisId, name, remark });
}

const rowOf = ({ html }: Page, gmisId: string) =>
  tableRows(html).find(([first]) => first === gmisId);

async function clinicPath(at: Desk, gmisId: string): Promise<string> {
  const { html } = await at.staff.visit(paths.clinics);
  const [, path] = new RegExp(`href="(/clinics/[0-9a-f-]{36})">${gmisId}<`).exec(html) ?? [];
  assert.ok(path, `${gmisId} is in the list`);
  return path;
}

Deno.test("a clinic is registered, and the list says how it stands", async () => {
  const gmisId = aGmisId();
  const page = await registers(gmisId, "みなと内科", "2階");
  assert.match(plainText(page.html), /医療機関を登録しました/);
  assert.deepEqual(rowOf(page, gmisId), [
    ...[gmisId, "みなと内科", "2階", "有効", "–", "2021年7月1日 10:00"],
  ]);
});

Deno.test("what is wrong or there already is refused with everything typed kept", async () => {
  const gmisId = aGmisId();
  await registers(gmisId);
  for (
    const [typed, name, field, said] of [
      ["", "x", "gmisId", /G-MIS IDを入力してください/],
      ["医院", "x", "gmisId", /半角の英数字と記号/],
      ["G1", "", "name", /医療機関名を入力してください/],
      [gmisId, "x", "gmisId", /既に登録されています/],
      [gmisId.toLowerCase(), "x", "gmisId", /既に登録されています/],
    ] as const
  ) {
    const page = await registers(typed, name, "備考");
    assert.equal(page.status, 422);
    assert.match(textOf(page.html, "p", `${field}-error`) ?? "", said);
    assert.deepEqual(formOf(page.html, FORM).fields, { gmisId: typed, name, remark: "備考" });
  }
});

Deno.test("更新 changes name and remark, never the G-MIS ID or the municipality", async () => {
  const gmisId = aGmisId();
  await registers(gmisId);
  const path = await clinicPath(desk, gmisId);
  const page = await desk.submit(await desk.staff.visit(path), "更新", {
    name: "みなと医院",
    remark: "移転",
    gmisId: "other",
    municipalityCode: ICHIKAWA,
  });
  assert.match(plainText(page.html), /更新しました/);
  assert.deepEqual(rowOf(await desk.staff.visit(paths.clinics), gmisId)?.slice(0, 4), [
    ...[gmisId, "みなと医院", "移転", "有効"],
  ]);
});

Deno.test("停止, 再開 and 削除 (asked once more) say what they did; registering again brings it back", async () => {
  const gmisId = aGmisId();
  await registers(gmisId);
  const path = await clinicPath(desk, gmisId);
  const stopped = await desk.submit(await desk.staff.visit(path), "停止する");
  assert.match(plainText(stopped.html), /停止しました/);
  assert.equal(rowOf(await desk.staff.visit(paths.clinics), gmisId)?.[3], "停止中");
  const on = await desk.submit(stopped, "再開する");
  assert.match(plainText(on.html), /再開しました/);
  const asked = await desk.staff.visit(`${path}/removal`);
  assert.equal(textOf(asked.html, "h1"), "医療機関の削除");
  const list = await desk.submit(asked, "医療機関の削除");
  assert.match(plainText(list.html), /医療機関を削除しました/);
  assert.equal(rowOf(list, gmisId), undefined);
  assert.equal((await desk.staff.visit(path)).status, 404);
  await registers(gmisId);
  assert.equal(await clinicPath(desk, gmisId), path);
});

Deno.test("of two at one clinic the second is told who was first, and may then do it", async () => {
  const gmisId = aGmisId();
  await registers(gmisId);
  const colleague = await aDesk({ app, office });
  const path = await clinicPath(desk, gmisId);
  const [mine, theirs] = [await desk.staff.visit(path), await colleague.staff.visit(path)];
  await colleague.submit(theirs, "停止する");
  const told = await desk.submit(mine, "更新", { name: "みなと医院" });
  assert.equal(told.status, 409);
  assert.match(plainText(told.html), /@demo\.lg\.jpが先に変更しました/);
  const again = await desk.submit(told, "更新");
  assert.equal(again.status, 200);
});

Deno.test("a clinic of another municipality is not there, and is in no list of ours", async () => {
  const theirs = await aClinic(office.database.gate, aMunicipalAct(ICHIKAWA));
  for (const path of [paths.clinic(theirs.id), paths.clinicRemoval(theirs.id)]) {
    assert.equal((await desk.staff.visit(path)).status, 404);
  }
  const form = { version: "1", name: "x", remark: "x" };
  for (
    const path of [
      paths.clinic(theirs.id),
      paths.clinicDisabling(theirs.id),
      paths.clinicEnabling(theirs.id),
      paths.clinicRemoval(theirs.id),
    ]
  ) {
    assert.equal((await desk.staff.submit(path, form)).status, 404);
  }
  assert.equal(rowOf(await desk.staff.visit(paths.clinics), theirs.gmisId), undefined);
});

Deno.test("a clinic's account is out of reach of the pages for venues' login IDs", async () => {
  const { id, gmisId } = await aClinic(office.database.gate, aMunicipalAct(URAYASU));
  assert.ok(!(await desk.staff.visit(paths.accounts)).html.includes(gmisId));
  assert.equal((await desk.staff.visit(paths.account(id))).status, 404);
  const setup = await desk.staff.submit(paths.accountSetup(id), { version: "1" });
  assert.equal(setup.status, 404);
});

Deno.test("a long list comes in pages of a hundred", async () => {
  const act = aMunicipalAct(ICHIKAWA);
  for (let each = 0; each < 101; each++) await aClinic(office.database.gate, act);
  const { staff } = await aDesk({ app, office }, ICHIKAWA);
  const rows = async (page: string) =>
    tableRows((await staff.visit(`${paths.clinics}?page=${page}`)).html).length - 1;
  assert.deepEqual([await rows("1"), await rows("2"), await rows("9")], [100, 2, 2]);
});
