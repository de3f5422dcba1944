import assert from "node:assert/strict";
import { distribute } from "../../../db/distribute/distribute.ts";
import { listTakenOff } from "../../../db/distribute/put_back.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { OperatorError } from "../../../domain/operator_error.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { standInForCitus } from "./stand_in_citus.ts";

const database = await aDatabase();
const owner = ownerSql(database);
/** Where Citus is not loaded, nobody else may set a parameter of its name for a database. */
const [{ isSuperuser }] = await owner<[{ isSuperuser: boolean }]>`
  select rolsuper as "isSuperuser" from pg_roles where rolname = current_user`;
const ignore = !isSuperuser;

Deno.test("without Citus nothing is done, and the operator reads what to do", async () => {
  const before = await listTakenOff(owner);
  await assert.rejects(distribute(owner), (error: Error) => {
    assert.ok(error instanceof OperatorError);
    assert.match(error.message, /create extension citus/);
    return true;
  });
  assert.deepEqual(await listTakenOff(owner), before);
});

Deno.test("a schema that cannot be distributed stays as it is, and each reason is named", async () => {
  await standInForCitus(owner);
  await owner`create unique index one_number on ticket (ticket_number)`;
  await assert.rejects(distribute(owner), /ticket: one_number lacks municipality_code/);
  await owner`drop index one_number`;
  assert.deepEqual(Array.from(await owner`select from citus_tables`), []);
});

Deno.test("a statement that fails leaves the database as it was", async () => {
  const before = await listTakenOff(owner);
  await owner`alter function create_reference_table(regclass) rename to mislaid`;
  await assert.rejects(distribute(owner), /create_reference_table/);
  await owner`alter function mislaid(regclass) rename to create_reference_table`;
  assert.deepEqual(await listTakenOff(owner), before);
});

Deno.test(
  "distributed, every key, trigger, policy and right is what it was, and doses are registered",
  { ignore },
  async () => {
    const before = await listTakenOff(owner);
    const plan = await distribute(owner);
    assert.deepEqual(await listTakenOff(owner), before);
    assert.deepEqual(plan.slice(-before.back.length), before.back);
    const placed = await owner`
    select table_name as name, kind, dist_column as column, colocated_with as beside
    from citus_stand_in.distributed order by place`;
    const kinds = placed.map(({ kind }) => kind);
    assert.equal(kinds.lastIndexOf("reference"), kinds.indexOf("distributed") - 1);
    const dose = placed.find(({ name }) => name === "dose")!;
    const first = placed.find(({ column }) => column === "municipality_code")!;
    assert.deepEqual([dose.column, dose.beside], ["municipality_code", first.name]);

    const act = anAct();
    const code = act.actor.municipalityCode;
    await giveDose(database, act, aDose(aTicket(code)));
    assert.equal(await countRows(owner, "dose", code), 1);
    assert.deepEqual(await verifyMunicipality(database.register, code), []);
  },
);

Deno.test("it is done once", { ignore }, async () => {
  await assert.rejects(distribute(owner), /もう分散されています/);
});
