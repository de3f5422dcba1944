import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aFiledDose } from "../db/dose_upload/a_dose_file.ts";
import { applyDoses, applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const staff = (municipalityCode: string) =>
  aBrowserOf({ app, office }, { kind: "municipal", municipalityCode });
const browser = await staff(URAYASU);
const colleague = await staff(URAYASU);
const conflictOf = (cells: Parameters<typeof aConflict>[2]) =>
  aConflict(office.database, act, cells);

/** What the form of a conflict sends when a button is pressed. */
const sent = (id: string, fields: Record<string, string>) => ({
  version: "1",
  page: "1",
  [`reason-${id}`]: "予診票を確認した",
  [`note-${id}`]: "",
  ...fields,
});

Deno.test("without a conflict the page says so", async () => {
  const { html, status } = await (await staff(ICHIKAWA)).visit(paths.doseConflicts);
  assert.equal(status, 200);
  assert.match(plainText(html), /未処理の食い違いはありません/);
  assert.match(plainText(html), /処理した食い違いはまだありません/);
});

Deno.test("stored and file stand side by side, what differs said in words", async () => {
  const { conflict: { id }, person } = await conflictOf({
    vaccinatedOn: "20210616",
    venueName: "",
  });
  const { html } = await browser.visit(paths.doseConflicts);
  assert.equal(textOf(html, "h3", `conflict-${id}`), "1．接種記録.csvの1行目、1回目の接種");
  assert.match(plainText(html), new RegExp(`個別宛名番号：${person.residentNumber}`));
  const rows = tableRows(html);
  assert.deepEqual(rows[0], ["項目", "登録済み", "ファイル", "比較"]);
  assert.deepEqual(rows[1], ["接種日", "2021年6月15日", "2021年6月16日", "違う"]);
  assert.deepEqual(rows[4], ["接種会場名", "市民ホール", "（空白）", "ファイルは空白"]);
  assert.deepEqual(rows[5], ["接種医師名", "医師　花子", "医師　花子", "同じ"]);
  const done = await browser.submit(paths.doseConflict(id), sent(id, { decision: "keep" }));
  assert.equal(done.status, 200);
});

Deno.test("replacing shows what was decided by whom and why, and the list gets shorter", async () => {
  const { conflict: { id } } = await conflictOf({ lotNumber: "EX1" });
  const fields = { decision: "replace", [`note-${id}`]: "ロットの書き誤り" };
  const { html, redirects } = await browser.submit(paths.doseConflict(id), sent(id, fields));
  assert.match(redirects[0]!, /^\/dose-conflicts/);
  assert.equal(tagById(html, `conflict-${id}`), "");
  const decided = tableRows(html).find((row) => row[3] === "予診票を確認した：ロットの書き誤り");
  assert.equal(decided?.[2], "ファイルの内容に置き換えました");
});

Deno.test("without a reason nothing is decided, and what was typed stays with its fault", async () => {
  const { conflict: { id } } = await conflictOf({ lotNumber: "EX1" });
  const fields = { decision: "keep", [`reason-${id}`]: "", [`note-${id}`]: "たしかめた" };
  const refused = await browser.submit(paths.doseConflict(id), sent(id, fields));
  assert.equal(refused.status, 422);
  assert.equal(attribute(tagById(refused.html, `reason-${id}`), "aria-invalid"), "true");
  assert.equal(textOf(refused.html, "p", `reason-${id}-error`), "理由を選んでください。");
  assert.equal(attribute(tagById(refused.html, `note-${id}`), "value"), "たしかめた");

  const other = sent(id, { decision: "keep", [`reason-${id}`]: "その他" });
  const unexplained = await browser.submit(paths.doseConflict(id), other);
  assert.equal(unexplained.status, 422);
  assert.match(textOf(unexplained.html, "p", `note-${id}-error`) ?? "", /理由の説明を入力/);

  const undecided = await browser.submit(paths.doseConflict(id), sent(id, {}));
  assert.equal(undecided.status, 422);
  assert.equal(
    (await browser.submit(paths.doseConflict(id), sent(id, { decision: "keep" }))).status,
    200,
  );
});

Deno.test("the second of two colleagues is told who decided, and sees the list as it is now", async () => {
  const { conflict: { id } } = await conflictOf({ lotNumber: "EX1" });
  await colleague.submit(paths.doseConflict(id), sent(id, { decision: "replace" }));
  const late = await browser.submit(paths.doseConflict(id), sent(id, { decision: "keep" }));
  assert.equal(late.status, 409);
  assert.match(
    plainText(late.html),
    /@demo\.lg\.jpが処理済みです（ファイルの内容に置き換えました）/,
  );
  assert.equal(tagById(late.html, `conflict-${id}`), "");
});

Deno.test("a dose that changed meanwhile is shown as it is now before anything is decided", async () => {
  const { conflict: { id }, person } = await conflictOf({ lotNumber: "EX1" });
  const doses = [aFiledDose({ lotNumber: "EX2" })];
  await applyDoses(office.database, act, [{ residentNumber: person.residentNumber, doses }]);
  const page = await colleague.visit(paths.doseConflicts);
  const newer = [...page.html.matchAll(/id="conflict-([^"]+)"/g)].map(([, found]) => found!)
    .find((found) => found !== id)!;
  await colleague.submit(paths.doseConflict(newer), sent(newer, { decision: "replace" }));
  const late = await browser.submit(paths.doseConflict(id), sent(id, { decision: "replace" }));
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /登録済みの接種記録が変わりました/);
  assert.ok(tableRows(late.html).some((row) => row[1] === "EX2" && row[2] === "EX1"));
  const version = attribute(/<input[^>]*name="version"[^>]*>/.exec(late.html)![0], "value")!;
  const again = await browser.submit(
    paths.doseConflict(id),
    sent(id, { decision: "keep", version }),
  );
  assert.equal(again.status, 200);
});

Deno.test("a neighbour sees none of it and can decide nothing", async () => {
  const { conflict: { id } } = await conflictOf({ lotNumber: "EX1" });
  const neighbour = await staff(ICHIKAWA);
  assert.doesNotMatch((await neighbour.visit(paths.doseConflicts)).html, /接種記録\.csv/);
  const { status } = await neighbour.submit(paths.doseConflict(id), sent(id, { decision: "keep" }));
  assert.equal(status, 404);
  assert.equal(
    (await browser.submit(paths.doseConflict(id), sent(id, { decision: "keep" }))).status,
    200,
  );
});

Deno.test("fifty conflicts stand on a page, the newest upload first; every page can be reached", async () => {
  const town = anAct({ actor: anActor({ municipalityCode: "131016" }) });
  const people = Array.from({ length: 52 }, () => aRecipient());
  const file = (lotNumber: string) =>
    people.map(({ residentNumber }) => ({ residentNumber, doses: [aFiledDose({ lotNumber })] }));
  await applyPeople(office.database, town, people);
  for (const lot of ["EX1", "EX2"]) await applyDoses(office.database, town, file(lot));
  const clerk = await staff("131016");
  const count = async (path: string) =>
    [...(await clerk.visit(path)).html.matchAll(/id="conflict-/g)].length;
  assert.equal(await count(paths.doseConflicts), 50);
  assert.equal(await count(`${paths.doseConflicts}?page=2`), 2);
  assert.equal(await count(`${paths.doseConflicts}?page=99`), 2);
  assert.equal(await count(`${paths.doseConflicts}?page=x`), 50);
  const { html } = await clerk.visit(paths.doseConflicts);
  assert.match(plainText(html), /未処理（52件）/);
  assert.match(html, /href="\/dose-conflicts\?page=2"/);
});
