import assert from "node:assert/strict";
import type { PendingQuery, Row, Sql } from "postgres";
import { connect, type DatabaseRole } from "../../db/connection.ts";
import { aDatabase } from "./a_database.ts";
import { aMunicipality, anAct, anActor } from "./an_act.ts";
import { aDose, aTicket, giveDose } from "./dose/a_dose.ts";
import { fillEveryTable } from "./fill_every_table.ts";
import { ownerSql } from "./owner_sql.ts";
import { aRecipient } from "./upload/a_recipient.ts";
import { upload } from "./upload/an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const application = connect(database.address, "vrs_app", 2);
const gate = connect(database.address, "vrs_gate", 2);

const [ours, theirs] = [aMunicipality(), aMunicipality()];
for (const code of [ours, theirs]) await fillEveryTable(database, owner, code);

/** Tables that are the same for every municipality; all others carry its code. */
const COMMON_TABLES = ["municipality", "prefecture", "sealing_key", "vaccine"];
/** Who may come in: out of the application's reach. */
const GATE_TABLES = ["credential", "session"];
const OWNERS_TABLES = ["kysely_migration", "kysely_migration_lock"];

const tablesOfMunicipalities = await tablesWithACode();

Deno.test("every table that is not common to all carries a municipality code", async () => {
  const tables = await owner`
    select relname from pg_class where relkind in ('r', 'p', 'f', 'm', 'v')
      and relnamespace = 'public'::regnamespace`;
  assert.deepEqual(
    tables.map(({ relname }) => relname).filter((name) => !tablesOfMunicipalities.includes(name))
      .sort(),
    [...COMMON_TABLES, ...GATE_TABLES, ...OWNERS_TABLES].sort(),
  );
});

Deno.test("every table of the municipalities is held to one of them by a policy", async () => {
  const unguarded = await owner`
    select relname from pg_class
    where oid = any(${tablesOfMunicipalities}::regclass[]) and not (relrowsecurity and exists (
      select from pg_policy where polrelid = pg_class.oid
        and polroles = array['vrs_app'::regrole::oid] and polcmd = '*' and polpermissive
        and pg_get_expr(polqual, polrelid) ~ '^\\(municipality_code = current_setting'
        and pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid)
    ))`;
  assert.deepEqual([...unguarded], []);
});

Deno.test("only the policies we know of open a row to anyone else", async () => {
  const others = await owner`
    select polrelid::regclass::text || ': ' || polname as name from pg_policy
    where polname <> 'own_municipality' order by 1`;
  assert.deepEqual(others.map(({ name }) => name), [
    "account: at_the_gate",
    "audit: at_the_gate",
    "dose: given_here",
  ]);
});

Deno.test("the request's roles own nothing and cannot step around row-level security", async () => {
  const roles = await owner`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*) from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned,
      (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname in ('vrs_app', 'vrs_gate')`;
  assert.equal(roles.length, 2);
  for (const { rolname, ...rights } of roles) {
    assert.deepEqual(new Set(Object.values(rights)), new Set([false, 0]), rolname);
  }
});

Deno.test("nobody is granted to delete, truncate or refer; the gate deletes sessions only", async () => {
  const grants = await owner`
    select grantee || ' ' || privilege_type || ' ' || table_name as may
    from information_schema.role_table_grants
    where grantee in ('vrs_app', 'vrs_gate', 'PUBLIC') and table_schema = 'public'
      and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')`;
  assert.deepEqual(grants.map(({ may }) => may), ["vrs_gate DELETE session"]);
});

Deno.test("what happened cannot be changed: changes, histories, audit and files are only added to", async () => {
  const updatable = await owner`
    select table_name from information_schema.role_table_grants
    where grantee = 'vrs_app' and privilege_type = 'UPDATE' order by 1`;
  assert.deepEqual(updatable.map(({ table_name }) => table_name), [
    ...["dose", "lot", "output", "recipient", "session_preset", "ticket", "upload"],
  ]);
});

Deno.test("no view, rule or function of the owner's leads around the policies", async () => {
  const [count] = await owner`
    select (select count(*) from pg_proc where pronamespace = 'public'::regnamespace) as functions,
      (select count(*) from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('v', 'm', 'f')) as views,
      (select count(*) from pg_rewrite join pg_class on pg_class.oid = ev_class
        where relnamespace = 'public'::regnamespace) as rules`;
  assert.deepEqual({ ...count }, { functions: 0, views: 0, rules: 0 });
});

Deno.test("a municipality sees its own rows in every table, and of another's none", async () => {
  for (const table of await readableBy("vrs_app")) {
    const rows = await inside(ours, (sql) => sql`select municipality_code from ${sql(table)}`);
    assert.deepEqual(new Set(rows.map((row) => row.municipality_code)), new Set([ours]), table);
    const [there] = await owner`
      select from ${owner(table)} where municipality_code = ${theirs}`;
    assert.ok(there, `${table} has a row that could have been seen`);
  }
});

Deno.test("without having entered a municipality, nothing is visible in any table", async () => {
  for (const table of await readableBy("vrs_app")) {
    assert.deepEqual([...await application`select from ${application(table)}`], [], table);
  }
});

Deno.test("a municipality cannot be entered by a pattern or an empty code", async () => {
  for (const code of ["", "%", `${ours},${theirs}`, "null"]) {
    assert.deepEqual([...await inside(code, (sql) => sql`select from recipient`)], [], code);
  }
});

Deno.test("a municipality cannot write a row of another into any table", async () => {
  for (const table of tablesOfMunicipalities) {
    const columns = await writableColumns(table);
    const [row] = await owner`
      select to_jsonb(t) as row from ${owner(table)} t where municipality_code = ${theirs}`;
    const copied = inside(
      ours,
      (sql) =>
        sql`insert into ${sql(table)} (${sql(columns)}) select ${sql(columns)}
        from jsonb_populate_record(null::${sql(table)}, ${row!.row})`,
    );
    await assert.rejects(copied, { code: FORBIDDEN }, table);
  }
});

Deno.test("a municipality cannot change another's rows, nor give its own away", async () => {
  for (const table of await grantedTo("vrs_app", "UPDATE")) {
    const taken = await inside(
      ours,
      (sql) =>
        sql`update ${sql(table)} set municipality_code = ${ours}
        where municipality_code = ${theirs}`,
    );
    assert.equal(taken.count, 0, table);
    const given = inside(
      ours,
      (sql) => sql`update ${sql(table)} set municipality_code = ${theirs}`,
    );
    await assert.rejects(given, { code: FORBIDDEN }, table);
  }
});

Deno.test("the gate cannot read one patient", async () => {
  const gated = await grantedTo("vrs_gate", "SELECT");
  assert.deepEqual(gated, [
    ...["account", "credential", "municipality", "prefecture", "sealing_key", "session", "vaccine"],
  ]);
  for (const table of ["recipient", "ticket", "dose", "recipient_history", "upload_chunk"]) {
    await assert.rejects(gate`select from ${gate(table)}`, { code: FORBIDDEN }, table);
  }
});

Deno.test("the application cannot read a password hash, a session or a fingerprint of a key", async () => {
  for (const table of [...GATE_TABLES, "sealing_key"]) {
    await assert.rejects(inside(ours, (sql) => sql`select from ${sql(table)}`), {
      code: FORBIDDEN,
    }, table);
  }
});

Deno.test("who gave a dose may read it, but neither its person nor change it", async () => {
  const giver = anAct({ actor: anActor({ kind: "venue" }) });
  const here = giver.actor.municipalityCode;
  const person = aRecipient();
  await upload(database, anAct({ actor: anActor({ municipalityCode: theirs }) }), {
    content: [person],
  });
  const { ticketNumber } = person;
  const dose = aDose(aTicket(theirs, { ticketNumber }));
  const id = await giveDose(database, giver, dose);

  const seen = await inside(here, (sql) => sql`select id, municipality_code from dose`);
  assert.deepEqual([...seen], [{ id, municipality_code: theirs }]);
  for (const table of ["ticket", "recipient", "change"]) {
    assert.deepEqual([...await inside(here, (sql) => sql`select from ${sql(table)}`)], [], table);
  }
  const changed = await inside(here, (sql) => sql`update dose set lot_number = 'X'`);
  assert.equal(changed.count, 0);
  const elsewhere = await inside(ours, (sql) => sql`select from dose where id = ${id}`);
  assert.equal(elsewhere.length, 0);
});

const FORBIDDEN = "42501";

async function tablesWithACode(): Promise<string[]> {
  const rows = await owner`
    select attrelid::regclass::text as name from pg_attribute
    join pg_class on pg_class.oid = attrelid and relkind in ('r', 'p')
    where attname = 'municipality_code' and relnamespace = 'public'::regnamespace order by 1`;
  return rows.map(({ name }) => name);
}

async function writableColumns(table: string): Promise<string[]> {
  const rows = await owner`
    select attname from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attgenerated = ''`;
  return rows.map(({ attname }) => attname);
}

async function readableBy(role: DatabaseRole): Promise<string[]> {
  const readable = await grantedTo(role, "SELECT");
  return tablesOfMunicipalities.filter((table) => readable.includes(table));
}

async function grantedTo(role: DatabaseRole, privilege: string): Promise<string[]> {
  const rows = await owner`
    select table_name from information_schema.role_table_grants
    where grantee = ${role} and privilege_type = ${privilege} order by 1`;
  return rows.map(({ table_name }) => table_name);
}

/** Runs a statement as the application that has entered `code`, and takes it back. */
async function inside(code: string, statement: (sql: Sql) => PendingQuery<Row[]>) {
  const connection = await application.reserve();
  try {
    await connection`begin`;
    await connection.unsafe(`set local vrs.municipality = '${code}'`);
    return await statement(connection);
  } finally {
    await connection`rollback`;
    connection.release();
  }
}
