import assert from "node:assert/strict";
import { connect } from "../../../db/connection.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { fillEveryTable } from "../fill_every_table.ts";
import { ownerSql } from "../owner_sql.ts";
import { aLeaver, everyRow, goneBetween, justNow, longAgo } from "./a_leaver.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const eraser = connect(database.address, "vrs_eraser", 1);

const living = anAct().actor.municipalityCode;
await fillEveryTable(database, owner, living);
await justNow(owner, living);
await owner`
  update upload set received_at = now(), finished_at = now(), undone_at = now()
  where municipality_code = ${living}`;
await owner`
  update output set made_at = now(), finished_at = now() where municipality_code = ${living}`;

await owner`update audit set at = now()`;
await owner`update audit_seal set sealed_at = now()`;

const FORBIDDEN = "42501";

async function tablesItMayDelete(): Promise<string[]> {
  const rows = await owner`
    select table_name as name from information_schema.role_table_grants
    where grantee = 'vrs_eraser' and privilege_type = 'DELETE' order by 1`;
  return rows.map(({ name }) => name);
}

Deno.test("however wrong its statements are, the eraser reaches no record of who is still here, and no recent audit", async () => {
  const before = await everyRow(owner);
  const tables = await tablesItMayDelete();
  assert.ok(tables.includes("recipient") && tables.includes("dose_history"), `${tables}`);
  for (const table of tables) {
    const { count } = await eraser`delete from ${eraser(table)}`;
    assert.equal(count, 0, table);
  }
  assert.deepEqual(goneBetween(before, await everyRow(owner)), {});
});

Deno.test("it sees nobody who is still here, nor anybody's name or My Number", async () => {
  const [person] = await owner`select from recipient where municipality_code = ${living}`;
  assert.ok(person);
  assert.deepEqual([...await eraser`select id from recipient`], []);
  assert.deepEqual([...await eraser`select id from ticket`], []);
  assert.deepEqual([...await eraser`select id from dose`], []);
  await assert.rejects(eraser`select login_id from audit`, { code: FORBIDDEN });
  for (const column of ["family_name", "family_kana", "my_number_sealed", "my_number_index"]) {
    await assert.rejects(eraser`select ${eraser(column)} from recipient`, { code: FORBIDDEN });
  }
  for (const table of ["account", "session", "credential", "audit_pending"]) {
    await assert.rejects(eraser`select from ${eraser(table)}`, { code: FORBIDDEN }, table);
  }
});

Deno.test("it can change nothing, and write of nothing but of erasing", async () => {
  const updates = await owner`
    select table_name from information_schema.column_privileges
    where grantee = 'vrs_eraser' and privilege_type = 'UPDATE'`;
  assert.deepEqual([...updates], []);
  const inserts = await owner`
    select table_name as name from information_schema.role_table_grants
    where grantee = 'vrs_eraser' and privilege_type = 'INSERT' order by 1`;
  assert.deepEqual(inserts.map(({ name }) => name), [
    ...["audit", "audit_erasure", "audit_pending", "erased_dose", "erasure"],
    ...["people_change", "touched_dose", "touched_recipient", "touched_ticket"], // for statistics
  ]);
  const entry = (act: string) =>
    eraser`
    insert into audit (municipality_code, id, at, act, login_id, address, request_id)
    values (${living}, ${crypto.randomUUID()}, now(), ${act}, 'x', '', '')`;
  await assert.rejects(entry("sign_in"), { code: FORBIDDEN });
  await entry("records_erased");
});

Deno.test("of who left long ago it cannot take a dose that is recent, nor the person without it", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  await aLeaver(database, act);
  await longAgo(owner, code);
  await owner`
    update dose set vaccinated_on = current_date where municipality_code = ${code}
    and dose_number = 2`;
  const [seen] = await eraser`select count(*) as people from recipient`;
  assert.equal(seen!.people, 1);
  await assert.rejects(eraser`delete from ticket`, { code: "23503" });
  const { count } = await eraser`delete from dose`;
  assert.equal(count, 1);
  await assert.rejects(eraser`delete from ticket`, { code: "23503" });
  await assert.rejects(eraser`delete from recipient`, { code: "23503" });
});

Deno.test("the role owns nothing and cannot step around row-level security", async () => {
  const [role] = await owner`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*) from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned,
      (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = 'vrs_eraser'`;
  assert.deepEqual(new Set(Object.values(role!)), new Set([false, 0]));
});
