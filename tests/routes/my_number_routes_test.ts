import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { recipientIdOf } from "../db/confirmation/a_confirmation.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { protectPerson } from "../db/protection/a_protection.ts";
import { aMyNumber, aRecipient } from "../db/upload/a_recipient.ts";
import { aDesk } from "./a_desk.ts";
import { attribute, plainText, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });

const SHOW = "マイナンバーの表示";
const reason = { myNumberReason: "住民記録との照合", myNumberNote: "" };

let people = 0;

async function aNumberedPerson() {
  const myNumber = aMyNumber(710_000_000 + ++people);
  const person = aRecipient({ myNumber });
  await applyPeople(office.database, act, [person]);
  const id = await recipientIdOf(office.database, act, person);
  return { id, myNumber, shown: myNumber.replace(/(....)(....)(....)/, "$1 $2 $3") };
}

Deno.test("照会結果 and the question show no number; the answer to a reason does, once", async () => {
  const desk = await aDesk({ app, office });
  const { id, myNumber, shown } = await aNumberedPerson();
  const record = await desk.staff.visit(paths.recipient(id));
  assert.match(plainText(record.html), /登録済み（表示しません）/);
  assert.ok(record.html.includes(paths.myNumber(id)), "offers to show it");
  const question = await desk.staff.visit(paths.myNumber(id));
  for (const { html } of [record, question]) {
    assert.ok(!html.includes(shown) && !html.includes(myNumber));
  }
  const answer = await desk.submit(question, SHOW, reason);
  assert.equal(answer.status, 200);
  assert.ok(answer.html.includes(shown));
  assert.match(answer.html, /data-seconds="60"/);
  assert.ok(!(await desk.staff.visit(paths.myNumber(id))).html.includes(shown), "masked again");
});

Deno.test("the answer is kept nowhere, and a browser without JavaScript leaves it after a minute", async () => {
  const staff = await aBrowserOf({ app, office }, { kind: "municipal", municipalityCode: URAYASU });
  const { id } = await aNumberedPerson();
  const answer = await staff.submit(paths.myNumber(id), reason);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.equal(answer.headers.get("refresh"), `60; url=${paths.myNumber(id)}`);
});

Deno.test("who was shown a number and why is audited; the number is in no column of the audit", async () => {
  const desk = await aDesk({ app, office });
  const { id, myNumber } = await aNumberedPerson();
  const explained = { myNumberReason: "その他", myNumberNote: "番号カードの更新" };
  await desk.submit(await desk.staff.visit(paths.myNumber(id)), SHOW, explained);
  const entries = await owner`
    select detail, audit::text as whole from audit
    where act = 'my_number_shown' and subject_id = ${id}`;
  assert.deepEqual(entries.map(({ detail }) => detail), [
    { reason: "その他", note: "番号カードの更新" },
  ]);
  const [held] = await owner`select from audit where position(${myNumber} in audit::text) > 0`;
  assert.equal(held, undefined);
  const viewers = await desk.staff.visit(paths.recipientViewers(id));
  assert.match(plainText(viewers.html), /マイナンバーを表示/);
});

Deno.test("without a reason, or with a number in its note, nothing is shown, and what was typed stays", async () => {
  const desk = await aDesk({ app, office });
  const { id, shown } = await aNumberedPerson();
  const question = await desk.staff.visit(paths.myNumber(id));
  const bare = await desk.submit(question, SHOW, { myNumberReason: "", myNumberNote: "急ぎ" });
  assert.equal(bare.status, 422);
  assert.match(textOf(bare.html, "p", "myNumberReason-error")!, /理由を選んで/);
  assert.equal(attribute(tagById(bare.html, "myNumberNote"), "value"), "急ぎ");
  const other = await desk.submit(question, SHOW, { myNumberReason: "その他", myNumberNote: "" });
  assert.match(textOf(other.html, "p", "myNumberNote-error")!, /理由の説明を入力/);
  const numbered = { ...reason, myNumberNote: "1234-5678-9018 の確認" };
  const refused = await desk.submit(question, SHOW, numbered);
  assert.match(textOf(refused.html, "p", "myNumberNote-error")!, /マイナンバーは書かないで/);
  for (const { html } of [bare, other, refused]) assert.ok(!html.includes(shown));
});

Deno.test("支援措置 is said first, and a person without a number has none to show", async () => {
  const desk = await aDesk({ app, office });
  const { id } = await aNumberedPerson();
  await protectPerson(office.database, act, { recipientId: id });
  const shown = await desk.submit(await desk.staff.visit(paths.myNumber(id)), SHOW, reason);
  assert.match(shown.html, /支援措置の対象者です/);
  const none = await aNumberedPerson();
  await owner`
    update recipient set my_number_sealed = null, my_number_index = null where id = ${none.id}`;
  const page = await desk.staff.visit(paths.myNumber(none.id));
  assert.match(plainText(page.html), /マイナンバーは登録されていません/);
  const sent = await desk.staff.submit(paths.myNumber(none.id), reason);
  assert.equal(sent.status, 409);
});

Deno.test("a neighbour is not shown it, nor told that the person exists", async () => {
  const neighbour = await aDesk({ app, office }, ICHIKAWA);
  const { id, shown } = await aNumberedPerson();
  const answer = await neighbour.staff.submit(paths.myNumber(id), reason);
  assert.equal(answer.status, 404);
  assert.ok(!answer.html.includes(shown));
});

Deno.test("after twenty in an hour an account has to wait; another has not, nor has it an hour later", async () => {
  const desk = await aDesk({ app, office });
  const { id, shown } = await aNumberedPerson();
  const asks = (from = desk) => from.staff.submit(paths.myNumber(id), reason);
  for (let time = 0; time < 20; time++) assert.ok((await asks()).html.includes(shown));
  const refused = await asks();
  assert.equal(refused.status, 429);
  assert.match(plainText(refused.html), /1時間に20件の上限.*2021年7月1日 11:00から表示できます/);
  assert.ok(!refused.html.includes(shown));
  assert.ok((await asks(await aDesk({ app, office }))).html.includes(shown));
  office.time = new Date(office.time.getTime() + 3_600_000);
  assert.ok((await asks(await aDesk({ app, office }))).html.includes(shown));
  assert.ok((await asks()).html.includes(shown));
});
