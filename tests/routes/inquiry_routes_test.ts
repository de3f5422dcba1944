import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { askAbout, askInVain, namesakes } from "../db/transfer/namesakes.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";
import { twoTownHalls } from "./two_town_halls.ts";

const office = await anOffice();
const { asking, asked } = await twoTownHalls(office);
const HOUR = 3_600_000;

async function aCaseOfSeveral() {
  const named = await namesakes(office.database, ICHIKAWA, { count: 2, doses: 2 });
  return { named, id: await askAbout(office, URAYASU, { named, finding: "several" }) };
}

async function aHit(doses = 2) {
  const named = await namesakes(office.database, ICHIKAWA, { doses });
  return { named, id: await askAbout(office, URAYASU, { named, finding: "one" }) };
}

/** 転出 on somebody, and the answer itself. */
async function confirms(id: string, recipientId: string, fields = {}) {
  const page = await asked.staff.visit(`${paths.inquiryConfirmation(id)}?recipient=${recipientId}`);
  assert.equal(textOf(page.html, "h1"), "転出の確認");
  return await asked.submit(page, "転出の確認", fields);
}

Deno.test("A: the asking side opens the record, and completes the case", async () => {
  const { id, named } = await aHit();
  const page = await asking.staff.visit(paths.inquiry(id));
  assert.equal(textOf(page.html, "h1"), "照会結果（該当者あり）");
  assert.match(plainText(page.html), /該当する人が1名います/);
  const answer = await asking.staff.visit(paths.inquiryAnswer(id));
  assert.deepEqual(tableRows(answer.html), [
    ["回数", "接種日", "ワクチン", "ロットNo.", "接種会場", "接種自治体", "医師"],
    ...[10, 20].map((day, index) => [
      `${index + 1}回目`,
      `2021年5月${day}日`,
      "ファイザー",
      "EY5420",
      "市川会場",
      "千葉県市川市",
      "医師　花子",
    ]),
  ]);
  assert.match(plainText(answer.html), /2021年7月4日 10:00まで/);
  const { familyName, ticketNumber, myNumber } = named.people[0]!;
  for (const secret of [familyName, ticketNumber, myNumber]) {
    assert.ok(!answer.html.includes(secret), secret);
  }
  const done = await asking.submit(answer, "完了");
  assert.deepEqual(done.redirects, [paths.inquiry(id)]);
  assert.match(plainText(done.html), /この照会は完了しました/);
});

Deno.test("A: the resident's municipality is told, and sets 転出フラグ in one click and takes it back", async () => {
  const { id, named } = await aHit();
  const notice = await asked.staff.visit(paths.inquiry(id));
  assert.equal(textOf(notice.html, "h1"), "住民についての照会のお知らせ");
  assert.match(plainText(notice.html), /千葉県浦安市に接種と予診の記録を自動で回答しました/);
  const flagged = await asked.submit(notice, "転出フラグを付ける");
  assert.match(plainText(flagged.html), /この人に転出フラグを付けました/);
  assert.equal(formOf(flagged.html, "確認しました").action, "", "it is 処理済み now");
  const record = await asked.staff.visit(paths.recipient(named.people[0]!.id));
  assert.match(plainText(record.html), /住民の記録では「転出」です/);
  const back = await asked.submit(flagged, "転出フラグを取り消す");
  assert.match(plainText(back.html), /転出フラグはまだ付いていません/);
});

Deno.test("A: 確認しました makes the notice 処理済み", async () => {
  const { id } = await aHit();
  const notice = await asked.staff.visit(paths.inquiry(id));
  const done = await asked.submit(notice, "確認しました");
  assert.deepEqual(done.redirects, [paths.inquiry(id)]);
  assert.ok((await asked.staff.visit(paths.handledMessages)).html.includes(id));
});

Deno.test("a record without a dose says so", async () => {
  const { id } = await aHit(0);
  const answer = await asking.staff.visit(paths.inquiryAnswer(id));
  assert.match(plainText(answer.html), /接種記録はありません/);
});

Deno.test("when the time is over the page says so and leads to a new inquiry", async () => {
  office.time = new Date(TEST_TIME.getTime() - 73 * HOUR);
  const { id } = await aHit();
  office.time = TEST_TIME;
  const late = await asking.staff.visit(paths.inquiry(id));
  assert.match(plainText(late.html), /回答を表示できる期間が終わりました/);
  assert.ok(!late.html.includes(paths.inquiryAnswer(id)));
  assert.ok(late.html.includes(`${paths.transferByName}?again=${id}`));
  const answer = await asking.staff.visit(paths.inquiryAnswer(id));
  assert.equal(answer.status, 403);
  assert.match(plainText(answer.html), /この回答を表示できる期間は終わりました/);
});

Deno.test("B: nobody; the criteria can be mended, or the other staff be asked to look", async () => {
  const { id } = await askInVain(
    office,
    URAYASU,
    () => namesakes(office.database, ICHIKAWA, { count: 0 }),
  );
  const page = await asking.staff.visit(paths.inquiry(id));
  assert.match(plainText(page.html), /該当する人はいません/);
  assert.ok(page.html.includes(`${paths.transferByName}?again=${id}`));
  const requested = await asking.submit(page, "転出元に確認を依頼する");
  assert.match(plainText(requested.html), /転出元に確認を依頼しています/);
  const other = await asked.staff.visit(paths.inquiry(id));
  assert.match(plainText(other.html), /条件に一致する人はいません/);
});

Deno.test("C: nobody is shown; 転出 on the right one, and the record is there", async () => {
  const { id, named } = await aCaseOfSeveral();
  const page = await asking.staff.visit(paths.inquiry(id));
  assert.match(plainText(page.html), /条件に一致する人が複数います/);
  assert.equal((await asking.staff.visit(paths.inquiryAnswer(id))).status, 403);

  const inquiry = await asked.staff.visit(paths.inquiry(id));
  const rows = tableRows(inquiry.html);
  assert.deepEqual(
    rows.slice(1).map((row) => row.at(-1)),
    named.people.map((one) => one.residentNumber),
  );
  const [first] = named.people;
  const done = await confirms(id, first!.id);
  assert.deepEqual(done.redirects, [paths.inquiry(id)]);
  assert.match(plainText(done.html), /転出処理完了/);

  const confirmed = await asking.staff.visit(paths.inquiry(id));
  assert.equal(textOf(confirmed.html, "h1"), "照会結果（転出確認済み）");
  const answer = await asking.staff.visit(paths.inquiryAnswer(id));
  assert.equal(tableRows(answer.html).length, 3);
  await asking.submit(answer, "完了");
  const after = await asked.staff.visit(paths.inquiry(id));
  assert.match(plainText(after.html), /照会元は完了しました/);
  assert.equal(formOf(after.html, "回答の取消").action, "");
});

Deno.test("C: refused with a reason, taken back, and confirmed after all", async () => {
  const { id, named } = await aCaseOfSeveral();
  const inquiry = await asked.staff.visit(paths.inquiry(id));
  const unsaid = await asked.submit(inquiry, "該当者なしの回答", { refusalNote: "電話で確認" });
  assert.equal(unsaid.status, 422);
  assert.match(plainText(unsaid.html), /「該当者なし」か「自庁の住民ではない」を選んでください/);
  assert.match(unsaid.html, /value="電話で確認"/);
  const refused = await asked.submit(unsaid, "該当者なしの回答", {
    refusal: "nobody",
    refusalReason: "住民登録がない",
  });
  assert.match(plainText(refused.html), /「該当者なし」と回答しました/);
  const told = await asking.staff.visit(paths.inquiry(id));
  assert.equal(textOf(told.html, "h1"), "照会結果（該当者なし）");
  assert.match(plainText(told.html), /理由：住民登録がない：電話で確認/);

  const retracted = await asked.submit(refused, "回答の取消", {
    retractionReason: "該当する人が見つかった",
  });
  assert.deepEqual(retracted.redirects, [paths.inquiry(id)]);
  assert.match(plainText((await confirms(id, named.people[1]!.id)).html), /転出処理完了/);
});

Deno.test("自庁の住民ではない has a title of its own", async () => {
  const { id } = await aCaseOfSeveral();
  await asked.submit(await asked.staff.visit(paths.inquiry(id)), "該当者なしの回答", {
    refusal: "not_ours",
    refusalReason: "住民登録がない",
  });
  const told = await asking.staff.visit(paths.inquiry(id));
  assert.equal(textOf(told.html, "h1"), "照会結果（転出元の住民ではない）");
  const done = await asking.submit(told, "完了");
  assert.deepEqual(done.redirects, [paths.inquiry(id)]);
});

Deno.test("取り下げ is confirmed first, and the other side sees it", async () => {
  const { id } = await aCaseOfSeveral();
  const page = await asking.staff.visit(paths.inquiryWithdrawal(id));
  assert.match(plainText(page.html), /よろしいですか/);
  const done = await asking.submit(page, "取り下げ");
  assert.equal(textOf(done.html, "h1"), "取り下げた照会");
  const other = await asked.staff.visit(paths.inquiry(id));
  assert.match(plainText(other.html), /回答は要りません/);
  const again = await asking.staff.visit(paths.inquiryWithdrawal(id));
  assert.deepEqual(again.redirects, [paths.inquiry(id)]);
});

Deno.test("notes go both ways, and never with twelve digits", async () => {
  const { id } = await aCaseOfSeveral();
  const page = await asking.staff.visit(paths.inquiry(id));
  const bad = await asking.submit(page, "連絡", { note: "番号は 9100-0000-0019 です" });
  assert.equal(bad.status, 422);
  assert.match(textOf(bad.html, "p", "note-error") ?? "", /マイナンバーは書かないでください/);
  assert.match(bad.html, /番号は （数字は消しました） です/);
  await asking.submit(page, "連絡", { note: "旧姓は<山本>です" });
  const other = await asked.staff.visit(paths.inquiry(id));
  assert.match(plainText(other.html), /旧姓は<山本>です/);
  await asked.submit(other, "連絡", { note: "ありがとうございます" });
  const timeline = (await asking.staff.visit(paths.inquiry(id))).html;
  assert.match(
    plainText(textOf(timeline, "ol") ?? ""),
    /千葉県市川市（.*@demo\.lg\.jp）：連絡しました/,
  );
});
