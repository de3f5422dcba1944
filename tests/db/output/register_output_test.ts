import assert from "node:assert/strict";
import { findOutput } from "../../../db/output/output_records.ts";
import { takeOutput } from "../../../db/output/take_output.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import {
  aBlankRow,
  aRecipient,
  aTicketNumber,
  type RecipientCells,
} from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { decode, makeOutput, output, outputRows } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);

async function aRegister(...people: RecipientCells[]) {
  const actor = anActor();
  if (people.length > 0) await upload(database, anAct({ actor }), { content: people });
  return { actor, act: anAct({ actor }), code: actor.municipalityCode };
}

Deno.test("a person's two doses fill the 17 columns exactly, in UTF-8 without BOM, with CRLF", async () => {
  const person = aRecipient({ residentNumber: "000123", ticketNumber: "0012300123" });
  const { act, code } = await aRegister(person);
  const elsewhere = anActor({ kind: "venue" });
  const at = (time: string) => anAct({ actor: elsewhere, at: new Date(time) });
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  await giveDose(database, at("2021-06-30T15:04:05Z"), aDose(ticket));
  const second = aDoseEntry({
    vaccinatedOn: "2021-07-22",
    vaccineCode: "moderna",
    lotNumber: "3002333",
    venueName: "体育館",
    doctorName: "医師　一郎",
  });
  await giveDose(database, at("2021-07-22T01:02:03Z"), {
    ...aDose({ ...ticket, doseNumber: 2 }),
    entry: second,
  });
  const place = elsewhere.municipalityCode;
  const { bytes } = await output(database, act);
  assert.equal(
    decode(bytes),
    "000123," +
      `20210701000405,20210630,0012300123,${place},市民ホール,医師　花子,ファイザー,EY5420,` +
      `20210722100203,20210722,0012300123,${place},体育館,医師　一郎,武田／モデルナ,3002333\r\n`,
  );
});

Deno.test("a comma, a quote and a line break in a name stay inside their cell", async () => {
  const person = aRecipient();
  const { act, code } = await aRegister(person);
  const names = { venueName: '南,"北"ホール\n2階', doctorName: 'O\'Neil,\r\n"M"' };
  const dose = aDose(aTicket(code, { ticketNumber: person.ticketNumber }));
  await giveDose(database, act, { ...dose, entry: aDoseEntry(names) });
  const { bytes } = await output(database, act);
  assert.ok(decode(bytes).includes('"南,""北""ホール\n2階","O\'Neil,\r\n""M"""'));
  const [row, ...others] = await outputRows(database, act);
  assert.deepEqual(others, []);
  assert.deepEqual(row!.slice(5, 7), [names.venueName, names.doctorName]);
});

Deno.test("a missing first dose leaves its eight columns blank, as does a missing second", async () => {
  const [one, two] = [aRecipient(), aRecipient()];
  const { act, code } = await aRegister(one, two);
  const ticketOf = ({ ticketNumber }: RecipientCells) => aTicket(code, { ticketNumber });
  await giveDose(database, act, aDose({ ...ticketOf(one), doseNumber: 2 }));
  await giveDose(database, act, aDose(ticketOf(two)));
  const rows = await outputRows(database, act);
  assert.deepEqual(rows.map((row) => row.length), [17, 17]);
  const byPerson = new Map(rows.map(([resident, ...cells]) => [resident, cells]));
  assert.deepEqual(byPerson.get(one.residentNumber)!.map((cell) => cell === ""), [
    ...Array(8).fill(true),
    ...Array(8).fill(false),
  ]);
  assert.deepEqual(byPerson.get(two.residentNumber)!.map((cell) => cell === ""), [
    ...Array(8).fill(false),
    ...Array(8).fill(true),
  ]);
});

Deno.test("examinations, third doses, withdrawn doses and people without a dose are not in it", async () => {
  const people = [aRecipient(), aRecipient(), aRecipient(), aRecipient()];
  const { act, code } = await aRegister(...people);
  const [examined, thirdTime, withdrawn] = people.map(({ ticketNumber }) =>
    aTicket(code, { ticketNumber })
  );
  await giveDose(database, act, aDose({ ...examined!, kind: "examination" }));
  await giveDose(database, act, aDose({ ...thirdTime!, doseNumber: 3 }));
  const id = await giveDose(database, act, aDose(withdrawn!));
  await owner`update dose set withdrawn_at = now() where id = ${id}`;
  assert.deepEqual(await outputRows(database, act), []);
  assert.deepEqual(await outputRows(database, act, { kind: "waiting" }), []);
});

Deno.test("doses on an old and a new ticket of one person stand in one row", async () => {
  const person = aRecipient();
  const { act, actor, code } = await aRegister(person);
  const reissued = aTicketNumber(960_000_001);
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber: person.ticketNumber })));
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: reissued };
  await upload(database, anAct({ actor }), { content: [row] });
  const second = aTicket(code, { ticketNumber: reissued, doseNumber: 2 });
  await giveDose(database, act, aDose(second));
  const rows = await outputRows(database, act);
  assert.deepEqual(rows.map((cells) => [cells[0], cells[3], cells[11]]), [
    [person.residentNumber, person.ticketNumber, reissued],
  ]);
});

Deno.test("a dose that joined twice counts as it was first registered", async () => {
  const person = aRecipient();
  const { act, actor, code } = await aRegister(person);
  const late = aTicket(code);
  const early = aTicket(code, { ticketNumber: person.ticketNumber });
  const at = (time: string) => anAct({ actor, at: new Date(time) });
  await giveDose(database, at("2021-07-01T09:00:00Z"), aDose(late));
  await giveDose(database, at("2021-07-01T08:00:00Z"), aDose(early));
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: late.ticketNumber };
  await upload(database, anAct({ actor }), { content: [row] });
  const rows = await outputRows(database, act);
  assert.deepEqual(rows.map((cells) => cells[3]), [person.ticketNumber]);
});

Deno.test("the waiting list has the same columns with a blank 個別宛名番号, a row for each ticket", async () => {
  const { act, code } = await aRegister();
  const ticket = aTicket(code);
  await giveDose(database, act, aDose(ticket));
  await giveDose(database, act, aDose({ ...ticket, doseNumber: 2 }));
  await giveDose(database, act, aDose(aTicket(code, { kind: "examination" })));
  const rows = await outputRows(database, act, { kind: "waiting" });
  assert.deepEqual(rows.map((cells) => [cells.length, cells[0], cells[3], cells[11]]), [
    [17, "", ticket.ticketNumber, ticket.ticketNumber],
  ]);
  const { bytes } = await output(database, act, { kind: "waiting" });
  assert.match(decode(bytes), /^,20210701100000,20210630,.*\r\n$/);
});

Deno.test("what one municipality gave on another's tickets is in the other's file only", async () => {
  const person = aRecipient();
  const { act, code } = await aRegister(person);
  const giver = anAct();
  await giveDose(database, giver, aDose(aTicket(code, { ticketNumber: person.ticketNumber })));
  await giveDose(database, giver, aDose(aTicket(code)));
  for (const kind of ["register", "waiting"] as const) {
    assert.equal((await outputRows(database, act, { kind })).length, 1);
    assert.equal((await outputRows(database, giver, { kind })).length, 0);
  }
});

Deno.test("the optional header row names all 17 columns, and stands alone in an empty file", async () => {
  const { act } = await aRegister();
  const { bytes } = await output(database, act, { header: true });
  const [header, ...rest] = decode(bytes).split("\r\n");
  assert.deepEqual(rest, [""]);
  const labels = header!.split(",");
  assert.equal(labels.length, 17);
  assert.equal(new Set(labels).size, 17);
  assert.equal(labels[0], "個別宛名番号");
  assert.deepEqual([labels[1], labels[16]], [
    "接種履歴登録日時（1回目）",
    "ワクチンロット番号（2回目）",
  ]);
});

Deno.test("who made which file, and of how many rows, is kept and audited", async () => {
  const person = aRecipient();
  const { act, code } = await aRegister(person);
  await giveDose(database, anAct(), aDose(aTicket(code, { ticketNumber: person.ticketNumber })));
  await outputRows(database, act);
  const [made] = await owner`
    select output.kind, login_id, row_count, finished_at is not null as finished
    from output where municipality_code = ${code}`;
  assert.deepEqual({ ...made }, {
    kind: "register",
    login_id: act.actor.loginId,
    row_count: 1,
    finished: true,
  });
  const audits = await owner`
    select detail from audit join output on output.id = subject_id
    where audit.municipality_code = ${code} and act = 'output_made'`;
  assert.deepEqual(audits.map(({ detail }) => detail), [
    { kind: "register", scope: "all", doseCount: 2, encoding: "utf-8" },
  ]);
});

Deno.test("the first download is remembered with its person, and every one is audited", async () => {
  const { act, actor, code } = await aRegister();
  const { id, takenAt } = await makeOutput(database, act);
  assert.equal(takenAt, null);
  const office = { register: database.register, sealers: theSealers() };
  const later = new Date(act.at.getTime() + 60_000);
  const colleague = { ...actor, loginId: "colleague@town.lg.jp" };
  await takeOutput(office, { ...act, at: later, actor: colleague }, id);
  await takeOutput(office, act, id);
  const record = await findOutput(database.register, code, id);
  assert.deepEqual([record.takenAt, record.takenBy], [later, colleague.loginId]);
  const audits = await owner`
    select login_id from audit where subject_id = ${id} and act = 'output_taken' order by at`;
  assert.deepEqual(audits.map((row) => row.login_id), [actor.loginId, colleague.loginId]);
});
