import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths, todaysPaths } from "../../views/paths.ts";
import { TOWN_HALL_STATION, VENUE_STATION } from "../../views/station/station.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { confirm } from "../db/confirmation/a_confirmation.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aTodaysDose } from "../db/dose/a_todays_dose.ts";
import { ownerSql } from "../db/owner_sql.ts";
import type { Fields, Page } from "./a_browser.ts";
import { aStation, type SomeStation } from "./a_station.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const { database } = office;
const owner = ownerSql(database);
const REASON = { reason: "入力の誤り", reasonText: "" };

for (
  const [kind, station] of [["venue", VENUE_STATION], ["municipal", TOWN_HALL_STATION]] as const
) {
  const at = todaysPaths(station.doses);

  Deno.test(`${kind}: a dose is corrected, withdrawn with a reason, and restored`, async () => {
    const visitor = await aStation({ app, office }, kind);
    const source = kind === "venue" ? "venue" : "hand";
    const dose = aDose(aTicket(URAYASU), { source });
    const id = await giveDose(database, visitor.act, dose);

    const page = await visitor.browser.visit(at.correction(id));
    assert.match(plainText(page.html), /人・券種・回数・券番号がちがうときは訂正できません/);
    const wrong = await submit(visitor, page, "登録の訂正", { vaccinatedOn: "20990101" });
    assert.equal(wrong.status, 422);
    assert.match(plainText(wrong.html), /接種日が未来の日付です.*理由を選んでください/s);
    const unchanged = await submit(visitor, page, "登録の訂正", REASON);
    assert.match(plainText(unchanged.html), /どの項目も変わっていません/);
    const done = await submit(visitor, page, "登録の訂正", { ...REASON, doctorName: "医師次郎" });
    assert.equal(done.path, `${at.list}?done=corrected`);
    assert.match(plainText(done.html), /訂正しました/);
    assert.equal((await stored(id)).doctor_name, "医師次郎");

    const cancel = await visitor.browser.visit(at.withdrawal(id));
    assert.match(plainText(cancel.html), /医師次郎/);
    const unexplained = await submit(visitor, cancel, "登録の取消", { withdrawalReason: "その他" });
    assert.match(plainText(unexplained.html), /理由の説明を入力してください/);
    const withdrawn = await submit(visitor, cancel, "登録の取消", {
      withdrawalReason: "その他",
      withdrawalNote: "受付の誤り",
    });
    assert.match(plainText(withdrawn.html), /取り消しました/);
    const row = tableRows(withdrawn.html).find((cells) =>
      cells.length === 8 && cells[0] === "10:00"
    );
    assert.match(row!.at(-1)!, /^取消済み（10:00、その他：受付の誤り）取消をやめる$/);
    assert.match(withdrawn.html, /<s>10:00<\/s>/);
    assert.match(plainText(withdrawn.html), /件（ほかに取消 1件）/);

    const restore = await visitor.browser.visit(at.withdrawal(id));
    assert.equal(textOf(restore.html, "h1"), "取り消した登録");
    const restored = await submit(visitor, restore, "取消をやめる", {});
    assert.match(plainText(restored.html), /取消をやめました/);
    assert.deepEqual(
      [(await stored(id)).version, (await stored(id)).withdrawn_at],
      [4, null],
    );
  });
}

const at = todaysPaths(VENUE_STATION.doses);

Deno.test("what a correction makes odd is asked about once", async () => {
  const visitor = await aStation({ app, office }, "venue");
  const id = await giveDose(database, visitor.act, aDose(aTicket(URAYASU)));
  const page = await visitor.browser.visit(at.correction(id));
  const change = { ...REASON, vaccineCode: "moderna", vaccinatedOn: "20210520" };
  const asked = await submit(visitor, page, "登録の訂正", change);
  assert.equal(asked.status, 422);
  assert.match(plainText(asked.html), /まだ訂正していません.*2021年5月24日より前/s);
  assert.equal((await stored(id)).version, 1);
  const done = await submit(visitor, asked, "登録の訂正", {});
  assert.equal(done.path, `${at.list}?done=corrected`);
  assert.equal((await stored(id)).vaccine_code, "moderna");
});

Deno.test("of two tablets the second sees all three versions, and its own change on top of the first", async () => {
  const visitor = await aStation({ app, office }, "venue");
  const id = await giveDose(database, visitor.act, aDose(aTicket(URAYASU)));
  const [first, second] = [
    await visitor.browser.visit(at.correction(id)),
    await visitor.browser.visit(at.correction(id)),
  ];
  await submit(visitor, first, "登録の訂正", { ...REASON, lotNumber: "EX1111" });
  const told = await submit(visitor, second, "登録の訂正", { ...REASON, doctorName: "医師次郎" });
  assert.equal(told.status, 409);
  assert.deepEqual(tableRows(told.html), [
    ["項目", "画面を開いたとき", "今の登録内容", "あなたの入力"],
    ["ロットNo.", "EY5420", "EX1111", "（変更なし）"],
    ["医師名", "医師　花子", "医師　花子", "医師次郎"],
  ]);
  assert.equal((await stored(id)).doctor_name, "医師　花子");
  await submit(visitor, told, "登録の訂正", {});
  const { lot_number, doctor_name, version } = await stored(id);
  assert.deepEqual([lot_number, doctor_name, version], ["EX1111", "医師次郎", 3]);
});

Deno.test("a form that was refused for another reason still tells that somebody was faster", async () => {
  const visitor = await aStation({ app, office }, "venue");
  const id = await giveDose(database, visitor.act, aDose(aTicket(URAYASU)));
  const [first, second] = [
    await visitor.browser.visit(at.correction(id)),
    await visitor.browser.visit(at.correction(id)),
  ];
  await submit(visitor, first, "登録の訂正", { ...REASON, lotNumber: "EX1111" });
  const refused = await submit(visitor, second, "登録の訂正", { doctorName: "医師次郎" });
  assert.equal(refused.status, 422);
  assert.equal((await submit(visitor, refused, "登録の訂正", REASON)).status, 409);

  const cancel = await visitor.browser.visit(at.withdrawal(id));
  await submit(visitor, first, "登録の訂正", { ...REASON, version: "2", doctorName: "医師三郎" });
  const late = await submit(visitor, cancel, "登録の取消", {
    withdrawalReason: "接種（予診）をしていない",
  });
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /先に同じ登録を変更しました.*医師三郎/s);
  assert.equal((await stored(id)).withdrawn_at, null);
});

Deno.test("a locked record is shown with the reason why, and no form", async () => {
  const visitor = await aStation({ app, office }, "venue");
  const { work, clerk, person } = await aTodaysDose(database, { act: visitor.act });
  const page = await visitor.browser.visit(at.withdrawal(work.dose.doseId));
  await confirm(database, clerk, person);
  const late = await submit(visitor, page, "登録の取消", {
    withdrawalReason: "接種（予診）をしていない",
  });
  assert.equal(late.status, 422);
  for (const path of [at.correction(work.dose.doseId), at.withdrawal(work.dose.doseId)]) {
    const { html } = await visitor.browser.visit(path);
    assert.match(plainText(html), /「確認済み」にしているため、訂正も取消もできません/);
    assert.doesNotMatch(html, /type="submit"[^>]*>(?:訂正する|取り消す)/);
  }
});

Deno.test("nobody reaches a dose of another account, also not of the same municipality", async () => {
  const visitor = await aStation({ app, office }, "venue");
  const colleague = anAct({ actor: anActor({ kind: "venue", municipalityCode: URAYASU }) });
  const id = await giveDose(database, colleague, aDose(aTicket(URAYASU)));
  assert.equal((await visitor.browser.visit(at.correction(id))).status, 404);
  const fields = { version: "1", withdrawalReason: "接種（予診）をしていない", withdrawalNote: "" };
  assert.equal((await visitor.browser.submit(at.withdrawal(id), fields)).status, 404);
  assert.equal((await visitor.browser.submit(at.restoration(id), { version: "1" })).status, 404);
  assert.equal((await stored(id)).version, 1);
  assert.equal((await visitor.browser.visit(paths.venueDoses)).html.includes(id), false);
});

/** Fills in a form of a page and sends it; what is not filled in goes as it stands there. */
function submit({ browser }: SomeStation, { html }: Page, label: string, filledIn: Fields) {
  const { action, fields } = formOf(html, label);
  assert.notEqual(action, "", `the page has a form ${label}`);
  return browser.submit(action, { ...fields, ...filledIn });
}

async function stored(id: string) {
  const [row] = await owner`select * from dose where id = ${id}`;
  return row!;
}
