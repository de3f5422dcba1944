import assert from "node:assert/strict";
import { previewUndo } from "../../../db/upload/undo/preview_undo.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import {
  aBlankRow,
  aMyNumber,
  aRecipient,
  aTicketNumber,
  type RecipientCells,
} from "./a_recipient.ts";
import { registerOf, undo } from "./an_undo.ts";
import { upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

let numbersTaken = 700_000_000;
const aNumber = () => ++numbersTaken;

/** What the upload under test and later ones say about a person, and why the undo then keeps them. */
interface Case {
  before: Partial<RecipientCells> | null;
  wrong: Partial<RecipientCells>;
  since: Partial<RecipientCells>;
  reason: RegExp;
}

const CASES: Record<string, Case> = {
  "a person renamed since": {
    before: {},
    wrong: { familyName: "鈴木" },
    since: { familyName: "佐藤" },
    reason: /この人の記録が変更されたため/,
  },
  "an added person who moved out since": {
    before: null,
    wrong: {},
    since: { flag: "1" },
    reason: /この人の記録が変更されたため/,
  },
  "a person whose new ticket was re-issued since": {
    before: {},
    wrong: { ticketNumber: aTicketNumber(aNumber()) },
    since: { ticketNumber: aTicketNumber(aNumber()) },
    reason: /この券番号の記録が変更されたため/,
  },
  "an added person who has got their first ticket since": {
    before: null,
    wrong: { ticketNumber: "" },
    since: { ticketNumber: aTicketNumber(aNumber()) },
    reason: /この券番号がこの人に登録されたため/,
  },
};

for (const [who, { before, wrong, since, reason }] of Object.entries(CASES)) {
  Deno.test(`${who} is kept whole and listed; the others go back`, async () => {
    const actor = anActor();
    const code = actor.municipalityCode;
    const [person, other] = [aRecipient(before ?? {}), aRecipient()];
    const known = before ? [person, other] : [other];
    await upload(database, anAct({ actor }), { content: known });
    const [, , ...otherBefore] = await rowsOf(code, other);

    const file = [{ ...person, ...wrong }, { ...other, familyName: "誤字", flag: "2" }];
    const { record } = await upload(database, anAct({ actor }), { content: file });
    const at = new Date("2021-07-02T01:00:00Z");
    const later = { ...aBlankRow(person.residentNumber), ...since };
    await upload(database, anAct({ actor, at }), { content: [later] });
    const personNow = await rowsOf(code, person);

    const [line, ...more] = await undo(database, anAct({ actor }), record.id);
    assert.deepEqual(more, []);
    assert.equal(line!.residentNumber, person.residentNumber);
    assert.match(line!.reason, reason);
    assert.match(line!.reason, /（2021年7月2日 10:00 データ登録、yakuba@town\.lg\.jp）。$/);
    assert.deepEqual(await rowsOf(code, person), personNow);
    assert.deepEqual((await rowsOf(code, other)).slice(2), otherBefore);
    assert.equal((await nameOf(code, other)).family_name, "山田");
  });
}

Deno.test("a ticket given since keeps nobody whose own record is as the upload wrote it", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const { record } = await upload(database, anAct({ actor }), {
    content: [{ ...person, familyName: "誤字" }],
  });
  const reissued = aTicketNumber(aNumber());
  const later = { ...aBlankRow(person.residentNumber), ticketNumber: reissued };
  await upload(database, anAct({ actor }), { content: [later] });
  assert.deepEqual(await undo(database, anAct({ actor }), record.id), []);
  assert.equal((await nameOf(actor.municipalityCode, person)).family_name, "山田");
  const [ticket] = await owner`
    select state from ticket where ticket_number = ${reissued}
      and municipality_code = ${actor.municipalityCode}`;
  assert.equal(ticket!.state, "active");
});

Deno.test("a ticket in force that an undo would double keeps its person", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const blanked = { content: [{ ...person, ticketNumber: "" }], mode: "overwrite_all" as const };
  const { record } = await upload(database, anAct({ actor }), blanked);
  await owner`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select ${code}, ${aTicketNumber(aNumber())}, resident_number_key, 'active', change_id
    from recipient where municipality_code = ${code}`;
  const before = await registerOf(owner, code);
  const kept = await undo(database, anAct({ actor }), record.id);
  assert.match(kept[0]!.reason, /有効な券番号が2つになるため/);
  assert.deepEqual(await registerOf(owner, code), before);
});

Deno.test("a My Number that another person has by now does not come back, nor what hangs on it", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const [first, second, taken, bystander] = [
    aRecipient(),
    aRecipient(),
    aRecipient(),
    aRecipient(),
  ];
  await upload(database, anAct({ actor }), { content: [first, second, bystander] });
  const wrong = [
    { ...first, myNumber: second.myNumber },
    { ...second, myNumber: aMyNumber(aNumber()) },
    { ...bystander, familyName: "誤字" },
  ];
  const { record } = await upload(database, anAct({ actor }), { content: wrong });
  await upload(database, anAct({ actor }), { content: [{ ...taken, myNumber: first.myNumber }] });

  const kept = await undo(database, anAct({ actor }), record.id);
  assert.deepEqual(kept.map(({ residentNumber, reason }) => [residentNumber, reason]), [
    [first.residentNumber, takenBy(taken)],
    [second.residentNumber, takenBy(first)],
  ]);
  assert.equal((await nameOf(code, bystander)).family_name, "山田");
});

Deno.test("a person whose later change was taken back can be taken back too", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const before = await registerOf(owner, actor.municipalityCode);
  const wrong = { ...person, familyName: "鈴木", ticketNumber: aTicketNumber(aNumber()) };
  const second = await upload(database, anAct({ actor }), { content: [wrong] });
  const worse = { ...wrong, familyName: "佐藤", ticketNumber: aTicketNumber(aNumber()) };
  const third = await upload(database, anAct({ actor }), { content: [worse] });
  assert.deepEqual(await undo(database, anAct({ actor }), third.record.id), []);
  assert.deepEqual(await undo(database, anAct({ actor }), second.record.id), []);
  assert.deepEqual(await registerOf(owner, actor.municipalityCode), before);
});

Deno.test("a person cannot go while a ticket that a later file gave them is theirs again", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const person = aRecipient({ ticketNumber: "" });
  const added = await upload(database, anAct({ actor }), { content: [person] });
  const issued = { ...person, ticketNumber: aTicketNumber(aNumber()) };
  await upload(database, anAct({ actor }), { content: [issued] });
  const reissued = { ...person, ticketNumber: aTicketNumber(aNumber()) };
  const third = await upload(database, anAct({ actor }), { content: [reissued] });
  await undo(database, anAct({ actor }), third.record.id);
  const before = await registerOf(owner, code);
  const kept = await undo(database, anAct({ actor }), added.record.id);
  assert.deepEqual(kept.map((line) => line.ticketNumber), [issued.ticketNumber]);
  assert.deepEqual(await registerOf(owner, code), before);
});

Deno.test("before an undo its page can say what was written and how much of it has changed", async () => {
  const actor = anActor();
  const people = [aRecipient(), aRecipient(), aRecipient()];
  const { record } = await upload(database, anAct({ actor }), { content: people });
  const renamed = { ...aBlankRow(people[0]!.residentNumber), familyName: "鈴木" };
  await upload(database, anAct({ actor }), { content: [renamed] });
  assert.deepEqual(await previewUndo(database.register, actor.municipalityCode, record.id), {
    people: { written: 3, changedSince: 1 },
    tickets: { written: 3, changedSince: 0 },
    doses: { written: 0, changedSince: 0 },
    dosedTickets: 0,
    confirmedPeople: 0,
  });
});

function takenBy({ residentNumber }: RecipientCells): string {
  return `元のマイナンバーが個別宛名番号「${residentNumber}」の人に登録されているため、残しました。`;
}

/** Versions of a person and of their tickets, and then what they say. */
async function rowsOf(code: string, { residentNumber }: RecipientCells) {
  const rows = ["recipient", "ticket"].map((table) =>
    owner`
      select version, to_jsonb(t) - 'version' - 'change_id' as content from ${owner(table)} t
      where municipality_code = ${code} and resident_number_key = ${residentNumber}
      order by id`
  );
  const found = (await Promise.all(rows)).map((each) => [...each]);
  const versions = found.map((each) => each.map(({ version }) => version));
  return [...versions, ...found.map((each) => each.map(({ content }) => content))];
}

async function nameOf(code: string, { residentNumber }: RecipientCells) {
  const [row] = await owner`
    select family_name, status from recipient
    where municipality_code = ${code} and resident_number_key = ${residentNumber}`;
  return row!;
}
