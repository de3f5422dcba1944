import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { connect } from "../../../db/connection.ts";
import { makePublication } from "../../../db/publication/make_publication.ts";
import { readOpenCsv } from "../../../domain/tally/open_csv.ts";
import { detailOf } from "../../../domain/tally/open_detail.ts";
import { OPEN_FILES } from "../../../domain/tally/open_files.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOrder, aVaccinatedTown, bytesOf, published, textOf } from "./a_publication.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const URAYASU = "122271";
const CHIYODA = "131016";
await aVaccinatedTown(database, { municipalityCode: URAYASU, count: 400 });
await aVaccinatedTown(database, { municipalityCode: CHIYODA, count: 150 });

const DAY = "2021-07-01";

function hexOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function countDoses(): Promise<number> {
  const [row] = await owner`
    select count(*) as count from dose where kind = 'vaccination' and withdrawn_at is null`;
  return row!.count;
}

Deno.test("what is published adds up to the register, in every file", async () => {
  const { day, revision, totals, files } = await published(database, { note: "はじめて" });
  assert.deepEqual([day, revision], [DAY, 1]);
  const doses = await countDoses();
  assert.equal(totals.reduce((sum, each) => sum + each), doses);
  assert.deepEqual(files.map(({ name }) => name), OPEN_FILES.map(({ name }) => name));

  const place = { day, revision };
  const lines = (await textOf(database, { ...place, name: "prefecture.ndjson" })).trim().split(
    "\n",
  );
  const sum = lines.reduce((all, line) => all + JSON.parse(line).count, 0);
  assert.equal(sum, doses);
  const lags = (await textOf(database, { ...place, name: "entry_lag_by_week.csv" })).trim()
    .split("\n").map((line) => line.split(","));
  const ofNation = lags.filter(([, prefecture]) => prefecture === "00");
  assert.equal(ofNation.reduce((all, [, , , count]) => all + Number(count), 0), doses);
});

Deno.test("a file is kept with its size, its rows and the hash by which caches know it", async () => {
  const rows = await database.gate.selectFrom("publication_file").selectAll()
    .where("day", "=", DAY).where("revision", "=", 1).execute();
  for (const { name, byte_count, row_count, sha256 } of rows) {
    const place = { day: DAY, revision: 1, name: name as typeof OPEN_FILES[number]["name"] };
    const bytes = await bytesOf(database, place);
    assert.equal(bytes.length, byte_count, name);
    assert.equal(Buffer.from(sha256).toString("hex"), hexOf(bytes), name);
    const lines = new TextDecoder().decode(bytes).split("\n").length - 1;
    if (name !== "datapackage.json") {
      assert.equal(lines, row_count + (name.endsWith(".csv") ? 1 : 0), name);
    }
  }
});

Deno.test("datapackage.json tells programs of every other file: its size, its hash, its columns", async () => {
  const text = await textOf(database, { day: DAY, revision: 1, name: "datapackage.json" });
  const { version, resources } = JSON.parse(text);
  assert.equal(version, `${DAY}.1`);
  assert.deepEqual(
    resources.map(({ path }: { path: string }) => path),
    OPEN_FILES.map(({ name }) => name).filter((name) => name !== "datapackage.json"),
  );
  for (const { path, bytes, hash, schema, encoding } of resources) {
    const file = await bytesOf(database, { day: DAY, revision: 1, name: path });
    assert.deepEqual([bytes, hash], [file.length, `sha256:${hexOf(file)}`], path);
    const described = OPEN_FILES.find(({ name }) => name === path)!;
    assert.equal(encoding, described.encoding);
    assert.deepEqual(
      schema.fields.map(({ name }: { name: string }) => name),
      described.fields.map(({ name }) => name),
    );
  }
});

Deno.test("the detail agrees with the lines wherever both tell the same", async () => {
  const place = { day: DAY, revision: 1 };
  const lines = (await textOf(database, { ...place, name: "prefecture.ndjson" })).trim().split("\n")
    .map((line) => JSON.parse(line));
  const detail = detailOf(
    readOpenCsv(await textOf(database, { ...place, name: "detail_by_prefecture.csv" })),
  );
  const both = detail.filter(({ vaccine, age }) => vaccine === "ALL" && /^(-64|65-)$/.test(age));
  assert.ok(both.length > 10);
  for (const { status, prefecture, gender, age, count, asOf } of both) {
    const own = lines.filter((line) =>
      line.status === status && line.gender === gender && line.age === age &&
      (prefecture === "00" || line.prefecture === prefecture)
    );
    assert.deepEqual([asOf, count], [DAY, own.reduce((sum, line) => sum + line.count, 0)]);
  }
});

Deno.test("published again, a day has a second revision, and the first stays as it was", async () => {
  const first = await textOf(database, { day: DAY, revision: 1, name: "prefecture.ndjson" });
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  await giveDose(database, act, aDose(aTicket(URAYASU)));
  const { revision, totals } = await published(database);
  assert.equal(revision, 2);
  assert.equal(totals.reduce((sum, each) => sum + each), await countDoses());
  assert.equal(
    await textOf(database, { day: DAY, revision: 1, name: "prefecture.ndjson" }),
    first,
  );
  const second = await textOf(database, { day: DAY, revision: 2, name: "prefecture.ndjson" });
  assert.notEqual(second, first);
});

Deno.test("a rehearsal says what there would be, and leaves nothing", async () => {
  const day = new Date(TEST_TIME.getTime() + 86_400_000);
  const rehearsed = await published(database, { mode: "rehearse", at: day });
  assert.deepEqual([rehearsed.day, rehearsed.revision], ["2021-07-02", 1]);
  const found = await owner`select from publication where day = '2021-07-02'`;
  assert.equal(found.length, 0);
});

Deno.test("the nightly run does nothing where something was published since", async () => {
  const order = anOrder({ unlessSince: new Date(TEST_TIME.getTime() - 1) });
  assert.equal(await makePublication(database.address, order), undefined);
});

Deno.test("of two nightly runs at once one publishes", async () => {
  const at = new Date(TEST_TIME.getTime() + 7 * 86_400_000);
  const unlessSince = new Date(at.getTime() - 1);
  const both = await Promise.all(
    [1, 2].map(() => makePublication(database.address, anOrder({ at, unlessSince }))),
  );
  assert.deepEqual(both.map((done) => done?.revision).sort(), [1, undefined]);
});

Deno.test("an order waits for who is at it, a nightly run gives way", async () => {
  const at = new Date(TEST_TIME.getTime() + 8 * 86_400_000);
  const other = connect(database.address, "vrs_tally", 1);
  await other`select pg_advisory_lock(hashtextextended('vrs publication', 0))`;
  const nightly = anOrder({ at, unlessSince: new Date(at.getTime() - 1) });
  assert.equal(await makePublication(database.address, nightly), undefined);
  assert.equal(await makePublication(database.address, anOrder({ at, patienceMs: 0 })), undefined);
  const told = Promise.withResolvers<string>();
  const waiting = makePublication(database.address, anOrder({ at }), told.resolve);
  assert.match(await told.promise, /ほかのサーバーが公表しています。終わるまで待ちます/);
  await other.end();
  assert.equal((await waiting)?.revision, 1);
});

Deno.test("while doses are registered, each publication is of one moment", async () => {
  const act = anAct({ actor: anActor({ municipalityCode: CHIYODA }) });
  let isOver = false;
  const registering = (async () => {
    for (let count = 0; !isOver; count++) {
      await giveDose(database, act, aDose(aTicket(CHIYODA)));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  })();
  const before = await countDoses();
  const at = new Date(TEST_TIME.getTime() + 9 * 86_400_000);
  const { totals } = await published(database, { at, patienceMs: 60_000 });
  isOver = true;
  await registering;
  const sum = totals.reduce((all, each) => all + each);
  assert.ok(before <= sum && sum <= await countDoses(), `${before} ${sum}`);
});
