import type { Sql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import type { AuditChain } from "./audit_chain.ts";
import { SEALING_LOCK } from "./seal_audit.ts";
import { verifyChain } from "./verify_chain.ts";

/** Who erases: one that may delete what is past its retention, and one that may read all of it. */
export interface AuditErasers {
  /** As `vrs_eraser`. */
  eraser: Sql;
  /** As `vrs_seal`. */
  sealer: Sql;
  chain: AuditChain;
}

export interface OldAudit {
  municipalityCode: string;
  cutoff: Date;
  at: Date;
  /** A rehearsal only counts. */
  mode: "erase" | "rehearse";
}

/**
 * Erases the audit of a municipality ("000000" too) from its beginning, up to the first row that is
 * not older than `cutoff`, with its seals, and leaves a proof that `verifyAudit` goes on from;
 * answers how many rows went. Only sealed rows go, and none while something is wrong with the
 * chain: an `OperatorError`.
 */
export async function eraseAudit(
  { eraser, sealer, chain }: AuditErasers,
  { municipalityCode, cutoff, at, mode }: OldAudit,
): Promise<number> {
  return await eraser.begin(async (tx) => {
    // Against a sealer that would go on from a seal which is just being erased.
    await tx`select pg_advisory_xact_lock(hashtextextended(${SEALING_LOCK}, 0))`;
    const old = await findOld(sealer, municipalityCode, cutoff);
    if (!old || mode === "rehearse") return old?.rowCount ?? 0;
    const walk = { chain, municipalityCode, kept: [] };
    const { fault } = await sealer.begin("read only", (reading) => verifyChain(reading, walk));
    if (fault) throw new OperatorError(BROKEN);
    const { throughPosition, hash, rowCount } = old;
    const times = { cutoff: cutoff.getTime() * 1_000, erasedAt: at.getTime() * 1_000 };
    const proof = chain.proof({ municipalityCode, ...old, ...times });
    await tx`
      insert into audit_erasure (municipality_code, through_position, hash, row_count, cutoff,
        erased_at, proof)
      values (${municipalityCode}, ${throughPosition}, ${hash}, ${rowCount}, ${cutoff}, ${at},
        ${proof})`;
    const rows = await tx`
      delete from audit using audit_seal s
      where s.municipality_code = ${municipalityCode} and s.position <= ${throughPosition}
        and audit.municipality_code = s.municipality_code and audit.id = s.audit_id`;
    const seals = await tx`
      delete from audit_seal
      where municipality_code = ${municipalityCode} and position <= ${throughPosition}`;
    // The database's own clock has the last word on what is old.
    if (rows.count !== rowCount || seals.count !== rowCount) throw new OperatorError(TOO_YOUNG);
    return rowCount;
  });
}

const BROKEN = "操作の記録（監査ログ）が封印と一致しないため、消去しませんでした。" +
  "audit verify を実行して、書き換えられた箇所を確かめてください。";

const TOO_YOUNG =
  "操作の記録（監査ログ）に、データベースの時計ではまだ消去できないものがあります。" +
  "サーバーの時計を確かめてください。";

interface ToErase {
  throughPosition: number;
  hash: Uint8Array;
  rowCount: number;
}

/** Undefined when there is nothing old enough. */
async function findOld(
  sealer: Sql,
  municipalityCode: string,
  cutoff: Date,
): Promise<ToErase | undefined> {
  const [row] = await sealer<ToErase[]>`
    with first_kept as (
      select coalesce(min(s.position), 9007199254740991) as position
      from audit_seal s left join audit a
        on a.municipality_code = s.municipality_code and a.id = s.audit_id
      where s.municipality_code = ${municipalityCode} and (a.id is null or a.at >= ${cutoff})
    ), old as (
      select s.position, s.hash from audit_seal s, first_kept
      where municipality_code = ${municipalityCode} and s.position < first_kept.position
    )
    select position as "throughPosition", hash, (select count(*) from old) as "rowCount"
    from old order by position desc limit 1`;
  return row;
}
