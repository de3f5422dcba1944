import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { formOf, plainText, textOf } from "./html.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const tablet = await aBrowserOf({ app, office }, { kind: "venue" });
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });

Deno.test("接種前確認 shows person, history and what is due, and writes nothing but its audit", async () => {
  const { ticketNumber } = await aPersonWithADose("2021-06-01");
  const written = ["dose", "change", "ticket", "recipient"];
  const counts = () => Promise.all(written.map((table) => countRows(owner, table, URAYASU)));
  const before = await counts();
  const page = await tablet.submit(paths.precheckReadings, {
    ocrLine: `22${URAYASU}${ticketNumber}`,
  });
  assert.equal(textOf(page.html, "h1"), "接種前確認の結果");
  assert.match(
    plainText(page.html),
    /山田　花子.*今日、2回目を接種できます.*2021年6月19日から接種できます.*前回：1回目 2021年6月1日（30日前）ファイザー/s,
  );
  assert.doesNotMatch(page.html, /personConfirmed|lotNumber/);
  assert.equal(formOf(page.html, "接種券の読み取り").action, paths.precheckReadings);
  assert.deepEqual(await counts(), before);
  const [{ count }] = await owner`select count(*)::int as count from audit
    where municipality_code = ${URAYASU} and act = 'ticket_prechecked'` as [{ count: number }];
  assert.equal(count, 1);
});

const tickets: [what: string, line: (ticketNumber: string) => string, said: RegExp][] = [
  ["a ticket too early", (number) => `22${URAYASU}${number}`, /2回目の接種には、まだ早すぎます/],
  ["a ticket of another dose", (number) => `23${URAYASU}${number}`, /この接種券は3回目の券です/],
  ["an examination's", (number) => `12${URAYASU}${number}`, /予診のみの接種券です/],
];

for (const [what, line, said] of tickets) {
  Deno.test(`接種前確認 tells ${what}`, async () => {
    const { ticketNumber } = await aPersonWithADose("2021-06-25");
    const page = await tablet.submit(paths.precheckReadings, { ocrLine: line(ticketNumber) });
    assert.match(plainText(page.html), said);
    assert.match(plainText(page.html), /2回目は2021年7月13日から/);
  });
}

Deno.test("a misread line is refused as at the registration, and stays typed", async () => {
  const page = await tablet.submit(paths.precheckReadings, { ocrLine: "211222720000000123" });
  assert.equal(page.status, 422);
  assert.match(plainText(page.html), /検査数字が合いません/);
  assert.equal(formOf(page.html, "接種券の読み取り").fields.ocrLine, "211222720000000123");
});

Deno.test("the page stands under its own tab and reads without JavaScript", async () => {
  const page = await tablet.visit(paths.precheck);
  assert.match(page.html, /<a[^>]*href="\/venue\/precheck"[^>]*aria-current="page"/);
  assert.equal(formOf(page.html, "接種券の読み取り").action, paths.precheckReadings);
});

async function aPersonWithADose(vaccinatedOn: string) {
  const person = aRecipient();
  await upload(office.database, act, { content: [person] });
  const ticket = aTicket(URAYASU, { ticketNumber: person.ticketNumber });
  const entry = aDoseEntry({ vaccinatedOn });
  await giveDose(office.database, act, aDose(ticket, { entry }));
  return person;
}
