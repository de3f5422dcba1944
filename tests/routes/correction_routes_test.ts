import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { correctionPaths, paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aCorrection } from "../db/correction/a_correction.ts";
import { aMyNumber } from "../db/upload/a_recipient.ts";
import { aDesk, Desk } from "./a_desk.ts";
import { Browser, type Page } from "./a_browser.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const desk = await aDesk({ app, office });

/** A person with two doses, and the addresses of their correction. */
async function aRecord() {
  const { correcting, person } = await aCorrection(office.database, act);
  const path = paths.recipient(correcting.subject.id);
  const { doses } = await correcting.record();
  return { correcting, person, path, at: correctionPaths(path), doses };
}

const REASON = { reason: "入力の誤り", reasonText: "" };

async function signedIn(server: typeof app, loginId: string): Promise<Desk> {
  const staff = new Browser(server);
  await staff.submit(paths.signIn, { loginId, password: PASSWORD });
  return new Desk(staff, office);
}

async function updates(at: { update: string }, by: Desk = desk): Promise<Page> {
  return await by.submit(await by.staff.visit(at.update), "更新", REASON);
}

Deno.test("編集 → 決定 → 更新 → 更新する, without JavaScript: the person", async () => {
  const { path, at, person } = await aRecord();
  const edit = await desk.staff.visit(at.person);
  assert.equal(attribute(tagById(edit.html, "familyName"), "value"), person.familyName);
  assert.equal(attribute(tagById(edit.html, "myNumber"), "value"), "");
  const decided = await desk.submit(edit, "接種対象者の編集", {
    familyName: "海辺",
    birthDate: "昭和31年4月13日",
    status: "moved_out",
  });
  assert.equal(decided.path, path);
  const text = plainText(decided.html);
  assert.match(text, /海辺　花子（変更）/);
  assert.match(text, /1956年4月13日（65歳）\s*（変更）/);
  assert.match(text, /転出（変更）/);
  assert.match(text, /まだ更新していません/);

  const review = await desk.staff.visit(at.update);
  assert.deepEqual(tableRows(review.html).slice(0, 4), [
    ["項目", "変更前", "変更後"],
    ["氏名（姓）", "山田", "海辺"],
    ["生年月日", "1956年4月12日", "1956年4月13日"],
    ["転出／死亡フラグ", "なし", "転出"],
  ]);
  const done = await desk.submit(review, "更新", REASON);
  assert.equal(textOf(done.html, "h1"), "更新完了");
  const result = plainText((await desk.staff.visit(path)).html);
  assert.match(result, /海辺　花子/);
  assert.doesNotMatch(result, /（変更）/);
});

Deno.test("編集 → このデータを削除 → はい → このデータを削除 → （削除） → 更新 → 更新する; then 復元", async () => {
  const { path, at, doses } = await aRecord();
  const [first] = doses;
  const edit = await desk.staff.visit(at.dose(first!.id));
  const unmarked = await desk.submit(edit, "このデータを削除");
  assert.equal(unmarked.status, 422);
  assert.match(plainText(unmarked.html), /「このデータを削除」に印を付けて/);
  const asked = await desk.submit(edit, "このデータを削除", { deletes: "checked" });
  assert.equal(textOf(asked.html, "h1"), "接種記録の削除");
  const marked = await desk.submit(asked, "接種記録の削除");
  assert.equal(marked.path, path);
  assert.ok(tableRows(marked.html).some(([name]) => name === "1回目（削除）"));
  assert.equal(textOf((await updates(at)).html, "h1"), "更新完了");

  const result = await desk.staff.visit(path);
  assert.ok(!tableRows(result.html).some(([name]) => name?.startsWith("1回目")));
  const restored = await desk.submit(result, "2021年5月1日の1回目を復元");
  assert.ok(tableRows(restored.html).some(([name]) => name === "1回目（復元）"));
  await updates(at);
  const after = await desk.staff.visit(path);
  assert.ok(tableRows(after.html).some(([name]) => name === "1回目"));
});

Deno.test("a staged deletion is taken back on the dose's screen", async () => {
  const { path, at, doses } = await aRecord();
  const deletion = await desk.staff.visit(at.doseDeletion(doses[0]!.id));
  await desk.submit(deletion, "接種記録の削除");
  const edit = await desk.staff.visit(at.dose(doses[0]!.id));
  assert.match(plainText(edit.html), /削除することにしています/);
  const back = await desk.submit(edit, "削除を取りやめる");
  assert.equal(back.path, path);
  assert.doesNotMatch(plainText(back.html), /（削除）|まだ更新していません/);
});

Deno.test("接種記録を追加 → 決定 → （追加） → 更新 → 更新する", async () => {
  const { path, at, person } = await aRecord();
  const form = await desk.staff.visit(at.newDose);
  assert.equal(attribute(tagById(form.html, "ticketNumber"), "value"), person.ticketNumber);
  const refused = await desk.submit(form, "接種記録の追加", { vaccinatedOn: "20300101" });
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "vaccinatedOn-error") ?? "", /未来の日付/);
  assert.match(textOf(refused.html, "p", "venueName-error") ?? "", /会場名を入力/);
  const filled = {
    vaccinatedOn: "2021/6/20",
    venueName: "市民ホール",
    vaccineCode: "moderna",
    lotNumber: "3002333",
    doctorName: "医師一郎",
  };
  const marked = await desk.submit(refused, "接種記録の追加", filled);
  assert.equal(marked.path, path);
  assert.ok(tableRows(marked.html).some(([name]) => name === "3回目（追加）"));
  await updates(at);
  const [row] = tableRows((await desk.staff.visit(path)).html)
    .filter(([name]) => name === "3回目");
  assert.equal(row![3], "武田／モデルナ");
});

Deno.test("every wrong field of a dose is named at its place, and nothing is decided", async () => {
  const { path, at, doses } = await aRecord();
  const edit = await desk.staff.visit(at.dose(doses[0]!.id));
  const refused = await desk.submit(edit, "接種記録の編集", {
    vaccinatedOn: "20210230",
    ticketNumber: "123",
    placeCode: "999999",
    venueName: "",
    lotNumber: "=1+1",
  });
  assert.equal(refused.status, 422);
  for (const field of ["vaccinatedOn", "ticketNumber", "placeCode", "venueName", "lotNumber"]) {
    assert.ok(textOf(refused.html, "p", `${field}-error`), field);
  }
  assert.equal(attribute(tagById(refused.html, "vaccinatedOn"), "value"), "20210230");
  assert.doesNotMatch(plainText((await desk.staff.visit(path)).html), /まだ更新していません/);
});

Deno.test("without a reason nothing is updated", async () => {
  const { at, doses } = await aRecord();
  const edit = await desk.staff.visit(at.dose(doses[0]!.id));
  await desk.submit(edit, "接種記録の編集", { lotNumber: "ex1" });
  const review = await desk.staff.visit(at.update);
  const refused = await desk.submit(review, "更新", { reason: "その他" });
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "p", "reasonText-error") ?? "", /理由の説明/);
  assert.ok(tableRows(refused.html).some((row) => row[2] === "EX1"));
});

Deno.test("a My Number never comes back: not in a refused form, not in the result, not in an address", async () => {
  const { path, at } = await aRecord();
  const myNumber = aMyNumber(850_000_001);
  const edit = await desk.staff.visit(at.person);
  const refused = await desk.submit(edit, "接種対象者の編集", { myNumber, sex: "" });
  assert.equal(refused.status, 422);
  const accepted = await desk.submit(refused, "接種対象者の編集", { myNumber, sex: "2" });
  assert.equal(accepted.status, 422, "a code is no choice of the list");
  const decided = await desk.submit(edit, "接種対象者の編集", { myNumber });
  assert.equal(decided.path, path);
  const review = await desk.staff.visit(at.update);
  const again = await desk.staff.visit(at.person);
  assert.match(plainText(again.html), /新しい番号が入力済みです/);
  for (const { html } of [refused, decided, review, again]) assert.ok(!html.includes(myNumber));
  assert.ok(
    tableRows(review.html).some((row) =>
      row[0] === "マイナンバー" && row[2] === "新しい番号（表示しません）"
    ),
  );
  assert.ok(!desk.staff.addresses.join().includes(myNumber));
  const withdrawn = await desk.submit(again, "接種対象者の編集", { myNumberChoice: "withdrawn" });
  assert.doesNotMatch(plainText(withdrawn.html), /まだ更新していません/);
});

Deno.test("編集をやめる leaves no trace, and nobody else sees a draft, only who is editing", async () => {
  const { path, at, doses } = await aRecord();
  const colleague = await aDesk({ app, office });
  const edit = await desk.staff.visit(at.dose(doses[0]!.id));
  const decided = await desk.submit(edit, "接種記録の編集", { lotNumber: "SECRET" });
  const seen = plainText((await colleague.staff.visit(path)).html);
  assert.match(seen, /ほかの職員が編集中です.*@demo\.lg\.jp（2021年7月1日 10:00から）/s);
  assert.doesNotMatch(seen, /SECRET|（変更）/);
  const left = await desk.submit(decided, "編集をやめる");
  assert.equal(left.path, path);
  assert.doesNotMatch(plainText(left.html), /SECRET|まだ更新していません/);
  assert.doesNotMatch(plainText((await colleague.staff.visit(path)).html), /編集中/);
});

Deno.test("a draft outlives signing out and a new server", async () => {
  const { path, at, doses } = await aRecord();
  const loginId = await anAccount(office, { kind: "municipal" });
  const before = await signedIn(createApp(office), loginId);
  const edit = await before.staff.visit(at.dose(doses[0]!.id));
  await before.submit(edit, "接種記録の編集", { lotNumber: "EX7" });
  await before.staff.submit(paths.signOut, {});

  const after = await signedIn(createApp(office), loginId);
  const page = await after.staff.visit(path);
  assert.ok(tableRows(page.html).some((row) => row[0] === "1回目（変更）" && row.includes("EX7")));
  assert.equal(textOf((await updates(at, after)).html, "h1"), "更新完了");
});

Deno.test("GET of every screen changes nothing", async () => {
  const { path, at, doses, correcting } = await aRecord();
  const before = await correcting.record();
  const reader = await aDesk({ app, office });
  const screens = [at.person, at.newDose, at.dose(doses[0]!.id), at.doseDeletion(doses[0]!.id)];
  for (const screen of [...screens, at.update, at.updated]) {
    assert.equal((await reader.staff.visit(screen)).status, 200, screen);
  }
  assert.deepEqual(await correcting.record(), before);
  assert.doesNotMatch(plainText((await reader.staff.visit(path)).html), /編集中/);
});

Deno.test("an update without a draft says so, and a record that is not there is not found", async () => {
  const { at } = await aRecord();
  const nothing = await desk.staff.submit(at.update, REASON);
  assert.equal(nothing.status, 409);
  assert.match(plainText(nothing.html), /更新する内容がありません/);
  const nobody = correctionPaths(paths.recipient(crypto.randomUUID()));
  assert.equal((await desk.staff.visit(nobody.person)).status, 404);
  assert.equal((await desk.staff.visit(at.dose(crypto.randomUUID()))).status, 404);
});
