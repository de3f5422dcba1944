import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { readConfiguration } from "../../domain/configuration.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser, type Page } from "./a_browser.ts";
import { Desk } from "./a_desk.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import {
  accountPath,
  aLoginId,
  registers,
  setsUp,
  setupPath,
  signsIn,
  VENUE_FORM,
} from "./setting_up.ts";
import { aBrowserOf, ICHIKAWA, PASSWORD } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const boss = new Desk(
  await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" }),
  office,
);
const clerk = new Desk(await aBrowserOf({ app, office }, { kind: "municipal" }), office);

const rowOf = ({ html }: Page, loginId: string) =>
  tableRows(html).find(([first]) => first === loginId);

Deno.test("a login ID is registered, set up through its URL, used, and the list says so", async () => {
  const loginId = aLoginId();
  const card = await registers(clerk, loginId, "市民ホール1番");
  assert.equal(card.status, 200);
  assert.equal(textOf(card.html, "h1"), "設定用URL");
  assert.match(card.html, /aria-label="設定用URLのQRコード"/);
  const waiting = rowOf(await clerk.staff.visit(paths.accounts), loginId);
  assert.deepEqual(waiting?.slice(1, 4), [
    "市民ホール1番",
    "設定待ち（設定用URLは2021年7月8日 10:00まで）",
    "–",
  ]);

  await setsUp(setupPath(card), new Browser(app));
  await signsIn(loginId, new Browser(app));
  const active = rowOf(await clerk.staff.visit(paths.accounts), loginId);
  assert.deepEqual(active?.slice(2), ["有効", "2021年7月1日 10:00", "2021年7月1日 10:00"]);
});

Deno.test("the setup URL is shown once, and stands in no address, log or audit", async () => {
  const loginId = aLoginId();
  const card = await registers(clerk, loginId);
  const token = setupPath(card).split("/").at(-1)!;
  const path = await accountPath(clerk, loginId);
  for (const page of [paths.accounts, path]) {
    assert.ok(!(await clerk.staff.visit(page)).html.includes(token), page);
  }
  assert.ok(!clerk.staff.addresses.join().includes(token));
  assert.ok(!JSON.stringify(office.logged).includes(token));
  const audit = await owner`select a::text as row from audit a`;
  assert.ok(!audit.map(({ row }) => row).join().includes(token));
  assert.equal(card.headers.get("cache-control"), "no-store");
});

Deno.test("where a public URL is configured the setup URL begins with it", async () => {
  const configuration = readConfiguration({ VRS_PUBLIC_URL: "http://localhost/vrs/" });
  const public_ = createApp({ ...office, configuration });
  const staff = await aBrowserOf({ app: public_, office }, { kind: "municipal" });
  const page = await registers(new Desk(staff, office), aLoginId());
  assert.match(plainText(page.html), /http:\/\/localhost\/vrs\/setup\/[\w-]{43}/);
});

Deno.test("a login ID that is wrong or taken is refused with everything typed kept", async () => {
  const loginId = aLoginId();
  await registers(clerk, loginId);
  for (
    const [typed, said] of [
      ["", /ログインIDを入力してください/],
      ["会場", /半角の英数字と記号/],
      ["suzuki@city.urayasu.lg.jp", /自治体職員のログインIDです/],
      [loginId.toUpperCase(), /は既に使われています/],
    ] as const
  ) {
    const page = await registers(clerk, typed, "備考");
    assert.equal(page.status, 422);
    assert.match(textOf(page.html, "p", "loginId-error") ?? "", said);
    const { fields } = formOf(page.html, VENUE_FORM);
    assert.deepEqual(fields, { loginId: typed, remark: "備考" });
  }
});

Deno.test("更新 changes the remark alone, whatever else is sent", async () => {
  const loginId = aLoginId();
  await registers(clerk, loginId);
  const path = await accountPath(clerk, loginId);
  const page = await clerk.submit(await clerk.staff.visit(path), "更新", {
    remark: "2階",
    loginId: "other",
    role: "manager",
    kind: "municipal",
    municipalityCode: ICHIKAWA,
  });
  assert.match(plainText(page.html), /更新しました/);
  const [row] = await owner`
    select remark, role, kind, municipality_code from account where login_id = ${loginId}`;
  assert.deepEqual({ ...row }, {
    remark: "2階",
    role: "general",
    kind: "venue",
    municipality_code: "122271",
  });
});

Deno.test("停止 ends the browser's session with its next request; 再開 lets it sign in again", async () => {
  const loginId = aLoginId();
  const tablet = await setsUp(setupPath(await registers(clerk, loginId)), new Browser(app));
  await signsIn(loginId, tablet);
  assert.equal((await tablet.visit(paths.venue)).path, paths.venue);
  const path = await accountPath(clerk, loginId);
  const disabled = await clerk.submit(await clerk.staff.visit(path), "停止する");
  assert.match(plainText(disabled.html), /停止しました/);
  assert.equal((await tablet.visit(paths.venue)).path, paths.signIn);
  const refused = await tablet.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(refused.status, 422);

  await clerk.submit(await clerk.staff.visit(path), "再開する");
  await signsIn(loginId, tablet);
});

Deno.test("削除 asks once more, then the ID is out of the list; 元に戻す brings it back with a URL", async () => {
  const loginId = aLoginId();
  await setsUp(setupPath(await registers(clerk, loginId)), new Browser(app));
  const tablet = await signsIn(loginId, new Browser(app));
  const path = await accountPath(clerk, loginId);
  const asked = await clerk.staff.visit(`${path}/removal`);
  assert.equal(textOf(asked.html, "h1"), "ログインIDの削除");
  assert.equal((await tablet.visit(paths.venue)).path, paths.venue, "nothing happened yet");
  const list = await clerk.submit(asked, "ログインIDの削除");
  assert.match(plainText(list.html), /ログインIDを削除しました/);
  assert.equal((await tablet.visit(paths.venue)).path, paths.signIn);
  assert.equal((await registers(clerk, loginId)).status, 422, "the ID stays taken");

  const card = await clerk.submit(list, `${loginId}を元に戻す`);
  await setsUp(setupPath(card), new Browser(app));
  await signsIn(loginId, tablet);
});

Deno.test("of two at one account the second is told who was first, and may then do it", async () => {
  const loginId = aLoginId();
  await registers(clerk, loginId);
  const path = await accountPath(clerk, loginId);
  const [mine, theirs] = [await boss.staff.visit(path), await clerk.staff.visit(path)];
  await clerk.submit(theirs, "更新", { remark: "先の人" });
  const told = await boss.submit(mine, "更新", { remark: "後の人" });
  assert.equal(told.status, 409);
  const { login_id: first } = (await owner`
    select changed_by as login_id from account where login_id = ${loginId}`)[0]!;
  assert.ok(plainText(told.html).includes(`${first}が先に変更しました`));
  assert.equal(formOf(told.html, "更新").fields.remark, "後の人");
  assert.equal((await boss.submit(mine, "停止する")).status, 409);
  const again = await boss.submit(told, "更新");
  assert.equal(formOf(again.html, "更新").fields.remark, "後の人");
});

Deno.test("a setup URL is void once a newer one was issued, or its week is over", async () => {
  const loginId = aLoginId();
  const first = setupPath(await registers(clerk, loginId));
  const path = await accountPath(clerk, loginId);
  const page = await clerk.staff.visit(path);
  const card = await clerk.submit(page, "設定用URLを発行する");
  assert.equal((await new Browser(app).visit(first)).status, 404);
  office.time = new Date(TEST_TIME.getTime() + 7 * 86_400_000);
  try {
    assert.equal((await new Browser(app).visit(setupPath(card))).status, 404);
  } finally {
    office.time = TEST_TIME;
  }
  assert.equal((await new Browser(app).visit(setupPath(card))).status, 200);
});

Deno.test("a hundred login IDs are a page, and markup in a remark stays text", async () => {
  const staff = await aBrowserOf({ app, office }, {
    kind: "municipal",
    municipalityCode: ICHIKAWA,
  });
  await owner`
    insert into account (id, kind, municipality_code, login_id, remark, created_at)
    select gen_random_uuid(), 'venue', ${ICHIKAWA}, 'many-' || to_char(n, 'FM000'), '<b>&"', now()
    from generate_series(1, 101) n`;
  const shown = async (page: string) => tableRows((await staff.visit(paths.accounts + page)).html);
  const [first, second] = [await shown(""), await shown("?page=2")];
  assert.deepEqual([first.length, second.length], [101, 2], "with the row of headers");
  assert.deepEqual(second[1]!.slice(0, 2), ["many-101", '<b>&"']);
  assert.deepEqual(await shown("?page=99"), second);
});
