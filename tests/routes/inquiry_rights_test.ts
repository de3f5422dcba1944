import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import {
  askAbout,
  askInVain,
  type Namesakes,
  namesakes,
  protect,
} from "../db/transfer/namesakes.ts";
import type { Fields } from "./a_browser.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";
import { twoTownHalls } from "./two_town_halls.ts";

const office = await anOffice();
const { asking, asked, neighbour } = await twoTownHalls(office);

async function aCaseOfSeveral(): Promise<{ named: Namesakes; id: string }> {
  const named = await namesakes(office.database, ICHIKAWA, { count: 2, doses: 2 });
  return { named, id: await askAbout(office, URAYASU, { named, finding: "several" }) };
}

/** Two namesakes, one of them under 支援措置. */
async function aHeldCase(): Promise<{ named: Namesakes; id: string }> {
  const named = await namesakes(office.database, ICHIKAWA, { count: 2 });
  await protect(office.database, named);
  return { named, id: await askAbout(office, URAYASU, { named, finding: "held" }) };
}

Deno.test("the second of two colleagues is told what happened, and keeps what was typed", async () => {
  const { id, named } = await aCaseOfSeveral();
  const page = await asked.staff.visit(paths.inquiry(id));
  const check = await asked.staff.visit(
    `${paths.inquiryConfirmation(id)}?recipient=${named.people[0]!.id}`,
  );
  assert.match(plainText((await asked.submit(check, "転出の確認")).html), /転出処理完了/);
  const late = await asked.submit(page, "該当者なしの回答", {
    refusal: "nobody",
    refusalReason: "その他",
    refusalNote: "戸籍も確かめた",
  });
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /@demo\.lg\.jpが「転出」と回答しました/);
  assert.match(plainText(late.html), /戸籍も確かめた/);
  assert.match(plainText(late.html), /転出処理完了/);
  assert.equal((await asked.submit(check, "転出の確認")).status, 409);
});

Deno.test("who answers what was withdrawn meanwhile is told so, on the confirmation, too", async () => {
  const { id, named } = await aCaseOfSeveral();
  const recipient = named.people[0]!.id;
  const check = await asked.staff.visit(`${paths.inquiryConfirmation(id)}?recipient=${recipient}`);
  const withdrawal = await asking.staff.visit(paths.inquiryWithdrawal(id));
  await asking.submit(withdrawal, "取り下げ");
  const late = await asked.submit(check, "転出の確認");
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /千葉県浦安市が照会を取り下げました/);
});

Deno.test("支援措置: whoever asks learns nothing, and naming the person takes a box and a reason", async () => {
  const { id, named } = await aHeldCase();
  const own = await asking.staff.visit(paths.inquiry(id));
  assert.match(plainText(own.html), /回答に時間がかかります/);
  assert.doesNotMatch(plainText(own.html), /支援措置|複数|該当する人が/);

  const inquiry = await asked.staff.visit(paths.inquiry(id));
  assert.match(plainText(inquiry.html), /支援措置を受けている人がいます/);
  const { id: recipientId, residentNumber } = named.people[0]!;
  const row = tableRows(inquiry.html).find((cells) => cells.at(-1) === residentNumber);
  assert.match(row![0]!, /支援措置$/);
  const check = await asked.staff.visit(
    `${paths.inquiryConfirmation(id)}?recipient=${recipientId}`,
  );
  const half: Fields[] = [{ confirmationReason: "本人に確認" }, { protectionChecked: "on" }];
  for (const fields of half) {
    const refused = await asked.submit(check, "転出の確認", fields);
    assert.equal(refused.status, 422);
    assert.match(
      plainText(refused.html),
      /支援措置の対象であることを確認し|この人を選ぶ理由を入力/,
    );
  }
  const fields = { protectionChecked: "on", confirmationReason: "担当課と協議した" };
  const done = await asked.submit(check, "転出の確認", fields);
  assert.match(plainText(done.html), /転出処理完了.*担当課と協議した/s);
  const told = await asking.staff.visit(paths.inquiry(id));
  assert.doesNotMatch(plainText(told.html), /担当課と協議した|支援措置/);
});

Deno.test("who is not quite as asked is named by 個別宛名番号, with a reason", async () => {
  const { id, named } = await askInVain(office, URAYASU, async () => {
    const near = await namesakes(office.database, ICHIKAWA, { count: 2 });
    return { ...near, criteria: { ...near.criteria, birthDate: "1956-04-13" } };
  });
  const { residentNumber, id: recipientId } = named.people[0]!;
  await asking.submit(await asking.staff.visit(paths.inquiry(id)), "転出元に確認を依頼する");
  const page = await asked.staff.visit(paths.inquiry(id));
  const form = "個別宛名番号で選ぶ";
  const unknown = await asked.submit(page, form, { residentNumber: "987654" });
  assert.equal(unknown.status, 422);
  assert.match(textOf(unknown.html, "p", "residentNumber-error") ?? "", /登録されていません/);
  assert.match(unknown.html, /value="987654"/);
  const check = await asked.submit(page, form, { residentNumber });
  assert.deepEqual(check.redirects, [
    `${paths.inquiryConfirmation(id)}?recipient=${recipientId}`,
  ]);
  assert.match(plainText(check.html), /照会の条件と一致しない人です/);
  const refused = await asked.submit(check, "転出の確認");
  assert.equal(refused.status, 422);
  const confirmationReason = "誕生日の1日違い";
  const done = await asked.submit(check, "転出の確認", { confirmationReason });
  assert.match(plainText(done.html), /転出処理完了/);
});

Deno.test("another municipality's case is not found, and neither is what can be done with it", async () => {
  const { id, named } = await aCaseOfSeveral();
  const { id: recipientId } = named.people[0]!;
  for (
    const path of [
      paths.inquiry(id),
      paths.inquiryAnswer(id),
      paths.inquiryWithdrawal(id),
      `${paths.inquiryConfirmation(id)}?recipient=${recipientId}`,
    ]
  ) assert.equal((await neighbour.staff.visit(path)).status, 404, path);
  for (const [path, fields] of Object.entries(deeds(id, recipientId))) {
    assert.equal((await neighbour.staff.submit(path, fields)).status, 404, path);
  }
});

Deno.test("neither side can do what is the other's", async () => {
  const { id, named } = await aCaseOfSeveral();
  const { id: recipientId } = named.people[0]!;
  const theirs = deeds(id, recipientId);
  const ofAsked = [
    paths.inquiryConfirmation(id),
    paths.inquiryRefusal(id),
    paths.inquiryRetraction(id),
    paths.inquiryAcknowledgement(id),
  ] as const;
  for (const path of ofAsked) {
    const { status } = await asking.staff.submit(path, theirs[path]!);
    assert.ok([403, 404].includes(status), `${path}: ${status}`);
  }
  const ofAsking = [
    paths.inquiryCheck(id),
    paths.inquiryWithdrawal(id),
    paths.inquiryCompletion(id),
  ] as const;
  for (const path of ofAsking) {
    assert.equal((await asked.staff.submit(path, theirs[path]!)).status, 403, path);
  }
  assert.equal((await asked.staff.visit(paths.inquiryAnswer(id))).status, 404);
});

/** Everything that can be sent to a case. */
function deeds(id: string, recipientId: string): Record<string, Record<string, string>> {
  const version = "1";
  return {
    [paths.inquiryCheck(id)]: { version },
    [paths.inquiryWithdrawal(id)]: { version },
    [paths.inquiryCompletion(id)]: { version },
    [paths.inquiryAcknowledgement(id)]: { version },
    [paths.inquiryConfirmation(id)]: { version, recipientId },
    [paths.inquiryRefusal(id)]: { version, refusal: "nobody", refusalReason: "住民登録がない" },
    [paths.inquiryRetraction(id)]: { version, retractionReason: "選ぶ回答を間違えた" },
    [paths.inquiryNotes(id)]: { version, note: "よろしくお願いします" },
    [paths.inquiryFlag(id)]: {},
    [paths.inquiryFlagWithdrawal(id)]: {},
  };
}

Deno.test("nothing personal ever stood in an address", async () => {
  const { id, named } = await aCaseOfSeveral();
  const { residentNumber } = named.people[0]!;
  const page = await asked.staff.visit(paths.inquiry(id));
  assert.equal(formOf(page.html, "個別宛名番号で選ぶ").action, "");
  const sent = { version: "1", residentNumber };
  await asked.staff.submit(paths.inquiryConfirmation(id), sent);
  for (const address of [...asked.staff.addresses, ...asking.staff.addresses]) {
    const path = decodeURIComponent(address).replaceAll(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      "",
    );
    assert.doesNotMatch(path, /[\p{Lo}\d]/u);
  }
});
