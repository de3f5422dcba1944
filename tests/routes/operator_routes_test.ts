import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import type { Browser, Fields, Page } from "./a_browser.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);

let municipalities = 0;

/** Staff and a tablet of a town of their own. */
async function aTown() {
  const municipalityCode = ["122033", "131016", "271004", "141003", "011002"][municipalities++]!;
  const clerk = await aBrowserOf({ app, office }, { kind: "municipal", municipalityCode });
  const tablet = await aBrowserOf({ app, office }, { kind: "venue", municipalityCode });
  return { clerk, tablet, line: (number: string) => `21${municipalityCode}${number}` };
}

async function fillIn(browser: Browser, page: Page, label: string, filledIn: Fields) {
  const { action, fields } = formOf(page.html, label);
  assert.notEqual(action, "", `${label} in ${plainText(page.html)}`);
  return await browser.submit(action, { ...fields, ...filledIn });
}

/** Adds a 担当者; answers the id and the PIN that is shown once. */
async function adds(clerk: Browser, operatorName: string) {
  const list = await clerk.visit(paths.operators);
  const page = await fillIn(clerk, list, "担当者の登録", { operatorName });
  assert.equal(page.status, 200);
  const [, pin = ""] = /class="issued-pin">(\d{6})</.exec(page.html) ?? [];
  const [, id = ""] = /href="\/operators\/([0-9a-f-]{36})"/.exec(page.html) ?? [];
  return { id, pin };
}

async function asksForPins(clerk: Browser) {
  const list = await clerk.visit(paths.operators);
  return await fillIn(clerk, list, "PINの設定", { asking: "on" });
}

const DOSE = {
  venueName: "市民体育館",
  vaccinatedOn: "20210701",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "鈴木 一郎",
  personConfirmed: "yes",
};

Deno.test("a person is asked for, chooses a PIN, and stands beside the dose wherever it is shown", async () => {
  const { clerk, tablet, line } = await aTown();
  assert.match(plainText((await asksForPins(clerk)).html), /先に担当者を登録してください/);
  const { id, pin } = await adds(clerk, "鈴木");
  assert.match(plainText((await asksForPins(clerk)).html), /PINの設定を変えました/);

  const asked = await tablet.visit(paths.precheck);
  assert.equal(textOf(asked.html, "h1"), "担当者の確認");
  const first = await fillIn(tablet, asked, "担当者の確認", { operatorId: id, operatorPin: pin });
  const obvious = { ownPin: "1234", ownPinAgain: "1234" };
  const refused = await fillIn(tablet, first, "担当者の確認", obvious);
  assert.match(plainText(refused.html), /推測されやすいPIN/);
  const own = { ownPin: "7305", ownPinAgain: "7305" };
  const opened = await fillIn(tablet, refused, "担当者の確認", own);
  assert.equal(opened.path, paths.precheck);

  const reading = await tablet.submit(paths.venueReadings, { ocrLine: line("0000000001") });
  assert.match(plainText(reading.html), /担当者：鈴木/);
  const done = await fillIn(tablet, reading, "接種の内容", DOSE);
  assert.equal(textOf(done.html, "h1"), "登録完了");
  const list = await tablet.visit(paths.venueDoses);
  const [header, row] = tableRows(list.html);
  assert.equal(row![header!.indexOf("担当者")], "鈴木");

  const [ticket] = await owner`select id from ticket where ticket_number = '0000000001'`;
  const record = await clerk.visit(paths.ticket(ticket!.id));
  assert.match(plainText(record.html), /、担当者：鈴木）/);
  const history = await clerk.visit(paths.ticketHistory(ticket!.id));
  assert.match(plainText(history.html), /担当者鈴木/);
  const audited = await owner`
    select distinct act from audit where detail ->> 'operator' = ${id} order by 1`;
  assert.deepEqual(audited.map(({ act }) => act), ["dose_registered", "ticket_read"]);
});

Deno.test("a form that comes without a person is not done, and goes on with all that was typed", async () => {
  const { clerk, tablet, line } = await aTown();
  const { id, pin } = await adds(clerk, "佐藤");
  const reading = await tablet.submit(paths.venueReadings, { ocrLine: line("0000000002") });
  await asksForPins(clerk);
  const held = await fillIn(tablet, reading, "接種の内容", DOSE);
  assert.equal(held.status, 422);
  assert.match(plainText(held.html), /まだ登録していません.*入力した内容は残っています/s);
  assert.equal((await dosesOn("0000000002")).length, 0);
  const wrong = await fillIn(tablet, held, "担当者の確認", { operatorId: id, operatorPin: "999" });
  assert.match(plainText(wrong.html), /担当者またはPINが違います/);
  assert.doesNotMatch(wrong.html, /value="999"/);
  const entry = { operatorId: id, operatorPin: pin };
  const first = await fillIn(tablet, wrong, "担当者の確認", entry);
  const own = { ownPin: "7305", ownPinAgain: "7305" };
  const done = await fillIn(tablet, first, "担当者の確認", own);
  assert.equal(textOf(done.html, "h1"), "登録完了");
  assert.deepEqual((await dosesOn("0000000002")).map(({ lot_number }) => lot_number), ["EX1234"]);

  const again = await fillIn(tablet, reading, "接種の内容", DOSE);
  assert.equal(again.path, done.path, "the same form sent twice registers once");
  await later(11, async () => {
    const late = await fillIn(tablet, reading, "接種の内容", DOSE);
    assert.equal(late.status, 422);
    const entered = { operatorId: id, operatorPin: "7305" };
    assert.equal((await fillIn(tablet, late, "担当者の確認", entered)).path, done.path);
  });
  assert.equal((await dosesOn("0000000002")).length, 1);
});

Deno.test("correcting, withdrawing, reading and prechecking want a person too; practice does not", async () => {
  const { clerk, tablet, line } = await aTown();
  const reading = await tablet.submit(paths.venueReadings, { ocrLine: line("0000000003") });
  const done = await fillIn(tablet, reading, "接種の内容", DOSE);
  await adds(clerk, "田中");
  await asksForPins(clerk);
  for (const step of ["correction", "withdrawal", "restoration"]) {
    const page = await tablet.submit(`${done.path}/${step}`, { version: "1" });
    assert.deepEqual([page.status, textOf(page.html, "h1")], [422, "担当者の確認"], step);
  }
  for (const path of [paths.venueReadings, paths.precheckReadings]) {
    const page = await tablet.submit(path, { ocrLine: line("0000000004") });
    assert.equal(textOf(page.html, "h1"), "担当者の確認", path);
  }
  assert.equal((await dosesOn("0000000003"))[0]!.version, 1);
  assert.equal(textOf((await tablet.visit(paths.practice)).html, "h1"), "練習：接種券の読み取り");
  const entry = await clerk.submit(paths.doseEntryReadings, { ocrLine: line("0000000004") });
  assert.equal(textOf(entry.html, "h1"), "読み取り結果の確認");
});

Deno.test("wrong PINs in a row make one wait; nobody is sent to an address from elsewhere", async () => {
  const { clerk, tablet } = await aTown();
  const { id, pin } = await adds(clerk, "高橋");
  await asksForPins(clerk);
  const asked = await tablet.visit(paths.venue);
  for (let tries = 0; tries < 3; tries++) {
    await fillIn(tablet, asked, "担当者の確認", { operatorId: id, operatorPin: "999" });
  }
  const entry = { operatorId: id, operatorPin: pin };
  const waits = await fillIn(tablet, asked, "担当者の確認", entry);
  assert.match(plainText(waits.html), /10秒待ってから/);
  await later(1, async () => {
    const first = await fillIn(tablet, asked, "担当者の確認", entry);
    const own = { ownPin: "7305", ownPinAgain: "7305", back: "https://evil.example/" };
    assert.equal((await fillIn(tablet, first, "担当者の確認", own)).path, paths.venue);
    for (const back of ["//evil.example", "/venue/../uploads", "/venue\n/x"]) {
      const page = await tablet.submit(paths.venueOperator, {
        operatorId: id,
        operatorPin: "7305",
        back,
      });
      assert.equal(page.path, paths.venue, back);
    }
  });
});

Deno.test("staff change, stop and give another PIN; the second of two is told, and no page repeats a PIN", async () => {
  const { clerk } = await aTown();
  const { id, pin } = await adds(clerk, "伊藤");
  const page = await clerk.visit(paths.operator(id));
  assert.doesNotMatch(page.html, new RegExp(pin));
  const renamed = await fillIn(clerk, page, "更新", { operatorName: "伊藤（看護師）" });
  assert.match(plainText(renamed.html), /担当者：伊藤（看護師）.*更新しました/s);
  const late = await fillIn(clerk, page, "停止する", {});
  assert.equal(late.status, 409);
  const again = await fillIn(clerk, late, "PINを再発行する", {});
  assert.match(again.html, /class="issued-pin">\d{6}</);
  const stopped = await fillIn(clerk, await clerk.visit(paths.operator(id)), "停止する", {});
  assert.match(plainText(stopped.html), /状態停止中/);
  const nobody = await fillIn(clerk, stopped, "更新", { scope: "chosen" });
  assert.match(plainText(nobody.html), /使えるログインIDを1つ以上選んでください/);
});

function dosesOn(ticketNumber: string) {
  return owner`select * from dose where ticket_number = ${ticketNumber}`;
}

async function later(minutes: number, work: () => Promise<void>): Promise<void> {
  const before = office.time;
  office.time = new Date(before.getTime() + minutes * 60_000);
  await work();
  office.time = before;
}
