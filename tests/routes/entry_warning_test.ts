import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { formOf, plainText } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
await owner`insert into lot (municipality_code, vaccine_code, lot_number)
  values (${URAYASU}, 'moderna', '3002333'), (${URAYASU}, 'pfizer', 'EY5420')`;

Deno.test("a lot of another maker is asked about once, and registered when somebody stands by it", async () => {
  const line = await aReadableLine();
  const asked = await registers(line, { vaccineCode: "pfizer", lotNumber: "3002333" });
  assert.match(plainText(asked.html), /まだ登録していません。入力した内容を確かめてください/);
  assert.match(plainText(asked.html), /ロットNo\. 3002333は武田／モデルナのものです/);
  assert.equal(await countRows(owner, "dose", URAYASU), 0);
  const { action, fields } = formOf(asked.html, "接種の内容");
  const done = await tablet.submit(action, fields);
  assert.match(plainText(done.html), /登録完了/);
  assert.equal(await countRows(owner, "dose", URAYASU), 1);
});

Deno.test("what is corrected is not asked about again; what is odd in another way is", async () => {
  const line = await aReadableLine();
  const asked = await registers(line, { vaccineCode: "pfizer", lotNumber: "ZZ0000" });
  assert.match(plainText(asked.html), /ロット一覧にありません/);
  const { action, fields } = formOf(asked.html, "接種の内容");
  const other = await tablet.submit(action, {
    ...fields,
    vaccineCode: "moderna",
    vaccinatedOn: "20210520",
  });
  assert.match(plainText(other.html), /使われ始めた2021年5月24日より前/);
  const right = formOf(other.html, "接種の内容");
  const done = await tablet.submit(right.action, {
    ...right.fields,
    vaccinatedOn: "20210601",
    lotNumber: "3002333",
  });
  assert.match(plainText(done.html), /登録完了/);
});

Deno.test("a faultless entry is registered without a question", async () => {
  const done = await registers(await aReadableLine(), {
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
  });
  assert.match(plainText(done.html), /登録完了/);
});

async function aReadableLine(): Promise<string> {
  const person = aRecipient();
  await upload(office.database, act, { content: [person] });
  return `21${URAYASU}${person.ticketNumber}`;
}

async function registers(ocrLine: string, entry: Record<string, string>) {
  const reading = await tablet.submit(paths.venueReadings, { ocrLine });
  const { action, fields } = formOf(reading.html, "接種の内容");
  return await tablet.submit(action, {
    ...fields,
    venueName: "市民体育館",
    doctorName: "鈴木 一郎",
    ...entry,
  });
}
