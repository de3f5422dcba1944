import assert from "node:assert/strict";
import fc from "fast-check";
import { connect } from "../../../db/connection.ts";
import { migrate, refuseOtherSchema } from "../../../db/migrate.ts";
import { MIGRATIONS } from "../../../db/migrations/registry.ts";
import { UNFINISHED_RESTORE } from "../../../db/backup/unfinished_restore.ts";
import { OperatorError } from "../../../domain/operator_error.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRotatedRing } from "../sealing/a_sealed_register.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { anEmptyDatabase, backUp, readThrough, restore, rowsOfEveryTable } from "./a_backup.ts";
import { migratedTo } from "./an_older_database.ts";

const database = await aDatabase();
const owner = ownerSql(database);
await upload(database, anAct(), { content: [aRecipient()] });
const { bytes } = await backUp(database.address);

async function tablesAt(address: typeof database.address): Promise<string[]> {
  const sql = connect(address, "owner", 1);
  const rows = await sql`select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  await sql.end();
  return rows.map(({ name }) => name);
}

Deno.test("whichever byte was altered, whatever is missing at the end or too much there: it is found", async () => {
  const broken = fc.oneof(
    fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) }).map(({ at, bit }) => {
      const copy = bytes.slice();
      copy[at]! ^= 1 << bit;
      return copy;
    }),
    fc.nat(bytes.length - 1).map((length) => bytes.slice(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((more) => {
      const longer = new Uint8Array(bytes.length + more.length);
      longer.set(bytes);
      longer.set(more, bytes.length);
      return longer;
    }),
  );
  await readThrough(bytes);
  await fc.assert(
    fc.asyncProperty(broken, async (altered) => {
      await assert.rejects(readThrough(altered), OperatorError);
    }),
    { numRuns: 100 },
  );
});

Deno.test("a piece that was left out between others is found", async () => {
  const start = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start) + 4;
  const without = new Uint8Array(bytes.length - length);
  without.set(bytes.subarray(0, start));
  without.set(bytes.subarray(start + length), start);
  await assert.rejects(readThrough(without), /壊れているか、書き換えられています/);
});

Deno.test("a damaged backup leaves an empty database that can be restored into", async () => {
  const target = await anEmptyDatabase();
  const cut = bytes.slice(0, bytes.length - 20_000);
  await assert.rejects(restore(target, cut), /途中で切れています/);
  assert.deepEqual(await tablesAt(target), []);
  await restore(target, bytes);
  await refuseOtherSchema(target);
});

Deno.test("nothing but an empty database is restored into, and one with something in it stays as it is", async () => {
  const before = await rowsOfEveryTable(owner);
  await assert.rejects(restore(database.address, bytes), /復元先のデータベースが空ではありません/);
  assert.deepEqual(await rowsOfEveryTable(owner), before);
  const mine = await anEmptyDatabase();
  const sql = connect(mine, "owner", 1);
  await sql`create table of_mine (value text)`;
  await sql.end();
  await assert.rejects(restore(mine, bytes), /of_mine など1の表/);
  assert.deepEqual(await tablesAt(mine), ["of_mine"]);
});

Deno.test("the keys that are missing are named, whether they sealed the backup or what is in it", async () => {
  const other = { ...aKeyRing(), sealing: [{ id: "test", key: new Uint8Array(32).fill(9) }] };
  await assert.rejects(readThrough(bytes, other), /鍵ファイル .*にありません: sealing:test（指紋/);
  const otherIndex = { ...aKeyRing(), index: new Uint8Array(32).fill(9) };
  await owner`insert into sealing_key values ('index', sha256('x')) on conflict do nothing`;
  const again = await backUp(database.address);
  await assert.rejects(readThrough(again.bytes, otherIndex), /にありません: index（指紋/);
  await owner`delete from sealing_key where fingerprint = sha256('x')`;
});

Deno.test("a backup opens with a key file in which newer keys came first", async () => {
  await readThrough(bytes, aRotatedRing("k3"));
});

Deno.test("an older schema is restored and brought up to date; a newer one is refused", async () => {
  const older = await migratedTo("0031_erase_audit");
  const backup = await backUp(older);
  const target = await anEmptyDatabase();
  const { migrated } = await restore(target, backup.bytes);
  assert.equal(migrated[0], "0032_keep_tallies");
  assert.equal(migrated.length, Object.keys(MIGRATIONS).length - 31);
  assert.deepEqual(await migrate(target), []);

  await owner`insert into kysely_migration values ('9999_come_later', '')`;
  const newer = await backUp(database.address);
  await owner`delete from kysely_migration where name = '9999_come_later'`;
  const empty = await anEmptyDatabase();
  await assert.rejects(restore(empty, newer.bytes), /新しい版の VRS .*9999_come_later/);
  assert.deepEqual(await tablesAt(empty), []);
});

Deno.test("neither a server nor migrate takes a database whose restore has not ended", async () => {
  const target = await anEmptyDatabase();
  await migrate(target);
  const sql = connect(target, "owner", 1);
  await sql.unsafe(`create table ${UNFINISHED_RESTORE} (begun_at timestamptz)`);
  await sql.end();
  await assert.rejects(refuseOtherSchema(target), /復元の途中です/);
  await assert.rejects(migrate(target), /復元の途中です/);
});
