import assert from "node:assert/strict";
import type { Sql, TransactionSql } from "postgres";
import { type Distribution, listDistribution } from "../../../db/distribute/distribution.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";

const owner = ownerSql(await aDatabase());

/** Doses given at an own venue on others' tickets: the venue's own list of the day. */
const SHOWN_BESIDE = ["dose.given_here"];

Deno.test("a statement of a request sees one municipality's rows, so it cannot join two", async () => {
  assert.deepEqual(await policiesBeyond(owner, "vrs_app"), SHOWN_BESIDE);
});

/** The gate knows no person; counts, waiting jobs, cases and clinics (by G-MIS ID) it reads of all. */
const READ_FOR_ALL = /^(clinic|erasure|inquiry|job|tally_\w+)\.at_the_gate$/;

Deno.test("before a municipality is known, only statistics, jobs and cases are read", async () => {
  const beyond = await policiesBeyond(owner, "vrs_gate");
  assert.ok(beyond.includes("inquiry.at_the_gate") && beyond.includes("tally_total.at_the_gate"));
  assert.deepEqual(beyond.filter((policy) => !READ_FOR_ALL.test(policy)), []);
});

Deno.test("a policy that shows a neighbour's people is seen", async () => {
  const found = await owner.begin(async (tx) => {
    await tx`create policy next_door on recipient for select to vrs_app using (sex = 'male')`;
    throw new Found(await policiesBeyond(tx, "vrs_app"));
  }).catch((error) => {
    if (error instanceof Found) return error.policies;
    throw error;
  });
  assert.deepEqual(found, [...SHOWN_BESIDE, "recipient.next_door"]);
});

Deno.test("no function of the database reads with more rights than who calls it", async () => {
  const functions = await owner`
    select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`;
  assert.deepEqual([...functions], []);
});

/** 転入処理, まとめて照会 and the count before a publication. */
const VISITING = /^db\/(transfer|batch|publication)\//;

Deno.test("the inquiry and the statistics alone step over into another municipality", async () => {
  const visiting: string[] = [];
  const root = new URL("../../../", import.meta.url);
  for await (const path of sources(root, "db")) {
    const text = await Deno.readTextFile(new URL(path, root));
    if (/\bvisitMunicipality\(/.test(text) && path !== "db/tenant.ts") visiting.push(path);
  }
  assert.ok(visiting.length >= 3, visiting.join());
  assert.deepEqual(visiting.filter((path) => !VISITING.test(path)), []);
});

/** The role's policies that let through rows of others, on tables that lie on several nodes. */
async function policiesBeyond(db: Sql | TransactionSql, role: string): Promise<string[]> {
  const distributions = new Map(
    (await listDistribution(db)).map(({ table, distribution }) => [table, distribution]),
  );
  const policies = await db<{ table: string; policy: string; condition: string }[]>`
    select tablename as table, policyname as policy, qual as condition from pg_policies
    where schemaname = 'public' and ${role} = any(roles) and qual is not null
      and cmd in ('ALL', 'SELECT') order by 1, 2`;
  return policies
    .filter(({ table, condition }) => showsOthers(distributions.get(table)!, condition))
    .map(({ table, policy }) => `${table}.${policy}`);
}

function showsOthers(distribution: Distribution, condition: string): boolean {
  return distribution.kind === "distributed" &&
    condition !== `(${distribution.column} = current_setting('vrs.municipality'::text, true))`;
}

async function* sources(root: URL, folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* sources(root, path);
    else if (path.endsWith(".ts")) yield path;
  }
}

/** Takes the plant away again. */
class Found extends Error {
  constructor(readonly policies: string[]) {
    super();
  }
}
