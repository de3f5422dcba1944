import assert from "node:assert/strict";
import fc from "fast-check";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { aFiledDose, type FiledDose, type FiledRow } from "./a_dose_file.ts";
import { applyDoses, applyPeople, type RowsOutcome } from "./apply_rows.ts";
import { addDoses, conflictName, type DoseModel } from "./dose_model.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** 1 and 2 are registered with a ticket; 3 and 4 are not registered. */
const PEOPLE = [1, 2, 3, 4];
const ACTIVE = { "1": aTicketNumber(10), "2": aTicketNumber(20) };
const DAYS = [["20210601", "20210602"], ["20210622", "20210623"]];

function doseOf(person: number, index: number): fc.Arbitrary<FiledDose> {
  const tickets = ["", aTicketNumber(person * 10), aTicketNumber(person * 10 + 1)];
  return fc.record({
    vaccinatedOn: fc.constantFrom(...DAYS[index]!),
    ticketNumber: fc.constantFrom(...tickets, tickets[1]!, tickets[1]!),
    venueName: fc.constantFrom("", "市民ホール", "市民体育館"),
    lotNumber: fc.constantFrom("", "", "EY5420", "EX1234"),
    vaccineMaker: fc.constant("ファイザー"),
  });
}

function rowOf(person: number): fc.Arbitrary<FiledRow> {
  const dose = (index: number) => fc.option(doseOf(person, index), { nil: undefined });
  return fc.record({
    residentNumber: fc.constant(String(person)),
    doses: fc.tuple(dose(0), dose(1)),
  });
}

const file = fc.subarray(PEOPLE, { minLength: 1 })
  .chain((people) => fc.tuple(...people.map(rowOf)));

/** Tried first of all: a new row, the same again, one that contradicts it, and one that is wrong. */
const EVERY_OUTCOME: FiledRow[][] = [
  [{ residentNumber: "1", doses: [first({}), undefined] }],
  [{ residentNumber: "1", doses: [first({}), undefined] }],
  [
    { residentNumber: "1", doses: [first({ vaccinatedOn: "20210602" }), undefined] },
    { residentNumber: "3", doses: [first({}), undefined] },
  ],
];

function first(cells: Partial<FiledDose>): FiledDose {
  return {
    vaccinatedOn: "20210601",
    ticketNumber: "",
    venueName: "市民ホール",
    lotNumber: "EY5420",
    vaccineMaker: "ファイザー",
    ...cells,
  };
}

Deno.test("any files in any order add what is missing and write nothing over", async () => {
  const seen = [0, 0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
      const act = await aMunicipalityWithPeople();
      let doses: DoseModel = {};
      const conflicts = new Set<string>();
      for (const rows of files) {
        const expected = addDoses(doses, ACTIVE, rows);
        assert.deepEqual(outcomeCounts(await applyDoses(database, act, rows)), expected.counts);
        doses = expected.doses;
        for (const conflict of expected.conflicts) conflicts.add(conflict);
        expected.counts.forEach((count, index) => seen[index]! += count);
        assert.deepEqual(await storedDoses(act), doses);
        assert.deepEqual(await openConflicts(act), [...conflicts].sort());
      }
    }),
    { numRuns: 20, examples: [[EVERY_OUTCOME]] },
  );
  assert.ok(seen.every((count) => count > 0), "rows of every outcome were tried");
});

Deno.test("the same file a second time changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(file, async (rows) => {
      const act = await aMunicipalityWithPeople();
      await applyDoses(database, act, rows);
      const before = await everything(act);
      const again = await applyDoses(database, act, rows);
      assert.equal(again.weighed.counts.new + again.weighed.counts.changed, 0);
      assert.deepEqual(await everything(act), before);
    }),
    { numRuns: 8 },
  );
});

/** Doses that are what they are; files differ in which of them they tell. */
const told = fc.record({
  residentNumber: fc.constantFrom(...PEOPLE.map(String)),
  first: fc.boolean(),
  second: fc.boolean(),
});
const tellings = fc.uniqueArray(told, { selector: (row) => row.residentNumber, minLength: 1 });

Deno.test("two files that do not contradict give the same doses in either order", async () => {
  await fc.assert(
    fc.asyncProperty(tellings, tellings, async (one, other) => {
      const [here, there] = [await aMunicipalityWithPeople(), await aMunicipalityWithPeople()];
      for (const rows of [one, other]) await applyDoses(database, here, rows.map(truth));
      for (const rows of [other, one]) await applyDoses(database, there, rows.map(truth));
      assert.deepEqual(await storedDoses(here), await storedDoses(there));
      assert.deepEqual([await openConflicts(here), await openConflicts(there)], [[], []]);
    }),
    { numRuns: 8 },
  );
});

function truth(row: { residentNumber: string; first: boolean; second: boolean }): FiledRow {
  const ticketNumber = aTicketNumber(Number(row.residentNumber) * 10);
  const dose = (index: number) => aFiledDose({ vaccinatedOn: DAYS[index]![0], ticketNumber });
  return {
    residentNumber: row.residentNumber,
    doses: [row.first ? dose(0) : undefined, row.second ? dose(1) : undefined],
  };
}

async function aMunicipalityWithPeople(): Promise<Act> {
  const act = anAct({ actor: anActor() });
  const people = Object.entries(ACTIVE).map(([residentNumber, ticketNumber]) =>
    aRecipient({ residentNumber, ticketNumber })
  );
  await applyPeople(database, act, people);
  return act;
}

function outcomeCounts({ weighed: { counts }, issues }: RowsOutcome): number[] {
  const rejected = new Set(issues.map(({ line }) => line)).size;
  // A ticket joins its person only with a dose here, so that no row is merely changed.
  return [counts.new + counts.changed, counts.unchanged, counts.conflict, rejected];
}

async function storedDoses({ actor }: Act): Promise<DoseModel> {
  const rows = await owner`
    select coalesce(ticket.resident_number_key, awaited.resident_number_key) as holder,
      dose_number, to_char(vaccinated_on, 'YYYYMMDD') as vaccinated_on, ticket_number, venue_name,
      coalesce(lot_number, '') as lot_number
    from dose join ticket using (municipality_code, ticket_number)
    left join awaited_recipient as awaited using (municipality_code, ticket_number)
    where municipality_code = ${actor.municipalityCode}`;
  return Object.fromEntries(rows.map((row) => [`${row.holder}:${row.dose_number}`, {
    vaccinatedOn: row.vaccinated_on,
    ticketNumber: row.ticket_number,
    venueName: row.venue_name,
    lotNumber: row.lot_number,
  }]));
}

async function openConflicts({ actor }: Act): Promise<string[]> {
  const rows = await owner`
    select * from dose_conflict
    where municipality_code = ${actor.municipalityCode} and state = 'open'`;
  return rows.map((row) =>
    conflictName(`${row.resident_number}:${row.dose_number}`, {
      vaccinatedOn: row.vaccinated_on.replaceAll("-", ""),
      ticketNumber: row.ticket_number ?? "",
      venueName: row.venue_name ?? "",
      lotNumber: row.lot_number ?? "",
    })
  ).sort();
}

/** Every row the register has of a municipality, to the last version. */
async function everything({ actor }: Act): Promise<unknown[]> {
  const tables = ["recipient", "ticket", "dose", "dose_conflict", "awaited_recipient"];
  const rows = tables.map((table) =>
    owner`select to_jsonb(t) as row from ${owner(table)} t
      where municipality_code = ${actor.municipalityCode} order by t::text`
  );
  return (await Promise.all(rows)).map((each) => [...each]);
}
