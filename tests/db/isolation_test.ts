import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { aDatabase } from "./a_database.ts";
import { aMunicipality, anAct, anActor } from "./an_act.ts";
import { databaseRoles, GATE_TABLES, TALLY_TABLES } from "./database_roles.ts";
import { aDose, aTicket, giveDose } from "./dose/a_dose.ts";
import { fillEveryTable } from "./fill_every_table.ts";
import { aRecipient } from "./upload/a_recipient.ts";
import { upload } from "./upload/an_upload.ts";

const database = await aDatabase();
const roles = await databaseRoles(database);
const { owner, application, gate, inside, grantedTo, tablesOfMunicipalities } = roles;

const [ours, theirs] = [aMunicipality(), aMunicipality()];
for (const code of [ours, theirs]) await fillEveryTable(database, owner, code);

Deno.test("no row leaves the register whose very version no history remembers", async () => {
  for (const table of ["dose", "ticket", "recipient"]) {
    const deleted = await inside(ours, (sql) => sql`delete from ${sql(table)}`);
    assert.equal(deleted.count, 0, table);
    const [past] = await owner`
      select from ${owner(table + "_history")} where municipality_code = ${ours}`;
    assert.ok(past, `though ${table}_history has an earlier version of one`);
  }
});

Deno.test("a row of the register whose version the history has can be taken back", async () => {
  for (const table of ["dose", "recipient", "ticket"]) {
    const [deleted, others] = await inside(ours, async (sql) => {
      // What points to people and tickets, so that they are free to go.
      await sql`delete from awaited_recipient`;
      if (table !== "dose") await deleteRemembered(sql, "dose");
      if (table === "recipient") await deleteRemembered(sql, "ticket");
      const [{ id }] = await sql`select id from ${sql(table)} limit 1` as unknown as [
        { id: string },
      ];
      return [
        await deleteRemembered(sql, table, id),
        await sql`delete from ${sql(table)}`,
      ];
    });
    assert.deepEqual([deleted!.count, others!.count], [1, 0], table);
  }
});

Deno.test("a municipality sees its own rows in every table, and of another's none", async () => {
  for (const table of await readableByApplication()) {
    const rows = await inside(ours, (sql) => sql`select municipality_code from ${sql(table)}`);
    assert.deepEqual(new Set(rows.map((row) => row.municipality_code)), new Set([ours]), table);
    const [there] = await owner`
      select from ${owner(table)} where municipality_code = ${theirs}`;
    assert.ok(there, `${table} has a row that could have been seen`);
  }
});

Deno.test("without having entered a municipality, nothing is visible in any table", async () => {
  for (const table of await readableByApplication()) {
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
  const names = ["account", "credential", "job", "municipality", "prefecture", "sealing_key"];
  const factors = ["passkey", "passkey_challenge", "recovery_code", "step_up", "totp"];
  const clinics = ["clinic", "gmis_flow"];
  const statistics = [...TALLY_TABLES, "publication", "publication_file"];
  const others = ["kysely_migration", "server_process", "session", "sign_in_try"];
  assert.deepEqual(gated, [...names, ...others, ...factors, ...clinics, ...statistics].sort());
  for (const table of ["recipient", "ticket", "dose", "recipient_history", "upload_chunk"]) {
    await assert.rejects(gate`select from ${gate(table)}`, { code: FORBIDDEN }, table);
  }
});

Deno.test("the gate sees every municipality's jobs, but of whom they are only staff, and changes none", async () => {
  const [job, ...others] = await gate`select * from job where municipality_code = ${theirs}`;
  assert.ok(others.length > 0);
  assert.deepEqual(Object.keys(job!).sort(), [
    ...["account_id", "address", "attempts", "finished_at", "id", "kind", "login_id"],
    ...["municipality_code", "request_id", "requested_at", "session_id", "state", "subject_id"],
  ]);
  await assert.rejects(gate`update job set state = 'done'`, { code: FORBIDDEN });
  await assert.rejects(gate`delete from job`, { code: FORBIDDEN });
});

Deno.test("the gate sees which cases wait, of every municipality, but not about whom, and changes none", async () => {
  const readable = await owner`
    select column_name as name from information_schema.column_privileges
    where grantee = 'vrs_gate' and table_name = 'inquiry' order by 1`;
  assert.deepEqual(readable.map(({ name }) => name), [
    ...["asked_at", "carries_number", "id", "municipality_code", "reminded_at", "side", "state"],
  ]);
  const codes = await gate`
    select distinct municipality_code as code from inquiry
    where municipality_code in (${ours}, ${theirs})`;
  assert.equal(codes.length, 2);
  for (const column of ["other_code", "family_kana", "my_number_sealed", "recipient_id"]) {
    await assert.rejects(gate`select ${gate(column)} from inquiry`, { code: FORBIDDEN }, column);
  }
  await assert.rejects(gate`update inquiry set state = 'completed'`, { code: FORBIDDEN });
  for (const table of ["inquiry_event", "protection"]) {
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

async function writableColumns(table: string): Promise<string[]> {
  const rows = await owner`
    select attname from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attgenerated = ''`;
  return rows.map(({ attname }) => attname);
}

async function readableByApplication(): Promise<string[]> {
  const readable = await grantedTo("vrs_app", "SELECT");
  return tablesOfMunicipalities.filter((table) => readable.includes(table));
}

/** Puts rows of a register's table into its history, then deletes them; all unless one is named. */
async function deleteRemembered(sql: Sql, table: string, id?: string) {
  const which = id ? sql`where id = ${id}` : sql``;
  await sql`
    insert into ${sql(table + "_history")} select *, change_id from ${sql(table)} ${which}`;
  return await sql`delete from ${sql(table)} ${which}`;
}
