import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths, todaysPaths } from "../../views/paths.ts";
import { TOWN_HALL_STATION, VENUE_STATION } from "../../views/station/station.ts";
import { anOffice } from "../db/a_database.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { Browser } from "./a_browser.ts";
import { aStation } from "./a_station.ts";
import { formOf, plainText, tableRows } from "./html.ts";
import { ICHIKAWA, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const { database } = office;

Deno.test("every column of the list stands under its header", async () => {
  const { browser, act } = await aStation({ app, office }, "venue");
  const person = aRecipient({ familyName: "海辺", givenName: "一郎" });
  await applyPeople(database, act, [person]);
  const { ticketNumber } = person;
  await giveDose(database, act, aDose(aTicket(URAYASU, { ticketNumber, doseNumber: 2 })));
  const foreign = aTicket(ICHIKAWA);
  await giveDose(database, act, aDose({ ...foreign, kind: "examination" }));
  const { html } = await browser.visit(paths.venueDoses);
  const [header, examination, vaccination] = tableRows(html);
  const byHeader = (row: string[]) => Object.fromEntries(header!.map((name, i) => [name, row[i]]));
  assert.deepEqual(byHeader(vaccination!), {
    登録時刻: "10:00",
    氏名: "海辺　一郎",
    券番号: ticketNumber,
    回数: "2回目",
    接種日: "2021年6月30日",
    ワクチン: "ファイザー",
    "ロットNo.": "EY5420",
    "訂正・取消": "訂正取消",
  });
  const { 券番号, 回数, ワクチン, 氏名 } = byHeader(examination!);
  assert.deepEqual([券番号, 回数, ワクチン, 氏名], [
    `千葉県市川市 ${foreign.ticketNumber}`,
    "1回目（予診のみ）",
    "–",
    "–",
  ]);
});

Deno.test("the list is searched without an address that tells of anybody", async () => {
  const { browser, act } = await aStation({ app, office }, "venue");
  const tickets = [aTicket(URAYASU), aTicket(URAYASU)];
  for (const ticket of tickets) await giveDose(database, act, aDose(ticket));
  const list = await browser.visit(paths.venueDoses);
  const { action } = formOf(list.html, "一覧をさがす");
  const [wanted, other] = tickets.map(({ ticketNumber }) => ticketNumber);
  const found = await browser.submit(action, { search: wanted! });
  assert.match(plainText(found.html), /1件みつかりました/);
  assert.match(found.html, new RegExp(wanted!));
  assert.doesNotMatch(plainText(found.html), new RegExp(other!));
  const nothing = await browser.submit(action, { search: "海野" });
  assert.match(plainText(nothing.html), /この条件の登録はありません/);
  const blank = await browser.submit(action, { search: "　" });
  assert.equal(blank.status, 422);
  assert.match(plainText(blank.html), /券番号か、氏名・カナ氏名を入力してください/);
  assert.match(blank.html, new RegExp(other!));
  for (const address of browser.addresses) assert.doesNotMatch(address, new RegExp(wanted!));
});

Deno.test("hundreds of doses are on pages, with the totals of the whole day on each", async () => {
  const { browser, act } = await aStation({ app, office }, "venue");
  const moderna = aDoseEntry({ vaccineCode: "moderna", lotNumber: "3002333" });
  for (let index = 0; index < 60; index++) {
    await giveDose(database, act, aDose(aTicket(URAYASU), index < 5 ? { entry: moderna } : {}));
  }
  for (const [address, rows] of [["", 50], ["?page=2", 10]] as const) {
    const { html } = await browser.visit(paths.venueDoses + address);
    const tables = tableRows(html);
    assert.equal(tables.filter(([time]) => time === "10:00").length, rows);
    assert.deepEqual(tables.filter((row) => row.length === 3).slice(1), [
      ["ファイザー", "EY5420", "55"],
      ["武田／モデルナ", "3002333", "5"],
    ]);
    assert.match(html, /ワクチンごとの件数の棒グラフ：ファイザー 55件、武田／モデルナ 5件/);
  }
});

Deno.test("日計表 counts by vaccine, lot and dose, by doctor, and names its own people only", async () => {
  const { browser, act } = await aStation({ app, office }, "municipal");
  const person = aRecipient({ familyName: "山辺", givenName: "次郎" });
  await applyPeople(database, act, [person]);
  const { ticketNumber } = person;
  const source = "hand" as const;
  await giveDose(database, act, aDose(aTicket(URAYASU, { ticketNumber }), { source }));
  await giveDose(database, act, aDose(aTicket(ICHIKAWA, { doseNumber: 2 }), { source }));
  await giveDose(database, act, aDose(aTicket(URAYASU, { kind: "examination" }), { source }));
  const list = await browser.visit(paths.doseEntryDoses);
  assert.match(list.html, /href="\/dose-entry\/doses\/sheet"/);
  const sheet = await browser.visit(todaysPaths(TOWN_HALL_STATION.doses).sheet);
  const text = plainText(sheet.html).replaceAll(/\s+/g, "");
  assert.match(text, /登録日2021年7月1日会場名市民ホールログインID千葉県浦安市/);
  assert.match(text, /接種2件、予診のみ1件/);
  assert.match(text, /確認した人（署名）/);
  const tables = tableRows(sheet.html);
  assert.deepEqual(tables.slice(1, 3), [
    ["ファイザー", "EY5420", "1回目", "1"],
    ["ファイザー", "EY5420", "2回目", "1"],
  ]);
  assert.deepEqual(tables.slice(4, 6), [
    ["医師　花子", "接種", "2"],
    ["医師　花子", "予診のみ", "1"],
  ]);
  assert.deepEqual(tables.slice(7).map((row) => row[3]), ["山辺　次郎", "–", "–"]);
});

Deno.test("each station says who corrects what was registered before today", async () => {
  const venue = await aStation({ app, office }, "venue");
  const townHall = await aStation({ app, office }, "municipal");
  const atVenue = await venue.browser.visit(VENUE_STATION.doses);
  const atTownHall = await townHall.browser.visit(TOWN_HALL_STATION.doses);
  assert.match(plainText(atVenue.html), /昨日までの登録は自治体の職員が直します/);
  assert.match(atTownHall.html, /昨日までの登録は、<a href="\/recipients\/search">照会・補正<\/a>/);

  const id = await giveDose(database, venue.act, aDose(aTicket(URAYASU)));
  office.time = new Date(office.time.getTime() + 86_400_000);
  const nextDay = new Browser(app);
  const { loginId } = venue.act.actor;
  await nextDay.submit(paths.signIn, { loginId, password: PASSWORD });
  const late = await nextDay.visit(todaysPaths(VENUE_STATION.doses).correction(id));
  assert.equal(late.status, 404);
  assert.match(plainText(late.html), /昨日までの登録は、当日の一覧では訂正・取消できません/);
});
