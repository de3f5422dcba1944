import assert from "node:assert/strict";
import { sql } from "kysely";
import { connect } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { databaseTrouble } from "../../db/database_gone.ts";
import { inMunicipality } from "../../db/tenant.ts";
import { aDatabase } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const URAYASU = "122271";

const backendOf = sql<{ pid: number }>`select pg_backend_pid() as pid`;

async function end(pid: number): Promise<void> {
  await owner`select pg_terminate_backend(${pid}, 5000)`;
}

/** Longer than PostgreSQL takes to say so and the system to close. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

function isUnavailable(error: unknown): boolean {
  return databaseTrouble(error)?.kind === "unavailable";
}

Deno.test("a transaction whose backend ends while it thinks fails, and is not heard of again", async () => {
  const pids: number[] = [];
  const failing = inMunicipality(database.register, URAYASU, async (tx) => {
    pids.push((await backendOf.execute(tx)).rows[0]!.pid);
    await end(pids[0]!);
    await aWhile();
    await sql`select 1`.execute(tx);
  });
  await assert.rejects(failing, isUnavailable);
  await inMunicipality(database.register, URAYASU, async (tx) => {
    pids.push((await backendOf.execute(tx)).rows[0]!.pid);
  });
  assert.notEqual(pids[0], pids[1]);
});

Deno.test("a transaction whose backend ends while a statement runs fails, and so does whatever it tries after", async () => {
  const failing = inMunicipality(database.register, URAYASU, async (tx) => {
    const { pid } = (await backendOf.execute(tx)).rows[0]!;
    const sleeping = sql`select pg_sleep(60)`.execute(tx);
    await Promise.all([end(pid), assert.rejects(sleeping, isUnavailable)]);
    await assert.rejects(sql`select 1`.execute(tx), isUnavailable);
    await aWhile();
    await sql`select 1`.execute(tx);
  });
  await assert.rejects(failing, isUnavailable);
});

Deno.test("a transaction that lost its connection never writes into one that others got instead", async () => {
  const own = openDatabase(database.address);
  const table = sql`select count(*)::int as count from pg_temp.intruder`;
  const lost = own.register.transaction().execute(async (tx) => {
    const { pid } = (await backendOf.execute(tx)).rows[0]!;
    await end(pid);
    await aWhile();
    await own.register.transaction().execute(async (other) => {
      await sql`create temp table intruder (n int) on commit drop`.execute(other);
      await assert.rejects(sql`insert into pg_temp.intruder values (1)`.execute(tx), isUnavailable);
      assert.deepEqual((await table.execute(other)).rows, [{ count: 0 }]);
    });
    await sql`select 1`.execute(tx);
  });
  await assert.rejects(lost, isUnavailable);
  await own.close();
});

Deno.test("connections that ended while nobody used them are not given to anybody", async () => {
  const own = openDatabase(database.address);
  const pids = await Promise.all(Array.from({ length: 5 }, async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`
      .execute(own.register);
    return rows[0]!.pid;
  }));
  assert.equal(new Set(pids).size, 5);
  await Promise.all(pids.map(end));
  await aWhile();
  await Promise.all(pids.map(() => backendOf.execute(own.register)));
  await own.close();
});

Deno.test("a session whose backend ends fails for good: another one has to be opened", async () => {
  const session = connect(database.address, "vrs_gate", 1);
  const failing = session.begin(async (tx) => {
    const [row] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await end(row.pid);
    await aWhile();
    await tx`select 1`;
  });
  await assert.rejects(failing, isUnavailable);
  await assert.rejects(session.begin((tx) => tx`select 1`), isUnavailable);
  await session.end();
  const another = connect(database.address, "vrs_gate", 1);
  assert.deepEqual([...await another.begin((tx) => tx`select 1 as one`)], [{ one: 1 }]);
  await another.end();
});

Deno.test("a session's transaction with a statement that failed is not called done", async () => {
  const session = connect(database.address, "vrs_gate", 1);
  const swallowed = session.begin(async (tx) => {
    await tx`select 1 / 0`.catch(() => {});
  });
  await assert.rejects(swallowed, /had failed before/);
  await session.end();
});

Deno.test("what waits for a connection is told when the database is closed", async () => {
  const own = openDatabase(database.address);
  const holding = own.gate.transaction().execute((tx) => sql`select pg_sleep(0.2)`.execute(tx));
  await aWhile();
  const closed = own.close();
  await holding;
  await closed;
  await assert.rejects(backendOf.execute(own.gate));
  await owner.end();
});
