import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { correctionPaths, paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aConflict } from "../db/conflict/a_conflict.ts";
import { confirm, recipientIdOf } from "../db/confirmation/a_confirmation.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const desk = await aDesk({ app, office });
const colleague = await aDesk({ app, office });

async function aPerson() {
  const person = aRecipient();
  await applyPeople(office.database, act, [person]);
  const path = paths.recipient(await recipientIdOf(office.database, act, person));
  return { person, path };
}

const asCompared = { comparedWith: "予診票", comparedNote: "" };
const asMistaken = { releaseReason: "誤って確認済みにした", releaseNote: "" };

Deno.test("a record is confirmed and released again, and the page says by whom, with what and why", async () => {
  const { path } = await aPerson();
  const fields = { comparedWith: "その他", comparedNote: "母子健康手帳" };
  const locked = await desk.submit(await desk.staff.visit(path), "確認済みにする", fields);
  assert.deepEqual(locked.redirects, [path]);
  assert.match(
    plainText(locked.html),
    /2021年7月1日 10:00に\S+@demo\.lg\.jpが紙の書類（その他：母子健康手帳）と照合しました/,
  );
  assert.doesNotMatch(locked.html, /aria-label="確認済みにする"/);
  const free = await desk.submit(locked, "確認済みの解除", asMistaken);
  assert.doesNotMatch(plainText(free.html), /と照合しました/);
  assert.match(free.html, /aria-label="確認済みにする"/);
  const [row] = tableRows(free.html).filter(([, , document]) =>
    document === "その他：母子健康手帳"
  );
  assert.deepEqual(row!.slice(3, 6), [
    "2021年7月1日 10:00",
    row![1],
    "誤って確認済みにした",
  ]);
});

Deno.test("without a document or a reason nothing happens, and what was typed stays with its fault", async () => {
  const { path } = await aPerson();
  const typed = { comparedWith: "", comparedNote: "手帳" };
  const refused = await desk.submit(await desk.staff.visit(path), "確認済みにする", typed);
  assert.equal(refused.status, 422);
  assert.equal(textOf(refused.html, "p", "comparedWith-error"), "照合した書類を選んでください。");
  assert.equal(attribute(tagById(refused.html, "comparedNote"), "value"), "手帳");
  assert.match(refused.html, /<details[^>]* open/, "the form is not folded away");
  const unexplained = await desk.submit(refused, "確認済みにする", {
    comparedWith: "その他",
    comparedNote: "",
  });
  assert.match(textOf(unexplained.html, "p", "comparedNote-error") ?? "", /書類の名前を入力/);

  const locked = await desk.submit(unexplained, "確認済みにする", asCompared);
  assert.equal(locked.status, 200);
  const kept = await desk.submit(locked, "確認済みの解除", { releaseReason: "", releaseNote: "" });
  assert.equal(kept.status, 422);
  assert.equal(textOf(kept.html, "p", "releaseReason-error"), "解除する理由を選んでください。");
  assert.match(plainText(kept.html), /と照合しました/);
});

Deno.test("the second of two who confirm, or release, is told who was faster", async () => {
  const { path } = await aPerson();
  const [one, other] = [await desk.staff.visit(path), await colleague.staff.visit(path)];
  const locked = await desk.submit(one, "確認済みにする", asCompared);
  const late = await colleague.submit(other, "確認済みにする", asCompared);
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /2021年7月1日 10:00に\S+@demo\.lg\.jpが確認済みにしています/);
  assert.match(late.html, /aria-label="確認済みの解除"/, "the record is shown as it is now");
  await desk.submit(locked, "確認済みの解除", asMistaken);
  const again = await colleague.submit(late, "確認済みの解除", asMistaken);
  assert.equal(again.status, 409);
  assert.match(plainText(again.html), /\S+@demo\.lg\.jpが解除しています/);
});

Deno.test("who saw an older record is shown the newer one, and confirms that", async () => {
  const { person: { ticketNumber }, path } = await aPerson();
  const page = await desk.staff.visit(path);
  await giveDose(office.database, act, aDose(aTicket(URAYASU, { ticketNumber })));
  const late = await desk.submit(page, "確認済みにする", asCompared);
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /画面を開いたあとに、この人の記録が変わりました/);
  assert.match(plainText(late.html), /市民ホール/);
  assert.equal((await desk.submit(late, "確認済みにする", asCompared)).status, 200);
});

Deno.test("what is being edited is confirmed only after it was written or given up", async () => {
  const { path } = await aPerson();
  const edit = await desk.staff.visit(correctionPaths(path).person);
  const { html } = await desk.submit(edit, "接種対象者の編集", { familyName: "海辺" });
  assert.match(plainText(html), /編集中の内容があるため、まだ確認済みにできません/);
  assert.doesNotMatch(html, /aria-label="確認済みにする"/);
  const others = await colleague.staff.visit(path);
  assert.match(others.html, /aria-label="確認済みにする"/);
});

Deno.test("a venue reads a locked person's ticket and is told to ask the municipality", async () => {
  const person = aRecipient();
  await applyPeople(office.database, act, [person]);
  await confirm(office.database, act, person);
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
  const ocrLine = `21${URAYASU}${person.ticketNumber}`;
  const { html } = await tablet.submit(paths.venueReadings, { ocrLine });
  assert.match(plainText(html), /「確認済み」にしているため、登録できません/);
  assert.doesNotMatch(html, /<button type="submit"[^>]*>登録/);
});

Deno.test("a contradiction with a locked record can be kept, and says why it cannot be replaced", async () => {
  const { conflict, person } = await aConflict(office.database, act, { lotNumber: "EX1" });
  const before = await desk.staff.visit(paths.doseConflicts);
  assert.match(before.html, /value="replace"/);
  await confirm(office.database, act, person);
  const { html } = await desk.staff.visit(paths.doseConflicts);
  assert.doesNotMatch(html, /value="replace"/);
  assert.match(plainText(html), /「確認済み」のため、ファイルの内容に置き換えられません/);
  const late = await desk.staff.submit(paths.doseConflict(conflict.id), {
    decision: "replace",
    version: "1",
    [`reason-${conflict.id}`]: "登録の誤り",
    [`note-${conflict.id}`]: "",
  });
  assert.equal(late.status, 422);
  assert.match(plainText(late.html), /確認済みを解除してから、やり直してください/);
});

Deno.test("a waiting ticket's record has nothing to confirm", async () => {
  const { ticketNumber } = aTicket(URAYASU);
  await giveDose(office.database, act, aDose(aTicket(URAYASU, { ticketNumber })));
  const found = await desk.staff.submit(paths.search, { ticketNumber });
  assert.match(found.path, /^\/tickets\//);
  assert.doesNotMatch(plainText(found.html), /確認済み/);
});

Deno.test("a neighbour can neither confirm nor release", async () => {
  const { person, path } = await aPerson();
  const id = path.replace("/recipients/", "");
  await confirm(office.database, act, person);
  const neighbour = await aDesk({ app, office }, ICHIKAWA);
  const fields = { ...asCompared, fingerprint: "" };
  assert.equal((await neighbour.staff.submit(paths.confirmation(id), fields)).status, 404);
  const release = { ...asMistaken, confirmationId: crypto.randomUUID() };
  assert.equal((await neighbour.staff.submit(paths.confirmationRelease(id), release)).status, 404);
  assert.match(plainText((await desk.staff.visit(path)).html), /と照合しました/);
});

Deno.test("nothing that was typed stands in an address", async () => {
  const { person, path } = await aPerson();
  await desk.submit(await desk.staff.visit(path), "確認済みにする", {
    comparedWith: "その他",
    comparedNote: "手帳",
  });
  for (const address of [...desk.staff.addresses, ...colleague.staff.addresses]) {
    assert.doesNotMatch(decodeURIComponent(address), new RegExp(`手帳|${person.ticketNumber}`));
  }
});
