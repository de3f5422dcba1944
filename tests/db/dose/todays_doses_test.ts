import assert from "node:assert/strict";
import { listDaySheet, listTodaysDoses } from "../../../db/dose/list_todays_doses.ts";
import { todaysRegistration } from "../../../db/dose/todays_doses.ts";
import { ask } from "../../../db/question.ts";
import { withdrawTodaysDose } from "../../../db/dose/withdraw_todays_dose.ts";
import { sumOf } from "../../../domain/dose/day_totals.ts";
import { readTodaysSearch } from "../../../domain/dose/todays_search.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;
const ALL = { page: 1 };

Deno.test("today begins and ends at midnight in Japan", async () => {
  const actor = anActor({ kind: "venue" });
  const given = new Map<string, string>();
  for (const at of ["2021-06-30T14:59:59.999Z", "2021-06-30T15:00:00Z", "2021-07-01T14:59:59Z"]) {
    const dose = aDose(aTicket(actor.municipalityCode));
    given.set(at, await giveDose(database, anAct({ actor, at: new Date(at) }), dose));
  }
  const listedAt = async (now: string) => {
    const act = anAct({ actor, at: new Date(now) });
    return (await listTodaysDoses(register, act, ALL)).doses.map(({ id }) => id);
  };
  const [lastOfJune, firstOfJuly, lastOfJuly1] = [...given.values()];
  assert.deepEqual(await listedAt("2021-06-30T14:59:59.999Z"), [lastOfJune]);
  assert.deepEqual(await listedAt("2021-06-30T15:00:00Z"), [lastOfJuly1, firstOfJuly]);
  assert.deepEqual(await listedAt("2021-07-01T14:59:59.999Z"), [lastOfJuly1, firstOfJuly]);
  assert.deepEqual(await listedAt("2021-07-01T15:00:00Z"), []);
});

Deno.test("another account's doses are neither listed, counted nor found", async () => {
  const actor = anActor({ kind: "venue" });
  const colleague = anActor({ kind: "venue", municipalityCode: actor.municipalityCode });
  const [act, other] = [anAct({ actor }), anAct({ actor: colleague })];
  const mine = await giveDose(database, act, aDose(aTicket(actor.municipalityCode)));
  const theirs = await giveDose(database, other, aDose(aTicket(actor.municipalityCode)));
  const listed = await listTodaysDoses(register, act, ALL);
  assert.deepEqual(listed.doses.map(({ id }) => id), [mine]);
  const told = (doseId: string) => {
    return ask(
      register,
      actor.municipalityCode,
      todaysRegistration(actor, { doseId, now: act.at }),
    );
  };
  const found = await told(mine);
  assert.deepEqual([found.dose?.id, found.count], [mine, 1]);
  const missed = await told(theirs);
  assert.deepEqual(missed, { dose: undefined, count: 1 });
});

Deno.test("the list names one's own municipality's people, and nobody of another's", async () => {
  const { act, tickets } = await aDayOfThree();
  const { doses } = await listTodaysDoses(register, act, ALL);
  assert.deepEqual(
    doses.map(({ ticketNumber, holder }) => [ticketNumber, holder?.name]).toReversed(),
    tickets.map((
      { ticketNumber },
      index,
    ) => [ticketNumber, index === 0 ? "山田　花子" : undefined]),
  );
});

Deno.test("who is shown by name stands in the audit, of the list and of the sheet", async () => {
  const { act } = await aDayOfThree();
  const { doses } = await listTodaysDoses(register, act, ALL);
  await listDaySheet(register, act);
  const rows = await owner`
    select municipality_code, subject_id, detail ->> 'list' as list from audit
    where act = 'recipient_listed' and account_id = ${act.actor.accountId} order by list desc`;
  const [holder] = doses.flatMap((dose) => dose.holder ?? []);
  const here = { municipality_code: act.actor.municipalityCode, subject_id: holder!.id };
  assert.deepEqual([...rows], [{ ...here, list: "todays_doses" }, { ...here, list: "day_sheet" }]);
});

Deno.test("the list is searched by part of a ticket's number, by name, and by kana", async () => {
  const { act, tickets } = await aDayOfThree();
  const [named, foreign] = tickets;
  const search = async (text: string) => {
    const search = readTodaysSearch(text);
    assert.ok(search.ok);
    const list = await listTodaysDoses(register, act, { page: 1, search: search.value });
    assert.equal(list.found, list.doses.length);
    return list.doses.map(({ ticketNumber }) => ticketNumber);
  };
  assert.deepEqual(await search("山田 花子"), [named!.ticketNumber]);
  assert.deepEqual(await search("花子"), [named!.ticketNumber]);
  assert.deepEqual(await search("やまだ"), [named!.ticketNumber]);
  assert.deepEqual(await search(foreign!.ticketNumber.slice(-6)), [foreign!.ticketNumber]);
  assert.deepEqual(await search("鈴木"), []);
  assert.deepEqual(await search("%"), []);
});

Deno.test("hundreds go on pages; the figures are of the whole day without what was withdrawn", async () => {
  const actor = anActor({ kind: "venue" });
  const act = anAct({ actor });
  const ids: string[] = [];
  for (let index = 0; index < 52; index++) {
    const kind = index % 10 === 0 ? "examination" : "vaccination";
    ids.push(await giveDose(database, act, aDose(aTicket(actor.municipalityCode, { kind }))));
  }
  const withdrawal = { doseId: ids[1]!, version: 1, reason: "入力の誤り" };
  await withdrawTodaysDose(register, act, withdrawal);
  const first = await listTodaysDoses(register, act, ALL);
  const last = await listTodaysDoses(register, act, { page: 99 });
  assert.deepEqual([first.doses.length, first.page, first.pageCount, first.found], [50, 1, 2, 52]);
  assert.deepEqual([last.doses.length, last.page], [2, 2]);
  const listed = [...first.doses, ...last.doses].map(({ id }) => id);
  assert.deepEqual(new Set(listed), new Set(ids));
  assert.deepEqual([sumOf(first.counts), first.withdrawnCount], [51, 1]);
  const sheet = await listDaySheet(register, act);
  assert.equal(sheet.doses.length, 51);
});

Deno.test("files an account uploaded are no part of its day", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const mine = await giveDose(database, act, aDose(aTicket(code), { source: "hand" }));
  await giveDose(database, act, aDose(aTicket(code), { source: "upload" }));
  const { doses, counts } = await listTodaysDoses(register, act, ALL);
  assert.deepEqual([doses.map(({ id }) => id), sumOf(counts)], [[mine], 1]);
});

/** On a ticket of the own municipality, one of another's, and one that is nobody's. */
async function aDayOfThree() {
  const actor = anActor({ kind: "venue" });
  const elsewhere = anActor();
  const [ours, theirs] = [aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: [ours] });
  await upload(database, anAct({ actor: elsewhere }), { content: [theirs] });
  const tickets = [
    aTicket(actor.municipalityCode, { ticketNumber: ours.ticketNumber }),
    aTicket(elsewhere.municipalityCode, { ticketNumber: theirs.ticketNumber }),
    aTicket(actor.municipalityCode),
  ];
  const act = anAct({ actor });
  for (const ticket of tickets) {
    await giveDose(database, act, aDose(ticket, { entry: aDoseEntry() }));
  }
  return { act, tickets };
}
