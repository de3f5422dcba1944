import assert from "node:assert/strict";
import { PREFECTURES } from "../../../domain/municipality/municipality_master.ts";
import { OPEN_FILES, type OpenFileName } from "../../../domain/tally/open_files.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aVaccinatedTown, bytesOf, published, textOf } from "./a_publication.ts";
import {
  readRealDates,
  readRealLines,
  readRealPrefectures,
  sumLikeAwk,
  sumLikePerl,
  totalsLikeAPage,
} from "./real_format.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const URAYASU = "122271";
const SAPPORO = "011002";
await aVaccinatedTown(database, { municipalityCode: URAYASU, count: 250 });
await aVaccinatedTown(database, { municipalityCode: "131016", count: 100 });
await someOddDoses();
const { day, revision } = await published(database);
const file = (name: OpenFileName) => bytesOf(database, { day, revision, name });
const text = (name: OpenFileName) => textOf(database, { day, revision, name });

/** A third and a ninth dose, of somebody unknown, of another sex, and an examination. */
async function someOddDoses(): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode: SAPPORO }) });
  const other = aRecipient({ sex: "3" });
  await upload(database, act, { content: [other] });
  for (const doseNumber of [1, 3, 9]) {
    const ticket = aTicket(SAPPORO, { doseNumber, ticketNumber: other.ticketNumber });
    await giveDose(database, act, aDose(ticket));
  }
  await giveDose(database, act, aDose(aTicket(SAPPORO)));
  await giveDose(database, act, aDose(aTicket(SAPPORO, { kind: "examination" })));
}

Deno.test("a reader of the real prefecture.ndjson reads ours, and finds every dose", async () => {
  const lines = readRealLines(await file("prefecture.ndjson"));
  assert.deepEqual(new Set(lines.map(({ prefecture }) => prefecture)), new Set(["01", "12", "13"]));
  const rows = await owner`
    select vaccinated_on as day, dose_number as number, count(*) as count from dose
    where kind = 'vaccination' and withdrawn_at is null group by 1, 2 order by 1, 2`;
  const sums = new Map<string, number>();
  for (const { date, status, count } of lines) {
    sums.set(`${date} ${status}`, (sums.get(`${date} ${status}`) ?? 0) + count);
  }
  const stored = rows.map(({ day, number, count }) => [`${day} ${number}`, count]);
  assert.deepEqual([...sums].sort(), stored.sort());
});

Deno.test("neither and unknown are U, an unknown age is UNK, and 予診のみ is not counted", async () => {
  const lines = readRealLines(await file("prefecture.ndjson"));
  const ofSapporo = lines.filter(({ prefecture }) => prefecture === "01")
    .map(({ gender, age, status, count }) => `${gender} ${age} ${status}: ${count}`);
  assert.deepEqual(ofSapporo, ["U 65- 1: 1", "U 65- 3: 1", "U 65- 9: 1", "U UNK 1: 1"]);
});

Deno.test("both summaries of the real format add up to the same lines", async () => {
  const lines = readRealLines(await file("prefecture.ndjson"));
  const dates = readRealDates(await file("summary_by_date.csv"));
  const prefectures = readRealPrefectures(await file("summary_by_prefecture.csv"));
  const sumOf = (key: "date" | "prefecture", value: string, status: number) =>
    lines.filter((line) => line[key] === value && line.status === status)
      .reduce((sum, { count }) => sum + count, 0);
  assert.deepEqual([...dates.keys()], [...new Set(lines.map(({ date }) => date))]);
  for (const [date, doses] of dates) {
    assert.deepEqual(doses, doses.map((_, index) => sumOf("date", date, index + 1)), date);
  }
  assert.deepEqual(
    Array.from(prefectures, ([code, { name }]) => ({ code, name })),
    PREFECTURES.map(({ code, name }) => ({ code, name })),
  );
  for (const [code, { count, doses }] of prefectures) {
    assert.equal(doses.length, 9);
    assert.deepEqual(doses, doses.map((_, index) => sumOf("prefecture", code, index + 1)), code);
    assert.equal(count, doses.reduce((sum, each) => sum + each));
  }
});

Deno.test("tools that cut the files up without a parser find the same", async () => {
  const lines = readRealLines(await file("prefecture.ndjson"));
  const ndjson = await text("prefecture.ndjson");
  const byDate = new Map<string, number>();
  for (const { date, count } of lines) byDate.set(date, (byDate.get(date) ?? 0) + count);
  assert.deepEqual(sumLikePerl(ndjson), byDate);
  const seconds = lines.filter(({ status }) => status === 2);
  assert.equal(sumLikeAwk(ndjson, 2), seconds.reduce((sum, { count }) => sum + count, 0));
  const days = [...readRealDates(await file("summary_by_date.csv")).values()];
  assert.deepEqual(
    totalsLikeAPage(await text("summary_by_date.csv")),
    days.map(([first, second]) => first! + second!),
  );
});

Deno.test("the dictionary names every column there is, in the order of the file", async () => {
  for (const { name, fields } of OPEN_FILES) {
    const named: string[] = fields.map((field) => field.name);
    if (name === "prefecture.ndjson") {
      assert.deepEqual(Object.keys(JSON.parse((await text(name)).split("\n")[0]!)), named);
    } else if (name.endsWith(".csv")) {
      const bytes = await file(name);
      const [heading = ""] = new TextDecoder("shift_jis").decode(bytes).split("\n");
      const columns = heading.split(",").filter((each) => !/_(?!first|second)\w+_shot_/.test(each));
      assert.deepEqual(columns, named, name);
    }
  }
});
