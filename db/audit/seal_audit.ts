import type { Sql, TransactionSql } from "postgres";
import { type AuditChain, hexOf } from "./audit_chain.ts";
import { AUDIT_TEXT } from "./audit_text.ts";

/** Name of the advisory lock that whoever adds to a chain, or cuts one off, holds. */
export const SEALING_LOCK = "vrs audit sealing";

const BATCH = 5_000;

interface PendingRow {
  code: string;
  id: string;
  text: string;
}

interface Seal {
  code: string;
  position: number;
  id: string;
  hash: Uint8Array;
}

/**
 * Seals what waits, in transactions of some thousand rows, and answers how many it sealed. Safe to
 * run in several processes at once: who finds another at it leaves it to that one. `sql` acts as
 * `vrs_seal`.
 */
export async function sealAudit(sql: Sql, chain: AuditChain, at: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await sql.begin((tx) => sealBatch(tx, chain, at));
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(tx: TransactionSql, chain: AuditChain, at: Date): Promise<number> {
  const [lock] = await tx`
    select pg_try_advisory_xact_lock(hashtextextended(${SEALING_LOCK}, 0)) as taken`;
  if (!lock!.taken) return 0;
  // A row that has gone keeps waiting: `verifyAudit` tells of it.
  const rows = await tx<PendingRow[]>`
    select p.municipality_code as code, p.audit_id as id, ${tx.unsafe(AUDIT_TEXT)} as text
    from audit_pending p
    join audit a on a.municipality_code = p.municipality_code and a.id = p.audit_id
    order by p.municipality_code, p.audit_id limit ${BATCH}`;
  if (rows.length === 0) return 0;
  const sealedAt = at.getTime() * 1_000;
  await write(tx, sealsOf(rows, { chain, sealedAt, heads: await headsOf(tx, rows) }), at);
  return rows.length;
}

function sealsOf(
  rows: readonly PendingRow[],
  { chain, sealedAt, heads }: { chain: AuditChain; sealedAt: number; heads: Map<string, Head> },
): Seal[] {
  return rows.map(({ code, id, text }) => {
    const last = heads.get(code) ?? { position: 0, hash: chain.origin(code) };
    const position = last.position + 1;
    const head = { position, hash: chain.next(last.hash, { position, sealedAt, text }) };
    heads.set(code, head);
    return { code, id, ...head };
  });
}

interface Head {
  position: number;
  hash: Uint8Array;
}

/** The last seals of the municipalities whose rows these are, or what an erasure has left of them. */
async function headsOf(
  tx: TransactionSql,
  rows: readonly PendingRow[],
): Promise<Map<string, Head>> {
  const codes = [...new Set(rows.map(({ code }) => code))];
  const heads = await tx<(Head & { code: string })[]>`
    select code, coalesce(last.position, erased.through_position) as position,
      coalesce(last.hash, erased.hash) as hash
    from unnest(${codes}::text[]) code
    left join lateral (
      select position, hash from audit_seal where municipality_code = code
      order by position desc limit 1
    ) last on true
    left join lateral (
      select through_position, hash from audit_erasure where municipality_code = code
      order by through_position desc limit 1
    ) erased on true
    where last.position is not null or erased.through_position is not null`;
  return new Map(heads.map(({ code, ...head }) => [code, head]));
}

async function write(tx: TransactionSql, seals: readonly Seal[], at: Date): Promise<void> {
  const codes = seals.map(({ code }) => code);
  const ids = seals.map(({ id }) => id);
  const hashes = seals.map(({ hash }) => hexOf(hash));
  await tx`
    insert into audit_seal (municipality_code, position, audit_id, sealed_at, hash)
    select code, position, id, ${at}, decode(hash, 'hex')
    from unnest(${codes}::text[], ${seals.map(({ position }) => position)}::bigint[],
      ${ids}::uuid[], ${hashes}::text[]) as seal (code, position, id, hash)`;
  await tx`
    delete from audit_pending p using unnest(${codes}::text[], ${ids}::uuid[]) as seal (code, id)
    where p.municipality_code = seal.code and p.audit_id = seal.id`;
}
