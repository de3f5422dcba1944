import assert from "node:assert/strict";
import { connect } from "../../../db/connection.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { areasOf } from "../../../domain/tally/area.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { databaseRoles, TALLY_TABLES } from "../database_roles.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aMergedAndAMarkedPair } from "../duplicate/a_pair.ts";
import { fillEveryTable } from "../fill_every_table.ts";

const database = await aDatabase();
const { owner, application, gate, inside, grantedTo, tablesOfMunicipalities } = await databaseRoles(
  database,
);
const tally = connect(database.address, "vrs_tally", 2);
const FORBIDDEN = "42501";
/** It publishes what it has added up. */
const PUBLISHED = ["publication", "publication_file"];

const [ours, theirs] = [aMunicipality(), aMunicipality()];
for (const code of [ours, theirs]) await fillEveryTable(database, owner, code);
await foldTallies(database);
for (const code of [ours, theirs]) {
  const act = anAct({ actor: anActor({ municipalityCode: code }) });
  await giveDose(database, act, aDose(aTicket(code)));
  await aMergedAndAMarkedPair(database, act);
}

Deno.test("every tally there is is known here", async () => {
  const tables = await owner`
    select relname as name from pg_class where relname ~ '^tally_' and relkind = 'r' order by 1`;
  assert.deepEqual(tables.map(({ name }) => name), TALLY_TABLES);
});

Deno.test("a municipality reads its own tallies, and neither another's nor anything above it", async () => {
  for (const table of TALLY_TABLES) {
    const seen = await inside(ours, (sql) => sql`select distinct area from ${sql(table)}`);
    const own = table === "tally_open" ? [] : [ours]; // kept by prefecture alone
    assert.deepEqual(seen.map(({ area }) => area), own, table);
    const [there] = await owner`select from ${owner(table)} where area = any(${areasOf(theirs)})`;
    assert.ok(there, `${table} has a row that could have been seen`);
    assert.deepEqual([...await application`select from ${application(table)}`], [], table);
  }
});

Deno.test("neither the application nor the gate can write to a tally", async () => {
  for (const table of TALLY_TABLES) {
    const statements = [
      `update ${table} set count = 0`,
      `delete from ${table}`,
      `insert into ${table} select * from ${table}`,
    ];
    for (const statement of statements) {
      const byApplication = inside(ours, (sql) => sql.unsafe(statement));
      await assert.rejects(byApplication, { code: FORBIDDEN }, statement);
      await assert.rejects(gate.unsafe(statement), { code: FORBIDDEN }, statement);
    }
  }
});

Deno.test("the gate reads every area's tallies, and nothing of what they are made from", async () => {
  for (const table of TALLY_TABLES) {
    const areas = await gate`select distinct area from ${gate(table)}`;
    assert.ok(areas.length > (table === "tally_open" ? 0 : 1), table);
  }
  const made = ["touched_dose", "touched_ticket", "touched_recipient", "dose_change"];
  for (const table of [...made, "people_change"]) {
    await assert.rejects(gate`select from ${gate(table)}`, { code: FORBIDDEN }, table);
  }
});

Deno.test("who adds up sees which municipality was written to, and of nobody more than that", async () => {
  const readable = await grantedTo("vrs_tally", "SELECT");
  assert.deepEqual(
    readable,
    ["dose_change", "people_change", ...PUBLISHED, ...TALLY_TABLES].sort(),
  );
  for (const table of ["touched_dose", "touched_ticket", "touched_recipient"]) {
    const columns = await owner`
      select column_name as name from information_schema.column_privileges
      where grantee = 'vrs_tally' and table_name = ${table}`;
    const names = columns.map(({ name }) => name).sort();
    assert.deepEqual(names, ["municipality_code", "touched_at"], table);
    const codes = await tally`select distinct municipality_code as code from ${tally(table)}`;
    assert.deepEqual(new Set(codes.map(({ code }) => code)), new Set([ours, theirs]), table);
    await assert.rejects(tally`select * from ${tally(table)}`, { code: FORBIDDEN }, table);
  }
  const others = tablesOfMunicipalities.filter((name) => !/^(touched_.*|.*_change)$/.test(name));
  for (const table of [...others, "master_change", "change"]) {
    await assert.rejects(tally`select from ${tally(table)}`, { code: FORBIDDEN }, table);
  }
});

Deno.test("who adds up takes what waits off its list, and writes nothing but tallies and publications", async () => {
  assert.deepEqual(await grantedTo("vrs_tally", "INSERT"), [...PUBLISHED, ...TALLY_TABLES]);
  assert.deepEqual(await grantedTo("vrs_tally", "UPDATE"), TALLY_TABLES);
  assert.deepEqual(
    await grantedTo("vrs_tally", "DELETE"),
    ["dose_change", "people_change", ...TALLY_TABLES].sort(),
  );
  await assert.rejects(tally`select settle_tallies(${ours}, 1)`, { code: FORBIDDEN });
});

Deno.test("a municipality settles its own rows only", async () => {
  const settling = await inside(ours, (sql) => sql`select settle_tallies(${theirs}, 1000) as what`);
  assert.deepEqual({ ...settling[0] }, { what: "settled" }, "there is nothing it could see");
  const [left] = await owner`
    select count(*) as notes from touched_dose where municipality_code = ${theirs}`;
  assert.ok(left!.notes > 0);
});

Deno.test("the role owns nothing and cannot step around row-level security", async () => {
  const [role] = await owner`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*) from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned,
      (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = 'vrs_tally'`;
  assert.deepEqual(new Set(Object.values(role!)), new Set([false, 0]));
});
