import assert from "node:assert/strict";
import { lookupSameFile } from "../../../db/batch/same_file.ts";
import { receiveBatch } from "../../../db/batch/receive_batch.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aTransferOffice } from "../transfer/two_towns.ts";
import { anIncomer, batchCsv } from "./a_batch.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = aTransferOffice(database);

const bytesOf = (text: string) => new TextEncoder().encode(text);
const aList = (rows: number) =>
  batchCsv(Array.from({ length: rows }, (_, day) =>
    anIncomer({
      municipality: "122033",
      birthDate: new Date(Date.UTC(1930, 0, 1 + day)).toISOString().slice(0, 10),
    })));

function send(act: Act, csv: string) {
  return receiveBatch(office, act, { name: "転入者.csv", bytes: bytesOf(csv) });
}

Deno.test("a municipality asks about 20,000 people a day in files, and is told when it may again", async () => {
  const actor = anActor();
  const later = (hours: number) => new Date(TEST_TIME.getTime() + hours * 3_600_000);
  for (const hours of [0, 1, 2, 3]) {
    const sent = await send(anAct({ actor, at: later(hours) }), aList(5_000));
    assert.ok(sent.ok);
  }
  const refused = await send(anAct({ actor, at: later(4) }), aList(1));
  assert.ok(!refused.ok);
  assert.match(refused.message, /20,000人まで.*2021年7月2日 10:00より後/);
  assert.ok((await send(anAct({ actor, at: later(24.1) }), aList(5_000))).ok);
  assert.ok((await send(anAct({ at: later(4) }), aList(1))).ok, "others are not held up by it");
});

Deno.test("two files that arrive at once do not both find the last room", async () => {
  const actor = anActor();
  for (let sent = 0; sent < 3; sent++) await send(anAct({ actor }), aList(5_000));
  await send(anAct({ actor }), aList(2_000));
  const both = await Promise.all([
    send(anAct({ actor }), aList(2_000)),
    send(anAct({ actor }), aList(2_000)),
  ]);
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
});

Deno.test("a file that cannot be read leaves nothing", async () => {
  const act = anAct();
  const sent = await send(act, "転出元自治体,セイ,電話\n");
  assert.ok(!sent.ok);
  const [batch] = await owner`
    select from batch where municipality_code = ${act.actor.municipalityCode}`;
  assert.equal(batch, undefined);
});

Deno.test("the very same file is known again for a day, by its own municipality alone", async () => {
  const act = anAct();
  const csv = aList(3);
  const sent = await send(act, csv);
  assert.ok(sent.ok);
  const same = (text: string, code = act.actor.municipalityCode, at = TEST_TIME) =>
    lookupSameFile(office, code, { bytes: bytesOf(text), at });
  assert.equal((await same(csv))?.id, sent.value);
  assert.equal(await same(csv + "\n"), undefined);
  assert.equal(await same(csv, aMunicipality()), undefined);
  const nextDay = new Date(TEST_TIME.getTime() + 25 * 3_600_000);
  assert.equal(await same(csv, act.actor.municipalityCode, nextDay), undefined);
});
