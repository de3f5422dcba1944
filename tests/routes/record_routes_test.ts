import assert from "node:assert/strict";
import type { AccountRole } from "../../domain/account/account_role.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { lastChange } from "../db/change/some_undo.ts";
import { aCorrection } from "../db/correction/a_correction.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { doseFile } from "../db/upload/an_applied_dose_file.ts";
import { upload } from "../db/upload/an_upload.ts";
import { Browser } from "./a_browser.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU, loginId: "desk@demo.lg.jp" }) });
const staff = (municipalityCode = URAYASU, role: AccountRole = "general") =>
  aBrowserOf({ app, office }, { kind: "municipal", municipalityCode, role });
const browser = await staff();

/** The lines of a page's history: heading, then each row's title with its verb. */
function historyOn(html: string): string[][] {
  return [...html.matchAll(/<li class="history__change">.*?<\/ul><\/li><\/ul>/gs)].map((
    [change],
  ) => [
    textOf(change!, "h2")!,
    ...[...change!.matchAll(/<p class="changed-rows__title">(.*?)<\/p>/gs)]
      .map(([, title]) => plainText(title!.replace("<span", " <span"))),
  ]);
}

Deno.test("a record shows person, tickets, doses, deleted doses, and where each came from", async () => {
  const person = aRecipient({ familyName: "海辺", flag: "1" });
  await upload(office.database, act, { content: [person] });
  const { residentNumber, ticketNumber } = person;
  await upload(office.database, act, {
    kind: "dose",
    content: doseFile([{ residentNumber, ticketNumber }]),
  });
  const ticket = aTicket(URAYASU, { ticketNumber, doseNumber: 2 });
  await giveDose(office.database, act, aDose(ticket));
  const gone = aTicket(URAYASU, { ticketNumber, doseNumber: 3 });
  const goneId = await giveDose(office.database, act, aDose(gone, { source: "hand" }));
  await owner`update dose set withdrawn_at = ${office.time} where id = ${goneId}`;
  const found = await browser.submit(paths.search, { ticketNumber });
  assert.equal(textOf(found.html, "h1"), "照会結果");
  const text = plainText(found.html);
  assert.match(text, /海辺　花子/);
  assert.match(text, /転出／死亡フラグ\s*転出/);
  const rows = tableRows(found.html);
  assert.ok(rows.some((row) => row[0] === ticketNumber && row[1] === "有効"));
  const first = rows.find((row) => row[0] === "1回目")!;
  assert.match(first.at(-1)!, /一括登録（住民\.csv）$/);
  assert.match(found.html, /href="\/uploads\/[0-9a-f-]+">住民\.csv/);
  assert.match(rows.find((row) => row[0] === "2回目")!.at(-1)!, /接種会場（desk@demo\.lg\.jp）$/);
  const deleted = rows.find((row) => row.includes("3回目"))!;
  assert.equal(deleted[0], "2021年7月1日 10:00");
  assert.match(deleted.at(-1)!, /予診票個別登録（desk@demo\.lg\.jp）$/);
});

Deno.test("the history is linked from the record and says from what to what", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 1 });
  await correcting.person({ familyName: "鈴木" });
  await correcting.update("本人からの申出");
  const { id } = correcting.subject;
  const record = await browser.visit(paths.recipient(id));
  assert.match(record.html, new RegExp(`href="${paths.recipientHistory(id)}"`));
  const { html } = await browser.visit(paths.recipientHistory(id));
  const [edit] = historyOn(html);
  assert.deepEqual(edit, ["2021年7月1日 10:00 補正", "接種対象者 変更"]);
  assert.match(plainText(html), /氏名（姓）山田→鈴木/);
  assert.match(plainText(html), /理由本人からの申出/);
  assert.match(plainText(html), /変更した人desk@demo\.lg\.jp/);
});

Deno.test("a change is taken back from its history, with a reason; the page then says so", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 1 });
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  const changeId = await lastChange(owner, URAYASU);
  const { id } = correcting.subject;
  const { html } = await browser.visit(paths.recipientHistory(id));
  assert.match(html, new RegExp(`href="${paths.changeUndo(changeId)}"`));
  const question = await browser.visit(paths.changeUndo(changeId));
  assert.match(plainText(question.html), /氏名（姓）鈴木→山田/);

  const unexplained = await browser.submit(paths.changeUndo(changeId), { reason: "その他" });
  assert.equal(unexplained.status, 422);
  assert.match(textOf(unexplained.html, "p", "reasonText-error")!, /理由の説明を入力/);
  const empty = await browser.submit(paths.changeUndo(changeId), {});
  assert.equal(attribute(tagById(empty.html, "reason"), "aria-invalid"), "true");

  const done = await browser.submit(paths.changeUndo(changeId), {
    reason: "その他",
    reasonText: "別の人だった",
  });
  assert.deepEqual([done.status, done.redirects], [200, [paths.changeUndo(changeId)]]);
  assert.match(plainText(done.html), /取消完了/);
  assert.match(done.html, new RegExp(`href="${paths.recipient(id)}"`));
  const [undo, edit] = historyOn((await browser.visit(paths.recipientHistory(id))).html);
  assert.deepEqual([undo![0], edit![0]], ["2021年7月1日 10:00 取消", "2021年7月1日 10:00 補正"]);
  const again = await browser.submit(paths.changeUndo(changeId), { reason: "入力の誤り" });
  assert.equal(again.status, 409);
  assert.equal((await correcting.record()).person!.familyName, "山田");
});

Deno.test("what has changed since is not taken back, and the page says by whom", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 1 });
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  const changeId = await lastChange(owner, URAYASU);
  await correcting.person({ familyName: "佐藤" });
  await correcting.update();
  const { html } = await browser.visit(paths.changeUndo(changeId));
  assert.match(plainText(html), /「接種対象者」は.*desk@demo\.lg\.jpが補正で変更しました/);
  assert.doesNotMatch(html, /<button[^>]*>この変更を取り消す/);
  const refused = await browser.submit(paths.changeUndo(changeId), { reason: "入力の誤り" });
  assert.deepEqual([refused.status, textOf(refused.html, "h1")], [409, "変更の取消"]);
  assert.equal((await correcting.record()).person!.familyName, "佐藤");
});

Deno.test("more than a hundred changes come page by page", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 0 });
  const { id } = correcting.subject;
  // 105 versions of the person, and the ticket's one change.
  await owner`
    insert into change (municipality_code, id, kind, made_at, account_id, login_id,
      actor_municipality_code)
    select ${URAYASU}, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'edit',
      ${office.time}, ${act.actor.accountId}, 'many', ${URAYASU} from generate_series(1, 105) as n`;
  await owner`
    insert into recipient_history select row.*, ('00000000-0000-7000-8000-' || lpad((n + 1)::text, 12, '0'))::uuid
    from generate_series(1, 104) as n, lateral (
      select (jsonb_populate_record(recipient, jsonb_build_object('version', n, 'change_id',
        '00000000-0000-7000-8000-' || lpad(n::text, 12, '0')))).*
      from recipient where id = ${id}
    ) as row`;
  await owner`update recipient set version = 105,
    change_id = '00000000-0000-7000-8000-000000000105' where id = ${id}`;
  const count = async (page: string) =>
    [...(await browser.visit(paths.recipientHistory(id) + page)).html
      .matchAll(/class="history__change"/g)].length;
  assert.equal(await count(""), 100);
  assert.equal(await count("?page=2"), 6);
  assert.equal(await count("?page=99"), 6);
  assert.match((await browser.visit(paths.recipientHistory(id))).html, /\?page=2"/);
});

Deno.test("who saw a record is listed with office, way and criteria, for the days asked", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 0 });
  const { id } = correcting.subject;
  const clerk = await staff();
  await clerk.visit(paths.recipient(id));
  const { html } = await clerk.visit(paths.recipientViewers(id));
  assert.deepEqual(tableRows(html)[0], ["日時", "ログインID", "所属", "見た方法", "照会の条件"]);
  const [, row] = tableRows(html);
  assert.deepEqual([row![0], row![2], row![3]], [
    "2021年7月1日 10:00",
    "千葉県浦安市",
    "照会結果を表示",
  ]);
  assert.match(plainText(html), /山田　花子／ヤマダ　ハナコ/);
  const none = await clerk.visit(`${paths.recipientViewers(id)}?from=20210801`);
  assert.match(plainText(none.html), /この期間に、記録を見た人はいません/);
  const wrong = await clerk.visit(`${paths.recipientViewers(id)}?from=20210801&to=20210701`);
  assert.equal(wrong.status, 422);
  assert.match(textOf(wrong.html, "p", "to-error")!, /終了日が開始日より前/);
});

Deno.test("only a 管理者 is led from who saw a person to what was done about them", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 0 });
  const viewers = paths.recipientViewers(correcting.subject.id);
  const link = `href="${paths.audit}?person=${correcting.subject.id}"`;
  assert.ok(!(await (await staff()).visit(viewers)).html.includes(link));
  assert.ok((await (await staff(URAYASU, "manager")).visit(viewers)).html.includes(link));
});

Deno.test("a waiting ticket that got its person leads to the person", async () => {
  const ticket = aTicket(URAYASU);
  await giveDose(office.database, act, aDose(ticket));
  const [row] = await owner`select id from ticket
    where municipality_code = ${URAYASU} and ticket_number = ${ticket.ticketNumber}`;
  const waiting = await browser.visit(paths.ticket(row!.id));
  assert.match(plainText(waiting.html), /接種対象者登録待ち/);
  assert.equal((await browser.visit(paths.ticketHistory(row!.id))).status, 200);
  await upload(office.database, act, {
    content: [aRecipient({ ticketNumber: ticket.ticketNumber })],
  });
  const { path } = await browser.visit(paths.ticket(row!.id));
  assert.match(path, /^\/recipients\//);
  assert.match((await browser.visit(paths.ticketHistory(row!.id))).path, /\/history$/);
});

Deno.test("a neighbour finds neither record nor history, viewers or change", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 0 });
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  const { id } = correcting.subject;
  const changeId = await lastChange(owner, URAYASU);
  const neighbour: Browser = await staff(ICHIKAWA);
  for (
    const path of [
      paths.recipient(id),
      paths.recipientHistory(id),
      paths.recipientViewers(id),
      paths.changeUndo(changeId),
    ]
  ) {
    assert.equal((await neighbour.visit(path)).status, 404, path);
  }
  const sent = await neighbour.submit(paths.changeUndo(changeId), { reason: "入力の誤り" });
  assert.equal(sent.status, 404);
});
