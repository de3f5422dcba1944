import type { Sql, TransactionSql } from "postgres";
import type { AuditFault, KeptHead } from "../../domain/audit/audit_fault.ts";
import type { AuditChain } from "./audit_chain.ts";
import { verifyChain } from "./verify_chain.ts";

export interface Verification {
  /** One municipality, or everything. */
  municipalityCode?: string;
  kept: readonly KeptHead[];
}

export interface VerifiedAudit {
  municipalityCode: string;
  /** Sealed rows that were found as they were. */
  rowCount: number;
  /** Rows that wait to be sealed: nothing says yet how they were. */
  waitingCount: number;
  faults: AuditFault[];
}

/**
 * Compares the audit with its chain, municipality by municipality, as they were at one instant: the
 * server may go on meanwhile. `sql` acts as `vrs_seal`.
 */
export async function verifyAudit(
  sql: Sql,
  chain: AuditChain,
  { municipalityCode, kept }: Verification,
  tell: (verified: VerifiedAudit) => void,
): Promise<void> {
  await sql.begin("isolation level repeatable read read only", async (tx) => {
    // Row by row along the chain; all of a large municipality would have to be sorted first.
    await tx`set local enable_hashjoin = off`;
    const stored = municipalityCode ? [municipalityCode] : await listCodes(tx);
    const told = kept.map((head) => head.municipalityCode)
      .filter((code) => !municipalityCode || code === municipalityCode);
    for (const code of [...new Set([...stored, ...told])].toSorted()) {
      const heads = kept.filter((head) => head.municipalityCode === code);
      const walk = { chain, municipalityCode: code, kept: heads };
      const { rowCount, fault } = await verifyChain(tx, walk);
      const faults = [...(fault ? [fault] : []), ...await listUnsealed(tx, code)];
      tell({
        municipalityCode: code,
        rowCount,
        waitingCount: await countWaiting(tx, code),
        faults,
      });
    }
  });
}

/** Every municipality of which there is anything; by leaps, as each has many rows. */
async function listCodes(tx: TransactionSql): Promise<string[]> {
  const codes = new Set<string>();
  for (const table of ["audit", "audit_seal", "audit_pending", "audit_erasure"]) {
    const rows = await tx`
      with recursive each as (
        select min(municipality_code) as code from ${tx(table)}
        union all
        select (select min(municipality_code) from ${tx(table)} where municipality_code > code)
        from each where code is not null
      ) select code from each where code is not null`;
    for (const { code } of rows) codes.add(code);
  }
  return [...codes];
}

/** The first row that is neither sealed nor waits for it, and the first that waits but has gone. */
async function listUnsealed(tx: TransactionSql, code: string): Promise<AuditFault[]> {
  const none = { municipalityCode: code, position: null, figure: null };
  const [inserted] = await tx`
    select id, at from audit a where municipality_code = ${code}
      and not exists (select from audit_seal where municipality_code = ${code} and audit_id = a.id)
      and not exists (
        select from audit_pending where municipality_code = ${code} and audit_id = a.id)
    order by at limit 1`;
  const [lost] = await tx`
    select audit_id as id from audit_pending p where municipality_code = ${code}
      and not exists (select from audit where municipality_code = ${code} and id = p.audit_id)
    order by audit_id limit 1`;
  return [
    ...(inserted
      ? [{ ...none, kind: "never_sealed" as const, at: inserted.at, auditId: inserted.id }]
      : []),
    ...(lost
      ? [{ ...none, kind: "lost_before_sealing" as const, at: null, auditId: lost.id }]
      : []),
  ];
}

async function countWaiting(tx: TransactionSql, code: string): Promise<number> {
  const [row] = await tx`
    select count(*) as count from audit_pending where municipality_code = ${code}`;
  return row!.count;
}
