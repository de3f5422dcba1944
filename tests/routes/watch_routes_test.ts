import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { aDesk, Desk } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const { database } = office;
const desk = await aDesk({ app, office });

async function aManager(municipalityCode = URAYASU): Promise<Desk> {
  const member = { kind: "municipal" as const, role: "manager" as const, municipalityCode };
  return new Desk(await aBrowserOf({ app, office }, member), office);
}

const manager = await aManager();
const SAPPORO = "011002";
const HAKODATE = "012025";

/** Rows of the table of inquiries, by the cell that says who asked. */
function rowsBy(html: string, loginId: string): string[][] {
  return tableRows(html).filter((cells) => cells.includes(loginId));
}

Deno.test("受けた照会の一覧 says when, which municipality, who, how, what was found, and leads to the case", async () => {
  const loginId = "tanto@sapporo.lg.jp";
  const id = await aCase(database, { asking: SAPPORO, asked: URAYASU, finding: "none", loginId });
  const { html, status } = await desk.staff.visit(paths.receivedInquiries);
  assert.equal(status, 200);
  const [row] = rowsBy(html, loginId);
  assert.deepEqual(row!.slice(0, 5), [
    "2021年7月1日 10:00",
    "北海道札幌市",
    loginId,
    "氏名など",
    "該当なし",
  ]);
  assert.match(html, new RegExp(`href="${paths.inquiry(id)}"`));
  assert.doesNotMatch(html, /ヤマダ|1956/, "no list tells whom it was about");
});

Deno.test("the list is narrowed down by its form, and says what it cannot read", async () => {
  const loginId = "tanto@hakodate.lg.jp";
  await aCase(database, { asking: HAKODATE, asked: URAYASU, loginId });
  const narrowed = async (query: string) =>
    rowsBy((await desk.staff.visit(paths.receivedInquiries + query)).html, loginId).length;
  assert.equal(await narrowed(`?other=${HAKODATE}&finding=&from=20210701&to=令和3年7月1日`), 1);
  assert.equal(await narrowed(`?other=${SAPPORO}`), 0);
  assert.equal(await narrowed("?finding=several"), 0);
  assert.equal(await narrowed("?to=20210630"), 0);
  const wrong = await desk.staff.visit(paths.receivedInquiries + "?from=先月&to=");
  assert.equal(wrong.status, 422);
  assert.equal(attribute(tagById(wrong.html, "from"), "value"), "先月");
  assert.ok(textOf(wrong.html, "p", "from-error"));
});

Deno.test("the counts of each municipality stand beside a chart of the same figures", async () => {
  const [staff, asking] = [await aDesk({ app, office }, HAKODATE), SAPPORO];
  for (const finding of ["one", "none", "none"] as const) {
    await aCase(database, { asking, asked: HAKODATE, finding });
  }
  const { html } = await staff.staff.visit(paths.receivedInquiries);
  assert.deepEqual(tableRows(html).find(([name]) => name === "北海道札幌市"), [
    "北海道札幌市",
    "3",
    "2",
  ]);
  assert.match(html, /aria-label="照会元の自治体ごとの照会の件数：北海道札幌市 3件"/);
});

Deno.test("of many municipalities that asked the table has the most, and the others in one line", async () => {
  const OTARU = "012033";
  const { staff } = await aDesk({ app, office }, OTARU);
  const askers = MUNICIPALITIES.filter(({ prefectureCode }) => prefectureCode === "47").slice(
    0,
    22,
  );
  for (const { code } of askers) await aCase(database, { asking: code, asked: OTARU });
  const rows = tableRows((await staff.visit(paths.receivedInquiries)).html)
    .filter((cells) => cells.length === 3);
  assert.deepEqual(rows.slice(-2).map(([name]) => name?.slice(0, 3)), ["沖縄県", "ほか2"]);
  assert.deepEqual([rows.length, rows.at(-1)], [22, ["ほか2自治体", "2", "0"]]);
});

Deno.test("what is odd is shown to a manager, who writes down what was found", async () => {
  const loginId = "yakin@urayasu.lg.jp";
  const askedAt = new Date("2021-06-30T22:10:00+09:00");
  const id = await aCase(database, { asking: URAYASU, asked: SAPPORO, loginId, askedAt });
  const list = await manager.staff.visit(paths.anomalies);
  assert.match(plainText(list.html), /未確認（1件）/);
  assert.deepEqual(rowsBy(list.html, loginId), [
    ["時間外の照会", loginId, "2021年6月30日 22:10", "1", "–"],
  ]);
  const [, path = ""] = /href="(\/inquiries\/anomalies\/[^"]+)"/.exec(list.html) ?? [];
  const page = await manager.staff.visit(path);
  assert.match(page.html, new RegExp(`href="${paths.inquiry(id)}"`));

  const blank = await manager.submit(page, "確認した", { reviewNote: "" });
  assert.equal(blank.status, 422);
  assert.match(textOf(blank.html, "p", "reviewNote-error")!, /確認した内容を入力してください/);
  const number = await manager.submit(page, "確認した", { reviewNote: "1234 5678 9018" });
  assert.equal(number.status, 422);

  const done = await manager.submit(page, "確認した", { reviewNote: "残業。転入届と一致" });
  assert.deepEqual(done.redirects, [paths.anomalies]);
  assert.match(plainText(done.html), /未確認（0件）/);
  const [row] = rowsBy(done.html, loginId);
  assert.match(row![4]!, /^\S+@demo\.lg\.jp 2021年7月1日 10:00$/);
  assert.equal(row![5], "残業。転入届と一致");

  const late = await manager.submit(page, "確認した", { reviewNote: "私も見た" });
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /\S+@demo\.lg\.jpが確認しています（残業。転入届と一致）/);
  assert.match(plainText(late.html), /まだ登録していません。\s*確認した内容\s*私も見た/);
});

Deno.test("an inquiry that comes later opens it again, and what was found stays in sight", async () => {
  const given = { asking: ICHIKAWA, asked: SAPPORO, accountId: crypto.randomUUID() };
  const at = (time: string) => new Date(`2021-06-30T${time}+09:00`);
  await aCase(database, { ...given, askedAt: at("22:10:00") });
  const chief = await aManager(ICHIKAWA);
  const { html } = await chief.staff.visit(paths.anomalies);
  const [, path = ""] = /href="(\/inquiries\/anomalies\/[^"]+)"/.exec(html) ?? [];
  await chief.submit(await chief.staff.visit(path), "確認した", { reviewNote: "残業だった" });
  await aCase(database, { ...given, askedAt: at("23:10:00") });
  const again = await chief.staff.visit(path);
  assert.match(plainText(again.html), /残業だった\s*そのあとに新しい照会が加わりました/);
  assert.match(again.html, /aria-label="確認した"/);
});

Deno.test("一般 staff, and a manager of another municipality, cannot look", async () => {
  await aCase(database, {
    asking: URAYASU,
    asked: SAPPORO,
    askedAt: new Date("2021-06-27T12:00:00+09:00"),
  });
  const { html } = await manager.staff.visit(paths.anomalies);
  const [, path = ""] = /href="(\/inquiries\/anomalies\/[^"]+)"/.exec(html) ?? [];
  for (const address of [paths.anomalies, path]) {
    const { status, html } = await desk.staff.visit(address);
    assert.equal(status, 403);
    assert.match(plainText(html), /この画面は管理者だけが使えます/);
  }
  assert.equal((await (await aManager(SAPPORO)).staff.visit(path)).status, 404);
});
