import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aTicketNumber } from "../db/upload/a_recipient.ts";
import { aQueuedDose, aTablet, linesOf } from "./a_queue.ts";
import { sends } from "./at_the_counter.ts";
import { formOf, plainText } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const tablet = await aTablet({ app, office });
/** Nobody's ticket: it always waits for a person. */
let tickets = 810_000_000;
const aLine = () => `21${URAYASU}${aTicketNumber(++tickets)}`;

Deno.test("the counter's screen has all that was entered, and the queue sees it registered there", async () => {
  const dose = aQueuedDose(aLine(), office, {
    readAt: "2021-07-01T00:30:00Z",
    typed: { doctorName: "佐藤 医師", lotNumber: "FA0001" },
  });
  assert.equal((await tablet.send(dose)).answer.outcome, "needs_person");
  assert.deepEqual((await tablet.send(dose, { step: "look" })).answer, { outcome: "open" });

  const page = await tablet.review(dose);
  assert.equal(page.status, 200);
  assert.match(plainText(page.html), /2021年7月1日 09:30に読み取り/);
  assert.match(plainText(page.html), /この接種券の人はまだ登録されていません/);
  const { action, fields } = formOf(page.html, "接種の内容");
  assert.equal(action, paths.venueDoses);
  assert.equal(fields.clientKey, dose.clientKey);
  assert.deepEqual([fields.doctorName, fields.lotNumber], ["佐藤 医師", "FA0001"]);
  assert.equal(fields.personConfirmed, undefined, "that is for whoever registers it to say");

  assert.match(plainText(page.html), /予診票と見比べて、本人の接種と確かめました/);

  const refused = await sends(tablet.browser, page, { lotNumber: "" });
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /2021年7月1日 09:30に読み取り/, "also when it is refused");

  const done = await sends(tablet.browser, refused, {
    lotNumber: "FA0001",
    personConfirmed: "yes",
  });
  assert.match(plainText(done.html), /登録完了/);
  const [audited] = await owner`
    select detail ->> 'read_at' as "readAt" from audit join dose on dose.id = subject_id
    where act = 'dose_registered' and client_key = ${dose.clientKey}`;
  assert.equal(audited!.readAt, "2021-07-01T00:30:00.000Z");
  const look = await tablet.send(dose, { step: "look" });
  assert.deepEqual(look.answer, { outcome: "registered" });
  assert.match(plainText((await tablet.review(dose)).html), /もう登録されています/);
});

Deno.test("looking registers nothing", async () => {
  const dose = aQueuedDose((await linesOf(office, { count: 1 }))(), office);
  assert.deepEqual((await tablet.send(dose, { step: "look" })).answer, { outcome: "open" });
  assert.equal((await owner`select from dose where client_key = ${dose.clientKey}`).length, 0);
});

Deno.test("what was wrong with the entry is said at its field", async () => {
  const page = await tablet.review(aQueuedDose(aLine(), office, { typed: { lotNumber: "" } }));
  assert.match(page.html, /id="lotNumber-error"/);
});

Deno.test("what will not be registered leaves its reason in the audit, and nobody's data", async () => {
  const dose = aQueuedDose(aLine(), office);
  const told = await tablet.discard(dose, "接種しなかった");
  assert.deepEqual(told, { status: 200, answer: { outcome: "discarded" } });
  const rows = await owner`select detail from audit where act = 'offline_discarded'`;
  assert.deepEqual(rows.map(({ detail }) => detail), [
    { reason: "接種しなかった", read_at: dose.readAt },
  ]);
  assert.equal((await owner`select from dose where client_key = ${dose.clientKey}`).length, 0);
});

Deno.test("what is registered by now cannot be discarded", async () => {
  const dose = aQueuedDose(aLine(), office);
  await sends(tablet.browser, await tablet.review(dose), { personConfirmed: "yes" });
  const told = await tablet.discard(dose, "接種しなかった");
  assert.deepEqual(told.answer, { outcome: "registered" });
  const rows = await owner`
    select from audit join ticket on ticket.id = subject_id
    where act = 'offline_discarded' and ticket_number = ${dose.typed.ocrLine!.slice(8)}`;
  assert.equal(rows.length, 0);
});

Deno.test("a time that is none does no harm", async () => {
  const dose = aQueuedDose(aLine(), office);
  const page = await tablet.review(dose);
  const done = await sends(tablet.browser, page, { personConfirmed: "", readAt: "soon" });
  assert.equal(done.status, 422);
  assert.doesNotMatch(plainText(done.html), /に読み取り/);
});
