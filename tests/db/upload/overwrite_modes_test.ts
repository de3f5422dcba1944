import assert from "node:assert/strict";
import fc from "fast-check";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import { SEXES } from "../../../domain/recipient/sex.ts";
import { OVERWRITE_MODES } from "../../../domain/upload/overwrite_mode.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aTicketNumber, type RecipientCells } from "./a_recipient.ts";
import { countsOf, upload, type UploadOutcome } from "./an_upload.ts";
import { applyFile, type RegisterModel } from "./recipient_model.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const sealer = theSealers().myNumbers;

const blankable = (arbitrary: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant("") }, { weight: 1, arbitrary });

const PEOPLE = [1, 2, 3, 4, 5, 6, 7, 8];

/** Mostly the person's own numbers, now and then one of somebody else. */
function numbersOf(person: number, make: (number: number) => string) {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(make(person * 10)) },
    { weight: 3, arbitrary: fc.constant(make(person * 10 + 1)) },
    { weight: 2, arbitrary: fc.constantFrom(...PEOPLE).map((other) => make(other * 10)) },
  );
}

function cellsOf(person: number) {
  return {
    residentNumber: fc.constantFrom(String(person), `00${person}`),
    myNumber: numbersOf(person, aMyNumber),
    familyName: fc.constantFrom("山田", "鈴木"),
    givenName: blankable(fc.constantFrom("花子", "太郎")),
    familyKana: fc.constantFrom("ヤマダ", "スズキ"),
    givenKana: blankable(fc.constantFrom("ハナコ", "タロウ")),
    birthDate: fc.constantFrom("19560412", "20010203"),
    sex: fc.constantFrom("1", "2", "3"),
    ticketNumber: blankable(numbersOf(person, aTicketNumber)),
    flag: fc.constantFrom("", "", "", "1", "2", "3", "9"),
  };
}

function partialRowOf(person: number): fc.Arbitrary<RecipientCells> {
  const cells = cellsOf(person);
  return fc.record({
    ...cells,
    myNumber: blankable(cells.myNumber),
    familyName: blankable(cells.familyName),
    familyKana: blankable(cells.familyKana),
    birthDate: blankable(cells.birthDate),
    sex: blankable(cells.sex),
  });
}

const completeRowOf = (person: number) => fc.record(cellsOf(person));

const manner = {
  mode: fc.constantFrom(...OVERWRITE_MODES),
  rejectedRows: fc.constantFrom("left_out", "left_out", "left_out", "not_accepted"),
} as const;

const file = fc.record({
  ...manner,
  rows: fc.oneof(
    { weight: 12, arbitrary: fc.shuffledSubarray(PEOPLE, { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constant([1, 2, 1]) },
  ).chain((people) => fc.tuple(...people.map(partialRowOf))),
});

/** Most of the people are there from the first file on, so that blanks have something to meet. */
const firstFile = fc.record({
  ...manner,
  rows: fc.subarray(PEOPLE, { minLength: 6 })
    .chain((people) => fc.tuple(...people.map(completeRowOf))),
});

const files = fc.tuple(firstFile, fc.array(file, { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest]);

Deno.test("any files in any order leave the register that the specification describes", async () => {
  const seen = { whole: 0, inPart: 0, declined: 0, blanked: 0 };
  await fc.assert(
    fc.asyncProperty(files, async (files) => {
      const municipalityCode = aMunicipality();
      const actor = anActor({ municipalityCode });
      let register: RegisterModel = { people: {}, tickets: {} };
      for (const { mode, rejectedRows, rows } of files) {
        const file = { content: rows, mode, rejectedRows };
        const outcome = await upload(database, anAct({ actor }), file);
        const expected = applyFile(register, mode, rows);
        const isClean = expected.rejected.length === 0;
        const isDeclined = !isClean && rejectedRows === "not_accepted";
        if (!isDeclined) register = expected.register;
        assert.equal(outcome.record.state, isDeclined ? "checked" : "applied");
        assert.deepEqual(countsOf(outcome), expected.counts);
        assert.equal(outcome.record.blankedCount, expected.blanked);
        assert.deepEqual(linesOf(outcome), expected.rejected);
        assert.deepEqual(await storedRegister(municipalityCode), register);
        seen[isDeclined ? "declined" : isClean ? "whole" : "inPart"]++;
        if (expected.blanked > 0) seen.blanked++;
      }
      assert.deepEqual(await versionsKept(municipalityCode), versionsReplaced(register));
    }),
    { numRuns: 15 },
  );
  assert.ok(Object.values(seen).every((count) => count > 0), JSON.stringify(seen));
});

function linesOf({ issues }: UploadOutcome): number[] {
  return [...new Set(issues.map(({ line }) => line))];
}

async function storedRegister(municipalityCode: string): Promise<RegisterModel> {
  const people = await owner`select * from recipient where municipality_code = ${municipalityCode}`;
  const tickets = await owner`select * from ticket where municipality_code = ${municipalityCode}`;
  const ticketEntries = tickets.map((row) => {
    const { ticket_number, resident_number_key, state, version } = row;
    return [ticket_number, { owner: resident_number_key, state, version }];
  });
  return {
    people: Object.fromEntries(people.map((row) => [row.resident_number_key, storedPerson(row)])),
    tickets: Object.fromEntries(ticketEntries),
  };
}

function storedPerson(row: Record<string, unknown>) {
  const { municipality_code, resident_number_key, my_number_sealed, my_number_index } = row;
  const place = {
    municipalityCode: String(municipality_code),
    residentNumberKey: String(resident_number_key),
  };
  const text = (value: unknown) => value === null ? "" : String(value);
  const myNumber = my_number_sealed ? sealer.open(my_number_sealed as Uint8Array, place) : "";
  const index = myNumber && Buffer.from(sealer.index(myNumber, place.municipalityCode));
  assert.deepEqual(text(my_number_index), text(index), "the index is that of the sealed number");
  const [familyKana, givenKana] = [text(row.family_kana), text(row.given_kana)];
  assert.equal(row.name_key, nameKey(familyKana, givenKana));
  return {
    myNumber,
    familyName: text(row.family_name),
    givenName: text(row.given_name),
    familyKana,
    givenKana,
    birthDate: text(row.birth_date).replaceAll("-", ""),
    sex: row.sex === null ? "" : SEXES[row.sex as keyof typeof SEXES].code,
    status: text(row.status),
    version: row.version,
  };
}

/** How many earlier versions the histories hold, of people and of tickets. */
async function versionsKept(municipalityCode: string): Promise<number[]> {
  const [row] = await owner`
    select (select count(*) from recipient_history where municipality_code = ${municipalityCode}),
      (select count(*) from ticket_history where municipality_code = ${municipalityCode})
        as tickets`;
  return [row!.count, row!.tickets];
}

function versionsReplaced({ people, tickets }: RegisterModel): number[] {
  return [people, tickets].map((rows) =>
    Object.values(rows).reduce((sum, { version }) => sum + version - 1, 0)
  );
}
