import assert from "node:assert/strict";
import { aDatabase } from "./a_database.ts";
import { databaseRoles, GATE_TABLES, TALLY_TABLES } from "./database_roles.ts";

const { owner, grantedTo, tablesOfMunicipalities } = await databaseRoles(await aDatabase());

/** Tables that are the same for every municipality; all others carry its code. */
const COMMON_TABLES = [
  ...["municipality", "prefecture", "sealing_key"],
  ...["publication", "publication_file"],
];
const OWNERS_TABLES = ["kysely_migration", "kysely_migration_lock"];

Deno.test("every table that is not common to all carries a municipality code", async () => {
  const tables = await owner`
    select relname from pg_class where relkind in ('r', 'p', 'f', 'm', 'v')
      and relnamespace = 'public'::regnamespace`;
  assert.deepEqual(
    tables.map(({ relname }) => relname).filter((name) => !tablesOfMunicipalities.includes(name))
      .sort(),
    [...COMMON_TABLES, ...GATE_TABLES, ...OWNERS_TABLES, ...TALLY_TABLES].sort(),
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

/**
 * These roles' policies, and those of the tallies, have tests of their own: see
 * `retention/eraser_rights_test.ts` and `tally/tally_rights_test.ts`.
 */
const NOT_ELSEWHERE = owner`
  polroles <> array['vrs_eraser'::regrole::oid] and polroles <> array['vrs_tally'::regrole::oid]
  and polrelid <> all(${TALLY_TABLES}::regclass[])`;

Deno.test("only the policies we know of open a row to anyone else", async () => {
  const others = await owner`
    select polrelid::regclass::text || ': ' || polname as name from pg_policy
    where polname <> 'own_municipality' and ${NOT_ELSEWHERE} order by 1`;
  assert.deepEqual(others.map(({ name }) => name), [
    "account: at_the_gate",
    "audit: at_the_gate",
    "audit: sealing",
    "audit_erasure: sealing",
    "audit_pending: at_the_gate",
    "audit_pending: sealed",
    "audit_pending: sealing",
    "audit_seal: sealed",
    "audit_seal: sealing",
    "clinic: at_the_gate",
    "dose: given_here",
    "dose: remembered",
    "erasure: at_the_gate",
    "inquiry: at_the_gate",
    "job: at_the_gate",
    "recipient: remembered",
    "ticket: remembered",
  ]);
});

Deno.test("a policy that is not one's own municipality's opens nothing to be written, or narrows", async () => {
  const others = await owner`
    select polrelid::regclass::text as name, polcmd as command, polpermissive as opens
    from pg_policy where polname <> 'own_municipality' and ${NOT_ELSEWHERE} order by 1, 2`;
  assert.deepEqual(others.map(({ name, command, opens }) => [name, command, opens]), [
    ["account", "*", true], // who signs in, before any municipality is entered
    ["audit", "a", true],
    ["audit", "r", true], // who seals it reads it, and "d" strikes off what is sealed
    ["audit_erasure", "r", true],
    ["audit_pending", "a", true],
    ["audit_pending", "d", true],
    ["audit_pending", "r", true],
    ["audit_seal", "a", true],
    ["audit_seal", "r", true],
    ["clinic", "*", true], // who signs in, likewise
    ["dose", "d", false],
    ["dose", "r", true],
    ["erasure", "r", true], // when, of all municipalities together, and nothing about whom
    ["inquiry", "r", true], // which cases have waited too long, of all municipalities
    ["job", "r", true],
    ["recipient", "d", false],
    ["ticket", "d", false],
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

/** What may be deleted at all, and why that loses nothing. */
const DELETABLE: Record<string, string> = {
  "vrs_app awaited_recipient": "over when the person arrives; the dose file still says it",
  "vrs_app correction_draft": "nothing of it was ever in force",
  "vrs_app dose": "what an undo takes back, when the history has it",
  "vrs_app job_progress": "how far a job is, until it is done",
  "vrs_app lot": "master_change has what it was",
  "vrs_app operator_try": "nobody waits for a wrong PIN of hours ago",
  "vrs_app recipient": "what an undo takes back, when the history has it",
  "vrs_app session_operator": "who works at a tablet now; the audit says who did",
  "vrs_app session_preset": "what a form begins with, a day after its session",
  "vrs_app ticket": "what an undo takes back, when the history has it",
  "vrs_app touched_dose": "what it was is counted",
  "vrs_app touched_recipient": "what they were is counted",
  "vrs_app touched_ticket": "whose it was is counted",
  "vrs_app upload_finding": "made from the file and the register, anew at each check of it",
  "vrs_app upload_issue": "made from the file, anew at each check of it",
  "vrs_app upload_sample": "made from the file, anew at each check of it",
  "vrs_gate gmis_flow": "used once; the audit has what came of it",
  "vrs_gate passkey": "its owner or a manager took it away; the audit says so",
  "vrs_gate passkey_challenge": "asked once",
  "vrs_gate recovery_code": "others were made, or the last factor was taken away",
  "vrs_gate server_process": "a process that has ended",
  "vrs_gate session": "over when someone signs out",
  "vrs_gate sign_in_try": "forgotten with time or a right password; the audit has each try",
  "vrs_gate totp": "its owner or a manager took it away; the audit says so",
  "vrs_seal audit_pending": "it has its seal",
};

Deno.test("nobody is granted to truncate or refer, and to delete only what is kept elsewhere", async () => {
  const grants = await owner`
    select grantee || ' ' || table_name as may, privilege_type as privilege
    from information_schema.role_table_grants
    where grantee in ('vrs_app', 'vrs_gate', 'vrs_seal', 'PUBLIC') and table_schema = 'public'
      and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')
    order by 1`;
  assert.deepEqual(new Set(grants.map(({ privilege }) => privilege)), new Set(["DELETE"]));
  assert.deepEqual(grants.map(({ may }) => may), Object.keys(DELETABLE));
});

Deno.test("what happened cannot be changed: changes, histories, audit and files are only added to", async () => {
  assert.deepEqual(await grantedTo("vrs_app", "UPDATE"), [
    ...[
      "correction_draft",
      "distinct_pair",
      "dose",
      "dose_conflict",
      "examination",
      "finding",
      "job",
      "job_progress",
      "lot",
      "merge",
      "municipality_setting",
    ],
    ...["municipality_vaccine", "operator_try", "output"],
    ...["recipient", "session_operator", "session_preset", "ticket", "upload"],
  ]);
});

Deno.test("what was asked cannot be changed, nor what happened to it or why somebody was protected", async () => {
  const columns = async (table: string) => {
    const rows = await owner`
      select column_name as name from information_schema.column_privileges
      where grantee = 'vrs_app' and privilege_type = 'UPDATE' and table_name = ${table}
      order by 1`;
    return rows.map(({ name }) => name);
  };
  assert.deepEqual(await columns("inquiry"), [
    ...["answered_at", "flag_change_id", "handled_at", "handled_login_id", "is_unread"],
    ...["my_number_index", "my_number_sealed", "openable_until", "recipient_id", "refusal"],
    ...["refusal_reason", "registered_at", "registered_id", "registered_login_id"],
    ...["reminded_at", "state", "version"],
  ]);
  assert.deepEqual(await columns("inquiry_event"), []);
  const released = ["release_reason", "released_at", "released_login_id"];
  assert.deepEqual(await columns("protection"), released);
  assert.deepEqual(await columns("batch"), ["failure", "finished_at", "state"]);
  const told = ["inquiry_id", "my_number_sealed", "outcome", "problem"];
  assert.deepEqual(await columns("batch_row"), told);
});

Deno.test("no view, rule or function of the owner's leads around the policies", async () => {
  const [count] = await owner`
    select (select count(*) from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('v', 'm', 'f')) as views,
      (select count(*) from pg_rewrite join pg_class on pg_class.oid = ev_class
        where relnamespace = 'public'::regnamespace) as rules`;
  assert.deepEqual({ ...count }, { views: 0, rules: 0 });
  const functions = await owner`
    select proname as name, prosecdef as "asOwner" from pg_proc
    where pronamespace = 'public'::regnamespace order by 1`;
  const names = ["note_doses", "note_erased_doses", "note_recipients", "note_tickets"];
  assert.deepEqual(
    functions.map((each) => ({ ...each })),
    [...names, "settle_tallies"].map((name) => ({ name, asOwner: false })),
  );
});
