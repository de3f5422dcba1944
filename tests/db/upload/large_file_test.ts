import assert from "node:assert/strict";
import { judgingThreads } from "../../../db/upload/judging_threads.ts";
import { judgeRows } from "../../../db/upload/row_judges.ts";
import { UPLOAD_CONTENTS } from "../../../db/upload/upload_contents.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import { RECIPIENT_COLUMNS } from "../../../domain/upload/recipient_columns.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient, headerRow, toCsv } from "./a_recipient.ts";
import { countsOf, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const ROWS = 15_000;

Deno.test("a file judged by several threads is registered like a small one, its faults in order", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const people = Array.from({ length: ROWS }, (_, index) =>
    aRecipient({
      familyName: index % 7 === 0 ? "齋　藤" : "齋藤",
      sex: index % 100 === 37 ? "4" : "1",
      flag: index % 100 === 37 ? "x" : "",
    }));
  // Rows far apart, judged by different threads, that contradict each other.
  people[14_990] = { ...people[14_990]!, residentNumber: people[10]!.residentNumber };
  const content = `${headerRow()}\n${toCsv(people)}\n`;
  const outcome = await upload(database, act, { content, rejectedRows: "left_out" });

  assert.ok(outcome.record.byteCount > 1 << 20, "more than one stored piece, and threads");
  assert.equal(outcome.record.state, "applied");
  assert.equal(outcome.record.rowCount, ROWS);
  assert.deepEqual(countsOf(outcome), [ROWS - 152, 0, 0, 152]);
  const wrong = people.flatMap(({ sex }, index) => sex === "4" ? [index + 2] : []);
  const expected = [
    [12, "個別宛名番号"],
    ...wrong.flatMap((line) => [[line, "性別"], [line, "転出／死亡フラグ"]]),
    [14_992, "個別宛名番号"],
  ].sort(([one], [other]) => Number(one) - Number(other));
  assert.deepEqual(outcome.issues.map(({ line, column }) => [line, column]), expected);
  assert.equal(await countRows(owner, "recipient", municipalityCode), ROWS - 152);
  assert.equal(await countRows(owner, "ticket", municipalityCode), ROWS - 152);
  const [stored] = await owner`
    select count(distinct my_number_index) as numbers, count(distinct my_number_sealed) as seals
    from recipient where municipality_code = ${municipalityCode}`;
  assert.deepEqual({ ...stored }, { numbers: ROWS - 152, seals: ROWS - 152 });

  const again = await upload(database, act, { content, rejectedRows: "left_out" });
  assert.deepEqual(countsOf(again), [0, 0, ROWS - 152, 152]);
});

const layout = UPLOAD_CONTENTS.recipient.readLayout(cellsOf(aRecipient()));
assert.ok(layout.ok);
const setup = {
  kind: "recipient" as const,
  layout: layout.value,
  municipalityCode: anAct().actor.municipalityCode,
  today: "2021-07-01",
  vaccines: PRESET_VACCINES,
  keys: aKeyRing(),
};

Deno.test("threads answer each batch with what the thread that asks would say", async () => {
  const batches = Array.from({ length: 9 }, (_, batch) =>
    [0, 1].map((index) => ({
      line: batch * 2 + index + 1,
      cells: cellsOf(aRecipient({ myNumber: "", sex: batch % 4 === 0 ? "9" : "1" })),
    })));
  const threads = judgingThreads(setup);
  const answers = await Promise.all(batches.map((rows) => threads.judge(rows)));
  threads.close();
  assert.deepEqual(answers, batches.map(judgeRows(setup)));
  assert.match(answers[0]!.issues, /^1\t性別\t/);
  assert.match(answers[1]!.staged, /^3\t/);
});

Deno.test("an error in a thread fails each batch it meets, and leaves nobody waiting", async () => {
  const threads = judgingThreads({ ...setup, keys: { ...aKeyRing(), sealing: [] } });
  const rows = [{ line: 1, cells: cellsOf(aRecipient()) }];
  const forgotten = threads.judge(rows);
  for (let batch = 0; batch < 4; batch++) await assert.rejects(threads.judge(rows));
  const withoutNumber = [{ line: 1, cells: cellsOf(aRecipient({ myNumber: "" })) }];
  assert.match((await threads.judge(withoutNumber)).staged, /^1\t/);
  await assert.rejects(forgotten);
  threads.close();
});

function cellsOf(person: ReturnType<typeof aRecipient>): string[] {
  return RECIPIENT_COLUMNS.map(({ key }) => person[key]);
}
