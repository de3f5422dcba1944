import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aRecipient, type RecipientCells, toCsv } from "../db/upload/a_recipient.ts";
import { aDesk } from "./a_desk.ts";
import type { Page } from "./a_browser.ts";
import { attribute, formOf, plainText, tableRows, tagById, textOf } from "./html.ts";

const office = await anOffice();
const app = createApp(office);
const desk = await aDesk({ app, office });

const HANAKO = aRecipient({ ticketNumber: "0000001001" });
const NAMESAKE = aRecipient({ birthDate: "19800101", sex: "1", ticketNumber: "0000001002" });
const MOVED = aRecipient({ givenKana: "ハルオ", flag: "1", ticketNumber: "" });
await desk.registers(fileOf([HANAKO, NAMESAKE, MOVED]));

const NAME_SEARCH = "「氏名」などで照会";

/** Fills in 「氏名」などで照会 and presses 照会. */
async function asks(fields: Record<string, string>): Promise<Page> {
  return await desk.submit(await desk.staff.visit(paths.search), NAME_SEARCH, fields);
}

Deno.test("one person leads straight to their record, with nobody's data in the address", async () => {
  const page = await asks({ nameKana: "やまだ はなこ", birthDate: "S31.4.12", sex: "female" });
  assert.equal(textOf(page.html, "h1"), "照会結果");
  assert.match(plainText(page.html), /山田　花子/);
  assert.match(page.path, /^\/recipients\/[0-9a-f-]{36}$/);
});

Deno.test("who comes back to the list of a search finds it again, and nobody else's", async () => {
  const search = await desk.staff.visit(paths.search);
  const { action, fields } = formOf(search.html, NAME_SEARCH);
  const typed = { ...fields, nameKana: "ﾔﾏﾀﾞﾊﾅｺ" };
  const list = await desk.staff.submit(action, typed, { "HX-Request": "true" });
  assert.equal(list.headers.get("hx-push-url"), paths.peopleFound);
  const back = await desk.staff.visit(paths.peopleFound);
  assert.equal(textOf(back.html, "h1"), "照会結果（複数名該当）");
  assert.deepEqual(tableRows(back.html), tableRows(list.html));
  assert.equal(attribute(tagById(back.html, "nameKana"), "value"), "ﾔﾏﾀﾞﾊﾅｺ");
  const other = await (await aDesk({ app, office })).staff.visit(paths.peopleFound);
  assert.equal(other.path, paths.search);
});

Deno.test("several are listed with what tells them apart, and narrowed by a number", async () => {
  const page = await asks({ nameKana: "ﾔﾏﾀﾞﾊﾅｺ" });
  assert.deepEqual([page.status, page.path], [200, paths.search]);
  assert.equal(textOf(page.html, "h1"), "照会結果（複数名該当）");
  assert.match(plainText(page.html), /条件に一致する人が2人います/);
  assert.deepEqual(tableRows(page.html), [
    ["氏名", "カナ氏名", "生年月日", "性別", "個別宛名番号", "接種券番号", "状態"],
    [
      ...["山田　花子", "ヤマダ　ハナコ", "1956年4月12日", "女"],
      ...[HANAKO.residentNumber, HANAKO.ticketNumber, "–"],
    ],
    [
      ...["山田　花子", "ヤマダ　ハナコ", "1980年1月1日", "男"],
      ...[NAMESAKE.residentNumber, NAMESAKE.ticketNumber, "–"],
    ],
  ]);
  const numbers = [
    ["residentNumber", `000${NAMESAKE.residentNumber}`],
    ["ticketNumber", NAMESAKE.ticketNumber],
    ["ticketNumber", `21122271${NAMESAKE.ticketNumber}`],
  ] as const;
  for (const [field, number] of numbers) {
    const record = await desk.submit(page, "絞り込み", { [field]: number });
    assert.equal(textOf(record.html, "h1"), "照会結果");
    assert.match(plainText(record.html), /1980年1月1日/);
  }
});

Deno.test("a number that is none of theirs is said so, with the list and what was typed", async () => {
  const page = await asks({ nameKana: "ヤマダ ハナコ" });
  const again = await desk.submit(page, "絞り込み", { ticketNumber: "0000009999" });
  assert.equal(again.status, 422);
  assert.match(textOf(again.html, "p", "ticketNumber-error") ?? "", /この番号の人はいません/);
  assert.equal(attribute(tagById(again.html, "ticketNumber"), "value"), "0000009999");
  assert.equal(tableRows(again.html).length, 3);
  const blank = await desk.submit(page, "絞り込み", {});
  assert.match(
    textOf(blank.html, "p", "residentNumber-error") ?? "",
    /個別宛名番号か接種券番号を入力/,
  );
});

Deno.test("who is only nearly so is offered under a heading of their own, never opened by itself", async () => {
  const page = await asks({ nameKana: "ヤマダ ハルコ", birthDate: "1956-12-04" });
  assert.deepEqual([page.status, page.redirects], [200, []]);
  assert.equal(textOf(page.html, "h1"), "照会結果（近い候補）");
  assert.match(plainText(page.html), /入力した条件のとおりの人は登録されていません/);
  const [header, ...rows] = tableRows(page.html);
  assert.deepEqual(header?.slice(0, 2), ["氏名", "違うところ"]);
  assert.deepEqual(rows.map((row) => row.slice(1, 3)), [
    ["カナが1文字違います生年月日の月と日が入れ替わっています", "ヤマダ　ハナコ"],
    ["カナが1文字違います生年月日の月と日が入れ替わっています", "ヤマダ　ハルオ"],
  ]);
  assert.deepEqual(rows.map((row) => row.slice(-2)), [[HANAKO.ticketNumber, "–"], [
    "なし",
    "転出",
  ]]);
  assert.doesNotMatch(page.html, /aria-label="絞り込み"/);
  assert.equal(attribute(tagById(page.html, "nameKana"), "value"), "ヤマダ ハルコ");
});

Deno.test("near ones found without a birth date are said to be fewer with it", async () => {
  const hint = /生年月日も入力すると絞り込めます/;
  const alone = await asks({ nameKana: "ヤマト ハルキ" });
  assert.match(plainText(alone.html), hint);
  assert.deepEqual(tableRows(alone.html).slice(1).map(([, reasons, kana]) => [reasons, kana]), [
    ["カナが2文字違います", "ヤマダ　ハルオ"],
  ]);
  const dated = await asks({ nameKana: "ヤマダ ハルコ", birthDate: "1956-12-04" });
  assert.doesNotMatch(plainText(dated.html), hint);
});

Deno.test("nobody, not even nearly, is said with what to do, and the form keeps what was typed", async () => {
  const page = await asks({ nameKana: "コバヤシ", sex: "male" });
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /条件に合う人はいません.*カナ氏名と生年月日を確かめるか/s);
  assert.equal(attribute(tagById(page.html, "nameKana"), "value"), "コバヤシ");
  assert.match(tagById(page.html, "sex-male"), /checked/);
});

for (
  const [fields, field, message] of [
    [{}, "nameKana", /カナ氏名か生年月日を入力/],
    [{ nameKana: "山田花子" }, "nameKana", /漢字では照会できません/],
    [{ birthDate: "きのう" }, "birthDate", /日付は「20210601」/],
    [{ nameKana: "ヤマダ", sex: "9" }, "sex", /性別は「指定しない」か/],
  ] as const
) {
  Deno.test(`${JSON.stringify(fields)} is refused beside its field`, async () => {
    const page = await asks(fields);
    assert.equal(page.status, 422);
    assert.match(textOf(page.html, "p", `${field}-error`) ?? "", message);
    assert.match(textOf(page.html, "title") ?? "", /^エラー：照会・補正/);
  });
}

Deno.test("another municipality finds none of them, by name or by narrowing", async () => {
  const ichikawa = await aDesk({ app, office }, "122033");
  const fields = { nameKana: "ヤマダ ハナコ", birthDate: "", sex: "" };
  const page = await ichikawa.staff.submit(paths.search, fields);
  assert.match(plainText(page.html), /条件に合う人はいません/);
  const narrowed = await ichikawa.staff.submit(paths.peopleNarrowed, {
    ...fields,
    ticketNumber: HANAKO.ticketNumber,
  });
  assert.match(plainText(narrowed.html), /条件に合う人はいません/);
});

function fileOf(people: readonly RecipientCells[]): File {
  return new File([toCsv(people)], "people.csv");
}
