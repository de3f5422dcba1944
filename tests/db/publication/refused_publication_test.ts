import assert from "node:assert/strict";
import type { TransactionSql } from "postgres";
import { makePublication } from "../../../db/publication/make_publication.ts";
import { OperatorError } from "../../../domain/operator_error.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOrder, aVaccinatedTown, published } from "./a_publication.ts";

const database = await aDatabase();
const owner = ownerSql(database);
await aVaccinatedTown(database, { municipalityCode: "122271", count: 80 });
await aVaccinatedTown(database, { municipalityCode: "122033", count: 40 });
await published(database, { mode: "rehearse" }); // folds what they were given

/** What somebody does behind the program's back, how it is taken back, and what the operator reads. */
const tampered: Record<string, [
  work: (tx: TransactionSql) => PromiseLike<unknown>,
  back: (tx: TransactionSql) => PromiseLike<unknown>,
  said: RegExp,
]> = {
  "a municipality's tally that says one more": [
    (tx) =>
      tx`update tally_cell set count = count + 1 where ctid = (
        select min(ctid) from tally_cell where area = '122271')`,
    (tx) =>
      tx`update tally_cell set count = count - 1 where ctid = (
        select max(ctid) from tally_cell where area = '122271')`,
    /122271 千葉県浦安市：tally_cell の1行（例：\["2021-.*集計\d+、接種記録\d+）/,
  ],
  "a municipality's tally from which a day is gone": [
    (tx) =>
      tx`create table kept as select * from tally_entry where area = '122033'`.then(() =>
        tx`delete from tally_entry where area = '122033'`
      ),
    (tx) => tx`insert into tally_entry select * from kept`.then(() => tx`drop table kept`),
    /122033 千葉県市川市：tally_entry の\d+行（例：.*集計0、/,
  ],
  "a prefecture's tally that is not the sum of its municipalities'": [
    (tx) => tx`update tally_open set count = count + 3 where dose_number = 2 and area = '12'`,
    (tx) => tx`update tally_open set count = count - 3 where dose_number = 2 and area = '12'`,
    /12 千葉県：tally_open の\d+行/,
  ],
  "doses under a municipality that there is not": [
    async (tx) => {
      await tx`insert into tally_cell values ('139999', '2021-06-01', 1, 'ファイザー', 'male', 30, 5)`;
      await tx`insert into tally_open values ('2021-06-01', '13', 'male', '-64', 1, 5)`;
      await tx`insert into tally_group values ('13', 1, 'ファイザー', 'male', 30, 5)`;
    },
    async (tx) => {
      await tx`delete from tally_cell where area = '139999'`;
      await tx`delete from tally_open where area = '13'`;
      await tx`delete from tally_group where area = '13'`;
    },
    /00 全国：prefecture.ndjson の1行（例：\[1\] 集計\d+、接種記録\d+）/,
  ],
};

for (const [what, [work, back, said]] of Object.entries(tampered)) {
  Deno.test(`${what}: nothing is published, and the operator reads where`, async () => {
    await owner.begin(work);
    await assert.rejects(makePublication(database.address, anOrder()), (error) => {
      assert.ok(error instanceof OperatorError);
      assert.match(error.message, /^集計が接種記録と一致しないため、公表していません。/);
      assert.match(error.message, said);
      return true;
    });
    const stored = await owner`select from publication`;
    assert.equal(stored.length, 0);
    await owner.begin(back);
  });
}

Deno.test("a record that went behind the program's back is missed", async () => {
  const [gone] = await owner.begin(async (tx) => {
    await tx`alter table dose disable trigger user`; // none hears of it
    const deleted = await tx`
      delete from dose where id = (
        select id from dose where municipality_code = '122033' limit 1) returning *`;
    await tx`alter table dose enable trigger user`;
    return deleted;
  });
  await assert.rejects(makePublication(database.address, anOrder()), /122033 千葉県市川市/);
  await owner.begin(async (tx) => {
    await tx`alter table dose disable trigger user`;
    await tx`insert into dose ${tx(gone!)}`;
    await tx`alter table dose enable trigger user`;
  });
});

Deno.test("once all is as it was, it is published", async () => {
  assert.equal((await published(database)).revision, 1);
});
