import assert from "node:assert/strict";
import fc from "fast-check";
import type { Sql } from "postgres";
import { aDatabase } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { appendActs, firstFault, seal, sealingSql, verify } from "./a_sealed_audit.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const sealer = sealingSql(database);

const LENGTH = 12;
const code = aMunicipality();
await appendActs(database, code, { count: LENGTH });
await seal(sealer);

/** What an owner of the database does, taken back afterwards; answers what is then found. */
async function tamper(work: (sql: Sql) => Promise<unknown>) {
  const saved = await Promise.all(TABLES.map((table) => owner`select * from ${owner(table)}`));
  try {
    await work(owner);
    return await firstFault(sealer, code);
  } finally {
    for (const [index, table] of TABLES.entries()) {
      await owner`delete from ${owner(table)}`;
      await owner`insert into ${owner(table)} ${owner(saved[index]!)}`;
    }
  }
}

const TABLES = ["audit", "audit_seal"];

const aPosition = fc.integer({ min: 1, max: LENGTH });

/** Every column of the audit but its key, with another value. */
const ALTERATIONS: Record<string, string> = {
  at: "at - interval '1 microsecond'",
  act: "'sign_out'",
  account_id: "gen_random_uuid()",
  login_id: "login_id || 'x'",
  actor_municipality_code: "null",
  subject_kind: "null",
  subject_id: "gen_random_uuid()",
  detail: `'{"list": null}'`,
  address: "'192.0.2.8'",
  request_id: "''",
};

Deno.test("an audit nobody touched is as it was sealed", async () => {
  const { rowCount, waitingCount, faults } = await verify(sealer, code);
  assert.deepEqual({ rowCount, waitingCount, faults }, {
    rowCount: LENGTH,
    waitingCount: 0,
    faults: [],
  });
});

Deno.test("the seal covers every column of the audit", async () => {
  const columns = await owner`
    select attname as name from pg_attribute
    where attrelid = 'audit'::regclass and attnum > 0 and not attisdropped`;
  assert.deepEqual(
    columns.map(({ name }) => name).toSorted(),
    [
      ...Object.keys(ALTERATIONS),
      "id",
      "municipality_code",
    ].toSorted(),
  );
});

Deno.test("an altered row is found at its position, whatever was altered", async () => {
  const anAlteration = fc.constantFrom(...Object.entries(ALTERATIONS));
  await fc.assert(
    fc.asyncProperty(aPosition, anAlteration, async (position, [column, value]) => {
      const found = await tamper((sql) =>
        sql`
          update audit set ${sql(column)} = ${sql.unsafe(value)} from audit_seal s
          where s.position = ${position} and audit.id = s.audit_id`
      );
      assert.deepEqual(found, { kind: "altered", position }, column);
    }),
    { numRuns: 30 },
  );
});

Deno.test("a removed row is found at its position, with its seal or without, closed up or not", async () => {
  const aRemoval = fc.constantFrom("row alone", "seal too", "closed up");
  await fc.assert(
    fc.asyncProperty(aPosition, aRemoval, async (position, removal) => {
      // Nobody outside knows how long the chain was, nor what hash came before the last row.
      const most = { "row alone": LENGTH, "seal too": LENGTH - 1, "closed up": LENGTH - 2 };
      fc.pre(position <= most[removal]!);
      const found = await tamper(async (sql) => {
        await sql`
          delete from audit using audit_seal s where s.position = ${position} and id = audit_id`;
        if (removal === "row alone") return;
        await sql`delete from audit_seal where position = ${position}`;
        if (removal === "closed up") await move(sql, position, -1);
      });
      assert.deepEqual(found, { kind: "removed", position }, removal);
    }),
    { numRuns: 30 },
  );
});

Deno.test("a row put into the chain is found where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(aPosition, async (position) => {
      const found = await tamper(async (sql) => {
        const id = await aForgedRow(sql);
        await move(sql, position - 1, 1);
        await sql`
          insert into audit_seal values (${code}, ${position}, ${id}, now(), sha256('guessed'))`;
      });
      assert.deepEqual(found, { kind: "inserted", position });
    }),
    { numRuns: 15 },
  );
});

Deno.test("a row that never was sealed nor waits for it is found, with its time", async () => {
  const found = await tamper(aForgedRow);
  assert.deepEqual(found, { kind: "never_sealed", position: null });
});

Deno.test("rows that changed places are found at the first of them, however it was done", async () => {
  const aSwap = fc.constantFrom("rows", "seals");
  await fc.assert(
    fc.asyncProperty(aPosition, aPosition, aSwap, async (one, other, what) => {
      fc.pre(one !== other);
      const column = what === "rows" ? "audit_id" : "position";
      const found = await tamper(async (sql) => {
        const seals = await sql`select * from audit_seal where position in (${one}, ${other})`;
        const [first, second] = seals as unknown as [Row, Row];
        await sql`delete from audit_seal where position in (${one}, ${other})`;
        const swapped = [
          { ...first, [column]: second[column] },
          { ...second, [column]: first[column] },
        ];
        await sql`insert into audit_seal ${sql(swapped)}`;
      });
      assert.deepEqual(found, { kind: "reordered", position: Math.min(one, other) }, what);
    }),
    { numRuns: 30 },
  );
});

type Row = Record<string, unknown>;

/** Moves the seals behind a position up or down. */
async function move(sql: Sql, behind: number, by: number): Promise<void> {
  const seals = await sql`delete from audit_seal where position > ${behind} returning *`;
  if (seals.length === 0) return;
  await sql`
    insert into audit_seal ${sql(seals.map((row) => ({ ...row, position: row.position + by })))}`;
}

async function aForgedRow(sql: Sql): Promise<string> {
  const [row] = await sql`
    insert into audit select municipality_code, gen_random_uuid(), at, act, account_id, login_id,
      actor_municipality_code, subject_kind, subject_id, detail, address, request_id
    from audit limit 1 returning id`;
  return row!.id;
}
