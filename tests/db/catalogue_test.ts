import assert from "node:assert/strict";
import { aDatabase } from "./a_database.ts";
import { leaksOf } from "./catalogue_leaks.ts";
import { ownerSql } from "./owner_sql.ts";

const owner = ownerSql(await aDatabase());

/** Tables no policy guards with everything that may be done with them, and one policy. */
const open: Record<string, string> = {
  municipality: "SELECT",
  prefecture: "SELECT",
  kysely_migration: "SELECT",
  sealing_key: "INSERT,SELECT",
  publication: "INSERT,SELECT",
  publication_file: "INSERT,SELECT",
  credential: "INSERT,SELECT,UPDATE",
  server_process: "DELETE,INSERT,SELECT,UPDATE",
  session: "DELETE,INSERT,SELECT,UPDATE",
  sign_in_try: "DELETE,INSERT,SELECT,UPDATE",
  gmis_flow: "DELETE,INSERT,SELECT",
  totp: "DELETE,INSERT,SELECT",
  passkey: "DELETE,INSERT,SELECT",
  passkey_challenge: "DELETE,INSERT,SELECT,UPDATE",
  recovery_code: "DELETE,INSERT,SELECT",
  step_up: "INSERT,SELECT,UPDATE",
  // What a municipality's people were given elsewhere is seen, not changed, where it was given.
  dose: "given_here",
};

/** They note for the statistics what a row was. */
const triggers = [
  ...["dose note_insert", "dose note_update", "dose note_delete", "erased_dose note_insert"],
  ...["recipient note_insert", "recipient note_update", "recipient note_delete"],
  ...["ticket note_update", "ticket note_delete"],
];

Deno.test("no table, view, function, sequence, trigger, type or role leads past the policies", async () => {
  assert.deepEqual(await leaksOf(owner, { open, triggers }), []);
});

/** What somebody might add one day, meaning well. */
const planted: Record<string, string> = {
  "a view that reads as its owner": "create view everybody as select * from recipient",
  "a copy of rows that no policy guards":
    "create materialized view all_doses as select * from dose",
  "a function that runs as its owner":
    "create function f() returns bigint language sql security definer as 'select count(*) from dose'",
  "a function that tells the planner it leaks nothing":
    "create function f() returns int leakproof language sql as 'select 1'",
  "a trigger of somebody's": `
    create function f() returns trigger language plpgsql as 'begin return new; end';
    create trigger t before insert on dose for each row execute function f()`,
  "a rule": "create rule r as on delete to dose do instead nothing",
  "a table without row-level security":
    "create table plain (municipality_code text); grant select on plain to vrs_app",
  "a part of a table without the table's policies": "create table child () inherits (recipient)",
  "a policy that opens everything to the application":
    "create policy p on recipient for select to vrs_app using (true)",
  "something granted to everybody": "grant select on recipient to public",
  "something granted to everybody who comes later":
    "alter default privileges grant select on tables to public",
  "something the working roles may hand on": "grant select on dose to vrs_app with grant option",
  "something the working roles own": `
    grant create on schema public to vrs_app; alter table lot owner to vrs_app`,
  "a schema the working roles may add to": "grant create on schema public to vrs_gate",
  "a role the working roles belong to": "grant pg_read_all_data to vrs_app",
  "a right no working role should have": "alter role vrs_gate bypassrls",
  "a setting that changes who they are": "alter role vrs_app set row_security = off",
  "a way to another server": "create publication p for all tables",
  "a large object, which no policy guards": "select lo_create(0)",
  "a sequence that counts for everybody": "create sequence numbers",
};

/** Only a superuser could add these; over DATABASE_URL the owner need not be one. */
const ofSuperusers: ReadonlySet<string> = new Set([
  "a function that tells the planner it leaks nothing",
  "a right no working role should have",
  "a way to another server",
]);
const [{ isSuperuser } = { isSuperuser: false }] = await owner<{ isSuperuser: boolean }[]>`
  select rolsuper as "isSuperuser" from pg_roles where rolname = current_user`;

for (const [what, statement] of Object.entries(planted)) {
  const ignore = !isSuperuser && ofSuperusers.has(what);
  Deno.test({ name: `the walk through the catalogue finds ${what}`, ignore }, async () => {
    const undone = new Error("put back");
    const found = owner.begin(async (tx) => {
      await tx.unsafe(statement);
      const leaks = await leaksOf(tx, { open, triggers });
      assert.ok(leaks.some((leak) => leak.startsWith(`${what}: `)), leaks.join("\n"));
      throw undone;
    });
    await assert.rejects(found, undone);
  });
}
