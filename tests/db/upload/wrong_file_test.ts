import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import type { FileWarningKind } from "../../../domain/upload/file_warning.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { aRecipient, type RecipientCells } from "./a_recipient.ts";
import { aJobOffice, checkFile, outcomeOf, upload, type UploadedFile } from "./an_upload.ts";
import { requestUndo } from "../../../db/upload/request_undo.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";

const database = await aDatabase();
const elsewhere = aMunicipality();

/** A municipality of twenty people. */
const act = anAct();
const people = Array.from({ length: 20 }, () => aRecipient({ familyName: "佐藤" }));
await upload(database, act, { content: people });

type Change = (person: RecipientCells, index: number) => RecipientCells;

/** All twenty, some of them changed. */
const changed = (count: number, change: Change) =>
  people.map((person, index) => index < count ? change(person, index) : person);

const renamed: Change = (person) => ({ ...person, familyName: "鈴木" });

const files: [doubt: string, kinds: FileWarningKind[], file: UploadedFile][] = [
  ["the very same file", ["same_file"], { content: people }],
  ["the same people in another order", [], { content: people.toReversed() }],
  ["a few new names", [], { content: changed(3, renamed) }],
  ["most names new", ["names_change"], { content: changed(12, renamed) }],
  ["birth dates of other people", ["birth_dates_change"], {
    content: changed(12, (person) => ({ ...person, birthDate: "19700101" })),
  }],
  ["mostly people nobody knows", ["mostly_unknown"], {
    content: [...people.slice(0, 5), ...Array.from({ length: 12 }, () => aRecipient())],
  }],
  ["departures by the dozen", ["mass_departure"], {
    content: changed(12, (person) => ({ ...person, flag: "1" })),
  }],
  ["a dozen emptied people", ["mass_blanking"], {
    content: changed(12, (person) => ({ ...person, sex: "" })),
    mode: "overwrite_all",
  }],
  ["a dozen blanks that keep what is stored", [], {
    content: changed(12, (person) => ({ ...person, sex: "" })),
  }],
  ["one ticket of another municipality", ["foreign_tickets"], {
    content: changed(1, (person) => ({
      ...person,
      ticketNumber: `21${elsewhere}${person.ticketNumber}`,
    })),
  }],
  ["columns shifted by one", ["shifted_columns"], {
    content: people.map(({ givenName: _, ...person }) => [...Object.values(person), ""].join(","))
      .join("\n"),
  }],
];

for (const [doubt, kinds, file] of files) {
  const answer = kinds.length > 0 ? "is doubted before it is registered" : "raises no doubt";
  Deno.test(`${doubt}: the file ${answer}`, async () => {
    assert.deepEqual(await doubtsOf(act, file), kinds);
  });
}

Deno.test("a municipality's first file may have as many new people as it likes", async () => {
  const content = Array.from({ length: 30 }, () => aRecipient());
  assert.deepEqual(await doubtsOf(anAct(), { content }), []);
});

Deno.test("a doubt tells numbers and what to check", async () => {
  const { record } = await outcomeOf(
    database,
    act,
    await checkFile(database, act, { content: changed(12, renamed) }),
  );
  assert.match(record.warnings[0]!.message, /20人のうち12人の氏名が変わります。.*確かめてください/);
});

Deno.test("the same bytes in another mode, or taken back since, are no file sent twice", async () => {
  const act = anAct();
  const file = { content: [aRecipient()] };
  const { id } = await upload(database, act, file);
  assert.deepEqual(await doubtsOf(act, file), ["same_file"]);
  assert.deepEqual(await doubtsOf(act, { ...file, mode: "overwrite_all" }), []);
  assert.deepEqual(await doubtsOf(anAct(), file), [], "nor is it another municipality's");
  assert.ok((await requestUndo(database.register, act, id)).ok);
  await runJobs(aJobOffice(database));
  assert.deepEqual(await doubtsOf(act, file), []);
});

async function doubtsOf(act: Act, file: UploadedFile): Promise<FileWarningKind[]> {
  const id = await checkFile(database, act, file);
  const { record } = await outcomeOf(database, act, id);
  assert.equal(record.state, "checked");
  return record.warnings.map(({ kind }) => kind);
}
