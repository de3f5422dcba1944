import type { TransactionSql } from "postgres";
import type { AuditFault } from "../../domain/audit/audit_fault.ts";
import { type AuditErasure, hexOf, isEqual } from "./audit_chain.ts";
import { auditLinks, hasRow } from "./audit_links.ts";
import { microseconds } from "./audit_text.ts";
import type { ChainWalk } from "./chain_walk.ts";
import { explainBreak } from "./explain_break.ts";

export interface WalkedChain {
  rowCount: number;
  fault?: AuditFault;
}

/** Walks the chain up to the first thing that is wrong with it. */
export async function verifyChain(tx: TransactionSql, walk: ChainWalk): Promise<WalkedChain> {
  const { chain, municipalityCode } = walk;
  const kept = new Map(walk.kept.map((head) => [head.position, head.hash]));
  const start = await findStart(tx, walk);
  if ("fault" in start) return { rowCount: 0, fault: start.fault };
  let { position, hash } = start;
  let rowCount = 0;
  const wrong = (fault: Partial<AuditFault> & Pick<AuditFault, "kind">): WalkedChain => ({
    rowCount,
    fault: { municipalityCode, position: null, at: null, auditId: null, figure: null, ...fault },
  });
  let lastSealedAt: number | undefined;
  for await (const link of auditLinks(tx, municipalityCode)) {
    const place = { position: position + 1, auditId: link.auditId, at: link.at };
    if (link.position <= position) {
      return wrong({ ...place, kind: "inserted", position: link.position });
    }
    const about = instant(lastSealedAt ?? link.sealedAt);
    if (link.position > position + 1) {
      const figure = link.position - position - 1;
      return wrong({ kind: "removed", position: position + 1, at: about, figure });
    }
    if (!hasRow(link)) {
      return wrong({ ...place, kind: "removed", at: instant(link.sealedAt), figure: 1 });
    }
    if (!isEqual(chain.next(hash, link), link.hash)) {
      return wrong({ ...place, ...await explainBreak(tx, walk, { previous: hash, link }) });
    }
    const keptHash = kept.get(link.position);
    if (keptHash && keptHash !== hexOf(link.hash)) return wrong({ ...place, kind: "other_chain" });
    ({ position, hash } = link);
    lastSealedAt = link.sealedAt;
    rowCount++;
  }
  const end = Math.max(0, ...kept.keys());
  if (end <= position) return { rowCount };
  const at = lastSealedAt === undefined ? null : instant(lastSealedAt);
  return wrong({ kind: "cut_off", position: position + 1, at, figure: end - position });
}

type Start = { position: number; hash: Uint8Array } | { fault: AuditFault };

/** Where the chain begins: at its origin, or behind what was erased past its retention. */
async function findStart(
  tx: TransactionSql,
  { chain, municipalityCode }: ChainWalk,
): Promise<Start> {
  const [erasure] = await tx<(Omit<AuditErasure, "municipalityCode"> & { proof: Uint8Array })[]>`
    select through_position as "throughPosition", hash, row_count as "rowCount", proof,
      ${tx.unsafe(microseconds("cutoff"))} as cutoff,
      ${tx.unsafe(microseconds("erased_at"))} as "erasedAt"
    from audit_erasure where municipality_code = ${municipalityCode}
    order by through_position desc limit 1`;
  if (!erasure) return { position: 0, hash: chain.origin(municipalityCode) };
  const { proof, ...erased } = erasure;
  const { throughPosition: position, hash } = erased;
  if (isEqual(chain.proof({ municipalityCode, ...erased }), proof)) return { position, hash };
  const at = instant(erased.erasedAt);
  const place = { municipalityCode, position, at, auditId: null, figure: null };
  return { fault: { ...place, kind: "erasure_forged" } };
}

function instant(microseconds: number): Date {
  return new Date(microseconds / 1_000);
}
