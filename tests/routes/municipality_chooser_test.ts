import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import type { Fields, Page } from "./a_browser.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, formOf, plainText, tagById, textOf } from "./html.ts";
import { ICHIKAWA } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const { staff } = await aDesk({ app, office });

const BY_NAME = "接種券なし／氏名・生年月日・性別による照会";
const BY_MY_NUMBER = "接種券なし／マイナンバーによる照会";
const TYPED = { familyKana: "ヤマダ", givenKana: "ハナコ", birthDate: "19560412", sex: "female" };

/** 自治体を表示 or 探す, as a browser without JavaScript presses it. */
function draws(fields: Fields): Promise<Page> {
  return staff.submit(paths.transferByName, { ...TYPED, ...fields });
}

/** The labels of the list 自治体. */
function offered({ html }: Page): string[] {
  const [, options = ""] = /<select[^>]*\sid="municipalityCode"[^>]*>(.*?)<\/select>/s.exec(html)!;
  return [...options.matchAll(/<option[^>]*>(.*?)<\/option>/gs)].map(([, label]) =>
    plainText(label!)
  ).slice(1);
}

Deno.test("a prefecture shows its municipalities, and all that was typed stays", async () => {
  const page = await draws({
    choosingStep: "prefecture",
    prefectureCode: "12",
    municipalityText: "x",
  });
  assert.equal(page.status, 200);
  assert.equal(offered(page).length, 54);
  assert.equal(offered(page)[0], "千葉市");
  const { fields } = formOf(page.html, BY_NAME);
  assert.deepEqual({ ...fields, ...TYPED, prefectureCode: "12" }, fields);
  assert.deepEqual([fields.municipalityText, fields.municipalityCode], ["", ""]);
});

Deno.test("a name shows what it finds with prefectures, and none of it is chosen yet", async () => {
  const page = await draws({
    choosingStep: "text",
    municipalityText: "ふちゅう",
    prefectureCode: "12",
  });
  assert.deepEqual(offered(page), ["東京都府中市", "広島県府中市", "広島県府中町"]);
  assert.match(plainText(page.html), /3件見つかりました/);
  const { fields } = formOf(page.html, BY_NAME);
  assert.deepEqual([fields.prefectureCode, fields.municipalityCode], ["", ""]);
  const nothing = await draws({ choosingStep: "text", municipalityText: "そんな町" });
  assert.match(plainText(nothing.html), /この名前の自治体はありません/);
});

Deno.test("照会 with a name but no municipality shows what the name finds", async () => {
  const page = await draws({ municipalityText: "いちかわし" });
  assert.equal(page.status, 422);
  assert.deepEqual(offered(page), ["千葉県市川市"]);
  assert.match(textOf(page.html, "p", "municipalityCode-error") ?? "", /自治体を選んでください/);
});

Deno.test("a My Number does not outlive a step of the chooser", async () => {
  const { myNumber } = aRecipient();
  const fields = { choosingStep: "prefecture", prefectureCode: "12", myNumber, consent: "yes" };
  const { html } = await staff.submit(paths.transferByMyNumber, fields);
  assert.equal(attribute(tagById(html, "myNumber"), "value"), "");
  assert.doesNotMatch(html, new RegExp(myNumber));
  assert.equal(formOf(html, BY_MY_NUMBER).fields.consent, "yes");
});

Deno.test("a step keeps the id that was made with the page", async () => {
  const { html } = await staff.visit(paths.transferByName);
  const { inquiryId } = formOf(html, BY_NAME).fields;
  assert.match(inquiryId ?? "", /^[0-9a-f-]{36}$/);
  const page = await draws({
    choosingStep: "prefecture",
    prefectureCode: "12",
    inquiryId: inquiryId!,
  });
  assert.equal(formOf(page.html, BY_NAME).fields.inquiryId, inquiryId);
  const forged = await draws({ choosingStep: "prefecture", inquiryId: "<b>" });
  assert.notEqual(formOf(forged.html, BY_NAME).fields.inquiryId, "<b>");
});

Deno.test("for who types, the hits come as a list of options with their reading", async () => {
  const { html } = await staff.visit(`${paths.municipalityChoices}?municipalityText=いちかわ`);
  const options = [...html.matchAll(/<li[^>]*role="option"[^>]*>(.*?)<\/li>/gs)];
  assert.deepEqual(options.map(([, label]) => plainText(label!)), [
    "千葉県市川市イチカワシ",
    "兵庫県市川町イチカワチョウ（神崎郡）",
    "山梨県市川三郷町イチカワミサトチョウ（西八代郡）",
  ]);
  const many = await staff.visit(`${paths.municipalityChoices}?municipalityText=市`);
  assert.equal(many.html.match(/role="option"/g)?.length, 30);
  assert.match(many.html, /802件見つかりました。続けて入力すると絞り込めます/);
});

Deno.test("an option that is taken comes back chosen, in both lists", async () => {
  const page = await staff.visit(`${paths.municipalityChoices}?municipalityCode=${ICHIKAWA}`);
  assert.equal(page.headers.get("hx-push-url"), null);
  const [prefecture, municipality] = [...page.html.matchAll(/<option[^>]*\sselected[^>]*>/g)];
  assert.equal(attribute(prefecture![0], "value"), "12");
  assert.equal(attribute(municipality![0], "data-full-name"), "千葉県市川市");
});
