import assert from "node:assert/strict";
import { parseOcrLine } from "../../domain/ticket/ocr_line.ts";
import { judgeOfflineDose } from "../../domain/offline/judge_offline_dose.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { aTicketNumber } from "../db/upload/a_recipient.ts";
import { aLot } from "../db/vaccine/a_vaccine.ts";
import { addLots } from "../../db/vaccine/add_lots.ts";
import { aQueuedDose, aTablet, linesOf } from "./a_queue.ts";
import { A_DOSE, registersDose, sends } from "./at_the_counter.ts";
import { formOf, plainText } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const tablet = await aTablet({ app, office });
const aLine = await linesOf(office, { count: 20 });
const registered = { status: 200, answer: { outcome: "registered" } };

Deno.test("what was read without a network is registered once, however often it is sent", async () => {
  const before = await countRows(owner, "dose", URAYASU);
  const dose = aQueuedDose(aLine(), office, { readAt: "2021-07-01T00:30:00.000Z" });
  const told = await Promise.all([1, 2, 3, 4].map(() => tablet.send(dose)));
  for (const each of [...told, await tablet.send(dose)]) assert.deepEqual(each, registered);
  assert.equal(await countRows(owner, "dose", URAYASU), before + 1);
  const audited = await owner`
    select detail from audit join dose on dose.id = subject_id
    where act = 'dose_registered' and client_key = ${dose.clientKey}`;
  assert.deepEqual(audited.map(({ detail }) => detail), [{ read_at: "2021-07-01T00:30:00.000Z" }]);
  const manager = await aBrowserOf({ app, office }, { kind: "municipal", role: "manager" });
  const { html } = await manager.visit(paths.audit);
  assert.match(plainText(html), /接種記録を登録（通信のないとき、2021年7月1日 09:30に読み取り）/);
  assert.match((await tablet.browser.visit(paths.venueDoses)).html, /EX1234/);
});

Deno.test("the counter's form and the queue with its key register one dose, whichever is first", async () => {
  const before = await countRows(owner, "dose", URAYASU);
  for (const isCounterFirst of [true, false]) {
    const ocrLine = aLine();
    const reading = await tablet.browser.submit(paths.venueReadings, { ocrLine });
    const { fields: { clientKey } } = formOf(reading.html, "接種の内容");
    const dose = aQueuedDose(ocrLine, office, { clientKey, origin: "interrupted" });
    const atCounter = async () => {
      assert.match(plainText((await sends(tablet.browser, reading, A_DOSE)).html), /登録完了/);
    };
    const inQueue = async () => assert.deepEqual(await tablet.send(dose), registered);
    for (const way of isCounterFirst ? [atCounter, inQueue] : [inQueue, atCounter]) await way();
  }
  assert.equal(await countRows(owner, "dose", URAYASU), before + 2);
});

Deno.test("a dose that was registered meanwhile by somebody else waits for a person", async () => {
  const ocrLine = aLine();
  await registersDose(tablet.browser, ocrLine);
  await waits(aQueuedDose(ocrLine, office), /1回目（接種）は2021年7月1日の分が登録済みです/);
});

Deno.test("what nobody could see where it was read waits for a person", async () => {
  const unknown = `21${URAYASU}${aTicketNumber(800_000_001)}`;
  await waits(aQueuedDose(unknown, office), /この接種券の人はまだ登録されていません/);
  const second = aLine().replace(/^21/, "22");
  await waits(aQueuedDose(second, office), /1回目の接種が登録されていません/);
});

const tampered: [what: string, typed: Record<string, string>, reason: RegExp][] = [
  ["no lot", { lotNumber: "" }, /ロットNo.を入力/],
  ["a day to come", { vaccinatedOn: "20210702" }, /接種日が未来/],
  ["a vaccine that is not offered", { vaccineCode: "sugar" }, /ワクチンを選び直して/],
  ["a person nobody confirmed", { personConfirmed: "" }, /本人の確認がまだです/],
  ["a formula", { doctorName: "=1+1" }, /数式として実行/],
];

for (const [what, typed, reason] of tampered) {
  Deno.test(`an entry with ${what} waits for a person`, async () => {
    await waits(aQueuedDose(aLine(), office, { typed }), reason);
  });
}

Deno.test("a line that is no ticket waits for a person", async () => {
  await waits(aQueuedDose("2112227100000000", office), /18桁のうち16桁/);
});

Deno.test("what was read too long ago, or by a clock that runs ahead, waits for a person", async () => {
  const read = (readAt: string) => aQueuedDose(aLine(), office, { readAt });
  await waits(read("2021-06-23T00:00:00Z"), /読み取ってから7日を過ぎています/);
  await waits(read("2021-07-01T02:00:00Z"), /端末の時計を確かめ/);
  assert.deepEqual(await tablet.send(read("2021-07-01T01:04:00Z")), registered);
});

Deno.test("what was odd and seen without a network does not ask for a person again", async () => {
  const there = await aTablet({ app, office }, { municipalityCode: ICHIKAWA });
  const act = anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) });
  assert.ok((await addLots(office.database.register, act, [aLot()])).ok);
  const ocrLine = (await linesOf(office, { count: 1, municipalityCode: ICHIKAWA }))();
  const dose = aQueuedDose(ocrLine, office);
  const ticket = parseOcrLine(ocrLine, () => true);
  assert.ok(ticket.ok);
  const judged = judgeOfflineDose({
    ticket: ticket.value,
    typed: dose.typed,
    kit: await there.kit(),
    now: office.now(),
  });
  assert.deepEqual([judged.problems, judged.needsPerson], [[], false]);
  assert.match(judged.cautions.join(), /ロットNo. EX1234は、ファイザーのロット一覧にありません/);
  const asked = await there.send(dose);
  assert.deepEqual(asked.answer, { outcome: "needs_person", reasons: judged.cautions });
  dose.typed.seenWarnings = judged.cautions.join("｜");
  assert.deepEqual(await there.send(dose), registered);
});

Deno.test("a reason that was given at the counter before its network went still counts", async () => {
  const fresh = await aTablet({ app, office });
  const ocrLine = aLine().replace(/^21/, "23");
  const reading = await fresh.browser.submit(paths.venueReadings, { ocrLine });
  const { fields } = formOf(reading.html, "接種の内容");
  const typed = { ...fields, ...A_DOSE };
  const { clientKey } = fields;
  const form = { clientKey, origin: "interrupted" as const };
  const without = aQueuedDose(ocrLine, office, { ...form, typed });
  assert.equal((await fresh.send(without)).answer.outcome, "needs_person");
  const answered = { ...typed, stopReason: "接種済証を確かめた", stopNote: "" };
  const dose = aQueuedDose(ocrLine, office, { ...form, typed: answered });
  assert.deepEqual(await fresh.send(dose), registered);
  const [change] = await owner`
    select reason from change join dose on dose.change_id = change.id
    where client_key = ${clientKey!}`;
  assert.match(change!.reason, /^接種済証を確かめた（/);
});

/** It is not registered, and says why. */
async function waits(dose: ReturnType<typeof aQueuedDose>, reason: RegExp): Promise<void> {
  const { status, answer } = await tablet.send(dose);
  assert.equal(status, 200);
  assert.ok(answer.outcome === "needs_person", JSON.stringify(answer));
  assert.match(answer.reasons.join("\n"), reason);
  const stored = await owner`select from dose where client_key = ${dose.clientKey}`;
  assert.equal(stored.length, 0);
}
