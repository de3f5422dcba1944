import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { Desk } from "./a_desk.ts";
import { formOf, plainText } from "./html.ts";
import {
  accountPath,
  aLoginId,
  COLLEAGUE_FORM,
  registers,
  setsUp,
  setupPath,
  signsIn,
} from "./setting_up.ts";
import { aBrowserOf, ICHIKAWA } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const boss = new Desk(
  await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" }),
  office,
);
const clerk = new Desk(await aBrowserOf({ app, office }, { kind: "municipal" }), office);

Deno.test("管理者 add a colleague, change their role, disable and delete them; 一般 do not see them", async () => {
  const loginId = `${aLoginId()}@city.urayasu.lg.jp`;
  const page = await boss.staff.visit(paths.colleagues);
  const card = await boss.submit(page, COLLEAGUE_FORM, { loginId, role: "general" });
  await setsUp(setupPath(card), new Browser(app));
  const colleague = await signsIn(loginId, new Browser(app));
  assert.equal((await colleague.visit(paths.anomalies)).status, 403);
  const path = await accountPath(boss, loginId, paths.colleagues);
  for (const way of [path, `${path}/removal`]) {
    assert.equal((await clerk.staff.visit(way)).status, 404, way);
  }
  assert.ok(!plainText((await clerk.staff.visit(paths.accounts)).html).includes("自治体職員"));

  await boss.submit(await boss.staff.visit(path), "更新", { role: "manager", remark: "課長" });
  assert.equal((await colleague.visit(paths.anomalies)).status, 200);
  await boss.submit(await boss.staff.visit(path), "停止する");
  assert.equal((await colleague.visit(paths.progress)).path, paths.signIn);
  const list = await boss.submit(
    await boss.staff.visit(`${path}/removal`),
    "ログインIDの削除",
  );
  assert.equal(list.path, `${paths.colleagues}?done=removed`);
});

Deno.test("nobody disables, deletes, demotes or sets up themself, by the page or past it", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" });
  const desk = new Desk(staff, office);
  const { html } = await staff.visit(paths.progress);
  const [loginId = ""] = /[\w-]+@demo\.lg\.jp/.exec(plainText(html)) ?? [];
  const path = await accountPath(desk, loginId, paths.colleagues);
  const page = await staff.visit(path);
  for (const label of ["停止する", "設定用URLを発行する"]) {
    assert.equal(formOf(page.html, label).action, "");
  }
  const fields = { version: "1", role: "general", remark: "" };
  for (const way of ["", "/disabling", "/removal", "/setup", "/restoration"]) {
    const refused = await staff.submit(path + way, fields);
    assert.equal(refused.status, 422, way);
    assert.match(plainText(refused.html), /自分の|削除されていません/, way);
  }
  assert.equal((await staff.visit(paths.anomalies)).status, 200, "still 管理者");
  const own = await desk.submit(page, "更新", { remark: "自分の席" });
  assert.match(plainText(own.html), /更新しました/);
});

Deno.test("another municipality's accounts are not there, under any address, swapped or replayed", async () => {
  const theirs = new Desk(
    await aBrowserOf({ app, office }, {
      kind: "municipal",
      role: "manager",
      municipalityCode: ICHIKAWA,
    }),
    office,
  );
  const loginId = aLoginId();
  const card = await registers(theirs, loginId);
  const path = await accountPath(theirs, loginId);
  const before = await theirs.staff.visit(path);
  let attempts = 0;
  for (const desk of [boss, clerk]) {
    for (const way of ["", "/removal"]) {
      assert.equal((await desk.staff.visit(path + way)).status, 404);
      attempts++;
    }
    const steps = ["", "/removal", "/disabling", "/enabling", "/restoration", "/setup"];
    for (const way of steps) {
      const sent = { version: "1", remark: "盗んだ", role: "general" };
      assert.equal((await desk.staff.submit(path + way, sent)).status, 404, way);
      attempts++;
    }
  }
  assert.equal(attempts, 16);
  assert.equal((await theirs.staff.visit(path)).html, before.html);
  await setsUp(setupPath(card), new Browser(app));
});

Deno.test("an id that is none, or nobody's, is not there either", async () => {
  for (const id of ["x", "%00", crypto.randomUUID()]) {
    assert.equal((await boss.staff.visit(paths.account(id))).status, 404, id);
  }
});

Deno.test("管理者 take a colleague's second factors away, never their own, and 一般 nobody's", async () => {
  const loginId = `${aLoginId()}@city.urayasu.lg.jp`;
  const page = await boss.staff.visit(paths.colleagues);
  const card = await boss.submit(page, COLLEAGUE_FORM, { loginId, role: "manager" });
  await setsUp(setupPath(card), new Browser(app));
  const colleague = await signsIn(loginId, new Browser(app));
  const path = await accountPath(boss, loginId, paths.colleagues);
  const id = path.split("/").at(-1)!;
  const without = await boss.staff.visit(path);
  assert.equal(formOf(without.html, "二要素認証を解除する").action, "");
  await owner`
    insert into totp (account_id, secret_sealed, last_step, created_at)
    values (${id}, 'x', 0, now())`;

  assert.equal((await clerk.staff.submit(paths.accountFactorReset(id), {})).status, 403);
  assert.equal((await colleague.submit(paths.accountFactorReset(id), {})).status, 422);
  const done = await boss.submit(await boss.staff.visit(path), "二要素認証を解除する");
  assert.match(plainText(done.html), /二要素認証を解除しました/);
  assert.deepEqual([...await owner`select from totp where account_id = ${id}`], []);
  assert.equal((await colleague.visit(paths.progress)).path, paths.signIn);
});
