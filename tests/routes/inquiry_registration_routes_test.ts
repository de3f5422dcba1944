import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { anAnsweredCase } from "../db/transfer/an_answer.ts";
import type { GivenCase } from "../db/transfer/a_case.ts";
import { aMyNumber, aRecipient } from "../db/upload/a_recipient.ts";
import { aDesk, type Desk } from "./a_desk.ts";
import { formOf, plainText, tableRows, tagById } from "./html.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);

const FORM = "新しく登録する";
let numbersTaken = 910_000;

function someNumbers() {
  const number = String(++numbersTaken);
  return { residentNumber: number, ticketNumber: number.padStart(10, "0"), familyName: "山田" };
}

/** A case of 浦安市 that 市川市 answered, and staff who opens its registration. */
async function anOpenedRegistration(about: Partial<GivenCase> = {}) {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  const former = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
  const given = await anAnsweredCase(office.database, { act, former, ...about });
  const desk = await aDesk({ app, office });
  const path = paths.inquiryRegistration(given.inquiryId);
  return { ...given, desk, path, page: await desk.staff.visit(path) };
}

Deno.test("the page shows the answer, and the form with what the inquiry said", async () => {
  const { page } = await anOpenedRegistration({ about: aboutSomebody() });
  assert.equal(page.status, 200);
  const rows = tableRows(page.html).filter(([name]) => /回目$/.test(name ?? ""));
  assert.deepEqual(rows.map((cells) => [cells[0], cells[1], cells[5]]), [
    ["1回目", "2021年6月1日", "千葉県市川市"],
    ["2回目", "2021年6月29日", "千葉県市川市"],
  ]);
  const { fields } = formOf(page.html, FORM);
  assert.equal(fields.residentNumber, "");
  assert.equal(fields.birthDate, "1956年4月12日");
  assert.equal(fields.sex, "female");
  assert.equal(tagById(page.html, "takesMyNumber"), "");
});

Deno.test("登録する goes to 照会結果, which says where each dose came from", async () => {
  const { desk, page, path } = await anOpenedRegistration({ about: aboutSomebody() });
  const record = await desk.submit(page, FORM, someNumbers());
  assert.equal(record.status, 200);
  assert.match(record.path, /^\/recipients\/[^/]+$/);
  const origins = tableRows(record.html).filter(([name]) => /回目/.test(name ?? ""))
    .map((cells) => cells.at(-1)!);
  assert.equal(origins.length, 2);
  for (const origin of origins) {
    assert.match(
      origin,
      /^2021年7月1日 10:00 転入処理（千葉県市川市の回答、転出元での登録：2021年7月1日 10:00、/,
    );
  }
  const history = await desk.staff.visit(`${record.path}/history`);
  assert.match(plainText(history.html), /転入処理の照会への回答による登録（千葉県市川市）/);

  const again = await desk.submit(page, FORM, someNumbers());
  assert.equal(again.path, record.path);
  const opened = await desk.staff.visit(path);
  assert.match(plainText(opened.html), /登録済みです.*が登録しました/s);
  const colleague = await aDesk({ app, office });
  const second = await colleague.submit(page, FORM, someNumbers());
  assert.equal(second.path, path);
  assert.match(plainText(second.html), /登録済みです/);
});

Deno.test("what is refused keeps what was typed, and offers who may be meant", async () => {
  const { desk, page, act } = await anOpenedRegistration({ about: aboutSomebody() });
  const blank = await desk.submit(page, FORM);
  assert.equal(blank.status, 422);
  assert.match(
    plainText(blank.html),
    /個別宛名番号を入力してください。.*券番号を入力してください。/s,
  );
  assert.match(blank.html, /<title>エラー：/);

  const here = aRecipient({ familyKana: "サトウ", familyName: "佐藤", ticketNumber: "" });
  await applyPeople(office.database, act, [here]);
  const { residentNumber } = here;
  const refused = await desk.submit(page, FORM, { ...someNumbers(), residentNumber });
  assert.equal(refused.status, 422);
  assert.equal(formOf(refused.html, FORM).fields.familyName, "山田");
  const attachment = `佐藤　花子（個別宛名番号${residentNumber}）に接種記録を付ける`;
  const missing = await desk.submit(refused, attachment);
  assert.equal(missing.status, 422);
  assert.match(plainText(missing.html), /この人には有効な接種券がありません。新しい券番号を入力/);
  assert.equal(formOf(missing.html, FORM).fields.birthDate, "1956年4月12日");
  const { action, fields } = formOf(missing.html, attachment);
  const field = Object.keys(fields).find((name) => name.startsWith("ticketNumber-"))!;
  const record = await desk.staff.submit(action, { ...fields, [field]: "0009119999" });
  assert.match(plainText(record.html), /照会結果.*0009119999/s);
});

Deno.test("the My Number of an inquiry is taken along unseen", async () => {
  const myNumber = aMyNumber(910_777);
  const { desk, page } = await anOpenedRegistration({ about: { kind: "my_number", myNumber } });
  assert.match(tagById(page.html, "takesMyNumber"), / checked/);
  const person = { ...someNumbers(), familyKana: "ミヤザキ", birthDate: "20000101", sex: "male" };
  const record = await desk.submit(page, FORM, person);
  assert.match(plainText(record.html), /登録済み（表示しません）/);
  const shown = [page, record].map(({ html }) => html).join() + JSON.stringify(office.logged) +
    desk.staff.addresses.join();
  assert.doesNotMatch(shown, new RegExp(myNumber));
});

Deno.test("where there is no answer to register with, the page says so", async () => {
  const { page } = await anOpenedRegistration({ finding: "several", recipientId: null });
  assert.equal(page.status, 403);
  assert.match(plainText(page.html), /表示できる回答がありません/);
  const desk: Desk = await aDesk({ app, office }, ICHIKAWA);
  const { path } = await anOpenedRegistration();
  assert.equal((await desk.staff.visit(path)).status, 404);
  assert.equal((await desk.staff.submit(path, { recipientId: "x" })).status, 404);
  assert.equal((await desk.staff.visit(paths.inquiryRegistration("x"))).status, 404);
});

let peopleAsked = 0;

/** A kana name that nobody of 浦安市 has yet. */
function aboutSomebody(): GivenCase["about"] {
  const familyKana = "タナカ" + "アイウエオカキクケコ"[peopleAsked++ % 10];
  return { kind: "name", familyKana, givenKana: "", birthDate: "1956-04-12", sex: "female" };
}
