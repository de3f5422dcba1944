import assert from "node:assert/strict";
import type { Register } from "../../db/database.ts";
import { examineEverybody } from "../../db/finding/request_examination.ts";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { attribute, formOf, plainText, tagById, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const staff = (municipalityCode: string) =>
  aBrowserOf({ app, office }, { kind: "municipal", municipalityCode });
const browser = await staff(URAYASU);
const colleague = await staff(URAYASU);

Deno.test("where nothing is odd the list and 接種状況 say so", async () => {
  const neighbour = await staff(ICHIKAWA);
  const { html, status } = await neighbour.visit(paths.findings);
  assert.equal(status, 200);
  assert.match(plainText(html), /この条件の項目はありません/);
  assert.match(plainText(html), /全件を調べたことはまだありません/);
});

Deno.test("a finding stands in the list with whose it is, why and what to do, and is counted", async () => {
  const { id, person } = await aGap();
  const { html } = await browser.visit(paths.findings);
  const text = plainText(html);
  assert.equal(
    textOf(html, "h3", `whose-${id}`),
    `山田　花子（個別宛名番号 ${person.residentNumber}）`,
  );
  assert.match(text, /要確認 前の回の接種がない/);
  assert.match(text, /1回目の接種が登録されていません。/);
  assert.match(text, /接種済証で前の回を確かめ、/);
  const progress = plainText((await browser.visit(paths.progress)).html);
  assert.match(progress, /要修正\s*0\s*件/);
  assert.match(progress, /要確認\s*\d+\s*件/);
  const [recipient] = await owner`
    select id from recipient where resident_number = ${person.residentNumber}
      and municipality_code = ${URAYASU}`;
  assert.match(html, new RegExp(`href="${paths.recipient(recipient!.id)}"`));
  const seen = await owner`
    select from audit where municipality_code = ${URAYASU} and act = 'recipient_listed'
      and subject_id = ${recipient!.id}`;
  assert.ok(seen.length > 0, "the list is in the audit of whoever stands in it");
});

Deno.test("accepted with a reason it leaves the list, and can be put back", async () => {
  const { id } = await aGap();
  const fields = sent(id, { [`reason-${id}`]: "接種済証を確認した" });
  const accepted = await browser.submit(paths.finding(id), fields);
  assert.equal(accepted.status, 200);
  assert.equal(tagById(accepted.html, `finding-${id}`), "");
  const { html } = await browser.visit(`${paths.findings}?state=accepted`);
  assert.notEqual(tagById(html, `finding-${id}`), "");
  assert.match(plainText(html), /「問題なし」にしました。理由：接種済証を確認した/);
  const reopened = await browser.submit(paths.finding(id), {
    place: "?state=open",
    decision: "reopen",
  });
  assert.notEqual(tagById(reopened.html, `finding-${id}`), "");
  const acts = await owner`
    select act, detail from audit where municipality_code = ${URAYASU}
      and detail->>'finding' = ${id} order by id`;
  assert.deepEqual(acts.map(({ act }) => act).toSorted(), ["finding_accepted", "finding_reopened"]);
  assert.deepEqual(acts[0]!.detail, { finding: id, rule: "earlier_dose_missing" });
});

Deno.test("without a reason nothing is accepted, and what was typed stays with its fault", async () => {
  const { id } = await aGap();
  const refused = await browser.submit(paths.finding(id), sent(id, { [`note-${id}`]: "見た" }));
  assert.equal(refused.status, 422);
  assert.equal(textOf(refused.html, "p", `reason-${id}-error`), "理由を選んでください。");
  assert.equal(attribute(tagById(refused.html, `note-${id}`), "value"), "見た");
  const other = sent(id, { [`reason-${id}`]: "その他" });
  assert.match(
    plainText((await browser.submit(paths.finding(id), other)).html),
    /理由の説明を入力してください/,
  );
});

Deno.test("the second of two colleagues is told who accepted it and why", async () => {
  const { id } = await aGap();
  const fields = sent(id, { [`reason-${id}`]: "予診票を確認した" });
  await colleague.submit(paths.finding(id), fields);
  const late = await browser.submit(paths.finding(id), fields);
  assert.equal(late.status, 409);
  assert.match(
    plainText(late.html),
    /@demo\.lg\.jpが「問題なし」にしています（理由：予診票を確認した）/,
  );
});

Deno.test("what has been mended meanwhile is not accepted any more", async () => {
  const { id, person } = await aGap();
  const ticket = aTicket(URAYASU, { ticketNumber: person.ticketNumber });
  await giveDose(
    office.database,
    act,
    aDose(ticket, { entry: aDoseEntry({ vaccinatedOn: "2021-05-01" }) }),
  );
  const late = await browser.submit(
    paths.finding(id),
    sent(id, { [`reason-${id}`]: "予診票を確認した" }),
  );
  assert.equal(late.status, 409);
  assert.match(plainText(late.html), /もう解消しています/);
});

Deno.test("the list is narrowed by rule, severity and state; nonsense narrows nothing", async () => {
  const { id } = await aGap();
  const has = async (query: string) =>
    tagById((await browser.visit(paths.findings + query)).html, `finding-${id}`) !== "";
  assert.equal(await has("?rule=earlier_dose_missing"), true);
  assert.equal(await has("?rule=dose_order"), false);
  assert.equal(await has("?severity=check"), true);
  assert.equal(await has("?severity=fix"), false);
  assert.equal(await has("?state=resolved"), false);
  assert.equal(await has("?rule=none&severity=%27&state=x&page=-1"), true);
  assert.equal(await has("?page=99"), true, "the last page there is");
});

Deno.test("a neighbour sees none of it and can decide nothing", async () => {
  const { id } = await aGap();
  const neighbour = await staff(ICHIKAWA);
  const page = await neighbour.visit(paths.findings);
  assert.equal(tagById(page.html, `finding-${id}`), "");
  assert.equal((await neighbour.visit(paths.finding(id))).status, 404);
  const fields = sent(id, { [`reason-${id}`]: "予診票を確認した" });
  assert.equal((await neighbour.submit(paths.finding(id), fields)).status, 404);
});

Deno.test("examining everybody goes on beside; asked twice it is done once", async () => {
  const clerk = await staff(ICHIKAWA);
  const page = await clerk.visit(paths.findings);
  const { action } = formOf(page.html, "全件を調べ直す");
  const waiting = await clerk.submit(action, {});
  assert.match(plainText(waiting.html), /まもなく処理を始めます/);
  await clerk.submit(action, {});
  const [count] = await owner`
    select count(*) as count from examination where municipality_code = ${ICHIKAWA}`;
  assert.equal(count!.count, 1);
  await runJobs(office);
  assert.match(
    plainText((await clerk.visit(paths.findings)).html),
    /全件を調べたのは2021年7月1日 10:00です（0件）/,
  );
});

Deno.test("one finding has a page of its own, reached from its record", async () => {
  const { id } = await aGap();
  const page = await browser.visit(paths.finding(id));
  assert.equal(page.status, 200);
  assert.match(plainText(page.html), /前の回の接種がない/);
  const refused = await browser.submit(page.path, {
    ...formOf(page.html, "1の項目を問題なしにする").fields,
  });
  assert.equal(refused.status, 422);
});

/** What the form of a finding sends. */
const sent = (id: string, fields: Record<string, string>) => ({
  place: "?state=open",
  decision: "accept",
  [`reason-${id}`]: "",
  [`note-${id}`]: "",
  ...fields,
});

/** Somebody with a second dose and no first one; few enough stand on one page. */
Deno.test("whenever an examination ends while the list is being made, the page has it or follows it", async () => {
  await aGap();
  const { register } = office.database;
  for (let moment = 1; moment <= 6; moment++) {
    await owner`update finding set state = 'resolved', resolved_at = now()
      where municipality_code = ${URAYASU} and state <> 'resolved'`;
    await examineEverybody(register, act);
    const ending = after(moment, register, () => runJobs(office));
    const there = createApp({ ...office, database: { ...office.database, register: ending } });
    const visitor = await aBrowserOf({ app: there, office }, {
      kind: "municipal",
      municipalityCode: URAYASU,
    });
    const { html } = await visitor.visit(paths.findings);
    assert.match(html, /id="finding-|hx-sse:connect="\/jobs\//, `after ${moment}`);
    await runJobs(office);
  }
});

/** Does `work` when the transaction of this number has ended, before whoever asked for it goes on. */
function after(count: number, register: Register, work: () => Promise<void>): Register {
  let ended = 0;
  const counting = <Builder extends ReturnType<Register["transaction"]>>(
    builder: Builder,
  ): Builder =>
    new Proxy(builder, {
      get(target, name) {
        const own = Reflect.get(target, name);
        if (name === "setAccessMode") {
          return (mode: "read only") => counting(target.setAccessMode(mode));
        }
        if (name !== "execute") return own;
        return async (run: Parameters<Builder["execute"]>[0]) => {
          const value = await target.execute(run);
          if (++ended === count) await work();
          return value;
        };
      },
    });
  return new Proxy(register, {
    get: (target, name) =>
      name === "transaction" ? () => counting(target.transaction()) : Reflect.get(target, name),
  });
}

async function aGap() {
  await owner`update finding set state = 'resolved', resolved_at = now()
    where municipality_code = ${URAYASU} and state <> 'resolved'`;
  const person = aRecipient();
  await upload(office.database, act, { content: [person] });
  const ticket = aTicket(URAYASU, { ticketNumber: person.ticketNumber, doseNumber: 2 });
  await giveDose(office.database, act, aDose(ticket));
  const [finding] = await owner`
    select id from finding where municipality_code = ${URAYASU} and state = 'open'
      and rule = 'earlier_dose_missing'`;
  return { id: String(finding!.id), person };
}
