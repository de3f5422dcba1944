import assert from "node:assert/strict";
import { doseHeader } from "../../../domain/upload/dose_columns.ts";
import { doseContent } from "../../../db/dose_upload/dose_content.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { outputRows } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { aFiledDose } from "./a_dose_file.ts";
import { applyCells, applyDoses, applyPeople } from "./apply_rows.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const FIRST = aFiledDose();
const SECOND = aFiledDose({ vaccinatedOn: "20210630" });

async function aPerson() {
  const act = anAct({ actor: anActor() });
  const person = aRecipient();
  await applyPeople(database, act, [person]);
  const { residentNumber, ticketNumber } = person;
  return { act, code: act.actor.municipalityCode, residentNumber, ticketNumber };
}

Deno.test("a new dose is stored as the file tells it, by whom and under which change", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  const registeredAt = "20210620153000";
  const placeCode = aMunicipality();
  await applyDoses(database, act, [{
    residentNumber: `00${residentNumber}`,
    doses: [aFiledDose({ registeredAt, placeCode, ticketNumber })],
  }]);
  const [row] = await owner`select * from dose where municipality_code = ${code}`;
  const { id: _id, change_id, ...stored } = row!;
  assert.deepEqual(stored, {
    municipality_code: code,
    ticket_number: ticketNumber,
    kind: "vaccination",
    dose_number: 1,
    vaccinated_on: "2021-06-15",
    venue_name: "市民ホール",
    doctor_name: "医師　花子",
    vaccine_code: "pfizer",
    vaccine_maker: "ファイザー",
    lot_number: "EY5420",
    place_code: placeCode,
    source: "upload",
    registered_at: new Date("2021-06-20T06:30:00Z"),
    account_id: act.actor.accountId,
    client_key: null,
    withdrawn_at: null,
    version: 1,
  });
  const [change] = await owner`select kind from change where id = ${change_id}`;
  assert.equal(change!.kind, "upload");
});

Deno.test("what a row leaves blank is the person's ticket, the own municipality and now", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  const dose = { vaccinatedOn: "20210615", vaccineMaker: "ノババックス" };
  await applyDoses(database, act, [{ residentNumber, doses: [dose] }]);
  const [row] = await owner`
    select ticket_number, place_code, registered_at, venue_name, doctor_name, lot_number,
      vaccine_code, vaccine_maker from dose where municipality_code = ${code}`;
  assert.deepEqual({ ...row }, {
    ticket_number: ticketNumber,
    place_code: code,
    registered_at: act.at,
    venue_name: "",
    doctor_name: "",
    lot_number: null,
    vaccine_code: null,
    vaccine_maker: "ノババックス",
  });
});

Deno.test("a row with a blank first dose adds only the second; the first may come later", async () => {
  const { act, residentNumber } = await aPerson();
  const second = await applyDoses(database, act, [{ residentNumber, doses: [undefined, SECOND] }]);
  assert.equal(second.weighed.counts.new, 1);
  const both = await applyDoses(database, act, [{ residentNumber, doses: [FIRST, SECOND] }]);
  assert.equal(both.weighed.counts.new, 1);
  const [row] = await outputRows(database, act, { kind: "register" });
  assert.deepEqual([row![2], row![10]], ["20210615", "20210630"]);
});

Deno.test("of a row with one contradiction the missing dose is still added", async () => {
  const { act, code, residentNumber } = await aPerson();
  await applyDoses(database, act, [{ residentNumber, doses: [FIRST] }]);
  const doses = [aFiledDose({ lotNumber: "EX1" }), SECOND];
  const { weighed } = await applyDoses(database, act, [{ residentNumber, doses }]);
  assert.deepEqual([weighed.counts.new, weighed.counts.conflict], [0, 1]);
  const rows = await owner`
    select dose_number, lot_number, version from dose where municipality_code = ${code}
    order by dose_number`;
  assert.deepEqual(rows.map((row) => Object.values(row)), [[1, "EY5420", 1], [2, "EY5420", 1]]);
});

Deno.test("text in another width, and the dashes of Shift_JIS, are no contradiction", async () => {
  const { act, residentNumber } = await aPerson();
  const stored = aFiledDose({ venueName: "市民ホール−Ａ〜Ｂ", vaccineMaker: "武田／モデルナ" });
  await applyDoses(database, act, [{ residentNumber, doses: [stored] }]);
  const file = {
    ...stored,
    venueName: "市民ﾎｰﾙ－A～B",
    vaccineMaker: "武田/モデルナ",
    lotNumber: "ｅｙ5420",
  };
  const { weighed } = await applyDoses(database, act, [{ residentNumber, doses: [file] }]);
  assert.deepEqual([weighed.counts.unchanged, weighed.counts.conflict], [1, 0]);
});

Deno.test("a dose stored on an older ticket counts, one that was withdrawn does not", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  const reissued = { ...aRecipient(), residentNumber };
  await applyPeople(database, act, [reissued]);
  const given = aFiledDose({ vaccinatedOn: "20210630" });
  const row = { residentNumber, doses: [given] };
  assert.equal((await applyDoses(database, act, [row])).weighed.counts.unchanged, 1);
  await owner`update dose set withdrawn_at = now() where municipality_code = ${code}`;
  assert.equal((await applyDoses(database, act, [row])).weighed.counts.new, 1);
});

Deno.test("an examination is no dose", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  const ticket = aTicket(code, { kind: "examination", ticketNumber });
  await giveDose(database, act, aDose(ticket));
  const { weighed } = await applyDoses(database, act, [{ residentNumber, doses: [FIRST] }]);
  assert.equal(weighed.counts.new, 1);
});

Deno.test("the output, uploaded as it is, changes nothing", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  const entry = aDoseEntry({ venueName: "会場，第１", lotNumber: "ABC-1" });
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber }), { entry }));
  await applyDoses(database, act, [{ residentNumber, doses: [undefined, SECOND] }]);
  await giveDose(database, act, aDose(aTicket(code)));
  const rows = [
    doseHeader(2),
    ...await outputRows(database, act, { kind: "register" }),
    ...await outputRows(database, act, { kind: "waiting" }),
  ];
  const outcome = await applyCells(database, act, { content: doseContent, rows });
  assert.deepEqual(outcome.issues, []);
  assert.deepEqual(outcome.weighed.counts, {
    new: 0,
    changed: 0,
    unchanged: 2,
    conflict: 0,
    blanked: 0,
  });
});

Deno.test("the fingerprint is that of what the rows would do, not of their order", async () => {
  const { act, residentNumber } = await aPerson();
  const rows = [{ residentNumber, doses: [FIRST] }, {
    residentNumber: "",
    doses: [aFiledDose({
      ticketNumber: "9876543210",
    })],
  }];
  const first = await applyDoses(database, act, rows);
  const again = await applyDoses(database, act, rows);
  assert.notEqual(first.weighed.fingerprint, again.weighed.fingerprint);
  const third = await applyDoses(database, act, rows);
  assert.equal(third.weighed.fingerprint, again.weighed.fingerprint);
});

Deno.test("the review shows the cells that contradict, before and after, and those of new doses", async () => {
  const { act, residentNumber, ticketNumber } = await aPerson();
  await applyDoses(database, act, [{ residentNumber, doses: [FIRST] }]);
  const doses = [aFiledDose({ vaccinatedOn: "20210616" }), SECOND];
  const { uploadId } = await applyDoses(database, act, [{ residentNumber, doses }]);
  const [sample] = await owner`select * from upload_sample where upload_id = ${uploadId}`;
  assert.deepEqual([sample!.outcome, sample!.line], ["conflict", 1]);
  assert.deepEqual(sample!.cells, [
    { column: "接種日（1回目）", before: "2021年6月15日", after: "2021年6月16日" },
    { column: "接種日（2回目）", before: null, after: "2021年6月30日" },
    { column: "券番号（2回目）", before: null, after: ticketNumber },
    { column: "接種会場名（2回目）", before: null, after: "市民ホール" },
    { column: "接種医師名（2回目）", before: null, after: "医師　花子" },
    { column: "ワクチンメーカー（2回目）", before: null, after: "ファイザー" },
    { column: "ワクチンロット番号（2回目）", before: null, after: "EY5420" },
  ]);
});

Deno.test("the same contradiction is listed once, another one beside it", async () => {
  const { act, code, residentNumber } = await aPerson();
  await applyDoses(database, act, [{ residentNumber, doses: [FIRST] }]);
  for (const lotNumber of ["EX1", "EX1", "EX2"]) {
    const doses = [aFiledDose({ lotNumber })];
    assert.equal(
      (await applyDoses(database, act, [{ residentNumber, doses }])).weighed.counts.conflict,
      1,
    );
  }
  const rows = await owner`
    select lot_number, state from dose_conflict where municipality_code = ${code}
    order by lot_number`;
  assert.deepEqual(rows.map((row) => Object.values(row)), [["EX1", "open"], ["EX2", "open"]]);
});

Deno.test("a dose stored twice for one person counts as first registered, as in the output", async () => {
  const { act, code, residentNumber, ticketNumber } = await aPerson();
  const other = aTicket(code);
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  const later = { ...act, at: new Date(act.at.getTime() + 60_000) };
  const entry = aDoseEntry({ lotNumber: "EX2" });
  await giveDose(database, later, aDose(other, { entry }));
  await applyPeople(database, act, [{
    ...aRecipient(),
    residentNumber,
    ticketNumber: other.ticketNumber,
  }]);
  const row = { residentNumber, doses: [aFiledDose({ vaccinatedOn: "20210630" })] };
  const { weighed: { counts }, issues } = await applyDoses(database, act, [row]);
  assert.deepEqual([issues.length, counts.unchanged, counts.conflict], [0, 1, 0]);
});
