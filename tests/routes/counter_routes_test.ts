import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { A_DOSE, registersDose, sends } from "./at_the_counter.ts";
import { attribute, formOf, plainText, tagById } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
const urayasu = anAct({ actor: anActor({ municipalityCode: URAYASU }) });

Deno.test("nothing is registered before the person is confirmed; what was typed stays", async () => {
  const before = await countRows(owner, "dose", URAYASU);
  const { line } = await aPerson();
  const refused = await registersDose(tablet, line, { ...A_DOSE, personConfirmed: "" });
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /本人の確認がまだです/);
  assert.equal(attribute(tagById(refused.html, "lotNumber"), "value"), A_DOSE.lotNumber);
  assert.equal(attribute(tagById(refused.html, "personConfirmed"), "aria-invalid"), "true");
  assert.equal(await countRows(owner, "dose", URAYASU), before);
  const done = await sends(tablet, refused, { personConfirmed: "yes" });
  assert.match(plainText(done.html), /登録完了/);
});

Deno.test("where nobody is registered, the name on the ticket is what is confirmed", async () => {
  const known = await tablet.submit(paths.venueReadings, { ocrLine: (await aPerson()).line });
  assert.match(plainText(known.html), /はい、本人です/);
  const unknown = await tablet.submit(paths.venueReadings, { ocrLine: aLine(URAYASU, 700_001) });
  assert.match(plainText(unknown.html), /券面の氏名を本人に確かめました/);
  assert.doesNotMatch(plainText(unknown.html), /はい、本人です/);
});

Deno.test("who moved out with an old ticket is registered with a reason only, and it is kept", async () => {
  const { person, line } = await aPerson();
  const ticketNumber = aTicketNumber(960_000_001);
  const row = { ...aBlankRow(person.residentNumber), ticketNumber, flag: "1" };
  await upload(office.database, urayasu, { content: [row] });
  const refused = await registersDose(tablet, line);
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /登録する理由を選んでください/);
  const reason = { stopReason: "その他", stopNote: "転入届の前に来場" };
  assert.match(plainText((await sends(tablet, refused, reason)).html), /登録完了/);
  const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
  const record = await staff.submit(paths.search, { ticketNumber });
  const history = await staff.visit(`${record.path}/history`);
  assert.match(
    plainText(history.html),
    /その他：転入届の前に来場（転出・死亡・削除の登録がある人、古い接種券）/,
  );
});

Deno.test("the same form sent again shows 登録完了 of the first, whatever stands in it by then", async () => {
  const { line } = await aPerson();
  const reading = await tablet.submit(paths.venueReadings, { ocrLine: line });
  const { action, fields } = formOf(reading.html, "接種の内容");
  const form = { ...fields, ...A_DOSE };
  const pages = await Promise.all([1, 2, 3].map(() => tablet.submit(action, form)));
  pages.push(await tablet.submit(action, { ...form, lotNumber: "", personConfirmed: "" }));
  assert.equal(new Set(pages.map(({ path }) => path)).size, 1);
  for (const { html } of pages) assert.match(plainText(html), /登録完了/);
});

Deno.test("the second of two tablets is told when and where, and cannot go on", async () => {
  const { line } = await aPerson();
  const other = await aBrowserOf({ app, office }, { kind: "venue" });
  const reading = await other.submit(paths.venueReadings, { ocrLine: line });
  await registersDose(tablet, line);
  const told = await sends(other, reading, A_DOSE);
  assert.equal(told.status, 422);
  assert.match(
    plainText(told.html),
    /分が登録済みです（登録：2021年7月1日 10:00、市民体育館）/,
  );
  assert.equal(formOf(told.html, "接種の内容").action, "");
});

Deno.test("what one person's form was changed to does not stand in the next one's", async () => {
  const fresh = await aBrowserOf({ app, office }, { kind: "venue" });
  await registersDose(fresh, (await aPerson()).line, { ...A_DOSE, keepAsPreset: "yes" });
  const own = {
    ...A_DOSE,
    venueName: "往診",
    vaccinatedOn: "20210615",
    lotNumber: "FA0001",
    doctorName: "往診　医師",
  };
  await registersDose(fresh, (await aPerson()).line, own);
  const next = await fresh.submit(paths.venueReadings, { ocrLine: (await aPerson()).line });
  const { fields } = formOf(next.html, "接種の内容");
  assert.equal(fields.venueName, A_DOSE.venueName);
  assert.equal(fields.vaccinatedOn, "2021年7月1日");
  assert.equal(fields.lotNumber, A_DOSE.lotNumber);
  assert.equal(fields.doctorName, A_DOSE.doctorName);
  assert.equal(fields.personConfirmed, undefined);
  assert.doesNotMatch(next.html, /往診|FA0001/);
});

Deno.test("of another municipality's person neither name, birthday nor place reaches the page", async () => {
  const { line } = await aPerson();
  await registersDose(tablet, line);
  const shown = async (mode: string) => {
    const configuration = readConfiguration({ VRS_OTHER_MUNICIPALITY_PERSON: mode });
    const other = createApp({ ...office, configuration });
    const venue = await aBrowserOf({ app: other, office }, {
      kind: "venue",
      municipalityCode: ICHIKAWA,
    });
    const { html } = await venue.submit(paths.venueReadings, { ocrLine: line });
    return html;
  };
  const initials = await shown("initials");
  assert.match(plainText(initials), /ヤ○　ハ○.*1956年.*1回目.*2021年7月1日.*ファイザー/s);
  for (const html of [initials, await shown("none")]) {
    assert.doesNotMatch(html, /山田|ヤマダ|ハナコ|4月12日|市民体育館|EX1234/);
  }
  assert.match(plainText(await shown("name")), /山田　花子/);
});

Deno.test("登録完了 leads to the correction and the withdrawal of what was registered", async () => {
  const done = await registersDose(tablet, (await aPerson()).line);
  const id = done.path.split("/").at(-1);
  assert.match(done.html, new RegExp(`href="/venue/doses/${id}/correction"`));
  assert.match(done.html, new RegExp(`href="/venue/doses/${id}/withdrawal"`));
  assert.match(plainText(done.html), /2021年7月1日・ファイザー・EX1234・市民体育館・鈴木 一郎/);
});

async function aPerson() {
  const person = aRecipient();
  await upload(office.database, urayasu, { content: [person] });
  return { person, line: `21${URAYASU}${person.ticketNumber}` };
}

function aLine(municipalityCode: string, number: number): string {
  return `21${municipalityCode}${aTicketNumber(number)}`;
}
