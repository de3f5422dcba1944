import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { plainText, tableRows } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";
import { twoTownHalls } from "./two_town_halls.ts";

const office = await anOffice();
const { asking, asked, neighbour } = await twoTownHalls(office);
const { database } = office;
const between = { asking: URAYASU, asked: ICHIKAWA };
const DAY = 86_400_000;

Deno.test("without a message both boxes say so", async () => {
  const open = await neighbour.staff.visit(paths.messages);
  assert.match(plainText(open.html), /未処理（0件）.*未処理のメッセージはありません/s);
  const handled = await neighbour.staff.visit(paths.handledMessages);
  assert.match(plainText(handled.html), /処理済みのメッセージはまだありません/);
});

Deno.test("what waits for an answer is 未処理 on both sides, in the words of each", async () => {
  const id = await aCase(database, { ...between, finding: "several" });
  const [, row] = tableRows((await asked.staff.visit(paths.messages)).html);
  assert.deepEqual(row!.slice(0, 4), [
    "未読転入に伴う照会",
    "千葉県浦安市から",
    "ヤマダ　ハナコ（1956年4月12日生）",
    "回答が必要（今日から）",
  ]);
  const { html } = await asking.staff.visit(paths.messages);
  const [, own] = tableRows(html);
  assert.deepEqual(own!.slice(0, 4), [
    "照会結果（複数名該当）",
    "千葉県市川市へ",
    "ヤマダ　ハナコ（1956年4月12日生）",
    "回答待ち（今日から）",
  ]);
  assert.match(html, new RegExp(`href="${paths.inquiry(id)}"`));
});

Deno.test("who keeps others waiting is told so after the configured days, who waits is not", async () => {
  const early = (days: number) => new Date(office.now().getTime() - days * DAY);
  for (const days of [2, 3]) {
    await aCase(database, { ...between, finding: "held", askedAt: early(days) });
  }
  const standings = async (desk: typeof asked) =>
    tableRows((await desk.staff.visit(paths.messages)).html).slice(1).map((row) => row[3]);
  assert.deepEqual(await standings(asked), [
    "回答が必要（3日前から）3日以上お待たせしています",
    "回答が必要（2日前から）",
    "回答が必要（今日から）",
  ]);
  assert.ok((await standings(asking)).every((text) => !text!.includes("お待たせ")));
});

Deno.test("an inquiry by My Number and one of a list say so", async () => {
  await aCase(database, {
    ...between,
    about: { kind: "my_number", myNumber: "910000000019" },
    batchId: crypto.randomUUID(),
  });
  const rows = tableRows((await asking.staff.visit(paths.messages)).html);
  const row = rows.find(([, , whom]) => whom === "マイナンバーによる照会");
  assert.equal(row![0], "照会結果（該当者あり）まとめて照会");
});

Deno.test("nobody found is 処理済み for who asked, and no message to who was asked", async () => {
  const id = await aCase(database, { ...between, finding: "none" });
  const own = await asking.staff.visit(paths.handledMessages);
  const row = tableRows(own.html).find(([title]) => title === "照会結果（該当なし）");
  assert.equal(row![5], "kikite@town.lg.jp");
  for (const path of [paths.messages, paths.handledMessages]) {
    assert.ok(!(await asked.staff.visit(path)).html.includes(id));
  }
});

Deno.test("fifty messages stand on a page, the longest waiting first; every page can be reached", async () => {
  const town = { asking: ICHIKAWA, asked: "122041" };
  for (let count = 0; count < 52; count++) await aCase(database, { ...town, finding: "several" });
  const count = async (path: string) =>
    tableRows((await neighbour.staff.visit(path)).html).length - 1;
  assert.equal(await count(paths.messages), 50);
  assert.equal(await count(`${paths.messages}?page=2`), 2);
  assert.equal(await count(`${paths.messages}?page=99`), 2);
  const { html } = await neighbour.staff.visit(paths.messages);
  assert.match(plainText(html), /未処理（52件）/);
  assert.match(html, /href="\/messages\?page=2"/);
});
