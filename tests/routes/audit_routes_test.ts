import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { appendActs } from "../db/audit/a_sealed_audit.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { Browser, type Page } from "./a_browser.ts";
import { csvRows, Desk } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, anAccount, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const SAPPORO = "011002";

async function aManager(municipalityCode = URAYASU): Promise<Desk> {
  const member = { kind: "municipal" as const, role: "manager" as const, municipalityCode };
  return new Desk(await aBrowserOf({ app, office }, member), office);
}

const manager = await aManager();
const FORM = "操作の記録を探す";
const opened = () => manager.staff.visit(paths.audit);

/** What is found: 操作 of each line, the newest first. */
function actsOn({ html }: Page): string[] {
  return tableRows(html).slice(1).map((cells) => cells[4]!);
}

Deno.test("操作の記録 shows today's acts of the own municipality, and is itself one of them", async () => {
  const elsewhere = await aManager(ICHIKAWA);
  await elsewhere.staff.visit(paths.audit);
  const { html } = await opened();
  assert.match(plainText(html), /操作（\d+件）/);
  assert.doesNotMatch(html, new RegExp("市川市"));
  assert.ok(actsOn(await opened()).includes("操作の記録を表示"));
});

Deno.test("a failed sign-in is found by its words, and a refused page too", async () => {
  const loginId = await anAccount(office, { kind: "municipal" });
  await new Browser(app).submit(paths.signIn, { loginId, password: "wrong" });
  const failed = await manager.submit(await opened(), FORM, { loginId, what: "access" });
  assert.deepEqual(actsOn(failed), ["ログインの失敗"]);
  const general = await aBrowserOf({ app, office }, { kind: "municipal" });
  await general.visit(paths.audit);
  const refused = await manager.submit(await opened(), FORM, { what: "access_refused" });
  assert.ok(actsOn(refused).length > 0);
  assert.deepEqual(new Set(actsOn(refused)), new Set(["使えない画面へのアクセス（拒否）"]));
});

Deno.test("acts are found by period, kind, login ID and address, whole or its beginning", async () => {
  const at = new Date("2021-05-01T09:00:00+09:00");
  await appendActs(office.database, URAYASU, { count: 6, from: at });
  const found = async (asked: Record<string, string>) => {
    const on = { from: "20210501", to: "20210501", ...asked };
    return actsOn(await manager.submit(await opened(), FORM, on)).length;
  };
  assert.equal(await found({}), 6);
  assert.equal(await found({ what: "recipient_viewed" }), 2);
  assert.equal(await found({ what: "view" }), 2);
  assert.equal(await found({ loginId: "YAKUBA@town.lg.jp" }), 6);
  assert.equal(await found({ loginId: "yakuba" }), 0);
  assert.equal(await found({ address: "192.0.2.7" }), 6);
  assert.equal(await found({ address: "192.0.2." }), 6);
  assert.equal(await found({ address: "192.0.2" }), 0);
  assert.equal(await found({ from: "20210502", to: "" }) > 0, true);
  assert.equal(await found({ from: "", to: "20210430" }), 0);
});

Deno.test("what cannot be read is said beside its field, and what was typed stays", async () => {
  const wrong = await manager.submit(await opened(), FORM, { from: "先月", address: "役場" });
  assert.equal(wrong.status, 422);
  assert.equal(attribute(tagById(wrong.html, "from"), "value"), "先月");
  assert.ok(textOf(wrong.html, "p", "from-error"));
  assert.ok(textOf(wrong.html, "p", "address-error"));
  const backwards = { from: "20210502", to: "20210501" };
  const { html } = await manager.submit(await opened(), FORM, backwards);
  assert.match(textOf(html, "p", "to-error")!, /終了日が開始日より前です/);
});

Deno.test("fifty lines a page: the next page asks the same again", async () => {
  const sapporo = await aManager(SAPPORO);
  const at = new Date("2021-05-02T09:00:00+09:00");
  await appendActs(office.database, SAPPORO, { count: 60, from: at });
  const on = { from: "20210502", to: "20210502" };
  const first = await sapporo.submit(await sapporo.staff.visit(paths.audit), FORM, on);
  assert.equal(actsOn(first).length, 50);
  assert.match(plainText(first.html), /操作（60件）.*1 \/ 2ページ/s);
  const second = await sapporo.submit(first, "次のページ");
  assert.equal(actsOn(second).length, 10);
  assert.equal(actsOn(await sapporo.submit(second, "前のページ")).length, 50);
});

Deno.test("the acts on one person are found from their record, without their name", async () => {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  const person = aRecipient({ familyName: "照井" });
  await upload(office.database, act, { content: [person] });
  const [row] = await owner`select id from recipient where family_name = '照井'`;
  await manager.staff.visit(paths.recipient(row!.id));
  const page = await manager.staff.visit(`${paths.audit}?person=${row!.id}`);
  assert.deepEqual(actsOn(page), ["照会結果を表示"]);
  assert.doesNotMatch(page.html, /照井/);
  assert.match(page.html, new RegExp(`href="${paths.recipient(row!.id)}"`));
  const all = await manager.submit(page, FORM, { person: "" });
  assert.ok(actsOn(all).length > 1);
});

Deno.test("the file has every line of the search, no formula, and is audited with what was asked", async () => {
  const at = new Date("2021-05-03T09:00:00+09:00");
  await appendActs(office.database, URAYASU, { count: 55, from: at });
  await owner`
    update audit set address = '=1+1' where at = ${at} and municipality_code = ${URAYASU}`;
  const on = { from: "20210503", to: "20210503", loginId: "yakuba@town.lg.jp" };
  const answer = await manager.staff.send(paths.auditFile, {
    method: "POST",
    headers: { origin: "http://localhost" },
    body: new URLSearchParams(on),
  });
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const [header, ...rows] = csvRows(await answer.bytes());
  assert.deepEqual([header![1], rows.length], ["ログインID", 55]);
  assert.equal(rows.at(-1)![0], "2021-05-03 09:00:00");
  assert.equal(rows.at(-1)![8], "'=1+1");
  const [taken] = await owner`select detail from audit where act = 'audit_taken'`;
  assert.deepEqual(taken!.detail, { criteria: ["期間", "ログインID"], count: 55 });
});

Deno.test("nothing that was typed stands in an address", () => {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g; // made by chance, may hold any digits
  const addresses = manager.staff.addresses.map((address) => address.replaceAll(id, ""));
  assert.deepEqual(addresses.filter((address) => /yakuba|192|2021/.test(address)), []);
});
