import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { pairId } from "../../domain/duplicate/person_pair.ts";
import { correctionPaths, paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aStoredPair, idOf, mergeAsTyped } from "../db/duplicate/a_pair.ts";
import { aRecipient, type RecipientCells } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import type { Page } from "./a_browser.ts";
import { attribute, formOf, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const { database } = office;
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const staff = (municipalityCode: string) =>
  aBrowserOf({ app, office }, { kind: "municipal", municipalityCode });
const browser = await staff(URAYASU);
const colleague = await staff(URAYASU);

const REASON = { reason: "住民の異動", reasonText: "" };
const DISTINCT = { distinctReason: "本人や家族に確認した", distinctNote: "" };

async function aPairPage(cells: [Partial<RecipientCells>, Partial<RecipientCells>] = [{}, {}]) {
  const { pair, people } = await aStoredPair(database, act, cells);
  return { pair, people, id: pairId(pair) };
}

/** Sends the form of a page as it stands, but for the fields given. */
function send(page: Page, label: string, fields: Record<string, string> = {}, by = browser) {
  const form = formOf(page.html, label);
  return by.submit(form.action, { ...form.fields, ...fields });
}

Deno.test("without candidates the page says so", async () => {
  const { html, status } = await (await staff(ICHIKAWA)).visit(paths.duplicates);
  assert.equal(status, 200);
  assert.match(plainText(html), /重複の候補（0組）/);
  assert.match(plainText(html), /重複の候補はありません。/);
  assert.match(plainText(html), /「別人」とした2件はありません。/);
});

Deno.test("a candidate is listed with both numbers, and leads to the comparison", async () => {
  const { id, people: [older, newer] } = await aPairPage();
  const { html } = await browser.visit(paths.duplicates);
  const row = tableRows(html).find((cells) => cells[5]?.includes(older.residentNumber))!;
  assert.equal(row[5], older.residentNumber + newer.residentNumber);
  assert.equal(row[6], older.ticketNumber + newer.ticketNumber);
  assert.ok(html.includes(`href="${paths.duplicate(id)}"`));
});

Deno.test("left and right stand cell by cell; what differs is a choice, with the default chosen", async () => {
  const { id, people: [, newer] } = await aPairPage([{ familyName: "旧姓" }, {}]);
  const page = await browser.visit(paths.duplicate(id));
  const rows = tableRows(page.html);
  assert.deepEqual(rows.find(([name]) => name === "氏名"), [
    "氏名",
    "姓：旧姓名：花子",
    "姓：山田名：花子",
    "違う",
  ]);
  assert.equal(rows.find(([name]) => name === "生年月日")![3], "同じ");
  const { fields } = formOf(page.html, "統合のしかた");
  assert.deepEqual([fields.kept, fields.name, fields.birthDate], ["right", "right", undefined]);
  assert.doesNotMatch(page.html, new RegExp(newer.myNumber));
});

Deno.test("the merge asks once more, wants a reason, and then shows what became of the pair", async () => {
  const { id, pair, people: [older, newer] } = await aPairPage([{ familyName: "旧姓" }, {}]);
  const page = await browser.visit(paths.duplicate(id));
  const asked = await send(page, "統合のしかた", { name: "left" });
  assert.equal(textOf(asked.html, "h1"), "統合の確認");
  const merged = tableRows(asked.html);
  assert.deepEqual(merged.find(([name]) => name === "氏名"), ["氏名", "姓：旧姓名：花子", "左"]);
  assert.deepEqual(merged.find(([name]) => name === newer.ticketNumber)?.slice(1), ["有効", "右"]);

  const unreasoned = await send(asked, "統合");
  assert.equal(unreasoned.status, 422);
  assert.equal(textOf(unreasoned.html, "p", "reason-error"), "理由を選んでください。");
  const done = await send(unreasoned, "統合", REASON);
  assert.deepEqual([done.status, done.path], [200, paths.duplicate(id)]);
  assert.match(plainText(done.html), /統合完了/);
  assert.match(plainText(done.html), /理由：住民の異動/);
  assert.equal(formOf(done.html, "統合のしかた").action, "");

  const absorbed = await browser.visit(paths.recipient(pair.lowerId));
  assert.match(plainText(absorbed.html), /統合された記録です/);
  assert.ok(absorbed.html.includes(`href="${paths.recipient(pair.higherId)}"`));
  const kept = await browser.visit(paths.recipient(pair.higherId));
  assert.match(
    plainText(kept.html),
    new RegExp(`統合された記録があります.*「${older.residentNumber}」`, "s"),
  );
});

Deno.test("editing an absorbed record is refused, with the way to the record it went into", async () => {
  const { pair, people: [, newer] } = await aStoredPair(database, act);
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  const edit = await browser.visit(correctionPaths(paths.recipient(pair.lowerId)).person);
  assert.match(
    plainText(edit.html),
    new RegExp(`編集できません.*「${newer.residentNumber}」`, "s"),
  );
  assert.match(
    edit.html,
    new RegExp(`href="${paths.recipient(pair.higherId)}">統合先の記録を開く`),
  );
  assert.doesNotMatch(edit.html, /決定/);
});

Deno.test("going back keeps what was chosen", async () => {
  const { id } = await aPairPage([{ familyName: "旧姓" }, {}]);
  const asked = await send(await browser.visit(paths.duplicate(id)), "統合のしかた", {
    name: "left",
    kept: "left",
  });
  const again = await send(asked, "選び直し");
  assert.equal(again.status, 200);
  const { fields } = formOf(again.html, "統合のしかた");
  assert.deepEqual([fields.name, fields.kept], ["left", "left"]);
});

Deno.test("a dose that both records have must be decided before anything else", async () => {
  const { id, people: [older, newer] } = await aPairPage();
  await giveDose(database, act, aDose(aTicket(URAYASU, older)));
  const entry = { ...aDose(aTicket(URAYASU)).entry, lotNumber: "FA7338" };
  const stays = await giveDose(database, act, aDose(aTicket(URAYASU, newer), { entry }));
  const refused = await send(await browser.visit(paths.duplicate(id)), "統合のしかた");
  assert.equal(refused.status, 422);
  const field = "dose-vaccination-1";
  assert.match(textOf(refused.html, "p", `${field}-error`)!, /1回目の接種が両方にあります/);
  assert.equal(attribute(tagById(refused.html, field), "aria-describedby"), `${field}-error`);
  const asked = await send(refused, "統合のしかた", { [field]: stays });
  assert.match(plainText(asked.html), /削除済みになる接種記録/);
  assert.match(plainText((await send(asked, "統合", REASON)).html), /統合完了/);
});

Deno.test("the slower of two is told what has changed, and sees it", async () => {
  const { id, people: [older] } = await aPairPage();
  const page = await browser.visit(paths.duplicate(id));
  await upload(database, act, { content: [{ ...older, familyName: "改姓" }] });
  const late = await send(page, "統合のしかた");
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /左の記録：個人の情報.*yakuba@town\.lg\.jp/s);
  assert.ok(tableRows(late.html).some((row) => row[1] === "姓：改姓名：花子"));

  const asked = await send(late, "統合のしかた");
  const theirs = await send(await colleague.visit(paths.duplicate(id)), "統合のしかた");
  await send(theirs, "統合", REASON, colleague);
  const overtaken = await send(asked, "統合", REASON);
  assert.equal(overtaken.status, 409);
  assert.match(plainText(overtaken.html), /この2件の記録は統合されました/);
});

Deno.test("別人 wants a reason, takes the pair off the list and can be withdrawn", async () => {
  const { id, people: [older] } = await aPairPage();
  const page = await browser.visit(paths.duplicate(id));
  const refused = await send(page, "別人とする");
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "distinctReason-error")!, /理由を選んで/);
  const done = await send(refused, "別人とする", DISTINCT);
  assert.match(plainText(done.html), /「別人」とした2件です/);
  assert.equal(formOf(done.html, "統合のしかた").action, "");
  const late = await send(page, "別人とする", DISTINCT, colleague);
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /「別人」としました/);

  const isCandidate = async () =>
    tableRows((await browser.visit(paths.duplicates)).html)
      .some((cells) => cells.length === 8 && cells[5]?.includes(older.residentNumber));
  assert.equal(await isCandidate(), false);
  assert.equal((await send(done, "別人の取消")).status, 200);
  assert.equal(await isCandidate(), true);
});

Deno.test("any two records can be compared by their numbers, none of them in the address", async () => {
  const people = [aRecipient(), aRecipient({ familyKana: "スズキ", flag: "1" })];
  await upload(database, act, { content: people });
  const [first, second] = people.map(({ residentNumber }) => `000${residentNumber}`);
  const page = await browser.visit(paths.duplicates);
  const label = "2件を指定して比べる";
  const found = await send(page, label, { first: first!, second: second! });
  assert.equal(textOf(found.html, "h1"), "2件の記録を比べる");
  const ids = await Promise.all(people.map((person) => idOf(database, act, person)));
  assert.equal(found.path, paths.duplicate(ids.toSorted().join("_")));
  assert.equal(
    (await browser.visit(paths.duplicate(ids.toSorted().toReversed().join("_")))).status,
    200,
  );

  const faults: [string, string, string, RegExp][] = [
    ["", second!, "first", /入力してください/],
    [first!, "居ない", "second", /登録されていません/],
    [first!, people[0]!.residentNumber, "second", /同じ個別宛名番号/],
  ];
  for (const [one, other, field, message] of faults) {
    const refused = await send(page, label, { first: one, second: other });
    assert.equal(refused.status, 422);
    assert.match(textOf(refused.html, "p", `${field}-error`) ?? "", message);
  }
});

Deno.test("a neighbour can neither see nor merge nor mark the pair", async () => {
  const { id } = await aPairPage();
  const page = await browser.visit(paths.duplicate(id));
  const neighbour = await staff(ICHIKAWA);
  assert.equal((await neighbour.visit(paths.duplicate(id))).status, 404);
  assert.equal((await send(page, "統合のしかた", {}, neighbour)).status, 404);
  assert.equal((await send(page, "別人とする", DISTINCT, neighbour)).status, 404);
  assert.equal((await browser.visit(paths.duplicate("nobody"))).status, 404);
});
