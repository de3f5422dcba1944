import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { A_DOSE, registersDose, sends } from "./at_the_counter.ts";
import { plainText } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
await owner`insert into lot (municipality_code, vaccine_code, lot_number)
  values (${URAYASU}, 'moderna', '3002333'), (${URAYASU}, 'pfizer', 'EY5420')`;

Deno.test("a lot of another maker needs a reason, which the change keeps", async () => {
  const line = await aReadableLine();
  const asked = await registersDose(tablet, line, { ...A_DOSE, lotNumber: "3002333" });
  assert.equal(asked.status, 422);
  assert.match(plainText(asked.html), /まだ登録していません。入力した内容を確かめてください/);
  assert.match(plainText(asked.html), /ロットNo\. 3002333は武田／モデルナのものです/);
  const unexplained = await sends(tablet, asked, {});
  assert.match(plainText(unexplained.html), /登録する理由を選んでください/);
  assert.equal(await countRows(owner, "dose", URAYASU), 0);
  const done = await sends(tablet, unexplained, { stopReason: "予診票のとおりに入力した" });
  assert.match(plainText(done.html), /登録完了/);
  const [change] = await owner`select reason from change where kind = 'registration'`;
  assert.equal(change?.reason, "予診票のとおりに入力した（ロットが別のメーカーのもの）");
});

Deno.test("what is corrected is not asked about again; what is odd in another way is", async () => {
  const line = await aReadableLine();
  const asked = await registersDose(tablet, line, { ...A_DOSE, lotNumber: "ZZ0000" });
  assert.match(plainText(asked.html), /ロット一覧にありません/);
  const changed = { vaccineCode: "moderna", lotNumber: "ZZ0000", vaccinatedOn: "20210520" };
  const other = await sends(tablet, asked, changed);
  assert.match(plainText(other.html), /使われ始めた2021年5月24日より前/);
  const right = { vaccinatedOn: "20210601", lotNumber: "3002333" };
  assert.match(plainText((await sends(tablet, other, right)).html), /登録完了/);
});

Deno.test("a caution is confirmed by sending the form again, without a reason", async () => {
  const asked = await registersDose(tablet, await aReadableLine(), {
    ...A_DOSE,
    lotNumber: "ZZ0001",
  });
  assert.doesNotMatch(asked.html, /name="stopReason"/);
  assert.match(plainText((await sends(tablet, asked, {})).html), /登録完了/);
});

Deno.test("a faultless entry is registered without a question", async () => {
  const done = await registersDose(tablet, await aReadableLine(), {
    ...A_DOSE,
    lotNumber: "EY5420",
  });
  assert.match(plainText(done.html), /登録完了/);
});

async function aReadableLine(): Promise<string> {
  const person = aRecipient();
  await upload(office.database, act, { content: [person] });
  return `21${URAYASU}${person.ticketNumber}`;
}
