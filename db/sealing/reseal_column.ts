import { Buffer } from "node:buffer";
import type { Sql, TransactionSql } from "postgres";
import type { KeyRing } from "./key_ring.ts";
import { resealBytes, sealedHead } from "./sealed_bytes.ts";
import type { SealedColumn } from "./sealed_columns.ts";

export interface Resealed {
  /** Values that the ring's first key seals now. */
  count: number;
  /** Values that do not open: moved to another row, or damaged. They are left as they are. */
  unopened: number;
}

/**
 * Re-seals a column in small transactions, in the order of its primary key. A row that somebody is
 * changing is passed over, so that nobody waits for this and it can end up in no deadlock; the next
 * round has it. Stopped at any moment, it has lost nothing: begun again it takes what is left.
 */
export async function resealColumn(
  owner: Sql,
  { keys, column }: { keys: KeyRing; column: SealedColumn },
  tell: (resealed: Resealed) => void,
): Promise<Resealed> {
  const primaryKey = await keyColumns(owner, column.table);
  const total: Resealed = { count: 0, unopened: 0 };
  let after: string[] | undefined;
  for (;;) {
    const step = { keys, column, primaryKey, after };
    const batch = await owner.begin((tx) => resealBatch(tx, step));
    total.count += batch.count;
    total.unopened += batch.unopened;
    tell(total);
    if (!batch.last) return total;
    after = batch.last;
  }
}

interface KeyColumn {
  name: string;
  type: string;
}

async function keyColumns(owner: Sql, table: string): Promise<KeyColumn[]> {
  return await owner<KeyColumn[]>`
    select attname as name, format_type(atttypid, null) as type
    from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indrelid = ${table}::regclass and indisprimary
    order by array_position(indkey::int[], attnum::int)`;
}

interface Step {
  keys: KeyRing;
  column: SealedColumn;
  primaryKey: readonly KeyColumn[];
  /** The primary key of the last row that was looked at. */
  after: string[] | undefined;
}

type StoredRow = Record<string, string> & { sealed: Uint8Array };

async function resealBatch(
  tx: TransactionSql,
  { keys, column, primaryKey, after }: Step,
): Promise<Resealed & { last: string[] | undefined }> {
  const rows = await lockRows(tx, { keys, column, primaryKey, after });
  const changed: { row: StoredRow; resealed: Buffer }[] = [];
  for (const row of rows) {
    const resealed = attempt(() => resealBytes(keys, row.sealed, column.context(row)));
    if (resealed) changed.push({ row, resealed });
  }
  await writeRows(tx, { column, primaryKey, changed });
  const last = rows.at(-1);
  return {
    count: changed.length,
    unopened: rows.length - changed.length,
    last: last && primaryKey.map(({ name }) => last[name]!),
  };
}

/** The next rows that another key has sealed. */
async function lockRows(
  tx: TransactionSql,
  { keys, column: { table, column, from, batch }, primaryKey, after }: Step,
): Promise<StoredRow[]> {
  const names = primaryKey.map(({ name }) => name);
  const columns = [...new Set([...names, ...from])].map((name) => `"${name}"::text as "${name}"`);
  const place = primaryKey.map(({ type }, index) => `$${index + 2}::text::${type}`).join(", ");
  const head = sealedHead(keys.sealing[0]!.id);
  return await tx.unsafe(
    `select ${columns.join(", ")}, "${column}" as sealed from "${table}"
    where substring("${column}" from 1 for ${head.length}) <> $1
      ${after ? `and (${names.map((name) => `"${name}"`).join(", ")}) > (${place})` : ""}
    order by ${names.map((name) => `"${table}"."${name}"`).join(", ")}
    limit ${batch} for no key update skip locked`,
    [head, ...(after ?? [])],
  ) as unknown as StoredRow[];
}

/** Only where the very bytes still stand that were re-sealed. */
async function writeRows(
  tx: TransactionSql,
  { column: { table, column }, primaryKey, changed }: Pick<Step, "column" | "primaryKey"> & {
    changed: readonly { row: StoredRow; resealed: Buffer }[];
  },
): Promise<void> {
  if (changed.length === 0) return;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
  const names = primaryKey.map((_, index) => `k${index}`);
  const isSame = primaryKey.map(({ name, type }, index) =>
    `stored."${name}" = wanted.k${index}::${type}`
  );
  await tx.unsafe(
    `update "${table}" as stored set "${column}" = decode(wanted.resealed, 'hex')
    from unnest($1::text[], $2::text[], ${names.map((_, index) => `$${index + 3}::text[]`)})
      as wanted(former, resealed, ${names})
    where ${isSame.join(" and ")} and stored."${column}" = decode(wanted.former, 'hex')`,
    [
      changed.map(({ row }) => hex(row.sealed)),
      changed.map(({ resealed }) => hex(resealed)),
      ...primaryKey.map(({ name }) => changed.map(({ row }) => row[name]!)),
    ],
  );
}

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
