import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aNameThatIs } from "../db/transfer/two_towns.ts";
import { aMyNumber, aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import type { Fields, Page } from "./a_browser.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, formOf, plainText, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const desk = await aDesk({ app, office });
const ichikawa = await aDesk({ app, office }, ICHIKAWA);

const HANAKO = aRecipient();
const TWINS = ["1", "2"].map((residentNumber) =>
  aRecipient({ residentNumber: `90${residentNumber}`, familyKana: "フタゴ", givenKana: "カナ" })
);
await ichikawa.registers(new File([toCsv([HANAKO, ...TWINS])], "people.csv"));
const NOBODY = aNameThatIs("not covered", ICHIKAWA);

const BY_NAME = "接種券なし／氏名・生年月日・性別による照会";
const BY_MY_NUMBER = "接種券なし／マイナンバーによる照会";
const AT_ICHIKAWA = { prefectureCode: "12", municipalityCode: ICHIKAWA };
const NAMED = {
  ...AT_ICHIKAWA,
  familyKana: "やまだ",
  givenKana: "ﾊﾅｺ",
  birthDate: "S31.4.12",
  sex: "female",
};
const NUMBERED = { ...AT_ICHIKAWA, myNumber: HANAKO.myNumber, consent: "yes" };
const NOT_GIVEN = aMyNumber(900_000_001);

async function asksByName(fields: Fields): Promise<Page> {
  return await desk.submit(await desk.staff.visit(paths.transferByName), BY_NAME, fields);
}

async function asksByMyNumber(fields: Fields): Promise<Page> {
  const page = await desk.staff.visit(paths.transferByMyNumber);
  return await desk.submit(page, BY_MY_NUMBER, fields);
}

const messageAt = ({ html }: Page, field: string) => textOf(html, "p", `${field}-error`) ?? "";

Deno.test("転入処理 leads to every way to ask, in the manual's words", async () => {
  const { html } = await desk.staff.visit(paths.transfers);
  for (const words of [BY_NAME, BY_MY_NUMBER, "まとめて照会", "受けた照会の一覧"]) {
    assert.match(plainText(html), new RegExp(words));
  }
  for (const path of [paths.transferByName, paths.transferByMyNumber, paths.batches]) {
    assert.match(html, new RegExp(`href="${path}"`));
  }
});

Deno.test("照会の点検 is offered to managers only", async () => {
  const manager = await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" });
  const link = new RegExp(`href="${paths.anomalies}"`);
  assert.match((await manager.visit(paths.transfers)).html, link);
  assert.doesNotMatch((await desk.staff.visit(paths.transfers)).html, link);
});

Deno.test("one person leads straight to the answer, with nobody's data in the address", async () => {
  for (const page of [await asksByName(NAMED), await asksByMyNumber(NUMBERED)]) {
    assert.equal(page.status, 200);
    assert.match(page.path, /^\/inquiries\/[0-9a-f-]{36}\/answer$/);
  }
});

Deno.test("nobody and several lead to the case", async () => {
  const nobody = await asksByName({ ...NAMED, familyKana: NOBODY, givenKana: "" });
  const several = await asksByName({ ...NAMED, familyKana: "フタゴカナ", givenKana: "" });
  for (const page of [nobody, several]) {
    assert.match(page.path, /^\/inquiries\/[0-9a-f-]{36}$/);
  }
});

const refusedByName: [fields: Fields, field: string, message: RegExp][] = [
  [{ municipalityCode: "" }, "municipalityCode", /転出元の自治体を選んでください/],
  [{ municipalityCode: "999999" }, "municipalityCode", /転出元の自治体を選んでください/],
  [{ prefectureCode: "13" }, "municipalityCode", /転出元の自治体を選んでください/],
  [{ municipalityCode: URAYASU }, "municipalityCode", /自分の自治体には照会できません/],
  [{ municipalityCode: "122041" }, "municipalityCode", /千葉県船橋市はVRSを利用していない/],
  [{ familyKana: "" }, "familyKana", /セイを入力してください/],
  [{ familyKana: "山田" }, "familyKana", /カタカナかひらがなで入力/],
  [{ givenKana: "花子" }, "givenKana", /カタカナかひらがなで入力/],
  [{ familyKana: "ア", givenKana: "" }, "familyKana", /合わせて2文字以上/],
  [{ birthDate: "" }, "birthDate", /生年月日を入力してください/],
  [{ birthDate: "きのう" }, "birthDate", /日付は「20210601」/],
  [{ sex: "" }, "sex", /性別は男・女・その他/],
];

for (const [fields, field, message] of refusedByName) {
  Deno.test(`by name, ${JSON.stringify(fields)} is refused beside its field, and all stays`, async () => {
    const page = await asksByName({ ...NAMED, ...fields });
    assert.deepEqual([page.status, page.path], [422, paths.transferByName]);
    assert.match(messageAt(page, field), message);
    assert.match(textOf(page.html, "title") ?? "", /^エラー：/);
    const kept = formOf(page.html, BY_NAME).fields;
    const typed: Fields = { ...NAMED, ...fields };
    for (const name of ["familyKana", "givenKana", "birthDate"]) {
      assert.equal(kept[name], typed[name]);
    }
  });
}

const refusedByMyNumber: [fields: Fields, field: string, message: RegExp][] = [
  [{ consent: "" }, "consent", /本人の同意を確認して/],
  [{ myNumber: "" }, "myNumber", /マイナンバーを入力してください/],
  [{ myNumber: "123456789012" }, "myNumber", /最後の1桁（検査用数字）が合いません/],
  [{ myNumber: HANAKO.myNumber.slice(1) }, "myNumber", /12桁/],
  [{ municipalityCode: "" }, "municipalityCode", /転出元の自治体を選んでください/],
  [{ municipalityCode: URAYASU }, "municipalityCode", /自分の自治体には照会できません/],
];

for (const [fields, field, message] of refusedByMyNumber) {
  Deno.test(`by My Number, ${Object.keys(fields)} is refused beside its field, and the number is not shown`, async () => {
    const page = await asksByMyNumber({ ...NUMBERED, ...fields });
    assert.equal(page.status, 422);
    assert.match(messageAt(page, field), message);
    assert.notEqual(messageAt(page, "myNumber"), "", "the number has to be typed again");
    assert.equal(attribute(tagById(page.html, "myNumber"), "value"), "");
    // By its digits: eleven in a row may stand in the hash of an asset, too.
    for (const number of [HANAKO.myNumber.slice(1), "123456789012"]) {
      assert.ok(!page.html.includes(number));
    }
  });
}

Deno.test("the same form sent twice asks once, and another question from it asks again", async () => {
  const form = await desk.staff.visit(paths.transferByName);
  const once = await desk.submit(form, BY_NAME, NAMED);
  const twice = await desk.submit(form, BY_NAME, NAMED);
  assert.equal(twice.path, once.path);
  const other = await desk.submit(form, BY_NAME, { ...NAMED, familyKana: NOBODY });
  assert.notEqual(other.path.slice(0, 47), once.path.slice(0, 47));
  assert.notEqual((await asksByName(NAMED)).path, once.path);
});

Deno.test("条件を直して照会する fills in what was asked, and of a My Number nothing", async () => {
  const nobody = await asksByName({ ...NAMED, familyKana: NOBODY });
  const again = await desk.staff.visit(`${paths.transferByName}?again=${nobody.path.slice(11)}`);
  const { fields } = formOf(again.html, BY_NAME);
  const { municipalityCode, familyKana, givenKana, birthDate, sex } = fields;
  assert.deepEqual([municipalityCode, familyKana, sex], [ICHIKAWA, NOBODY, "female"]);
  assert.deepEqual([givenKana, birthDate], ["ハナコ", "1956年4月12日"]);
  const numbered = await asksByMyNumber({ ...NUMBERED, myNumber: NOT_GIVEN });
  const id = numbered.path.slice(11);
  const { html } = await desk.staff.visit(`${paths.transferByName}?again=${id}`);
  assert.equal(formOf(html, BY_NAME).fields.municipalityCode, ICHIKAWA);
  assert.ok(!html.includes(NOT_GIVEN));
});

Deno.test("nobody else's inquiry fills in a form", async () => {
  const nobody = await asksByName({ ...NAMED, familyKana: NOBODY });
  const path = `${paths.transferByName}?again=${nobody.path.slice(11)}`;
  assert.equal((await ichikawa.staff.visit(path)).status, 404);
  assert.equal((await (await aDesk({ app, office }, "122041")).staff.visit(path)).status, 404);
});

Deno.test("no My Number that was typed stands in an address or in the log", () => {
  assert.ok(desk.staff.addresses.length > 50);
  const said = JSON.stringify([desk.staff.addresses, office.logged]);
  for (const number of [HANAKO.myNumber, NOT_GIVEN, "123456789012"]) {
    assert.doesNotMatch(said, new RegExp(number));
  }
});
